import { describe, expect, it } from '@jest/globals';
import { isReached, resultOf, type Line } from '../../bench/figure.ts';
import { renderTable, toRecord } from '../../bench/table.ts';

const ratio: Line = {
  what: 'start-up',
  ours: 84,
  against: { what: 'bare node', value: 56 },
  unit: 'ms',
  limit: 1.5,
  samples: 40,
};
const value: Line = { what: 'whole dist', ours: 7.6, unit: 'MB', limit: 7.5, samples: 1 };

describe('a line of the table', () => {
  it('is judged by the ratio where two things are measured', () => {
    expect(resultOf(ratio)).toBe(1.5);
    expect(isReached(ratio)).toBe(true);
    expect(isReached({ ...ratio, limit: 1.49 })).toBe(false);
  });

  it('is judged by the value itself where one is', () => {
    expect(resultOf(value)).toBe(7.6);
    expect(isReached(value)).toBe(false);
  });

  it('shows both values, the result, the reach and whether it was reached', () => {
    const [, , ...rows] = renderTable([ratio, value]).split('\n');
    expect(rows).toEqual([
      '| start-up | 84.0 ms | bare node: 56.0 ms | 1.5 × | ≤ 1.5 × | yes | 40 |',
      '| whole dist | 7.60 MB |  | 7.60 MB | ≤ 7.50 MB | no | 1 |',
    ]);
  });

  it('shows requests, seconds and shares of answers with their units', () => {
    const requests: Line = { ...ratio, what: 'looks', unit: 'requests', ours: 58.5, limit: 1 };
    const delay: Line = { ...value, what: 'delay', unit: 's', ours: 62.6, limit: 90 };
    const refused: Line = { ...value, what: 'refused', unit: '% of answers', ours: 0.14, limit: 5 };
    const [, , ...rows] = renderTable([requests, delay, refused]).split('\n');
    expect(rows).toEqual([
      '| looks | 58.5 requests | bare node: 56.0 requests | 1.04 × | ≤ 1 × | no | 40 |',
      '| delay | 62.6 s |  | 62.6 s | ≤ 90.0 s | yes | 1 |',
      '| refused | 0.140 % of answers |  | 0.140 % of answers | ≤ 5.00 % of answers | yes | 1 |',
    ]);
  });

  it('is recorded with its result', () => {
    expect(toRecord([value])).toEqual([{ ...value, result: 7.6, isReached: false }]);
  });
});
