import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const module = fileURLToPath(new URL('../../src/support/process-end.ts', import.meta.url));

/** Runs lines in a separate process. Returns its exit code and output. */
async function run(
  code: string,
): Promise<{ code: number | string; stdout: string; stderr: string }> {
  const text = `import { transformOutput, endProcess, listenForStop, listenForUncaught } from ${JSON.stringify(module)};\n${code}`;
  const args = ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', text];
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, args)) };
  } catch (error) {
    return error as { code: number | string; stdout: string; stderr: string };
  }
}

/** Prints a line when the process does not end by itself. */
const TELL_EXIT = `
  const { exit } = process;
  process.exit = (code) => {
    console.log('exit');
    exit(code);
  };
`;

describe('the output of the process', () => {
  it('is transformed, including that of libraries, except for masks', async () => {
    const { stdout, stderr } = await run(`
      transformOutput((text) => text.replaceAll('secret', '***'));
      console.log('::add-mask::secret');
      console.log('a', 'secret');
      console.error('a secret');
      process.stdout.write('secret bytes', () => console.log('written'));
      process.stdout.write(Buffer.from(' as they are'));
    `);
    expect(stdout).toBe('::add-mask::secret\na ***\n*** bytes as they arewritten\n');
    expect(stderr).toBe('a ***\n');
  });
});

describe('the end of the process', () => {
  it.each(['SIGINT', 'SIGTERM'])(
    'is not caused by %s, which aborts the signal instead',
    async (name) => {
      const { code, stdout } = await run(`${TELL_EXIT}
      const stop = listenForStop();
      stop.addEventListener('abort', () => {
        console.log(stop.reason.message);
        process.exitCode = 1;
        clearInterval(work);
      });
      const work = setInterval(() => {}, 1000);
      process.kill(process.pid, ${JSON.stringify(name)});
    `);
      // No work is left, so the process ends immediately.
      expect(stdout).toBe(`the run was cancelled or timed out (${name})\n`);
      expect(code).toBe(1);
    },
  );

  it('is announced by Ctrl+Break on Windows, which Node names SIGBREAK', async () => {
    // Other systems do not have this signal, so only the listener is tested.
    const { code, stdout } = await run(`
      const stop = listenForStop();
      process.emit('SIGBREAK', 'SIGBREAK');
      console.log(stop.aborted, stop.reason?.message);
    `);
    expect([code, stdout.trim()]).toEqual([
      0,
      'true the run was cancelled or timed out (SIGBREAK)',
    ]);
  });

  it.each([
    ['error', "setTimeout(() => { throw new Error('lost'); });"],
    ['rejection', "void Promise.reject(new Error('lost'));"],
  ])('is reported, not written to stderr, for an uncaught %s', async (_, code) => {
    const {
      code: exitCode,
      stdout,
      stderr,
    } = await run(`
      listenForUncaught((error) => {
        console.log('told: ' + error.message);
        process.exitCode = 1;
      });
      setInterval(() => {}, 1000);
      ${code}
    `);
    expect([exitCode, stdout.trim(), stderr]).toEqual([1, 'told: lost', '']);
  });

  it('does not happen while another listener handles the error', async () => {
    const { code, stdout } = await run(`
      listenForUncaught(() => console.log('told'));
      process.on('uncaughtException', () => console.log('guarded'));
      setTimeout(() => { throw new Error('lost'); });
    `);
    expect([code, stdout.trim()]).toEqual([0, 'guarded']);
  });

  it('keeps the exit code, and happens immediately when no work is left', async () => {
    const { code, stdout } = await run(`${TELL_EXIT} process.exitCode = 1; endProcess();`);
    expect([code, stdout]).toEqual([1, '']);
  });
});
