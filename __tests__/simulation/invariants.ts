import { hasEnded } from '../../src/task/task.ts';
import { honestStatus } from './honest-status.ts';
import {
  fateOf,
  isWaiting,
  movesUntilMs,
  naturalEndMs,
  pendingUntilMs,
  type ModelTask,
} from './model-task.ts';
import type { ModelRequest } from './model-request.ts';
import { hasFailed, Reading } from './reading.ts';
import type { History } from './simulate.ts';

/** Each promise, with a function that returns its violations in a history. */
export const INVARIANTS = {
  'at most one task runs to its end': oneBilled,
  'none of our tasks is left running': noneLeftRunning,
  "nobody else's task is touched": nobodyElses,
  'a task that the user wants to keep continues': leftGoesOn,
  'a task that reaches its maximum cost is cancelled within one poll': cancelledOverBudget,
  'a task that moves does not count as stalled': movingNotStalled,
  'a task that stalls is cancelled within one poll': stalledCancelled,
  'what a task delivered is collected, however it ends': collected,
  'the status is correct': honestStatus,
  'everything ends in time': inTime,
  'no create call is repeated blindly': noBlindRepeat,
  'no cancel request is repeated blindly': noBlindCancel,
  'a first attempt searches for nothing before it creates': noEarlySearch,
} as const satisfies Record<string, (reading: Reading) => string[]>;

export type InvariantName = keyof typeof INVARIANTS;

/** Returns all violations in a history. */
export function violationsOf(history: History): { invariant: InvariantName; message: string }[] {
  const reading = new Reading(history);
  return (Object.keys(INVARIANTS) as InvariantName[]).flatMap((invariant) =>
    INVARIANTS[invariant](reading).map((message) => ({ invariant, message })),
  );
}

/** By this time after following another task, a list that shows every task has been searched. */
const SEEN_AFTER_MS = 165_000;

function oneBilled(reading: Reading): string[] {
  const billed = reading.ours.filter((task) => fateOf(task) !== 'cancelled');
  if (billed.length <= 1) return [];
  const kept = reading.followed ?? billed.at(-1);
  return billed
    .filter((task) => task !== kept && !isExcused(task, reading))
    .map(({ id }) => `${id} runs to its end, besides ${kept?.id ?? ''}`);
}

/** A task that ended before it could be found, or that could not be found or cancelled because of faults. */
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

/** How long the post step searches while searches fail. */
const SEARCHING_MS = 165_000;

function noneLeftRunning(reading: Reading): string[] {
  return reading.ours
    .filter((task) => reading.isLeftRunning(task) && !reading.isLeftByUser(task))
    .flatMap((task) => {
      if (!isBeyondReach(task, reading)) return [`${task.id} is left running`];
      if (reading.isNamed(task) || isUnknowable(reading)) return [];
      return [`${task.id} is left running, and nobody says so`];
    });
}

/** Whether the service or the runner prevented the post step from cancelling the task until its time was over. */
function isBeyondReach(task: ModelTask, reading: Reading): boolean {
  const { post, schedule, main } = reading.history;
  if (post === undefined) {
    const isFinished = main.written.some(({ name }) => name === 'finished');
    return !isFinished && !schedule.options.runReference;
  }
  if (post.stopMs !== undefined) return true;
  const tookMs = post.endMs - post.startMs;
  const cancel = reading.requests('cancel', 'post').findLast(({ taskId }) => taskId === task.id);
  if (cancel !== undefined) return hasFailed(cancel) && tookMs >= POST_MS - 1;
  if (reading.followed === task) return false;
  const read = reading.history.requests.findLast(
    ({ phase, name }) => phase === 'post' && (name === 'list' || name === 'fetch'),
  );
  if (read === undefined) return true;
  return read.outcome === 'refused' || (hasFailed(read) && tookMs >= SEARCHING_MS);
}

/** A killed step logs nothing more, and without a reference its task can't be found. */
function isUnknowable({ history: { main, schedule } }: Reading): boolean {
  return !schedule.options.runReference && main.how === 'killed';
}

/** Also by the post step, for `wait: false`, and for `leave` of `on-timeout` and `on-approval`. */
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
  const firstSearch = history.requests.find(({ name }) => name === 'list');
  const searchMs = firstSearch?.atMs ?? 0;
  const strangers = history.tasks.filter(
    (task) =>
      task.owner === 'earlier' &&
      stepOf(task) !== stepOf(followed) &&
      task.bornMs + task.life.listedAfterMs <= searchMs,
  );
  const isResumable = options.attempt === 2 && options.onRerun === 'resume' && options.runReference;
  if (isResumable && followed.owner === 'earlier' && strangers.length === 0) return [];
  return [`${followed.id} is followed, and belongs to: ${followed.owner}`];
}

/** The part of the nonce that all tasks of one step share. */
function stepOf({ prompt }: ModelTask): string {
  return prompt.slice(-13);
}

/** The first poll that shows the cost is the last one before the cancel request. */
function cancelledOverBudget(reading: Reading): string[] {
  const { followed, history } = reading;
  const { maxCostCents, wait } = history.schedule.options;
  const opened = reading.state('task');
  if (maxCostCents === undefined || !wait || opened?.value.origin !== 'created') return [];
  // The search for these may also read the task.
  if (opened.value.orphaned.length > 0) return [];
  const requests = history.requests.filter(
    ({ phase, name, taskId, atMs }) =>
      phase === 'main' &&
      (name === 'fetch' || name === 'cancel') &&
      taskId === followed?.id &&
      atMs >= opened.atMs,
  );
  const shown = requests.findIndex(
    (request) =>
      request.name === 'fetch' &&
      !hasFailed(request) &&
      request.seen !== undefined &&
      !hasEnded(request.seen) &&
      (request.seen.costCents ?? 0) >= maxCostCents,
  );
  const isCancelling = requests.slice(0, Math.max(0, shown)).some(({ name }) => name === 'cancel');
  const [poll, next] = requests.slice(shown);
  if (shown < 0 || isCancelling || poll === undefined) return [];
  if (next?.name === 'cancel') return [];
  // A process that was killed sends nothing, and the post step cancels.
  if (next === undefined && history.main.how !== 'ended') return [];
  return [`the poll at ${poll.atMs} ms shows a cost of ${poll.seen?.costCents ?? ''} cents`];
}

/** How long the response to a poll can take. */
const SLOWEST_POLL_MS = 30_000;

function movingNotStalled(reading: Reading): string[] {
  const { followed, history, isStalled } = reading;
  const verdict = reading.state('verdict');
  if (!isStalled || followed === undefined || verdict === undefined) return [];
  const { stallTimeoutSeconds = 0 } = history.schedule.options;
  const sinceMs = verdict.atMs - stallTimeoutSeconds * 1000 + SLOWEST_POLL_MS;
  return [
    ...(movesUntilMs(followed) > sinceMs ? [`${followed.id} moved after ${sinceMs} ms`] : []),
    ...(pendingUntilMs(followed) > sinceMs
      ? [`${followed.id} was queued after ${sinceMs} ms`]
      : []),
    ...(isWaiting(followed, verdict.atMs - SLOWEST_POLL_MS)
      ? [`${followed.id} is waiting for approval`]
      : []),
  ];
}

/** The first of equal polls, without long gaps, that cover the stall timeout is the last poll before the end of the wait. */
function stalledCancelled(reading: Reading): string[] {
  const { followed, history } = reading;
  const { stallTimeoutSeconds = Infinity, timeoutSeconds, wait } = history.schedule.options;
  const opened = reading.state('task');
  if (!wait || stallTimeoutSeconds >= timeoutSeconds || opened === undefined) return [];
  // The search for these may also read the task.
  if (opened.value.orphaned.length > 0) return [];
  const cancel = reading.requests('cancel', 'main').find(({ taskId }) => taskId === followed?.id);
  const untilMs = cancel?.atMs ?? Infinity;
  const polls = reading
    .requests('fetch', 'main')
    .filter(({ taskId, atMs }) => taskId === followed?.id && atMs >= opened.atMs && atMs < untilMs);
  const stallMs = stallTimeoutSeconds * 1000;
  let unchangedMs = 0;
  for (const [index, poll] of polls.entries()) {
    const earlier = polls[index - 1];
    if (unchangedMs >= stallMs) return [`the polls before ${poll.atMs} ms show no change`];
    const gapMs = poll.heardMs - (earlier?.heardMs ?? 0);
    const isSame =
      earlier !== undefined && visibleState(poll) === visibleState(earlier) && isWorking(poll);
    unchangedMs = isSame && gapMs <= stallMs / 4 ? unchangedMs + gapMs : 0;
  }
  return [];
}

/** Each failed poll is different from all others. */
function visibleState(poll: ModelRequest): string {
  if (hasFailed(poll) || poll.seen === undefined) return `failed at ${poll.atMs} ms`;
  const { rawStatus, tokensUsed, costCents, agents } = poll.seen;
  return JSON.stringify([rawStatus, tokensUsed, costCents, agents]);
}

function isWorking({ seen }: ModelRequest): boolean {
  return (seen?.status === 'running' || seen?.status === 'unknown') && seen.agents.length === 0;
}

/** By the phase that settled the task, unless the task continues, or the phase was cancelled or killed. */
function collected(reading: Reading): string[] {
  const { followed, history, status } = reading;
  const { main, post } = history;
  if (followed === undefined || status?.value === 'running') return [];
  const hasMainEnded = main.how === 'ended' && main.stopMs === undefined;
  const hasPostEnded = post?.how === 'ended' && post.stopMs === undefined;
  if (!hasMainEnded && !(hasPostEnded && reading.state('verdict') !== undefined)) return [];
  const isAsked = reading.requests('deliverables').some(({ taskId }) => taskId === followed.id);
  return isAsked ? [] : [`nobody asks for the deliverables of ${followed.id}`];
}

const AFTER_DEADLINE_MS = 10_000;
const AFTER_SIGNAL_MS = 5000;
const PUBLISHING_MS = 5 * 60_000;
const POST_MS = 3 * 60_000;

/** The time limits of the wait, of publishing, of a cancelled step and of the post step. */
function inTime(reading: Reading): string[] {
  const { main, post, schedule } = reading.history;
  const task = reading.state('task');
  const verdict = reading.state('verdict');
  const timeoutMs = schedule.options.timeoutSeconds * 1000;
  // A killed step has no verdict. Then it must not have had a reason for one.
  const waitEndMs = verdict?.atMs ?? (schedule.options.wait ? main.endMs : undefined);
  const waited = task === undefined || waitEndMs === undefined ? 0 : waitEndMs - task.atMs;
  const published = verdict === undefined ? 0 : main.endMs - verdict.atMs;
  const stopped = main.stopMs === undefined ? 0 : main.endMs - main.stopMs;
  const posted = post === undefined ? 0 : post.endMs - post.startMs;
  const postStopped = post?.stopMs === undefined ? 0 : post.endMs - post.stopMs;
  return [
    late('the wait', waited, timeoutMs + AFTER_DEADLINE_MS),
    late('the publishing', published, PUBLISHING_MS),
    late('the stopped main phase', stopped, AFTER_SIGNAL_MS),
    late('the post step', posted, POST_MS),
    late('the stopped post step', postStopped, AFTER_SIGNAL_MS),
    ...(main.how === 'hard end' ? ['the main phase did not end by itself'] : []),
    ...(post?.how === 'hard end' ? ['the post step did not end by itself'] : []),
    ...(post?.how === 'threw' ? ['the post step threw'] : []),
  ].filter((message) => message !== '');
}

function late(what: string, tookMs: number, limitMs: number): string {
  // Sums of fractions are not exact.
  return tookMs <= limitMs + 1 ? '' : `${what} took ${tookMs} ms, and may take ${limitMs} ms`;
}

/** The last search for a task after a lost response to its create call. */
const LAST_SEARCH_AFTER_MS = 15_000;

/** After a create call that may have created a task, another one is sent only after a successful search that found nothing. */
function noBlindRepeat(reading: Reading): string[] {
  const creates = reading.requests('create');
  return creates.flatMap((repeat, index) =>
    creates
      .slice(0, index)
      .filter(({ outcome }) => outcome !== 'never')
      .flatMap((first) => {
        const why = blindness(first, repeat, reading);
        return why === undefined ? [] : [`the create call at ${repeat.atMs} ms is blind: ${why}`];
      }),
  );
}

/** The followed task is cancelled only if no read has shown its end. A cancel request that was accepted is followed by a read. */
function noBlindCancel(reading: Reading): string[] {
  const { followed } = reading;
  // The search for these may also read the task.
  if ((reading.state('task')?.value.orphaned ?? []).length > 0) return [];
  const requests = reading.history.requests.filter(
    ({ phase, name, taskId }) =>
      phase === 'main' && taskId === followed?.id && (name === 'cancel' || name === 'fetch'),
  );
  return requests.flatMap((repeat, index) => {
    if (repeat.name !== 'cancel') return [];
    const before = requests.slice(0, index);
    const last = before.at(-1);
    const isBlind = last?.name === 'cancel' && last.outcome === 'ok';
    const isVain = before.some(
      (read) => read.name === 'fetch' && !hasFailed(read) && read.seen && hasEnded(read.seen),
    );
    return isBlind || isVain ? [`the cancel request at ${repeat.atMs} ms is blind`] : [];
  });
}

function blindness(
  first: ModelRequest,
  repeat: ModelRequest,
  reading: Reading,
): string | undefined {
  const { requests, schedule } = reading.history;
  if (first.outcome !== 'perhaps') return `the one at ${first.atMs} ms was ${first.outcome}`;
  if (!schedule.options.runReference) return 'there is no reference to search for';
  if (repeat.reference === first.reference) return 'it has the same reference';
  if (repeat.atMs < first.heardMs + LAST_SEARCH_AFTER_MS) return 'it comes before the last search';
  const reads = requests.filter(
    ({ name, atMs }) =>
      (name === 'list' || name === 'fetch') && atMs >= first.heardMs && atMs < repeat.atMs,
  );
  const begin = reads.findLast(({ name, offset }) => name === 'list' && offset === 0);
  const last = reads.at(-1);
  if (begin === undefined || last === undefined) return 'nobody searched';
  if (hasFailed(last)) return 'the last search failed';
  const { made } = first;
  return made !== undefined && made.bornMs + made.life.listedAfterMs <= begin.atMs
    ? `the list showed ${made.id}`
    : undefined;
}

/** A first attempt does not search, because there is nothing to resume. */
function noEarlySearch(reading: Reading): string[] {
  const { requests, schedule } = reading.history;
  if (schedule.options.attempt > 1) return [];
  const first = requests.find(({ phase }) => phase === 'main');
  return first?.name === 'list' ? ['the first request is a search'] : [];
}
