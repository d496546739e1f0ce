import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { prepareAction } from './action-step.ts';
import type { Bench } from './figure.ts';
import type { Measured } from './interleave.ts';
import type { ProcessCommand } from './processes.ts';
import type { Services } from './services.ts';

/**
 * Starts a Node process, and kills it as soon as its create call has arrived at the service.
 * @returns the time from spawn to arrival
 * @throws Error when the process ends without a create call
 */
export async function timeToCreate(
  { args, cwd, env }: ProcessCommand,
  { miteos }: Services,
): Promise<Measured> {
  const hold = miteos.hold({ method: 'POST', path: '/tasks' }, 'before-effect');
  const startedMs = performance.now();
  const child = spawn(process.execPath, args, { cwd, env, stdio: 'ignore' });
  const exited = once(child, 'exit');
  const ended = exited.then(() => {
    throw new Error(`${args.join(' ')} ended without a create call.`);
  });
  try {
    await Promise.race([hold.reached, ended]);
    return { durationMs: performance.now() - startedMs };
  } finally {
    child.kill('SIGKILL');
    await exited;
    hold.drop();
  }
}

/** Returns the files in dist that main has loaded when its create call arrives, according to Node's module loader. */
export async function filesBeforeCreate(
  bench: Pick<Bench, 'actionFolder' | 'services'>,
): Promise<string[]> {
  const list = join(tmpdir(), `miteos-bench-modules-${process.pid}`);
  // Written immediately, because the process is killed.
  const hook = `import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
registerHooks({
  load(url, context, nextLoad) {
    appendFileSync(${JSON.stringify(list)}, url + '\\n');
    return nextLoad(url, context);
  },
});`;
  const step = await prepareAction(bench, { prompt: 'Review.' });
  try {
    const main = await step.main();
    const args = ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, ...main.args];
    await timeToCreate({ ...main, args }, bench.services);
    const { href } = pathToFileURL(join(bench.actionFolder, 'dist'));
    const urls = (await readFile(list, 'utf8')).split('\n');
    return urls.filter((url) => url.startsWith(`${href}/`)).map((url) => fileURLToPath(url));
  } finally {
    await Promise.all([step.dispose(), rm(list, { force: true })]);
  }
}
