import type { Clock } from '../support/clock.ts';
import { formatSize } from '../support/human-units.ts';
import type { Log } from '../support/log.ts';

export interface TransferProgressOptions {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly log: Pick<Log, 'info'>;
}

/** Of one file that is under way. */
export interface FileProgress {
  /** Told after each piece: what lies in the file by now, and how long the whole is where that is known. */
  readonly onBytes: (bytes: number, totalBytes: number | undefined) => void;
  readonly end: () => void;
}

interface Underway {
  readonly name: string;
  readonly beganAtMs: number;
  bytes: number;
  totalBytes: number | undefined;
  saidBytes: number;
  saidAtMs: number;
}

/** A transfer that is over sooner has no line but its last. */
const LINE_PAUSE_MS = 10_000;

/** Says how long transfers go: one line each 10 s at most, with all files that have been under way so long. */
export class TransferProgress {
  readonly #options: TransferProgressOptions;
  readonly #underway = new Set<Underway>();
  #saidAtMs: number;

  constructor(options: TransferProgressOptions) {
    this.#options = options;
    this.#saidAtMs = options.clock.monotonicMs();
  }

  begin(name: string): FileProgress {
    const nowMs = this.#options.clock.monotonicMs();
    const file: Underway = {
      name,
      beganAtMs: nowMs,
      bytes: 0,
      totalBytes: undefined,
      saidBytes: 0,
      saidAtMs: nowMs,
    };
    this.#underway.add(file);
    return {
      onBytes: (bytes, totalBytes) => {
        // A transfer that begins anew has a rate again, not a negative one.
        if (bytes < file.saidBytes) file.saidBytes = 0;
        file.bytes = bytes;
        file.totalBytes = totalBytes;
        this.#sayIfDue();
      },
      end: () => {
        this.#underway.delete(file);
      },
    };
  }

  #sayIfDue(): void {
    const { clock, log } = this.#options;
    const nowMs = clock.monotonicMs();
    if (nowMs - this.#saidAtMs < LINE_PAUSE_MS) return;
    const long = [...this.#underway].filter(({ beganAtMs }) => nowMs - beganAtMs >= LINE_PAUSE_MS);
    if (long.length === 0) return;
    this.#saidAtMs = nowMs;
    log.info(`Fetching ${long.map((file) => describe(file, nowMs)).join(', ')}`);
    for (const file of long) {
      file.saidBytes = file.bytes;
      file.saidAtMs = nowMs;
    }
  }
}

function describe(file: Underway, nowMs: number): string {
  const { name, bytes, totalBytes, saidBytes, saidAtMs } = file;
  const whole = totalBytes === undefined ? '' : ` of ${formatSize(totalBytes)}`;
  const rate = ((bytes - saidBytes) * 1000) / Math.max(1, nowMs - saidAtMs);
  return `${name}: ${formatSize(bytes)}${whole}, ${formatSize(rate)}/s`;
}
