import { setTimeout as sleep } from 'node:timers/promises';

import { describe, expect, it } from '@jest/globals';

import { SetAside } from '../../src/deliverables/set-aside.ts';
import { FakeClock } from '../support/fake-clock.ts';

/** When the place of a transfer of some length is free, on the clock; a piece comes at the given times. */
async function freeAtMs(aside: SetAside, clock: FakeClock, piecesMs: number[], endMs: number) {
  const beganAtMs = clock.monotonicMs();
  const { result, place } = aside.run(async (onPiece) => {
    for (const ms of piecesMs) {
      await clock.sleep(beganAtMs + ms - clock.monotonicMs());
      onPiece();
    }
    await clock.sleep(beganAtMs + endMs - clock.monotonicMs());
    return 'result';
  });
  await place;
  const freeMs = clock.monotonicMs() - beganAtMs;
  return { freeMs, result };
}

describe('the place of a transfer', () => {
  it.each([
    ['is over', [1000], 3000, 3000],
    ['has stood still for five seconds from its start', [60_000], 90_000, 5000],
    ['has stood still for five seconds between two pieces', [4000, 8000, 60_000], 90_000, 13_000],
    ['is over, however long it moves', [4000, 8000, 12_000, 16_000], 20_000, 20_000],
  ])('is free when it %s', async (_, piecesMs, endMs, expected) => {
    const clock = new FakeClock();
    const { freeMs, result } = await freeAtMs(new SetAside(clock, 1), clock, piecesMs, endMs);
    expect(freeMs).toBe(expected);
    expect(await result).toBe('result');
  });

  it('is kept while as many as may be stand still beside the others', async () => {
    const clock = new FakeClock();
    const aside = new SetAside(clock, 1);
    const first = await freeAtMs(aside, clock, [], 60_000);
    expect(first.freeMs).toBe(5000);
    expect((await freeAtMs(aside, clock, [], 30_000)).freeMs).toBe(30_000);
    await first.result;
    await sleep(0);
    expect((await freeAtMs(aside, clock, [], 30_000)).freeMs).toBe(5000);
  });

  it('is free when it fails', async () => {
    const { result, place } = new SetAside(new FakeClock(), 1).run(() =>
      Promise.reject(new Error('broke')),
    );
    await expect(result).rejects.toThrow('broke');
    await place;
  });
});
