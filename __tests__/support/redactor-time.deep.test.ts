import { describe, expect, it } from '@jest/globals';
import { Redactor } from '../../src/support/redactor.ts';

describe('the time that it takes', () => {
  it.each(['mt_live_', 'aaaaaaaaaaaaaaaa', 'AAAA', ' ', '***'])(
    'grows with the length of a text of %j alone',
    (piece) => {
      const redactor = new Redactor();
      redactor.addSecret('mt_live_mt_live_mt_live_x');
      redactor.addSecret('ghs_0123456789abcdefghij');
      for (let n = 0; n < 200; n += 1) {
        redactor.addLink(`https://cdn.example/?sig=${'a'.repeat(40)}${String(n)}`);
      }
      const startMs = performance.now();
      redactor.redact(piece.repeat(2_000_000 / piece.length));
      expect(performance.now() - startMs).toBeLessThan(3000);
    },
  );

  it('grows with the text alone where a long signature is found by its beginning', () => {
    const redactor = new Redactor();
    const signatures = Array.from({ length: 8 }, (_, index) => `${'a'.repeat(20_000)}b${index}`);
    for (const signature of signatures) redactor.addLink(`https://cdn.test/x?s=${signature}`);
    expect(redactor.redact(`x ${signatures[3] ?? ''} y`)).toBe('x *** y');
    const startMs = performance.now();
    redactor.redact('a'.repeat(99).concat('c').repeat(10_000));
    // A hundred times as long when each place is compared to the end.
    expect(performance.now() - startMs).toBeLessThan(3000);
  });
});
