import type { Clock } from '../support/clock.ts';
import type { Deadline } from '../support/deadline.ts';
import { formatDuration } from '../support/duration.ts';
import { formatNumberOf } from '../support/human-units.ts';
import type { Log } from '../support/log.ts';
import {
  describeAgent,
  describeStatus,
  isWaitingForApproval,
  progressOf,
  type Task,
} from './task.ts';
import type { ServiceError } from './task-service.ts';
import type { WaitObserver } from './wait-for-task.ts';

interface WaitLogOptions {
  readonly log: Log;
  readonly clock: Clock;
  readonly deadline: Deadline;
  readonly watchUrl: string;
  /** Whether to warn once that a person must approve. */
  readonly warnsOfApproval: boolean;
}

const HEARTBEAT_MS = 60_000;
/** Of one poll. More changes are counted. */
const MAX_AGENT_LINES = 10;
/** Of what is said of one agent, in UTF-16 units. */
const MAX_LINE_LENGTH = 200;

/** Says what changes, once, and that all is well at most once a minute. */
export class WaitLog implements WaitObserver {
  readonly #options: WaitLogOptions;
  readonly #startMs: number;
  readonly #unknownStatuses = new Set<string>();
  #status = '';
  /** What was said last of each agent, by its id. */
  #agents: ReadonlyMap<string, string> = new Map();
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
    this.#sayUnknownStatus(task);
    this.#warnOfApproval(task);
    const news = this.#findNews(task);
    for (const line of news) this.#say(`${this.#elapsed()}  ${line}`);
    if (news.length === 0) this.#beat(`still ${this.#status}`, progressOf(task));
  }

  onTrouble(error: ServiceError, failures: number): void {
    // One line for a kind of trouble, not one for each poll.
    const kind = String(error.status ?? error.message);
    if (kind !== this.#trouble) this.#say(`${this.#elapsed()}  ${error.message}; trying again.`);
    else this.#beat(`still no answer after ${failures} tries`);
    this.#trouble = kind;
  }

  /** One line for the task's state, and one for the work of each agent, where they changed. */
  #findNews(task: Task): string[] {
    const status = describeStatus(task);
    const news = status === this.#status ? [] : [status];
    const agents = new Map(task.agents.map((agent) => [agent.id, describeAgent(agent)]));
    const changed = [...agents].filter(([id, line]) => this.#agents.get(id) !== line);
    this.#status = status;
    this.#agents = agents;
    news.push(
      ...changed.slice(0, MAX_AGENT_LINES).map(([, line]) => line.slice(0, MAX_LINE_LENGTH)),
    );
    const left = changed.length - MAX_AGENT_LINES;
    if (left > 0) news.push(`and ${formatNumberOf(left, 'more agent')}`);
    return news;
  }

  #sayUnknownStatus({ status, rawStatus }: Task): void {
    if (status !== 'unknown' || this.#unknownStatuses.has(rawStatus)) return;
    this.#unknownStatuses.add(rawStatus);
    this.#say(`The status "${rawStatus}" is new to this action; it is waited out.`);
  }

  #warnOfApproval(task: Task): void {
    const { warnsOfApproval, log, watchUrl } = this.#options;
    if (!warnsOfApproval || this.#hasWarned || !isWaitingForApproval(task)) return;
    this.#hasWarned = true;
    log.warning(`Task ${task.id} waits for an approval. Approve it in the War Room: ${watchUrl}`);
  }

  #beat(line: string, progress?: number): void {
    const { clock, deadline } = this.#options;
    if (clock.monotonicMs() - this.#saidAtMs < HEARTBEAT_MS) return;
    const share = progress === undefined ? '' : `, ${progress} % done`;
    this.#say(`${this.#elapsed()}  ${line}${share}; ${formatDuration(deadline.leftMs())} left`);
  }

  #say(line: string): void {
    this.#saidAtMs = this.#options.clock.monotonicMs();
    this.#options.log.info(line);
  }

  #elapsed(): string {
    return formatDuration(this.#options.clock.monotonicMs() - this.#startMs);
  }
}
