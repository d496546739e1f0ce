import { describe, expect, it } from '@jest/globals';
import { Redactor } from '../../src/support/redactor.ts';

/** A redactor with two keys and the given number of links. */
function redactorOf(links: number): Redactor {
  const redactor = new Redactor();
  redactor.addKey('mt_live_mt_live_mt_live_x');
  redactor.addKey('ghs_0123456789abcdefghij');
  for (let n = 0; n < links; n += 1) {
    redactor.addLink(`https://cdn.example/?n=${'a'.repeat(n % 500)}&sig=${'a'.repeat(40)}${n}`);
  }
  return redactor;
}

function timeOf(redactor: Redactor, text: string): number {
  const startMs = performance.now();
  redactor.redact(text);
  return performance.now() - startMs;
}

describe('the time to redact', () => {
  it('is linear for a long run of characters', () => {
    expect(timeOf(redactorOf(1), `?${'.'.repeat(1_000_000)}x`)).toBeLessThan(20_000);
  });

  const pieces = ['mt_live_', 'a', 'AAAA', ' ', '***', '?n=', '%25', '&amp;', 'aaaaaaaa?'];
  it.each(pieces)('does not grow with the number of links for a text of %j', (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    // Quadratic time would take minutes.
    expect(timeOf(redactorOf(10_000), text)).toBeLessThan(20_000);
  });
});
