import type { Settings } from '../inputs/settings.ts';
import type { Ports, RunFacts } from '../ports.ts';
import { deliver, type Delivered } from '../publish/deliver.ts';
import { cutToBytes } from '../support/cut-to-bytes.ts';
import { startDeadline } from '../support/deadline.ts';
import { type TaskHistory, TaskRecorder } from '../task/history.ts';
import type { Task } from '../task/task.ts';
import type { Outcome, Verdict } from '../task/verdict.ts';
import { waitForTask, type WaitObserver } from '../task/wait-for-task.ts';
import { WaitLog } from '../task/wait-log.ts';
import { LiveComment } from './live-comment.ts';
import { reachVerdict, type TaskOrigin } from './outcome.ts';
import { setOutputs, trySetOutputs } from './outputs.ts';
import { progressSaver, trySaveState } from './saved-state.ts';

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
  settings: Settings,
  { ports, run }: { ports: Ports; run: RunFacts },
): Promise<Ending> {
  ports.comment?.prepare?.();
  const live = settings.liveComment ? openLiveComment(settings, { ports, run }) : undefined;
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
  const progress = progressSaver(ports);
  const context = { ports, run, settings, budget, durationSeconds, history, progress, ...earlier };
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
  settings: Settings,
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
    const { pollIntervalMs } = settings;
    return await waitForTask(task, {
      ...ports,
      deadline,
      pollIntervalMs,
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

function openLiveComment(
  settings: Settings,
  { ports, run }: { ports: Ports; run: RunFacts },
): LiveComment | undefined {
  const { comment } = ports;
  return comment === undefined ? undefined : new LiveComment({ ...ports, comment, run, settings });
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

/** How the step ends. */
export interface Ending {
  readonly outcome: Outcome;
  /** Why the step fails; undefined when it is green. */
  readonly failure: string | undefined;
  /** Whether nothing is left to the post step. */
  readonly isFinished: boolean;
}

const MAX_PROBLEM_BYTES = 8000;
/** Of what may be left out, so that what must not has room. See `saved-state.ts`. */
const MAX_HISTORY_BYTES = 30_000;

/** Leaves for the post step what came of the task. */
export function saveVerdict(verdict: Verdict, ports: Ports): void {
  const { outcome, advice, mayStillRun } = verdict;
  const problems = verdict.problems.map((text) => cutToBytes(text, MAX_PROBLEM_BYTES).text);
  const saved = { outcome, problems, mayStillRun, ...(advice === undefined ? {} : { advice }) };
  trySaveState(ports, 'verdict', saved);
}

interface StopContext {
  readonly ports: Ports;
  readonly durationSeconds: number;
  readonly history: TaskHistory;
}

/** The runner gives 7.5 s after its first signal: collecting and publishing is left to the post step. */
export function endStopped(
  verdict: Verdict,
  { ports, durationSeconds, history }: StopContext,
): Ending {
  const { outcome } = verdict;
  // Without it the time line begins with what the post step sees.
  if (Buffer.byteLength(JSON.stringify(history)) <= MAX_HISTORY_BYTES)
    trySaveState(ports, 'history', history);
  const unset = trySetOutputs({ status: outcome, 'duration-seconds': durationSeconds }, ports.step);
  const problem = 'The step was told to stop before it could publish; the post step does it.';
  const problems = [...verdict.problems, problem, ...unset];
  return { outcome, failure: sentences({ ...verdict, problems }), isFinished: false };
}

/**
 * Why the step fails; undefined for a finished task of which everything arrived.
 * @param unset what of the outputs could not be set
 */
export function failureOf(
  verdict: Verdict,
  { failures, result }: Delivered,
  unset: readonly string[],
): string | undefined {
  if (verdict.outcome === 'complete' && failures.length + unset.length === 0) return undefined;
  const { advice } = result;
  const problems = [...result.problems, ...unset];
  return sentences({ task: verdict.task, problems, ...(advice === undefined ? {} : { advice }) });
}

function sentences({
  task,
  problems,
  advice,
}: Pick<Verdict, 'task' | 'problems' | 'advice'>): string {
  return [`Miteos task ${task.id}:`, ...problems, ...(advice === undefined ? [] : [advice])].join(
    ' ',
  );
}
