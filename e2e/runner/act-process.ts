import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname } from 'node:path';
import { requireGoTool } from './go-tool.ts';

/** The options of act. */
interface ActCommand {
  readonly flags: readonly string[];
  /** A separate folder for this run, in which act stores actions, jobs and settings. */
  readonly home: string;
  /** Jobs on the host inherit them. */
  readonly env: Readonly<Record<string, string>>;
}

/** The time limit of a run. After that, it is ended, and its test fails with its log. */
const MAX_RUN_MS = 300_000;

/** A running act process. */
export class ActProcess {
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  readonly #timer: NodeJS.Timeout;
  #output = '';
  #isTooLate = false;

  constructor({ flags, home, env }: ActCommand) {
    this.#child = spawn(requireGoTool('act'), flags, {
      cwd: home,
      env: { ...baseEnvironment(home), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    }
    this.#closed = once(this.#child, 'close');
    this.#timer = setTimeout(() => {
      this.#isTooLate = true;
      this.stop();
    }, MAX_RUN_MS);
  }

  /** Cancels the run like Ctrl+C. */
  cancel(): void {
    this.#child.kill('SIGINT');
  }

  /** Kills the run and its steps. */
  stop(): void {
    this.#child.kill('SIGTERM');
  }

  /** The output so far, one JSON object per line. */
  get output(): string {
    return this.#output;
  }

  /** Waits for the end. @returns the exit code @throws Error with the log when act itself failed, or the run took too long */
  async wait(): Promise<number | null> {
    await this.#closed;
    clearTimeout(this.#timer);
    if (this.#isTooLate) {
      throw new Error(`act took longer than ${MAX_RUN_MS / 1000} s:\n${this.#output}`);
    }
    // Error messages of Go between the lines of JSON.
    if (/^(?:panic|fatal error): /m.test(this.#output))
      throw new Error(`act broke:\n${this.#output}`);
    return this.#child.exitCode;
  }
}

/** Only the PATH of this process, with this process's `node` first, which act uses for node24. */
function baseEnvironment(home: string): Record<string, string> {
  return {
    PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
    HOME: home,
    XDG_CACHE_HOME: `${home}/.cache`,
    XDG_CONFIG_HOME: `${home}/.config`,
    LANG: 'C.UTF-8',
  };
}
