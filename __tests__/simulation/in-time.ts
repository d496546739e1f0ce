import type { Reading } from './reading.ts';

const AFTER_DEADLINE_MS = 10_000;
const AFTER_SIGNAL_MS = 5000;
const PUBLISHING_MS = 5 * 60_000;
const POST_MS = 3 * 60_000;

/** The bounds of the wait, of the publishing, of a stopped step and of the post step. */
export function inTime(reading: Reading): string[] {
  const { main, post, schedule } = reading.history;
  const task = reading.state('task');
  const verdict = reading.state('verdict');
  const timeoutMs = schedule.options.timeoutSeconds * 1000;
  // A step that is killed has no verdict: what counts then is that it had no reason to have one.
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
  ].filter((words) => words !== '');
}

function late(what: string, tookMs: number, boundMs: number): string {
  // Sums of fractions are a little off.
  return tookMs <= boundMs + 1 ? '' : `${what} took ${tookMs} ms, and may take ${boundMs} ms`;
}
