import type { SavedState } from '../../src/step/saved-state-schema.ts';
import { lastLine } from '../../src/task/reference.ts';
import { endMs, type ModelTask } from './model-task.ts';
import type { ModelRequest } from './model-request.ts';
import type { History } from './simulate.ts';

/** The facts of a history that the invariants need. */
export class Reading {
  readonly history: History;
  /** The tasks created by this run. */
  readonly ours: readonly ModelTask[];
  /** When both phases had ended. */
  readonly overMs: number;
  /** The log of both phases and the step's error. */
  readonly said: string;

  constructor(history: History) {
    const { tasks, main, post } = history;
    this.history = history;
    this.ours = tasks.filter(({ owner }) => owner === 'ours');
    this.overMs = (post ?? main).endMs;
    this.said = [...main.said, ...(post?.said ?? [])].map(({ text }) => text).join('\n');
  }

  /** The last value of a state that the main phase saved, and its time. */
  state<Name extends keyof SavedState>(
    name: Name,
  ): { readonly value: SavedState[Name]; readonly atMs: number } | undefined {
    const last = this.history.main.written.findLast(
      (one) => one.kind === 'state' && one.name === name && one.value !== '',
    );
    if (last === undefined) return undefined;
    return { value: JSON.parse(last.value) as SavedState[Name], atMs: last.atMs };
  }

  get status(): { readonly value: string; readonly atMs: number } | undefined {
    return this.history.main.written.findLast(
      ({ kind, name }) => kind === 'output' && name === 'status',
    );
  }

  /** The task that the main phase followed. */
  get followed(): ModelTask | undefined {
    const id = this.state('task')?.value.id;
    return this.history.tasks.find((task) => task.id === id);
  }

  /** Whether the step ended because nothing visible changed. */
  get isStalled(): boolean {
    return this.state('verdict')?.value.problems[0]?.startsWith('The task stalled') === true;
  }

  requests(name: ModelRequest['name'], phase?: ModelRequest['phase']): ModelRequest[] {
    return this.history.requests.filter(
      (request) => request.name === name && (phase === undefined || request.phase === phase),
    );
  }

  /** Whether a person can find the task with the log and the error. */
  isNamed({ id, prompt }: ModelTask): boolean {
    if (this.said.includes(id)) return true;
    return this.history.schedule.options.runReference
      ? this.said.includes(lastLine(prompt))
      : this.said.includes('A task may have been created');
  }

  /** Whether the task continues after the run, and nobody has cancelled it. */
  isLeftRunning(task: ModelTask): boolean {
    return endMs(task) > this.overMs && task.cancelledMs === Infinity;
  }

  /** Whether the user wants to keep the task running. */
  isLeftByUser(task: ModelTask): boolean {
    if (task !== this.followed) return false;
    const { onTimeout, onApproval, wait } = this.history.schedule.options;
    if (!wait) return true;
    const outcome = this.state('verdict')?.value.outcome ?? this.status?.value;
    return (
      (outcome === 'timed-out' && onTimeout === 'leave') ||
      (outcome === 'needs-approval' && onApproval === 'leave')
    );
  }
}

export function hasFailed({ outcome, isVain }: ModelRequest): boolean {
  return isVain || outcome !== 'ok';
}
