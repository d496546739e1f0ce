import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Measured } from './interleave.ts';

export interface ProcessCommand {
  /** The Node executable; by default that of this process. */
  readonly program?: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface FinishedProcess extends Measured {
  /** The output of both streams. */
  readonly output: string;
}

/**
 * Runs a process to its end.
 * @throws Error with its output when it does not exit with 0
 */
export async function runProcess(command: ProcessCommand): Promise<FinishedProcess> {
  const { program = process.execPath, args, cwd, env } = command;
  const startedMs = performance.now();
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit').then(([code]) => {
    const durationMs = performance.now() - startedMs;
    return { code: code as number | null, durationMs };
  });
  const [{ code, durationMs }, ...outputs] = await Promise.all([
    exited,
    text(child.stdout),
    text(child.stderr),
  ]);
  const output = outputs.join('');
  if (code !== 0) throw new Error(`${program} ${args.join(' ')}: exit ${String(code)}\n${output}`);
  return { durationMs, output };
}

let weighed = 0;

/** Runs a Node process to its end, and reads its peak resident memory on exit. */
export async function weighProcess(command: ProcessCommand): Promise<Required<FinishedProcess>> {
  weighed += 1;
  const file = join(tmpdir(), `miteos-bench-${process.pid}-${weighed}`);
  // `resourceUsage().maxRSS` is not usable: it survives fork and exec, so it includes the parent's memory.
  const hook = `import { readFileSync, writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(${JSON.stringify(file)}, readFileSync('/proc/self/status')));`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, ...command.args];
  try {
    const finished = await runProcess({ ...command, args });
    return { ...finished, peakBytes: parsePeakBytes(await readFile(file, 'utf8')) };
  } finally {
    await rm(file, { force: true });
  }
}

/** A process that runs until it is killed. */
export interface RunningProcess {
  /** The peak resident memory so far. */
  peakBytes(): Promise<number>;
  /** The CPU time of all its threads so far. */
  cpuMs(): Promise<number>;
  kill(): Promise<void>;
}

/** Starts a Node process. */
export function startProcess({ args, cwd, env }: ProcessCommand): RunningProcess {
  const child = spawn(process.execPath, args, { cwd, env, stdio: 'ignore' });
  const exited = once(child, 'exit');
  const folder = `/proc/${String(child.pid)}`;
  return {
    peakBytes: async () => parsePeakBytes(await readFile(`${folder}/status`, 'utf8')),
    cpuMs: async () => {
      const threads = await readdir(`${folder}/task`);
      const stats = threads.map((id) => readFile(`${folder}/task/${id}/schedstat`, 'utf8'));
      // The first number is the CPU time in nanoseconds. Source: https://docs.kernel.org/scheduler/sched-stats.html
      return (await Promise.all(stats)).reduce((sum, stat) => sum + parseInt(stat, 10) / 1e6, 0);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** From /proc/<pid>/status. Source: https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function parsePeakBytes(status: string): number {
  const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  if (kibibytes === undefined) throw new Error('Peaks of memory can be read on Linux only.');
  return Number(kibibytes) * 1024;
}
