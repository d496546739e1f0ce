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
const commit = '0123456789abcdef0123456789abcdef01234567';

const markerOf = (
  changes: Partial<MarkerFacts> = {},
  draft: Partial<Parameters<typeof commentMarker>[1]> = {},
) =>
  commentMarker(
    { ...facts, ...changes },
    { taskId: 'task_1', commit: undefined, kind: 'notice', ...draft },
  );

describe('the marker of a comment', () => {
  it('contains key, step, run, attempt and task', () => {
    expect(formatMarker(markerOf())).toMatch(
      /^<!-- miteos-task key=[0-9a-f]{16} step=[0-9a-f]{16} run=77 attempt=2 task=[0-9a-f]{16} -->$/,
    );
  });

  it.each(['--> @everyone <!--', 'x\n-->', 'a\ud800', ''])(
    'contains no text of the key %j, the step or the task',
    (text) => {
      const texts = { taskId: text, commit: text };
      const line = formatMarker(markerOf({ key: text, step: text, runId: text }, texts));
      expect(line).toMatch(
        /^<!-- miteos-task key=\w{16} step=\w{16} run=\d+ attempt=2 task=\w{16} -->$/,
      );
    },
  );

  it.each([
    ['notice', undefined, ''],
    ['notice', commit, ` commit=${commit}`],
    ['live', commit, ` commit=${commit} live`],
    ['report', commit, ` commit=${commit} report=18446744073709551617.2.${commit}`],
    ['report', undefined, ' report=18446744073709551617.2.-'],
  ] as const)('is parsed as it was written: %s, with the commit %s', (kind, commit, end) => {
    const draft = { taskId: '-->', kind, commit };
    const marker = markerOf({ runId: '18446744073709551617' }, draft);
    expect(formatMarker(marker)).toMatch(new RegExp(`task=\\w{16}${end} -->$`));
    expect(parseMarker(formatMarker(marker))).toEqual(marker);
    for (const end of ['\n', '\r\n'])
      expect(parseMarker(`${formatMarker(marker)}${end}\n## Report`)).toEqual(marker);
  });

  it.each([
    ['in a quote', (line: string) => `> ${line}`],
    ['after other text', (line: string) => `Look: ${line}`],
    ['on a later line', (line: string) => `\n${line}`],
    ['followed by text', (line: string) => `${line} x`],
    ['that is truncated', (line: string) => line.slice(0, -3)],
    ['in another format', (line: string) => line.replace(' step=', ' stage=')],
  ])('is not recognized %s', (_, change) => {
    expect(parseMarker(change(formatMarker(markerOf())))).toBeUndefined();
  });

  it('contains the run of the report and the run that wrote last', () => {
    const report = { runId: '76', attempt: '1', commit };
    const marker = { ...markerOf({}, { kind: 'live' }), report };
    expect(formatMarker(marker)).toMatch(
      /run=77 attempt=2 task=\w{16} report=76\.1\.[0-9a-f]{40} live -->$/,
    );
    expect(parseMarker(formatMarker(marker))).toEqual(marker);
  });

  it.each([
    ['78.1', undefined],
    ['77.3', undefined],
    ['77.2', '77.2'],
    ['76.9', '76.9'],
  ])('names no report that is newer than the last write: %s of 77.2', (source, report) => {
    const line = formatMarker(markerOf({}, { kind: 'report' }));
    const read = parseMarker(line.replace('report=77.2', `report=${source}`))?.report;
    expect(read && `${read.runId}.${read.attempt}`).toBe(report);
  });

  it('is removed from a comment', () => {
    expect(withoutMarker(`${formatMarker(markerOf())}\r\n\r\n## Report\n`)).toBe('## Report');
    expect(withoutMarker('## Edited by hand\n')).toBe('## Edited by hand');
  });

  it.each([
    ['76', 9, -1],
    ['77', 1, -1],
    ['77', 2, 0],
    ['77', 10, 1],
    ['100', 1, 1],
    // One more than the largest safe integer of JavaScript, and the number after it.
    ['9007199254740993', 1, 1],
  ])('of run %s, attempt %d, compared to run 77, attempt 2, is %d', (runId, runAttempt, order) => {
    expect(compareRuns(markerOf({ runId, runAttempt }), markerOf())).toBe(order);
    const huge = markerOf({ runId: '9007199254740992' });
    expect(compareRuns(huge, markerOf({ runId: '9007199254740993' }))).toBe(-1);
  });

  it('belongs to the same comment only for the same step, attempt and task', () => {
    expect(isSameComment(markerOf({}, { kind: 'live' }), markerOf())).toBe(true);
    for (const other of [
      markerOf({ key: 'other' }),
      markerOf({ step: 'other' }),
      markerOf({ runId: '78' }),
      markerOf({ runAttempt: 3 }),
      markerOf({}, { taskId: 'task_2' }),
    ])
      expect(isSameComment(other, markerOf())).toBe(false);
  });
});
