import { describe, expect, it } from '@jest/globals';
import { isWithinLimit, type Line } from '../../bench/figure.ts';
import { renderTable, replaceTable } from '../../bench/table.ts';

const ratio: Line = {
  what: 'start-up',
  ours: 84,
  against: { what: 'bare Node', value: 56 },
  unit: 'ms',
  limit: 1.5,
  samples: 40,
};
const value: Line = { what: 'refused', ours: 7.6, unit: '% of requests', limit: 5, samples: 1 };
const size: Line = { what: 'whole dist', ours: 1250, unit: 'MB', samples: 1 };

describe('the table', () => {
  it('contains both values, the result, the limit and whether the limit is met', () => {
    const [, , ...rows] = renderTable([ratio, value, size]).split('\n');
    expect(rows).toEqual([
      '| start-up | 84 ms | bare Node: 56 ms | 1.5 × | ≤ 1.5 × | yes | 40 |',
      '| refused | 7.6 % of requests |  | 7.6 % of requests | ≤ 5 % of requests | no | 1 |',
      '| whole dist | 1250 MB |  | 1250 MB |  |  | 1 |',
    ]);
  });

  it('compares the ratio with the limit if there is a reference value, else the value', () => {
    expect([ratio, value, size].map(isWithinLimit)).toEqual([true, false, true]);
    expect(isWithinLimit({ ...ratio, limit: 1.49 })).toBe(false);
  });

  it('replaces the table between the markers of a document', () => {
    const document = 'before\n<!-- table -->\n\nold\n\n<!-- end of table -->\nafter\n';
    expect(replaceTable(document, 'new')).toBe(document.replace('old', 'new'));
    expect(() => replaceTable('before', 'new')).toThrow('<!-- table -->');
  });
});
