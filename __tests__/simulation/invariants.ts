import { honestStatus } from './honest-status.ts';
import { inTime } from './in-time.ts';
import { fateOf, naturalEndMs, type ModelTask } from './model-task.ts';
import { noBlindRepeat, noEarlyLook } from './paid-once.ts';
import { hasFailed, Reading } from './reading.ts';
import type { History } from './simulate.ts';

/** Each promise, and what breaks it in a history; nothing when it is kept. */
export const INVARIANTS = {
  'at most one task is billed to the end': oneBilled,
  'none of ours is left running': noneLeftRunning,
  "nobody else's task is touched": nobodyElses,
  'what the user asked to leave goes on': leftGoesOn,
  'the status is the truth': honestStatus,
  'everything is over in time': inTime,
  'no create call is repeated blindly': noBlindRepeat,
  'a first attempt looks nothing up before it creates': noEarlyLook,
} as const satisfies Record<string, (reading: Reading) => string[]>;

export type InvariantName = keyof typeof INVARIANTS;

/** Every way in which a history breaks a promise. */
export function violationsOf(history: History): { invariant: InvariantName; words: string }[] {
  const reading = new Reading(history);
  return (Object.keys(INVARIANTS) as InvariantName[]).flatMap((invariant) =>
    INVARIANTS[invariant](reading).map((words) => ({ invariant, words })),
  );
}

/** Into the following of another task, a look has been made by then at a list that shows every task. */
const SEEN_AFTER_MS = 165_000;

function oneBilled(reading: Reading): string[] {
  const billed = reading.ours.filter((task) => fateOf(task) !== 'cancelled');
  if (billed.length <= 1) return [];
  const kept = reading.followed ?? billed.at(-1);
  return billed
    .filter((task) => task !== kept && !isExcused(task, reading))
    .map(({ id }) => `${id} is billed to the end beside ${kept?.id ?? ''}`);
}

/** One that ended before it could be seen, or that trouble kept from being seen and cancelled. */
function isExcused(task: ModelTask, reading: Reading): boolean {
  const { followed } = reading;
  const { requests, post } = reading.history;
  const followingMs = reading.state('task')?.atMs ?? 0;
  if (naturalEndMs(task) <= Math.max(task.bornMs, followingMs) + SEEN_AFTER_MS) return true;
  if (post?.stopMs !== undefined) return true;
  const listedMs = task.bornMs + task.life.listedAfterMs;
  return requests.some(
    (request) =>
      request.atMs >= listedMs &&
      hasFailed(request) &&
      (request.name === 'list' ||
        (request.name === 'cancel' && request.taskId === task.id) ||
        (request.name === 'fetch' && request.taskId !== followed?.id)),
  );
}

function noneLeftRunning(reading: Reading): string[] {
  return reading.ours
    .filter((task) => reading.isLeftRunning(task) && !reading.isLeftByUser(task))
    .flatMap((task) => {
      if (!isBeyondReach(task, reading)) return [`${task.id} is left running`];
      if (reading.isNamed(task) || isUnknowable(reading)) return [];
      return [`${task.id} is left running, and nobody says so`];
    });
}

/** Whether the service, or the runner, kept the post step from ending the task. */
function isBeyondReach(task: ModelTask, reading: Reading): boolean {
  const { post, schedule, main } = reading.history;
  if (post === undefined) {
    const isFinished = main.written.some(({ name }) => name === 'finished');
    return !isFinished && !schedule.options.runReference;
  }
  if (post.stopMs !== undefined) return true;
  const cancel = reading.requests('cancel', 'post').findLast(({ taskId }) => taskId === task.id);
  if (cancel !== undefined) return hasFailed(cancel);
  const look = reading.history.requests.findLast(
    ({ phase, name }) => phase === 'post' && (name === 'list' || name === 'fetch'),
  );
  return reading.followed !== task && (look === undefined || hasFailed(look));
}

/** A step that was killed says no more, and without a reference nothing leads to its task. */
function isUnknowable({ history: { main, schedule } }: Reading): boolean {
  return !schedule.options.runReference && main.how === 'killed';
}

/** Also by the post step: `wait: false`, and `leave` for `on-timeout` and `on-approval`. */
function leftGoesOn(reading: Reading): string[] {
  const { followed } = reading;
  if (followed === undefined || !reading.isLeftByUser(followed)) return [];
  const sinceMs = (reading.state('verdict') ?? reading.state('task'))?.atMs ?? 0;
  return reading
    .requests('cancel')
    .filter(({ taskId, atMs }) => taskId === followed.id && atMs >= sinceMs)
    .map(({ atMs }) => `${followed.id} is cancelled at ${atMs} ms`);
}

function nobodyElses(reading: Reading): string[] {
  const { history, followed } = reading;
  const { options } = history.schedule;
  const mayCancelGiven = options.onTimeout === 'cancel' || options.onApproval === 'cancel';
  const ownerOf = (taskId: string | undefined): string =>
    history.tasks.find(({ id }) => id === taskId)?.owner ?? 'nobody';
  const cancelled = reading
    .requests('cancel')
    .map(({ taskId }) => ({ taskId, owner: ownerOf(taskId) }))
    .filter(({ owner }) => owner !== 'ours' && !(owner === 'given' && mayCancelGiven))
    .map(({ taskId, owner }) => `${taskId ?? ''} is cancelled, and belongs to: ${owner}`);
  const published = reading
    .requests('deliverables')
    .filter(({ taskId }) => taskId !== undefined && taskId !== followed?.id)
    .map(({ taskId }) => ({ taskId, owner: ownerOf(taskId) }))
    .filter(({ owner }) => owner !== 'ours')
    .map(({ taskId, owner }) => `${taskId ?? ''} is published, and belongs to: ${owner}`);
  return [...cancelled, ...published, ...wronglyFollowed(reading)];
}

function wronglyFollowed({ followed, history }: Reading): string[] {
  if (followed === undefined || followed.owner === 'ours') return [];
  const { options } = history.schedule;
  if (followed.owner === 'given' && options.source === 'task-id') return [];
  const firstLook = history.requests.find(({ name }) => name === 'list');
  const lookMs = firstLook?.atMs ?? 0;
  const strangers = history.tasks.filter(
    (task) =>
      task.owner === 'earlier' &&
      stepOf(task) !== stepOf(followed) &&
      task.bornMs + task.life.listedAfterMs <= lookMs,
  );
  const isResumable = options.attempt === 2 && options.onRerun === 'resume' && options.runReference;
  if (isResumable && followed.owner === 'earlier' && strangers.length === 0) return [];
  return [`${followed.id} is followed, and belongs to: ${followed.owner}`];
}

/** What the nonces of the tasks of one step share. */
function stepOf({ prompt }: ModelTask): string {
  return prompt.slice(-13);
}
