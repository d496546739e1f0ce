import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname } from 'node:path';
import { requireGoTool } from './go-tool.ts';

/** What act is started with. */
interface ActCommand {
  readonly flags: readonly string[];
  /** A folder for this run alone: act keeps actions, jobs and settings below it. */
  readonly home: string;
  /** Jobs on the host inherit them. */
  readonly env: Readonly<Record<string, string>>;
}

/** A run that hangs is ended, and its test fails with its log. */
const MAX_RUN_MS = 300_000;

/** act at work. */
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

  /** As a person who cancels a run does: Ctrl+C. */
  cancel(): void {
    this.#child.kill('SIGINT');
  }

  /** Ends the run and its steps at once. */
  stop(): void {
    this.#child.kill('SIGTERM');
  }

  /** What was printed so far, one JSON object a line. */
  get output(): string {
    return this.#output;
  }

  /** Waits for the end. @returns the exit code @throws Error with the log when act itself broke, or the run took too long */
  async wait(): Promise<number | null> {
    await this.#closed;
    clearTimeout(this.#timer);
    if (this.#isTooLate) {
      throw new Error(`act took longer than ${MAX_RUN_MS / 1000} s:\n${this.#output}`);
    }
    // Go's own words, between the lines of JSON.
    if (/^(?:panic|fatal error): /m.test(this.#output))
      throw new Error(`act broke:\n${this.#output}`);
    return this.#child.exitCode;
  }
}

/** Nothing of this process but the PATH, on which `node` is first the one that runs this: act takes it for node24. */
function baseEnvironment(home: string): Record<string, string> {
  return {
    PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
    HOME: home,
    XDG_CACHE_HOME: `${home}/.cache`,
    XDG_CONFIG_HOME: `${home}/.config`,
    LANG: 'C.UTF-8',
  };
}
