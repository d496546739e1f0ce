import { formatSize } from '../support/human-units.ts';
import type { Log } from '../support/log.ts';

/** As many files have a line each; of more, a line tells the number now and then. */
const MAX_NAMED = 100;

/** Says what has been saved. */
export class SavingLog {
  readonly #log: Pick<Log, 'info'>;
  readonly #files: number;
  #saved = 0;
  #savedBytes = 0;

  /** @param files how many are to be saved */
  constructor(log: Pick<Log, 'info'>, files: number) {
    this.#log = log;
    this.#files = files;
  }

  saved(name: string, bytes: number): void {
    this.#saved += 1;
    this.#savedBytes += bytes;
    if (this.#saved <= MAX_NAMED) this.#log.info(`Saved ${name} (${formatSize(bytes)}).`);
    else if (this.#saved % MAX_NAMED === 0) this.#sayHowMany();
  }

  /** A lost file is named, however many there are. */
  lost(name: string, reason: string): void {
    this.#log.info(`Could not save ${name}: ${reason}.`);
  }

  end(): void {
    if (this.#saved > MAX_NAMED && this.#saved % MAX_NAMED !== 0) this.#sayHowMany();
  }

  #sayHowMany(): void {
    const size = formatSize(this.#savedBytes);
    this.#log.info(`Saved ${this.#saved} of ${this.#files} files (${size}).`);
  }
}
