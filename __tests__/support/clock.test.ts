import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../src/support/clock.ts';

describe('systemClock', () => {
  it('sleeps at least as long as it is told', async () => {
    const startMs = systemClock.monotonicMs();
    await systemClock.sleep(20);
    expect(systemClock.monotonicMs() - startMs).toBeGreaterThanOrEqual(20);
  });

  it.each([0, -1, Number.NaN])('does not sleep for %d ms', async (ms) => {
    const startMs = systemClock.monotonicMs();
    await systemClock.sleep(ms);
    expect(systemClock.monotonicMs() - startMs).toBeLessThan(20);
  });

  it.each([1000, 2 ** 31, 2 ** 40, Number.POSITIVE_INFINITY])(
    'ends a sleep of %d ms, without a rejection, when its signal is aborted',
    async (ms) => {
      const controller = new AbortController();
      const startMs = systemClock.monotonicMs();
      setTimeout(() => {
        controller.abort(new Error('SIGINT'));
      }, 10);
      await systemClock.sleep(ms, controller.signal);
      await systemClock.sleep(ms, controller.signal);
      const goneMs = systemClock.monotonicMs() - startMs;
      expect(goneMs).toBeGreaterThanOrEqual(5);
      expect(goneMs).toBeLessThan(500);
    },
  );

  it('knows the time, and chance', () => {
    expect(Math.abs(systemClock.wallMs() - Date.now())).toBeLessThan(1000);
    expect(systemClock.random()).toBeGreaterThanOrEqual(0);
    expect(systemClock.random()).toBeLessThan(1);
  });
});
