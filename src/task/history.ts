import type { Clock } from '../support/clock.ts';
import { hasEnded, type Agent, type AgentStatus, type Task, type TaskStatus } from './task.ts';

/** A time in which a task or an agent was in one state, as far as the polls tell. */
export interface HistorySpan<Status> {
  readonly status:
    | Status
    /** Before the first poll, of a task that the step did not make. */
    | 'unwatched'
    /** More changes than are kept, folded into one. */
    | 'several';
  /** The service's own status word, cut. Remote text; empty where nobody polled. */
  readonly rawStatus: string;
  /** Milliseconds since the Unix epoch, by the step's clock. */
  readonly startMs: number;
  readonly endMs: number;
}

export interface AgentHistory {
  readonly id: string;
  /** The service's word for what the agent is, else its id, cut. Remote text. */
  readonly name: string;
  readonly spans: readonly HistorySpan<AgentStatus>[];
}

/** What a task and its agents did and when: plain data that survives JSON. */
export interface TaskHistory {
  readonly spans: readonly HistorySpan<TaskStatus>[];
  readonly agents: readonly AgentHistory[];
  /** How many agents beyond those were seen. */
  readonly moreAgents: number;
}

interface TaskRecorderOptions {
  readonly clock: Clock;
  /** On the clock that never jumps, when the step itself made the task; else the task's own time of creation counts. */
  readonly createdMonotonicMs?: number | undefined;
  /** What an earlier process of the step recorded. */
  readonly earlier?: TaskHistory | undefined;
}

const MAX_AGENTS = 20;
const MAX_SPANS = 50;
const MAX_WORD_LENGTH = 60;
/** A service's clock that is further off than any task takes is not believed. */
const MAX_TASK_MS = 31 * 24 * 60 * 60_000;

type Spans<Status> = HistorySpan<Status>[];

/**
 * Keeps from each poll the phase of the task and the state of each agent, merged and bounded in number. A change is
 * dated to the poll that saw it. It goes by the clock that never jumps, laid over the wall's once.
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

  /** To be told of each poll that succeeded, in order. */
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

  /** Never before what is recorded, and for an ended task when it ended, if its own word for that fits. */
  #nowMs(task: Task): number {
    const { clock } = this.#options;
    const latestMs = this.#spans.at(-1)?.endMs ?? Number.NEGATIVE_INFINITY;
    const nowMs = Math.max(latestMs, clock.monotonicMs() + this.#offsetMs);
    const endMs = hasEnded(task) ? (task.completedAtMs ?? nowMs) : nowMs;
    return Math.round(endMs > latestMs && endMs < nowMs ? endMs : nowMs);
  }

  /** The time before the first poll: the task was pending if we had just made it; else nobody polled. */
  #begin({ createdAtMs = Number.NaN }: Task, nowMs: number): void {
    const { createdMonotonicMs } = this.#options;
    const isOurs = createdMonotonicMs !== undefined;
    const startMs = Math.round(isOurs ? createdMonotonicMs + this.#offsetMs : createdAtMs);
    if (!(startMs < nowMs && nowMs - startMs < MAX_TASK_MS)) return;
    const status = isOurs ? 'pending' : 'unwatched';
    this.#spans.push({ status, rawStatus: isOurs ? 'pending' : '', startMs, endMs: nowMs });
  }

  #addAgent(agent: Agent, task: Task, nowMs: number): void {
    let known = this.#agents.get(agent.id);
    if (known === undefined) {
      if (this.#agents.size >= MAX_AGENTS) {
        if (this.#uncounted.size < 10_000) this.#uncounted.add(agent.id);
        return;
      }
      known = { name: (agent.type ?? agent.id).slice(0, MAX_WORD_LENGTH), spans: [] };
      this.#agents.set(agent.id, known);
    }
    const isStopped = isEndedByCancel(agent, task, known.spans.at(-1)?.status);
    extendSpans(known.spans, isStopped ? { ...agent, status: 'killed' } : agent, nowMs);
  }
}

/** The first generation of the service says `error` of an agent that is ended together with its task, too. */
function isEndedByCancel(
  { status }: Agent,
  task: Task,
  before: HistorySpan<AgentStatus>['status'] | undefined,
): boolean {
  return task.status === 'cancelled' && status === 'error' && before !== 'error';
}

/** From the creation of the task, or the first poll where that is not known, to its end or the last poll. */
export function durationSeconds({ spans }: TaskHistory): number {
  const startMs = spans[0]?.startMs ?? 0;
  const endMs = spans.at(-1)?.endMs ?? startMs;
  return Math.round((endMs - startMs) / 1000);
}

/** Prolongs the last span to now, and begins another one when the state is another. */
function extendSpans<Status extends string>(
  spans: Spans<Status>,
  { status, rawStatus }: { readonly status: Status; readonly rawStatus: string },
  nowMs: number,
): void {
  const word = rawStatus.slice(0, MAX_WORD_LENGTH);
  const last = spans.at(-1);
  if (last !== undefined) spans[spans.length - 1] = { ...last, endMs: nowMs };
  if (last !== undefined && last.status === status && last.rawStatus === word) return;
  if (spans.length < MAX_SPANS) {
    spans.push({ status, rawStatus: word, startMs: nowMs, endMs: nowMs });
    return;
  }
  // The last place holds how it ended, the one before it all that there was no place for.
  const folded = spans[MAX_SPANS - 2];
  if (folded !== undefined) {
    spans[MAX_SPANS - 2] = { ...folded, status: 'several', rawStatus: '', endMs: nowMs };
  }
  spans[MAX_SPANS - 1] = { status, rawStatus: word, startMs: nowMs, endMs: nowMs };
}
