import { describe, expect, it } from '@jest/globals';
import { errorMessage, withoutQueries } from '../../src/support/errors.ts';

describe('errorMessage', () => {
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
  ])('says what %s says', (_name, thrown, words) => {
    expect(errorMessage(thrown)).toBe(words);
  });
});

describe('withoutQueries', () => {
  it.each([
    ['https://a.test/b?sig=c', 'https://a.test/b?…'],
    ['GET https://a.test/b?sig=c&d=e: 403', 'GET https://a.test/b?… 403'],
    ['at "https://a.test/?sig=c", and', 'at "https://a.test/?…", and'],
    ['(https://a.test?sig=c)', '(https://a.test?…)'],
    [
      '{"url":"https://a.test?sig=c","x":"http://b.test/?y"}',
      '{"url":"https://a.test?…","x":"http://b.test/?…"}',
    ],
    ['http://user:pass@proxy.test:8080/', 'http://***@proxy.test:8080/'],
    ['HTTPS://A.TEST/?b', 'HTTPS://A.TEST/?…'],
    ['https://a.test/?b https://c.test/?d', 'https://a.test/?… https://c.test/?…'],
    ['a question? https://a.test/b', 'a question? https://a.test/b'],
    ['what?now', 'what?now'],
    ['https://a.test/why?', 'https://a.test/why?'],
    ['me@a.test https://b.test/@c', 'me@a.test https://b.test/@c'],
    ['', ''],
  ])('makes of %s the words %s', (text, words) => {
    expect(withoutQueries(text)).toBe(words);
  });

  it.each(['http://', 'https://a?', 'h', '?', '://', 'http://a@'])(
    'takes no time that grows with the square of a megabyte of %j',
    (piece) => {
      const startMs = performance.now();
      withoutQueries(`://${piece.repeat(1_000_000 / piece.length)}`);
      expect(performance.now() - startMs).toBeLessThan(20_000);
    },
  );
});
