import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const module = fileURLToPath(new URL('../src/process-end.ts', import.meta.url));

/** Runs lines in a process of its own; its exit code, output and length. */
async function run(
  code: string,
): Promise<{ code: number | string; stdout: string; milliseconds: number }> {
  const text = `import { endProcess, listenForStop } from ${JSON.stringify(module)};\n${code}`;
  const args = ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', text];
  const startMs = performance.now();
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return { code: 0, stdout, milliseconds: performance.now() - startMs };
  } catch (error) {
    const failure = error as { code: number | string; stdout: string };
    return {
      code: failure.code,
      stdout: failure.stdout,
      milliseconds: performance.now() - startMs,
    };
  }
}

describe('the end of the process', () => {
  it.each(['SIGINT', 'SIGTERM'])('is not the signal itself: %s is handed on', async (name) => {
    const { code, stdout, milliseconds } = await run(`
      const stop = listenForStop();
      stop.addEventListener('abort', () => {
        console.log(stop.reason.message);
        process.exitCode = 1;
        clearInterval(work);
      });
      const work = setInterval(() => {}, 1000);
      process.kill(process.pid, ${JSON.stringify(name)});
    `);
    expect(stdout.trim()).toBe(`the step was told to stop by ${name}`);
    expect(code).toBe(1);
    // Nothing is left to do, so nothing is waited for.
    expect(milliseconds).toBeLessThan(4000);
  });

  it('keeps the exit code, and waits for nothing when nothing is left', async () => {
    const { code, milliseconds } = await run('process.exitCode = 1; endProcess();');
    expect(code).toBe(1);
    expect(milliseconds).toBeLessThan(1900);
  });
});
