import { describe, expect, it } from '@jest/globals';
import { runInTime } from '../../src/support/run-in-time.ts';

describe('runInTime', () => {
  it('gives what the work returns, and throws what it throws', () => {
    expect(runInTime(1000, () => ({ a: 1 }))).toEqual({ a: 1 });
    const broken = (): never => {
      throw new TypeError('broken');
    };
    expect(() => runInTime(1000, broken)).toThrow(TypeError);
  });

  it('ends a loop, and a regular expression that backtracks', () => {
    const loop = (): never => {
      for (;;);
    };
    expect(() => runInTime(50, loop)).toThrow('it takes longer than 0.05 s');
    const backtrack = (): boolean => /^(?:a|a)+$/.test(`${'a'.repeat(200)}b`);
    expect(() => runInTime(50, backtrack)).toThrow('it takes longer than 0.05 s');
  });
});
