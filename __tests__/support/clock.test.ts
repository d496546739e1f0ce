import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../src/support/clock.ts';

describe('systemClock', () => {
  it('sleeps at least the given time', async () => {
    const startMs = systemClock.monotonicMs();
    await systemClock.sleep(20);
    expect(systemClock.monotonicMs() - startMs).toBeGreaterThanOrEqual(20);
  });

  it.each([0, -1, Number.NaN])('does not sleep for %d ms', async (ms) => {
    await expect(systemClock.sleep(ms)).resolves.toBeUndefined();
  });

  it.each([2 ** 31, 2 ** 40, Number.POSITIVE_INFINITY])(
    'resolves a sleep of %d ms when its signal is aborted',
    async (ms) => {
      const controller = new AbortController();
      const slept = systemClock.sleep(ms, controller.signal);
      controller.abort(new Error('SIGINT'));
      await expect(slept).resolves.toBeUndefined();
      await expect(systemClock.sleep(ms, controller.signal)).resolves.toBeUndefined();
    },
  );

  it('provides the time and random numbers', () => {
    expect(Math.abs(systemClock.wallMs() - Date.now())).toBeLessThan(60_000);
    expect(systemClock.random()).toBeGreaterThanOrEqual(0);
    expect(systemClock.random()).toBeLessThan(1);
  });
});
