import { formatSize } from '../support/human-units.ts';

/** The maximum for all files of a task. A hosted runner has 14 GB in total. */
const MAX_BYTES = 10 * 1024 ** 3;
/** The free space left for the runner and other steps. If less than twice that is free, half of it is left, so that small files still fit. */
const KEPT_FREE_BYTES = 1024 ** 3;

/** Counts the bytes of all files of a task, saved or being downloaded. */
export class SpaceBudget {
  readonly #maxBytes: number;
  readonly #refusal: string;
  #usedBytes = 0;

  /** @param freeBytes the free space of the disk; Infinity when it is not known */
  constructor(freeBytes: number) {
    const diskBytes = Math.max(freeBytes - KEPT_FREE_BYTES, freeBytes / 2);
    this.#maxBytes = Math.min(MAX_BYTES, diskBytes);
    const limit =
      diskBytes < MAX_BYTES
        ? `${formatSize(diskBytes)}, because the disk has only ${formatSize(freeBytes)} left`
        : 'the maximum of 10 GiB';
    this.#refusal = `with this file, the deliverables would exceed ${limit}`;
  }

  /**
   * Changes the space that one file uses.
   * @returns why there is not enough space; undefined on success
   */
  change(fromBytes: number, toBytes: number): string | undefined {
    const usedBytes = this.#usedBytes - fromBytes + toBytes;
    if (toBytes > fromBytes && usedBytes > this.#maxBytes) return this.#refusal;
    this.#usedBytes = usedBytes;
    return undefined;
  }
}
