import type { Clock } from '../support/clock.ts';
import { formatSize } from '../support/human-units.ts';
import type { Log } from '../support/log.ts';

interface ProgressLogOptions {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly log: Pick<Log, 'info'>;
  /** The total number of files. */
  readonly files: number;
}

interface Transfer {
  readonly startedAtMs: number;
  readonly bytes: number;
  readonly totalBytes: number | undefined;
}

/** The first saved files have a line each. After that, each line covers this many files. */
const MAX_LISTED_FILES = 100;
/** A shorter transfer has only the line that says it is saved. */
const LINE_INTERVAL_MS = 10_000;

/** Logs each saved file, and every 10 s the progress of long transfers. */
export class ProgressLog {
  readonly #options: ProgressLogOptions;
  readonly #transfers = new Map<string, Transfer>();
  #loggedAtMs: number;
  #saved = 0;
  #savedBytes = 0;

  constructor(options: ProgressLogOptions) {
    this.#options = options;
    this.#loggedAtMs = options.clock.monotonicMs();
  }

  /** Records the progress of one file. */
  received(name: string, bytes: number, totalBytes: number | undefined): void {
    const nowMs = this.#options.clock.monotonicMs();
    const { startedAtMs = nowMs } = this.#transfers.get(name) ?? {};
    this.#transfers.set(name, { startedAtMs, bytes, totalBytes });
    this.#logIfDue(nowMs);
  }

  /** Records that the file's transfer has ended. It may be resumed later. */
  paused(name: string): void {
    this.#transfers.delete(name);
  }

  saved(name: string, bytes: number): void {
    this.#saved += 1;
    this.#savedBytes += bytes;
    if (this.#saved <= MAX_LISTED_FILES)
      this.#options.log.info(`Saved ${name} (${formatSize(bytes)}).`);
    else if (this.#saved % MAX_LISTED_FILES === 0) this.#logCount();
  }

  /** Logs every lost file by name. */
  lost(name: string, reason: string): void {
    this.#options.log.info(`Could not save ${name}: ${reason}.`);
  }

  end(): void {
    if (this.#saved > MAX_LISTED_FILES && this.#saved % MAX_LISTED_FILES !== 0) this.#logCount();
  }

  #logCount(): void {
    const { log, files } = this.#options;
    log.info(`Saved ${this.#saved} of ${files} files (${formatSize(this.#savedBytes)}).`);
  }

  #logIfDue(nowMs: number): void {
    if (nowMs - this.#loggedAtMs < LINE_INTERVAL_MS) return;
    const long = [...this.#transfers].filter(
      ([, { startedAtMs }]) => nowMs - startedAtMs >= LINE_INTERVAL_MS,
    );
    if (long.length === 0) return;
    this.#loggedAtMs = nowMs;
    const parts = long.map(([name, { bytes, totalBytes }]) => {
      const whole = totalBytes === undefined ? '' : ` of ${formatSize(totalBytes)}`;
      return `${name}: ${formatSize(bytes)}${whole}`;
    });
    this.#options.log.info(`Downloading ${parts.join(', ')}`);
  }
}
