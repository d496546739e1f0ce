import { describe, expect, it } from '@jest/globals';
import {
  commentMarker,
  compareRuns,
  formatMarker,
  isSameComment,
  parseMarker,
  withoutMarker,
  type MarkerFacts,
} from '../../src/github/comment-marker.ts';

const facts: MarkerFacts = { key: 'ci review', step: 'review', runId: '77', runAttempt: 2 };
const markerOf = (changes: Partial<MarkerFacts> = {}, taskId = 'task_1', isLive = false) =>
  commentMarker({ ...facts, ...changes }, { taskId, isLive });

describe('the marker of a comment', () => {
  it('names key, step, run, attempt and task', () => {
    expect(formatMarker(markerOf())).toMatch(
      /^<!-- miteos-task key=[0-9a-f]{16} step=[0-9a-f]{16} run=77 attempt=2 task=[0-9a-f]{16} -->$/,
    );
  });

  it.each(['--> @everyone <!--', 'x\n-->', 'a\ud800', ''])(
    'holds no text of the key %j, the step or the task',
    (text) => {
      const line = formatMarker(markerOf({ key: text, step: text, runId: text }, text));
      expect(line).toMatch(
        /^<!-- miteos-task key=\w{16} step=\w{16} run=\d+ attempt=2 task=\w{16} -->$/,
      );
    },
  );

  it.each([true, false])('is read as it was written (live: %s)', (isLive) => {
    const marker = markerOf({ runId: '18446744073709551617' }, '-->', isLive);
    expect(parseMarker(formatMarker(marker))).toEqual(marker);
    for (const end of ['\n', '\r\n'])
      expect(parseMarker(`${formatMarker(marker)}${end}\n## Report`)).toEqual(marker);
  });

  it.each([
    ['in a quote', (line: string) => `> ${line}`],
    ['after other text', (line: string) => `Look: ${line}`],
    ['on a later line', (line: string) => `\n${line}`],
    ['with more behind it', (line: string) => `${line} x`],
    ['that is cut', (line: string) => line.slice(0, -3)],
    ['of another shape', (line: string) => line.replace(' step=', ' stage=')],
  ])('is none %s', (_, change) => {
    expect(parseMarker(change(formatMarker(markerOf())))).toBeUndefined();
  });

  it('is taken off a comment', () => {
    expect(withoutMarker(`${formatMarker(markerOf())}\r\n\r\n## Report\n`)).toBe('## Report');
    expect(withoutMarker('## Edited by hand\n')).toBe('## Edited by hand');
  });

  it.each([
    ['76', 9, -1],
    ['77', 1, -1],
    ['77', 2, 0],
    ['77', 10, 1],
    ['100', 1, 1],
    // One more than the largest number that JavaScript holds for certain, and its neighbour.
    ['9007199254740993', 1, 1],
  ])('of run %s, attempt %d, is %d to that of run 77, attempt 2', (runId, runAttempt, order) => {
    expect(compareRuns(markerOf({ runId, runAttempt }), markerOf())).toBe(order);
    const huge = markerOf({ runId: '9007199254740992' });
    expect(compareRuns(huge, markerOf({ runId: '9007199254740993' }))).toBe(-1);
  });

  it('is of the same comment only for the same step, attempt and task', () => {
    expect(isSameComment(markerOf({}, 'task_1', true), markerOf())).toBe(true);
    for (const other of [
      markerOf({ key: 'other' }),
      markerOf({ step: 'other' }),
      markerOf({ runId: '78' }),
      markerOf({ runAttempt: 3 }),
      markerOf({}, 'task_2'),
    ])
      expect(isSameComment(other, markerOf())).toBe(false);
  });
});
