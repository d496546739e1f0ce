import { tmpdir } from 'node:os';
import type { ProcessCommand } from './processes.ts';
import type { Services } from './services.ts';

/** Creates a task, then fetches its status every second. */
const WAIT = `
const headers = { authorization: 'Bearer ' + process.env.API_KEY, 'content-type': 'application/json' };
const body = JSON.stringify({ prompt: 'Review.' });
const response = await fetch(process.env.BASE_URL + '/tasks', { method: 'POST', headers, body });
const { id } = await response.json();
for (;;) {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await (await fetch(process.env.BASE_URL + '/tasks/' + id, { headers })).json();
}`;

/** A Node process that loads nothing else: the minimum for any action. */
export function bareNode(script: 'empty' | 'wait', { miteos, apiKey }: Services): ProcessCommand {
  return {
    args: ['--input-type=module', '--eval', script === 'wait' ? WAIT : ''],
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', BASE_URL: miteos.baseUrl, API_KEY: apiKey },
  };
}
