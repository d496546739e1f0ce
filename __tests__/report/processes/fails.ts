process.exitCode = 3;
process.once('message', () => {
  process.disconnect();
});
