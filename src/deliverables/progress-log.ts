import type { Clock } from '../support/clock.ts';
import { formatSize } from '../support/human-units.ts';
import type { Log } from '../support/log.ts';

interface ProgressLogOptions {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly log: Pick<Log, 'info'>;
  /** How many files there are. */
  readonly files: number;
}

interface Transfer {
  readonly beganAtMs: number;
  readonly bytes: number;
  readonly totalBytes: number | undefined;
}

/** So many saved files have a line each; of more, a line says the number now and then. */
const MAX_NAMED = 100;
/** A transfer that ends sooner has no line but its last. */
const LINE_INTERVAL_MS = 10_000;

/** Says what has been saved, and each 10 s how far the transfers are that take so long. */
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

  /** Of one file: how many bytes of how many are there. */
  received(name: string, bytes: number, totalBytes: number | undefined): void {
    const nowMs = this.#options.clock.monotonicMs();
    const { beganAtMs = nowMs } = this.#transfers.get(name) ?? {};
    this.#transfers.set(name, { beganAtMs, bytes, totalBytes });
    this.#logIfDue(nowMs);
  }

  /** The file's transfer has ended, perhaps to be resumed. */
  paused(name: string): void {
    this.#transfers.delete(name);
  }

  saved(name: string, bytes: number): void {
    this.#saved += 1;
    this.#savedBytes += bytes;
    if (this.#saved <= MAX_NAMED) this.#options.log.info(`Saved ${name} (${formatSize(bytes)}).`);
    else if (this.#saved % MAX_NAMED === 0) this.#logNumber();
  }

  /** A lost file is named, however many there are. */
  lost(name: string, reason: string): void {
    this.#options.log.info(`Could not save ${name}: ${reason}.`);
  }

  end(): void {
    if (this.#saved > MAX_NAMED && this.#saved % MAX_NAMED !== 0) this.#logNumber();
  }

  #logNumber(): void {
    const { log, files } = this.#options;
    log.info(`Saved ${this.#saved} of ${files} files (${formatSize(this.#savedBytes)}).`);
  }

  #logIfDue(nowMs: number): void {
    if (nowMs - this.#loggedAtMs < LINE_INTERVAL_MS) return;
    const long = [...this.#transfers].filter(
      ([, { beganAtMs }]) => nowMs - beganAtMs >= LINE_INTERVAL_MS,
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
