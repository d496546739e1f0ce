import { describe, expect, it } from '@jest/globals';
import { lateLooks } from '../../src/task/late-looks.ts';
import { FakeClock } from '../support/fake-clock.ts';

/** When the looks are, each of which takes a while. */
async function looks({
  unlistedForMs,
  lookMs = 0,
  stopAfterMs = Infinity,
}: {
  unlistedForMs: number;
  lookMs?: number;
  stopAfterMs?: number;
}): Promise<number[]> {
  const clock = new FakeClock();
  const stop = new AbortController();
  clock.after(stopAfterMs, () => {
    stop.abort();
  });
  const times: number[] = [];
  for await (const leftMs of lateLooks({ clock, unlistedForMs, signal: stop.signal })) {
    times.push(clock.monotonicMs() / 1000);
    expect(leftMs).toBe(Math.max(0, Math.max(15_000, unlistedForMs) - clock.monotonicMs()));
    await clock.sleep(lookMs);
  }
  return times;
}

describe('lateLooks', () => {
  it('come at once, then ever more slowly, a last time when the task must be listed', async () => {
    expect(await looks({ unlistedForMs: 145_000 })).toEqual([0, 5, 15, 30, 50, 75, 100, 125, 145]);
  });

  it('are three when it must be listed by now, since one may fail', async () => {
    expect(await looks({ unlistedForMs: 0 })).toEqual([0, 5, 15]);
  });

  it('end with one that began late enough', async () => {
    expect(await looks({ unlistedForMs: 0, lookMs: 12_000 })).toEqual([0, 15]);
  });

  it('end at once when they are not wanted any more', async () => {
    expect(await looks({ unlistedForMs: 145_000, stopAfterMs: 16_000 })).toEqual([0, 5, 15]);
    expect(await looks({ unlistedForMs: 145_000, lookMs: 3000, stopAfterMs: 2000 })).toEqual([0]);
  });
});
