import { describe, expect, it } from '@jest/globals';
import { withoutUndefined } from '../../src/support/without-undefined.ts';

describe('withoutUndefined', () => {
  it('removes only undefined fields', () => {
    const given = { a: undefined, b: 0, c: '', d: null, e: false };
    expect(Object.entries(withoutUndefined(given))).toEqual([
      ['b', 0],
      ['c', ''],
      ['d', null],
      ['e', false],
    ]);
  });
});
