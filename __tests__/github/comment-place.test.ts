import { describe, expect, it } from '@jest/globals';
import { commentMarker, formatMarker } from '../../src/github/comment-marker.ts';
import { findPlace, type StandingComment } from '../../src/github/comment-place.ts';

interface Facts {
  readonly run?: number;
  readonly attempt?: number;
  readonly task?: string;
  readonly step?: string;
  readonly key?: string;
}

const markerOf = ({ run = 9, attempt = 1, task = 't', step = 's', key = 'k' }: Facts) =>
  commentMarker(
    { key, step, runId: String(run), runAttempt: attempt },
    { taskId: task, isLive: false },
  );

/** The names of the comments that a step of run 9 finds; a comment's name is its place in the list. */
function placeOf(comments: readonly (Facts | string)[], given: Facts = {}) {
  const ours = { task: 'now', ...given };
  const standing = comments.map((facts, index): StandingComment => {
    const body = typeof facts === 'string' ? facts : `${formatMarker(markerOf(facts))}\n\nReport`;
    return { id: index + 1, url: '', body };
  });
  const { own, older, newer } = findPlace(standing, markerOf(ours));
  return { own: own?.id, older: older?.id, newer: newer?.id };
}

describe('the place of a comment', () => {
  it.each<[string, readonly (Facts | string)[], number | undefined]>([
    ['nothing', [], undefined],
    ['one of an earlier run', [{ run: 8 }], 1],
    ['that of the latest of the earlier runs', [{ run: 7 }, { run: 8 }, { run: 6 }], 2],
    ['the first of one run', [{ run: 8 }, { run: 8 }], 1],
    ['nothing of another key', [{ run: 8, key: 'other' }], undefined],
    ['nothing without a marker', ['Report', '> quote'], undefined],
    ['that of the same step before a later one', [{ run: 7 }, { run: 8, step: 'x' }], 1],
    ['that of another step when there is no other', [{ run: 8, step: 'x' }], 1],
    [
      'that of the same task before a later one',
      [
        { run: 6, task: 'now' },
        { run: 8, task: 'u' },
      ],
      1,
    ],
    ['nothing of another step of this attempt', [{ step: 'x' }, {}], undefined],
  ])('is taken from %s', (_, comments, older) => {
    expect(placeOf(comments)).toEqual({ own: undefined, older, newer: undefined });
  });

  it("is this step's own where there is one, also beside others", () => {
    expect(placeOf([{ run: 8 }, { task: 'now' }, {}]).own).toBe(2);
  });

  it.each<[string, readonly Facts[], number | undefined]>([
    ['a newer run', [{ run: 10 }], 1],
    ['a later attempt', [{ attempt: 2 }], 1],
    ['a newer run beside older ones', [{ run: 8 }, { run: 10 }, { run: 7 }], 2],
    ['a newer run of another step, when this one has none', [{ run: 10, step: 'x' }], 1],
    ['no newer run', [{ run: 8 }, { run: 10, step: 'x' }], undefined],
  ])('is given up to %s', (_, comments, newer) => {
    expect(placeOf(comments)).toMatchObject({
      older: newer === undefined ? 1 : undefined,
      newer,
    });
  });

  describe('for steps of one run that share a key', () => {
    it('is one for each, in order, also on a re-run', () => {
      const before = [{ task: 'a' }, { task: 'b' }];
      expect(placeOf(before, { attempt: 2, task: 'c' }).older).toBe(1);
      const between = [{ attempt: 2, task: 'c' }, { task: 'b' }];
      expect(placeOf(between, { attempt: 2, task: 'd' }).older).toBe(2);
      const after = [
        { attempt: 2, task: 'c' },
        { attempt: 2, task: 'd' },
      ];
      expect(placeOf(after, { attempt: 2, task: 'e' })).toEqual({});
    });

    it('is that of the task which a re-run resumes', () => {
      const before = [{ task: 'a' }, { task: 'b' }];
      expect(placeOf(before, { attempt: 2, task: 'b' }).older).toBe(2);
    });

    it('is that of the same matrix leg, whichever comes first', () => {
      const before = [
        { run: 8, step: 'leg 1', task: 'a' },
        { run: 8, step: 'leg 2', task: 'b' },
      ];
      expect(placeOf(before, { step: 'leg 2', task: 'c' }).older).toBe(2);
      expect(placeOf(before, { step: 'leg 1', task: 'd' }).older).toBe(1);
    });
  });
});
