import type { ModelRequest } from './model-request.ts';
import { hasFailed, type Reading } from './reading.ts';

/** The last of the looks for a task whose create call lost its answer. */
const LAST_LOOK_AFTER_MS = 15_000;

/** After a create call that may have made a task, another is sent only when a search that worked has found nothing. */
export function noBlindRepeat(reading: Reading): string[] {
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

function blindness(
  first: ModelRequest,
  repeat: ModelRequest,
  reading: Reading,
): string | undefined {
  const { requests, schedule } = reading.history;
  if (first.outcome !== 'perhaps') return `the one at ${first.atMs} ms was ${first.outcome}`;
  if (!schedule.options.runReference) return 'there is no reference to look for';
  if (repeat.reference === first.reference) return 'it has the same reference';
  if (repeat.atMs < first.heardMs + LAST_LOOK_AFTER_MS) return 'it comes before the last look';
  const looks = requests.filter(
    ({ name, atMs }) =>
      (name === 'list' || name === 'fetch') && atMs >= first.heardMs && atMs < repeat.atMs,
  );
  const begin = looks.findLast(({ name, offset }) => name === 'list' && offset === 0);
  const last = looks.at(-1);
  if (begin === undefined || last === undefined) return 'nobody looked';
  if (hasFailed(last)) return 'the last look failed';
  const { made } = first;
  return made !== undefined && made.bornMs + made.life.listedAfterMs <= begin.atMs
    ? `the list showed ${made.id}`
    : undefined;
}

/** A first attempt costs no look-up: there is nothing to resume. */
export function noEarlyLook(reading: Reading): string[] {
  const { requests, schedule } = reading.history;
  if (schedule.options.attempt > 1) return [];
  const first = requests.find(({ phase }) => phase === 'main');
  return first?.name === 'list' ? ['the first request is a look-up'] : [];
}
