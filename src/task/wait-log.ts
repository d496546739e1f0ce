import type { Clock } from '../support/clock.ts';
import type { Deadline } from '../support/deadline.ts';
import { formatDuration } from '../support/duration.ts';
import type { Log } from '../support/log.ts';
import { describeTask, progressOf } from './describe-task.ts';
import { isWaitingForApproval, type Task } from './task.ts';
import type { ServiceError } from './task-service.ts';
import type { WaitObserver } from './wait-for-task.ts';

export interface WaitLogOptions {
  readonly log: Log;
  readonly clock: Clock;
  readonly deadline: Deadline;
  readonly watchUrl: string;
  /** Whether to warn once that a person must approve. */
  readonly warnsOfApproval: boolean;
}

const HEARTBEAT_MS = 60_000;

/** Says what changes, once, and that all is well at most once a minute. */
export class WaitLog implements WaitObserver {
  readonly #options: WaitLogOptions;
  readonly #startMs: number;
  readonly #unknownWords = new Set<string>();
  #said = '';
  #saidAtMs: number;
  #trouble = '';
  #hasWarned = false;

  constructor(options: WaitLogOptions) {
    this.#options = options;
    this.#startMs = options.clock.monotonicMs();
    this.#saidAtMs = this.#startMs;
  }

  onTask(task: Task): void {
    if (this.#trouble !== '') this.#say('Miteos answers again.');
    this.#trouble = '';
    this.#sayUnknownWord(task);
    this.#warnOfApproval(task);
    const line = describeTask(task);
    if (line !== this.#said) {
      this.#said = line;
      this.#say(`${this.#elapsed()}  ${line}`);
    } else {
      this.#beat(progressOf(task));
    }
  }

  onTrouble(error: ServiceError, failures: number): void {
    // One line for a kind of trouble, not one for each look.
    const kind = String(error.status ?? error.message);
    if (kind !== this.#trouble) this.#say(`${this.#elapsed()}  ${error.message}; trying again.`);
    else this.#beat(undefined, `still no answer after ${failures} tries`);
    this.#trouble = kind;
  }

  #sayUnknownWord({ status, rawStatus }: Task): void {
    if (status !== 'unknown' || this.#unknownWords.has(rawStatus)) return;
    this.#unknownWords.add(rawStatus);
    this.#say(`The status "${rawStatus}" is new to this action; it is waited out.`);
  }

  #warnOfApproval(task: Task): void {
    const { warnsOfApproval, log, watchUrl } = this.#options;
    if (!warnsOfApproval || this.#hasWarned || !isWaitingForApproval(task)) return;
    this.#hasWarned = true;
    log.warning(`Task ${task.id} waits for an approval. Approve it in the War Room: ${watchUrl}`);
  }

  #beat(progress: number | undefined, words = 'no change'): void {
    const { clock, deadline } = this.#options;
    if (clock.monotonicMs() - this.#saidAtMs < HEARTBEAT_MS) return;
    const share = progress === undefined ? '' : `, ${progress} %`;
    this.#say(`${this.#elapsed()}  ${words}${share}; ${formatDuration(deadline.leftMs())} left`);
  }

  #say(line: string): void {
    this.#saidAtMs = this.#options.clock.monotonicMs();
    this.#options.log.info(line);
  }

  #elapsed(): string {
    return formatDuration(this.#options.clock.monotonicMs() - this.#startMs);
  }
}
