import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { parsePeakBytes, type ProcessCommand } from './measured-process.ts';

/** A node process on its way, looked at from outside. */
export interface RunningProcess {
  /** The most memory that it has had so far, resident, in bytes. */
  peakBytes(): Promise<number>;
  /** What all its threads have worked so far, in milliseconds of one core. */
  workedMs(): Promise<number>;
  kill(): Promise<void>;
}

/** Starts a node process that has to be killed. */
export function startProcess({ args, cwd, env }: ProcessCommand): RunningProcess {
  const child = spawn(process.execPath, args, { cwd, env, stdio: 'ignore' });
  const exited = once(child, 'exit');
  const folder = `/proc/${String(child.pid)}`;
  return {
    peakBytes: async () => parsePeakBytes(await readFile(`${folder}/status`, 'utf8')),
    workedMs: async () => {
      const threads = await readdir(`${folder}/task`);
      const stats = threads.map((id) => readFile(`${folder}/task/${id}/schedstat`, 'utf8'));
      // The first number is the time on a core, in nanoseconds.
      return (await Promise.all(stats)).reduce((sum, stat) => sum + parseInt(stat, 10) / 1e6, 0);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
