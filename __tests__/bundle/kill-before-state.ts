import fs from 'node:fs';

/** Loaded into a step before the action. Kills main when it would write its first state. Post writes none. */
const state = process.env['GITHUB_STATE'];
const realAppend = fs.appendFileSync;
fs.appendFileSync = (file, ...rest) => {
  if (file === state) process.kill(process.pid, 'SIGKILL');
  realAppend(file, ...rest);
};
