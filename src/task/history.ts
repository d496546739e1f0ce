import type { Clock } from '../support/clock.ts';
import { hasEnded, type Agent, type AgentStatus, type Task, type TaskStatus } from './task.ts';

/** A period in which a task or an agent was in one state, according to the polls. */
export interface HistorySpan<Status> {
  readonly status:
    | Status
    /** The time before the first poll of a task that the step did not create. */
    | 'unobserved'
    /** Several changes that were merged, because the number of spans is limited. */
    | 'several';
  /** The service's own status, truncated. Remote text; empty for `unobserved` and `several`. */
  readonly rawStatus: string;
  /** Milliseconds since the Unix epoch, by the step's clock. */
  readonly startMs: number;
  readonly endMs: number;
}

export interface AgentHistory {
  readonly id: string;
  /** The service's type of the agent, or its id, truncated. Remote text. */
  readonly name: string;
  readonly spans: readonly HistorySpan<AgentStatus>[];
}

/** The states of a task and its agents over time, as plain data for JSON. */
export interface TaskHistory {
  readonly spans: readonly HistorySpan<TaskStatus>[];
  readonly agents: readonly AgentHistory[];
  /** The number of further agents that are not in `agents`. */
  readonly moreAgents: number;
}

interface TaskRecorderOptions {
  readonly clock: Clock;
  /** When the step created the task, by the monotonic clock. Undefined for other tasks, where the service's creation time is used. */
  readonly createdMonotonicMs?: number | undefined;
  /** The history that an earlier phase of the step recorded. */
  readonly earlier?: TaskHistory | undefined;
}

const MAX_AGENTS = 20;
const MAX_SPANS = 50;
const MAX_STATUS_LENGTH = 60;
/** A creation time further in the past is taken for a wrong clock. */
const MAX_TASK_MS = 31 * 24 * 60 * 60_000;

type Spans<Status> = HistorySpan<Status>[];

/**
 * Records the states of the task and of each agent, a limited number of them. A change gets the time of the poll that found it. Times
 * come from the monotonic clock plus one fixed offset to the wall clock.
 */
export class TaskRecorder {
  readonly #options: TaskRecorderOptions;
  readonly #offsetMs: number;
  readonly #spans: Spans<TaskStatus>;
  readonly #agents = new Map<string, { name: string; spans: Spans<AgentStatus> }>();
  readonly #uncounted = new Set<string>();
  readonly #moreAgents: number;

  constructor(options: TaskRecorderOptions) {
    const { clock, earlier } = options;
    this.#options = options;
    this.#offsetMs = clock.wallMs() - clock.monotonicMs();
    this.#spans = [...(earlier?.spans ?? [])];
    this.#moreAgents = earlier?.moreAgents ?? 0;
    for (const { id, name, spans } of earlier?.agents ?? []) {
      this.#agents.set(id, { name, spans: [...spans] });
    }
  }

  /** Must be called for each successful poll, in order. */
  onTask(task: Task): void {
    const nowMs = this.#nowMs(task);
    if (this.#spans.length === 0) this.#begin(task, nowMs);
    extendSpans(this.#spans, task, nowMs);
    for (const agent of task.agents) this.#addAgent(agent, task, nowMs);
  }

  history(): TaskHistory {
    return {
      spans: [...this.#spans],
      agents: [...this.#agents].map(([id, { name, spans }]) => ({ id, name, spans: [...spans] })),
      moreAgents: this.#moreAgents + this.#uncounted.size,
    };
  }

  /** Returns the current time, never before the latest span; for an ended task its completion time, if that is plausible. */
  #nowMs(task: Task): number {
    const { clock } = this.#options;
    const latestMs = this.#spans.at(-1)?.endMs ?? Number.NEGATIVE_INFINITY;
    const nowMs = Math.max(latestMs, clock.monotonicMs() + this.#offsetMs);
    const endMs = hasEnded(task) ? (task.completedAtMs ?? nowMs) : nowMs;
    return Math.round(endMs > latestMs && endMs < nowMs ? endMs : nowMs);
  }

  /** Adds the time before the first poll: `pending` for a task that the step created, `unobserved` for others. */
  #begin({ createdAtMs = Number.NaN }: Task, nowMs: number): void {
    const { createdMonotonicMs } = this.#options;
    const isOurs = createdMonotonicMs !== undefined;
    const startMs = Math.round(isOurs ? createdMonotonicMs + this.#offsetMs : createdAtMs);
    if (!(startMs < nowMs && nowMs - startMs < MAX_TASK_MS)) return;
    const status = isOurs ? 'pending' : 'unobserved';
    this.#spans.push({ status, rawStatus: isOurs ? 'pending' : '', startMs, endMs: nowMs });
  }

  #addAgent(agent: Agent, task: Task, nowMs: number): void {
    let known = this.#agents.get(agent.id);
    if (known === undefined) {
      if (this.#agents.size >= MAX_AGENTS) {
        if (this.#uncounted.size < 10_000) this.#uncounted.add(agent.id);
        return;
      }
      known = { name: (agent.type ?? agent.id).slice(0, MAX_STATUS_LENGTH), spans: [] };
      this.#agents.set(agent.id, known);
    }
    const isStopped = isEndedByCancel(agent, task, known.spans.at(-1)?.status);
    extendSpans(known.spans, isStopped ? { ...agent, status: 'killed' } : agent, nowMs);
  }
}

/** The first generation of the API reports `error` also for an agent that ended because its task was cancelled. */
function isEndedByCancel(
  { status }: Agent,
  task: Task,
  before: HistorySpan<AgentStatus>['status'] | undefined,
): boolean {
  return task.status === 'cancelled' && status === 'error' && before !== 'error';
}

/** Returns the seconds from the task's creation (or the first poll, if that is unknown) to its end or the last poll. */
export function durationSeconds({ spans }: TaskHistory): number {
  const startMs = spans[0]?.startMs ?? 0;
  const endMs = spans.at(-1)?.endMs ?? startMs;
  return Math.round((endMs - startMs) / 1000);
}

/** Extends the last span to now, and starts a new one when the state has changed. */
function extendSpans<Status extends string>(
  spans: Spans<Status>,
  { status, rawStatus }: { readonly status: Status; readonly rawStatus: string },
  nowMs: number,
): void {
  const shown = rawStatus.slice(0, MAX_STATUS_LENGTH);
  const last = spans.at(-1);
  if (last !== undefined) spans[spans.length - 1] = { ...last, endMs: nowMs };
  if (last !== undefined && last.status === status && last.rawStatus === shown) return;
  if (spans.length < MAX_SPANS) {
    spans.push({ status, rawStatus: shown, startMs: nowMs, endMs: nowMs });
    return;
  }
  // The last span is always the latest state. The one before it covers all changes beyond the limit.
  const merged = spans[MAX_SPANS - 2];
  if (merged !== undefined) {
    spans[MAX_SPANS - 2] = { ...merged, status: 'several', rawStatus: '', endMs: nowMs };
  }
  spans[MAX_SPANS - 1] = { status, rawStatus: shown, startMs: nowMs, endMs: nowMs };
}
