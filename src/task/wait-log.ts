import type { Clock } from '../support/clock.ts';
import type { Deadline } from '../support/deadline.ts';
import { formatDuration } from '../support/duration.ts';
import { formatNumberOf } from '../support/human-units.ts';
import type { Log } from '../support/log.ts';
import {
  describeAgent,
  describeStatus,
  isInProgress,
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
  /** Whether to log a warning, once, when a person must approve something. */
  readonly warnsOfApproval: boolean;
  /** Whether to log a warning, once, when Miteos reports no cost while the task runs, because its cost has a maximum. */
  readonly isCapped: boolean;
}

const HEARTBEAT_MS = 60_000;
/** A running task that costs nothing for so long is taken for one whose cost is not reported. */
const COST_DUE_MS = 60_000;
/** The maximum number of agents logged per poll. Further changes are only counted. */
const MAX_AGENT_LINES = 10;
/** The maximum length of an agent's line, in UTF-16 units. */
const MAX_LINE_LENGTH = 200;

/** Logs each change once, and a heartbeat at most once a minute. */
export class WaitLog implements WaitObserver {
  readonly #options: WaitLogOptions;
  readonly #startMs: number;
  readonly #unknownStatuses = new Set<string>();
  #status = '';
  /** The last line of each agent, by its id. */
  #agents: ReadonlyMap<string, string> = new Map();
  #loggedAtMs: number;
  /** The kind of the latest failure; empty while polls succeed. */
  #failure = '';
  #hasWarned = false;
  /** Since when the task has been running without a cost; undefined while it has not. */
  #freeSinceMs: number | undefined;
  #hasWarnedOfCost = false;

  constructor(options: WaitLogOptions) {
    this.#options = options;
    this.#startMs = options.clock.monotonicMs();
    this.#loggedAtMs = this.#startMs;
  }

  onTask(task: Task): void {
    if (this.#failure !== '') this.#info('Miteos responds again.');
    this.#failure = '';
    this.#logUnknownStatus(task);
    this.#warnOfApproval(task);
    this.#warnOfCost(task);
    const changes = this.#findChanges(task);
    for (const line of changes) this.#info(`${this.#elapsed()}  ${line}`);
    if (changes.length === 0) this.#heartbeat(`still ${this.#status}`, progressOf(task));
  }

  onFailure(error: ServiceError, failures: number): void {
    // One line per kind of failure, not one per poll.
    const kind = String(error.status ?? error.message);
    if (kind !== this.#failure) this.#info(`${this.#elapsed()}  ${error.message}; retrying.`);
    else this.#heartbeat(`still failing after ${failures} attempts`);
    this.#failure = kind;
  }

  /** Returns one line for the task's status, and one for each agent, where they changed. */
  #findChanges(task: Task): string[] {
    const status = describeStatus(task);
    const changes = status === this.#status ? [] : [status];
    const agents = new Map(task.agents.map((agent) => [agent.id, describeAgent(agent)]));
    const changedAgents = [...agents].filter(([id, line]) => this.#agents.get(id) !== line);
    this.#status = status;
    this.#agents = agents;
    changes.push(
      ...changedAgents.slice(0, MAX_AGENT_LINES).map(([, line]) => line.slice(0, MAX_LINE_LENGTH)),
    );
    const more = changedAgents.length - MAX_AGENT_LINES;
    if (more > 0) changes.push(`and ${formatNumberOf(more, 'more agent')}`);
    return changes;
  }

  #logUnknownStatus({ status, rawStatus }: Task): void {
    if (status !== 'unknown' || this.#unknownStatuses.has(rawStatus)) return;
    this.#unknownStatuses.add(rawStatus);
    this.#info(`Unknown task status "${rawStatus}". Waiting for the next one.`);
  }

  #warnOfApproval(task: Task): void {
    const { warnsOfApproval, log, watchUrl } = this.#options;
    if (!warnsOfApproval || this.#hasWarned || !isWaitingForApproval(task)) return;
    this.#hasWarned = true;
    log.warning(`Task ${task.id} is waiting for approval. Approve it in the War Room: ${watchUrl}`);
  }

  /** Miteos may report no cost, or 0 until the end. */
  #warnOfCost(task: Task): void {
    const { isCapped, log, clock } = this.#options;
    const { id, costCents = 0 } = task;
    const isFree = costCents === 0 && isInProgress(task);
    if (!isCapped || this.#hasWarnedOfCost || !isFree) {
      this.#freeSinceMs = undefined;
      return;
    }
    this.#freeSinceMs ??= clock.monotonicMs();
    if (clock.monotonicMs() - this.#freeSinceMs < COST_DUE_MS) return;
    this.#hasWarnedOfCost = true;
    log.warning(
      `Task ${id} has been running for a minute, and Miteos reports no cost, so \`max-cost-cents\` can't stop it. Limit it with \`timeout\` and \`max-agents\`.`,
    );
  }

  #heartbeat(line: string, progress?: number): void {
    const { clock, deadline } = this.#options;
    if (clock.monotonicMs() - this.#loggedAtMs < HEARTBEAT_MS) return;
    const share = progress === undefined ? '' : `, ${progress}% done`;
    this.#info(`${this.#elapsed()}  ${line}${share}; ${formatDuration(deadline.leftMs())} left`);
  }

  #info(line: string): void {
    this.#loggedAtMs = this.#options.clock.monotonicMs();
    this.#options.log.info(line);
  }

  #elapsed(): string {
    return formatDuration(this.#options.clock.monotonicMs() - this.#startMs);
  }
}
