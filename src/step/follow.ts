import type { Ports } from '../ports.ts';
import type { SentPrompt, StepContext } from '../publish/context.ts';
import { deliver, type Delivered } from '../publish/deliver.ts';
import { startDeadline } from '../support/deadline.ts';
import { durationSeconds, TaskRecorder, type TaskHistory } from '../task/history.ts';
import type { Task } from '../task/task.ts';
import { reasonOf, type Verdict } from '../task/verdict.ts';
import { waitForTask, type WaitEnd, type WaitObserver } from '../task/wait-for-task.ts';
import { WaitLog } from '../task/wait-log.ts';
import { openLiveComment } from './live-comment.ts';
import { checkHead, describeVerdict, logCost, reachVerdict, type TaskOrigin } from './outcome.ts';
import { setOutputs, toReason, trySetOutputs } from './outputs.ts';
import { trySaveState, trySaveVerdict } from './saved-state.ts';

/** A task to follow. */
export interface Followed {
  readonly task: Task;
  readonly origin: TaskOrigin;
  /** When the step created the task, or began to follow one that it did not create. On the monotonic clock. */
  readonly startMs: number;
  /** The prompt that the step sent; undefined when it did not create the task. */
  readonly sent?: SentPrompt | undefined;
}

/** How the step ends. */
export interface Ending {
  /** Why the step fails; undefined when it succeeds. */
  readonly failure: string | undefined;
  /** Whether nothing remains to be done in the post step. */
  readonly isFinished: boolean;
}

/** The time limit for publishing, which is not part of the timeout of the wait. */
const PUBLISH_LIMIT_MS = 5 * 60_000;

/** Waits for the task, cancels it if necessary, then collects and publishes its deliverables. */
export async function follow(followed: Followed, context: StepContext): Promise<Ending> {
  const { ports } = context;
  // Both may change while the task runs. An error is reported when they are used.
  ports.comment?.findIssueNumber().catch(() => undefined);
  if (context.settings.findings !== '') ports.fetchChange().catch(() => undefined);
  const live = openLiveComment(context);
  const recorder = openRecorder(followed, ports);
  const end = await wait(followed, context, [recorder, live]);
  const verdict = await reachVerdict(end, {
    ...context,
    origin: followed.origin,
    onCancel: (reason) => {
      trySaveVerdict(reason, ports);
    },
  });
  // If the task may still be running, the post step needs the reason for the cancellation, which is already saved.
  if (!verdict.mayStillRun) trySaveVerdict(verdict, ports);
  recorder.onTask(verdict.task);
  logCost(verdict, context);
  await live?.settle();
  const history = recorder.history();
  const delivered = await publish(await checkHead(verdict, context), history, {
    ...context,
    sent: followed.sent,
  });
  if (delivered === undefined) return endStopped(verdict, history, ports);
  const unset = setOutputs(delivered, ports);
  const isFinished = !verdict.mayStillRun && !ports.stop.aborted;
  if (isFinished) trySaveState(ports, { delivered: true });
  return { failure: failureOf(delivered, unset), isFinished };
}

async function wait(
  { task, startMs }: Followed,
  { ports, run, settings }: StepContext,
  observers: readonly (WaitObserver | undefined)[],
): Promise<WaitEnd> {
  const { clock, log } = ports;
  const limitMs = Math.max(0, settings.timeoutMs - (clock.monotonicMs() - startMs));
  const deadline = startDeadline(clock, limitMs, ports.stop);
  const warnsOfApproval = settings.onApproval === 'wait';
  const { pollIntervalMs, maxCostCents, stallTimeoutMs } = settings;
  const isCapped = maxCostCents !== undefined;
  const { watchUrl } = run;
  const waitLog = new WaitLog({ log, clock, deadline, watchUrl, warnsOfApproval, isCapped });
  const observer = observeAll([waitLog, ...observers.filter((one) => one !== undefined)]);
  log.startGroup(`Waiting for task ${task.id}`);
  observer.onTask(task);
  try {
    const endOnApproval = !warnsOfApproval;
    const limits = { deadline, maxCostCents, stallTimeoutMs, endOnApproval };
    return await waitForTask(task, { ...ports, ...limits, pollIntervalMs, observer });
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
    onFailure: (error, failures) => {
      for (const observer of observers) observer.onFailure?.(error, failures);
    },
  };
}

/** The history of a task that the step created begins with its creation. For other tasks, the service says when it begins. */
function openRecorder({ origin, startMs }: Followed, { clock }: Ports): TaskRecorder {
  const createdMonotonicMs = origin === 'created' ? startMs : undefined;
  return new TaskRecorder({ clock, createdMonotonicMs });
}

/** @returns undefined when the runner cancels the step: it then has 7.5 s, and the post step has minutes */
async function publish(
  verdict: Verdict,
  history: TaskHistory,
  context: StepContext & Pick<Followed, 'sent'>,
): Promise<Delivered | undefined> {
  const { ports } = context;
  if (ports.stop.aborted) return undefined;
  const budget = startDeadline(ports.clock, PUBLISH_LIMIT_MS, ports.stop);
  const delivered = await deliver(verdict, {
    ...context,
    budget,
    history,
    published: [],
    onPublished: (published) => {
      trySaveState(ports, published);
    },
  });
  budget.release();
  return delivered;
}

function endStopped(verdict: Verdict, history: TaskHistory, ports: Ports): Ending {
  // Without it, the timeline begins with the first poll of the post step.
  trySaveState(ports, { history });
  const problem =
    'The step was stopped before it could publish the results. The post step publishes them.';
  const unset = trySetOutputs(
    {
      status: verdict.outcome,
      reason: toReason(reasonOf(verdict) || problem, ports),
      'duration-seconds': durationSeconds(history),
    },
    ports.step,
  );
  const problems = [...verdict.problems, problem, ...unset];
  return { failure: describeVerdict({ ...verdict, problems }), isFinished: false };
}

/** @param unset a sentence about the outputs that could not be set */
function failureOf({ failures, result }: Delivered, unset: readonly string[]): string | undefined {
  if (result.outcome === 'complete' && failures.length + unset.length === 0) return undefined;
  return describeVerdict({ ...result, problems: [...result.problems, ...unset] });
}
