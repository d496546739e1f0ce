import { formatSize } from '../support/human-units.ts';

/** Of all files of a task. A hosted runner has 14 GB for everything. */
const MAX_BYTES = 10 * 1024 ** 3;
/** For the runner and the other steps. Of a disk that has less than twice as much left, it is a half: a small report fits anywhere. */
const KEPT_FREE_BYTES = 1024 ** 3;

/** Counts the bytes of all files of a task: those that are saved, and those that are being downloaded. */
export class SpaceBudget {
  readonly #maxBytes: number;
  readonly #refusal: string;
  #usedBytes = 0;

  /** @param freeBytes what the disk has left; Infinity where nobody knows */
  constructor(freeBytes: number) {
    const diskBytes = Math.max(freeBytes - KEPT_FREE_BYTES, freeBytes / 2);
    this.#maxBytes = Math.min(MAX_BYTES, diskBytes);
    const limit =
      diskBytes < MAX_BYTES
        ? `${formatSize(diskBytes)}: the disk has only ${formatSize(freeBytes)} left`
        : '10 GiB, the maximum';
    this.#refusal = `with this file, the deliverables take more than ${limit}`;
  }

  /**
   * Changes how much one file takes.
   * @returns why it can't take so much; undefined when it is done
   */
  change(fromBytes: number, toBytes: number): string | undefined {
    const usedBytes = this.#usedBytes - fromBytes + toBytes;
    if (toBytes > fromBytes && usedBytes > this.#maxBytes) return this.#refusal;
    this.#usedBytes = usedBytes;
    return undefined;
  }
}
