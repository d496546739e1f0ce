import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ProcessCommand {
  /** This process's own node when absent. */
  readonly program?: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** How a process went, and what it took. */
export interface ProcessFacts {
  readonly exitCode: number | null;
  readonly output: string;
  /** From the spawn to the exit. */
  readonly durationMs: number;
}

export interface WeighedProcess extends ProcessFacts {
  /** The most memory that it had, resident, in bytes. */
  readonly peakBytes: number;
}

let runs = 0;

/** Runs a process to its end. */
export function timeProcess(command: ProcessCommand): Promise<ProcessFacts> {
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    const child = spawn(command.program ?? process.execPath, command.args, {
      cwd: command.cwd,
      env: command.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let durationMs = 0;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString('latin1');
      });
    }
    child.on('error', reject);
    child.on('exit', () => {
      durationMs = performance.now() - startedMs;
    });
    child.on('close', (exitCode) => {
      resolve({ exitCode, output, durationMs });
    });
  });
}

/** Runs a node process to its end, and has it say at its exit how much memory it had at most. */
export async function weighProcess(command: ProcessCommand): Promise<WeighedProcess> {
  runs += 1;
  const file = join(tmpdir(), `miteos-bench-${process.pid}-${runs}`);
  const args = ['--import', tellPeakAtExit(file), ...command.args];
  const facts = await timeProcess({ ...command, args });
  try {
    return { ...facts, peakBytes: parsePeakBytes(await readFile(file, 'utf8')) };
  } finally {
    await rm(file, { force: true });
  }
}

/** The high-water mark of a process's resident memory, in bytes, by its /proc/<pid>/status. */
export function parsePeakBytes(status: string): number {
  const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  if (kibibytes === undefined) throw new Error('The peak of the memory is told on Linux alone.');
  return Number(kibibytes) * 1024;
}

/**
 * A module to load before all others. Not `resourceUsage().maxRSS`, which is handed down through fork and
 * exec, so that a child never has less than its parent had.
 */
function tellPeakAtExit(file: string): string {
  const code = `import { readFileSync, writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(${JSON.stringify(file)}, readFileSync('/proc/self/status')));`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}
