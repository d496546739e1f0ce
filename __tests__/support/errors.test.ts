import { describe, expect, it } from '@jest/globals';
import { errorMessage, withoutQueries } from '../../src/support/errors.ts';

describe('errorMessage', () => {
  it.each([
    ['an error', new Error('it broke', { cause: new Error('inside') }), 'it broke'],
    ['an error without a message', new TypeError(''), 'TypeError'],
    ['several errors without a message', new AggregateError([new Error('a'), 'b']), 'a; b'],
    [
      'several errors with a message',
      new AggregateError([new Error('a')], 'all failed'),
      'all failed',
    ],
    ['a string', 'it broke', 'it broke'],
    ['nothing', undefined, 'undefined'],
    [
      'an error that quotes a link',
      new Error('GET https://a.test/b?sig=c'),
      'GET https://a.test/b?…',
    ],
  ])('returns the message of %s', (_name, thrown, message) => {
    expect(errorMessage(thrown)).toBe(message);
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
  ])('turns %s into %s', (text, redacted) => {
    expect(withoutQueries(text)).toBe(redacted);
  });

  it.each(['http://', 'https://a?', 'h', '?', '://', 'http://a@'])(
    'takes linear time for a megabyte of %j',
    (piece) => {
      const startMs = performance.now();
      withoutQueries(`://${piece.repeat(1_000_000 / piece.length)}`);
      expect(performance.now() - startMs).toBeLessThan(20_000);
    },
  );
});
