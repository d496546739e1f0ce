import { describe, expect, it } from '@jest/globals';

import { headerCount, headerText } from '../../src/miteos/header.ts';

describe('a header', () => {
  it('is its first value', () => {
    expect(headerText({ a: 'x' }, 'a')).toBe('x');
    expect(headerText({ a: ['x', 'y'] }, 'a')).toBe('x');
    expect(headerText({}, 'a')).toBeUndefined();
  });

  it.each([
    ['0', 0],
    ['300', 300],
    [undefined, undefined],
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['12, 12', undefined],
    ['9'.repeat(30), undefined],
  ])('of %j is the count %j', (value, count) => {
    expect(headerCount({ a: value }, 'a')).toBe(count);
  });
});
