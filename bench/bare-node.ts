import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProcessCommand } from './measured-process.ts';

/** What a node does that loads nothing but itself: the least that any action takes. */
const scripts = {
  /** Nothing. */
  empty: '',
  /** Creates a task. */
  create: `
const response = await fetch(process.env.BASE_URL + '/tasks', {
  method: 'POST',
  headers: { authorization: 'Bearer ' + process.env.API_KEY, 'content-type': 'application/json' },
  body: JSON.stringify({ prompt: 'Review.' }),
});
const { id } = await response.json();
`,
  /** Creates a task and looks at it each second. */
  wait: `
const headers = { authorization: 'Bearer ' + process.env.API_KEY, 'content-type': 'application/json' };
const body = JSON.stringify({ prompt: 'Review.' });
const response = await fetch(process.env.BASE_URL + '/tasks', { method: 'POST', headers, body });
const { id } = await response.json();
for (;;) {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await (await fetch(process.env.BASE_URL + '/tasks/' + id, { headers })).json();
}
`,
} as const;

export interface BareNode {
  command(script: keyof typeof scripts, service: BareService): ProcessCommand;
  dispose(): Promise<void>;
}

export interface BareService {
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** Lays the scripts into a folder, as plain JavaScript. */
export async function prepareBareNode(): Promise<BareNode> {
  const folder = await mkdtemp(join(tmpdir(), 'miteos-bench-bare-'));
  for (const [name, code] of Object.entries(scripts)) {
    await writeFile(join(folder, `${name}.mjs`), code);
  }
  return {
    command: (script, { baseUrl, apiKey }) => ({
      args: [join(folder, `${script}.mjs`)],
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', BASE_URL: baseUrl, API_KEY: apiKey },
    }),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
