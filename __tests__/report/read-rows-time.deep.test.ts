import { describe, expect, it } from '@jest/globals';
import { readRows } from '../../src/report/untrusted/read-rows.ts';

describe('the reading of rows', () => {
  it.each([
    ['commas', ','],
    ['quotes', '"'],
    ['quoted ends', '"a"x,'],
    ['open quotes', '"\n'],
    ['line ends', '\n'],
  ])('takes time in proportion to the length of %s', (_, piece) => {
    const cpuMs = (length: number): number => {
      const start = process.cpuUsage();
      readRows(piece.repeat(length / piece.length), 10);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    cpuMs(100_000);
    expect(cpuMs(800_000)).toBeLessThan(40 * Math.max(10, cpuMs(100_000)));
  });
});
