process.once('message', () => {
  const kept: object[] = [];
  for (;;) kept.push({ number: kept.length });
});
