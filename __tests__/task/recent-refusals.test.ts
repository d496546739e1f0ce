import { describe, expect, it } from '@jest/globals';
import { RecentRefusals } from '../../src/task/recent-refusals.ts';

function after(refused: number, answered: number, share?: number): number {
  const refusals = new RecentRefusals();
  for (let times = 0; times < refused; times += 1) refusals.onRefused();
  for (let times = 0; times < answered; times += 1) refusals.onAnswered(share);
  return refusals.count;
}

describe('RecentRefusals', () => {
  it('counts', () => {
    expect([after(0, 0), after(3, 0), after(0, 10)]).toEqual([0, 3, 0]);
  });

  it('fades by a hundredth with each answer', () => {
    expect(after(3, 1)).toBeCloseTo(2.97);
    expect(after(3, 70, 0.5)).toBeCloseTo(1.5, 1);
  });

  it('fades by a fifth where the others leave room', () => {
    expect(after(3, 3, 0.9)).toBeCloseTo(1.5, 1);
  });

  it('does not count more than six, however long a service refused everything', () => {
    expect(after(1000, 0)).toBe(6);
    expect(after(1000, 8, 1)).toBeCloseTo(1, 1);
  });

  it('brings jobs that count differently together', () => {
    expect(after(6, 200) - after(1, 200)).toBeLessThan(0.7);
  });
});
