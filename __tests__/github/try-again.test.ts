import { describe, expect, it } from '@jest/globals';
import { tryAgain } from '../../src/github/try-again.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLog } from '../support/fake-log.ts';

const failure = (status: number | undefined, retryAfter?: string) =>
  Object.assign(new Error(`answered ${String(status)}`), {
    status,
    response: { headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } },
  });

/** What comes of work that fails so, and the times of its tries. */
async function outcomeOf(failures: readonly Error[], takesMs = 0, stop?: AbortController) {
  const clock = new FakeClock();
  const log = new FakeLog();
  const left = [...failures];
  const triedAtMs: number[] = [];
  const work = async (): Promise<string> => {
    triedAtMs.push(clock.monotonicMs());
    await clock.sleep(takesMs);
    const next = left.shift();
    if (next !== undefined) throw next;
    return 'done';
  };
  clock.after(500, () => {
    stop?.abort();
  });
  const end = await tryAgain(work, { clock, log, stop: stop?.signal }).catch(String);
  return { end, triedAtMs, debugTexts: log.debugTexts };
}

describe('what GitHub could not do just now', () => {
  it('is tried three times', async () => {
    const { end, triedAtMs, debugTexts } = await outcomeOf([failure(502), failure(500)]);
    expect([end, triedAtMs]).toEqual(['done', [0, 1000, 5000]]);
    expect(debugTexts[0]).toBe('GitHub: answered 502; trying again in 1000 ms');
  });

  it('is given up after the third try, with its own error', async () => {
    const { end, triedAtMs } = await outcomeOf(Array.from({ length: 9 }, () => failure(503)));
    expect([end, triedAtMs.length]).toEqual(['Error: answered 503', 3]);
  });

  it.each([
    [403, '30'],
    [429, '30'],
  ])('is tried again when a limit (%d) says when', async (status, retryAfter) => {
    const { end, triedAtMs } = await outcomeOf([failure(status, retryAfter)]);
    expect([end, triedAtMs]).toEqual(['done', [0, 30_000]]);
  });

  it.each([
    [401, undefined],
    [403, undefined],
    [403, '3600'],
    [404, undefined],
    [422, undefined],
    [429, undefined],
    [undefined, undefined],
  ])('is not tried again when it never will be better soon: %p', async (status, retryAfter) => {
    const { triedAtMs } = await outcomeOf([failure(status, retryAfter)]);
    expect(triedAtMs).toEqual([0]);
  });

  it('is not tried again when one try took too long', async () => {
    expect((await outcomeOf([failure(500)], 30_000)).triedAtMs).toEqual([0]);
  });

  it('tells the work whether it will be tried again after an error', async () => {
    const told: boolean[][] = [];
    const errors = [failure(502), failure(404), failure(403, '3600')];
    await tryAgain(
      (isRepeatedAfter) => {
        told.push(errors.map(isRepeatedAfter));
        return told.length < 3 ? Promise.reject(failure(500)) : Promise.resolve();
      },
      { clock: new FakeClock(), log: new FakeLog() },
    );
    const [yes, no] = [
      [true, false, false],
      [false, false, false],
    ];
    expect(told).toEqual([yes, yes, no]);
  });

  it('is not tried again when the step is told to stop', async () => {
    const { end, triedAtMs } = await outcomeOf([failure(500)], 0, new AbortController());
    expect([end, triedAtMs]).toEqual(['Error: answered 500', [0]]);
  });
});
