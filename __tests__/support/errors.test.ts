import { describe, expect, it } from '@jest/globals';
import { errorMessage } from '../../src/support/errors.ts';

describe('errorWords', () => {
  it.each([
    ['an error', new Error('it broke', { cause: new Error('inside') }), 'it broke'],
    ['an error without words', new TypeError(''), 'TypeError'],
    ['several errors without words', new AggregateError([new Error('a'), 'b']), 'a; b'],
    ['several errors with words', new AggregateError([new Error('a')], 'all failed'), 'all failed'],
    ['a text', 'it broke', 'it broke'],
    ['nothing', undefined, 'undefined'],
    [
      'an error that quotes a link',
      new Error('GET https://a.test/b?sig=c'),
      'GET https://a.test/b?…',
    ],
  ])('are those of %s', (_name, thrown, words) => {
    expect(errorMessage(thrown)).toBe(words);
  });
});
