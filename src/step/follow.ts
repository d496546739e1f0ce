import { deliver } from '../publish/deliver.ts';
import { endStopped, failureOf, saveVerdict, type Ending } from './ending.ts';
import type { FollowSettings } from '../inputs/settings.ts';
import { LiveComment } from './live-comment.ts';
import { reachVerdict, type TaskOrigin } from './outcome.ts';
import type { Ports, RunFacts } from '../ports.ts';
import { trySaveState } from './saved-state.ts';
import { setOutputs } from './outputs.ts';
import { startDeadline } from '../support/deadline.ts';
import { TaskRecorder } from '../task/task-history.ts';
import type { Task } from '../task/task.ts';
import { waitForTask, type WaitObserver } from '../task/wait-for-task.ts';
import { WaitLog } from '../task/wait-log.ts';

/** A task to follow. */
export interface Followed {
  readonly task: Task;
  readonly origin: TaskOrigin;
  /** On the clock that never jumps: when it was made, or when the following began if somebody else made it. */
  readonly startMs: number;
}

/** Publishing has its own time, apart from the wait's. */
const PUBLISH_LIMIT_MS = 5 * 60_000;

/** Waits for the task, cancels it where that is due, then collects and publishes what it made. */
export async function follow(
  followed: Followed,
  settings: FollowSettings,
  { ports, run }: { ports: Ports; run: RunFacts },
): Promise<Ending> {
  ports.comment?.prepare?.();
  const live = settings.liveComment ? openLiveComment(ports, run) : undefined;
  const recorder = openRecorder(followed, ports);
  const end = await wait(followed, settings, { ports, run, observers: [recorder, live] });
  const verdict = await reachVerdict(end, {
    ...followed,
    settings,
    ports,
    watchUrl: run.watchUrl,
    onCancel: (reason) => {
      saveVerdict(reason, ports);
    },
  });
  saveVerdict(verdict, ports);
  recorder.onTask(verdict.task);
  const history = recorder.history();
  await live?.settle();
  const durationSeconds = secondsOf(verdict.task, followed, ports);
  if (ports.stop.aborted) return endStopped(verdict, { durationSeconds, history, ports });
  const budget = startDeadline(ports.clock, PUBLISH_LIMIT_MS, ports.stop);
  const earlier = { published: [], uploads: [] };
  const context = { ports, run, settings, budget, durationSeconds, history, ...earlier };
  const delivered = await deliver(verdict, context);
  budget.release();
  if (delivered === undefined) return endStopped(verdict, { durationSeconds, history, ports });
  const unset = setOutputs(delivered, ports.step);
  const isFinished = !verdict.mayStillRun && !isStopped(ports);
  if (isFinished) trySaveState(ports, 'delivered', true);
  return { outcome: verdict.outcome, failure: failureOf(verdict, delivered, unset), isFinished };
}

interface WaitContext {
  readonly ports: Ports;
  readonly run: RunFacts;
  /** Told what the wait sees, besides the log. */
  readonly observers: readonly (WaitObserver | undefined)[];
}

async function wait(
  { task, startMs }: Followed,
  settings: FollowSettings,
  { ports, run, observers }: WaitContext,
): ReturnType<typeof waitForTask> {
  const { clock, log } = ports;
  const limitMs = Math.max(0, settings.timeoutMs - (clock.monotonicMs() - startMs));
  const deadline = startDeadline(clock, limitMs, ports.stop);
  const warnsOfApproval = settings.onApproval === 'wait';
  const waitLog = new WaitLog({ log, clock, deadline, watchUrl: run.watchUrl, warnsOfApproval });
  const observer = observeAll([waitLog, ...observers.filter((one) => one !== undefined)]);
  log.startGroup(`Waiting for task ${task.id}`);
  observer.onTask(task);
  try {
    const { maxPauseMs } = settings;
    return await waitForTask(task, {
      ...ports,
      deadline,
      maxPauseMs,
      endOnApproval: !warnsOfApproval,
      observer,
    });
  } finally {
    deadline.release();
    log.endGroup();
  }
}

function observeAll(observers: readonly WaitObserver[]): WaitObserver {
  return {
    onTask: (task) => {
      for (const observer of observers) observer.onTask(task);
    },
    onTrouble: (error, failures) => {
      for (const observer of observers) observer.onTrouble(error, failures);
    },
  };
}

/** What is seen of a task that we made begins with its creation; of another one with what the service says. */
function openRecorder({ origin, startMs }: Followed, { clock }: Ports): TaskRecorder {
  return new TaskRecorder({
    clock,
    createdMonotonicMs: origin === 'created' ? startMs : undefined,
  });
}

function openLiveComment(ports: Ports, run: RunFacts): LiveComment | undefined {
  const { comment } = ports;
  return comment === undefined ? undefined : new LiveComment({ ...ports, comment, run });
}

function isStopped({ stop }: Ports): boolean {
  return stop.aborted;
}

/** From the task's creation; where that was before this step, the service's own times count. */
function secondsOf(task: Task, { origin, startMs }: Followed, { clock }: Ports): number {
  const { createdAtMs, completedAtMs = clock.wallMs() } = task;
  const ms =
    origin === 'created' || createdAtMs === undefined
      ? clock.monotonicMs() - startMs
      : completedAtMs - createdAtMs;
  return Math.max(0, Math.round(ms / 1000));
}
