import { describe, expect, it } from '@jest/globals';
import { withoutUndefined } from '../../src/support/without-undefined.ts';

describe('withoutUndefined', () => {
  it('leaves out what is undefined, and nothing else', () => {
    const given = { a: undefined, b: 0, c: '', d: null, e: false };
    expect(Object.entries(withoutUndefined(given))).toEqual([
      ['b', 0],
      ['c', ''],
      ['d', null],
      ['e', false],
    ]);
  });
});
