import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { FakeClock } from './fake-clock.ts';

describe('FakeClock', () => {
  it('wakes concurrent sleepers in the order of their end times', async () => {
    const clock = new FakeClock();
    const woken: string[] = [];
    const sleep = async (name: string, ms: number): Promise<void> => {
      await clock.sleep(ms);
      woken.push(`${name} at ${clock.monotonicMs()}`);
    };
    await Promise.all([sleep('c', 3_600_000), sleep('a', 10), sleep('b', 10), sleep('d', 0)]);
    expect(woken).toEqual(['d at 0', 'a at 10', 'b at 10', 'c at 3600000']);
  });

  it('runs everything that follows from one wake-up before the next one', async () => {
    const clock = new FakeClock();
    const seen: number[] = [];
    clock.after(100, () => seen.push(clock.monotonicMs()));
    for (let i = 0; i < 5; i += 1) await clock.sleep(10);
    seen.push(clock.monotonicMs());
    await clock.sleep(100);
    expect(seen).toEqual([50, 100]);
  });

  it('ends a sleep immediately when its signal is aborted', async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    clock.after(5, () => {
      controller.abort();
    });
    await clock.sleep(Number.POSITIVE_INFINITY, controller.signal);
    await clock.sleep(1000, controller.signal);
    expect(clock.monotonicMs()).toBe(5);
    expect(clock.sleeping).toBe(0);
  });

  it('does not advance while real work is held', async () => {
    const clock = new FakeClock();
    void clock.sleep(1000);
    await clock.hold(readFile(import.meta.filename));
    expect(clock.monotonicMs()).toBe(0);
  });

  it('has a wall clock that can jump', () => {
    const clock = new FakeClock({ startWallMs: 1000 });
    clock.jumpWall(-400);
    expect([clock.wallMs(), clock.monotonicMs()]).toEqual([600, 0]);
  });
});
