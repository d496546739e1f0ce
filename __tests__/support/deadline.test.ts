import { describe, expect, it } from '@jest/globals';
import {
  abortLater,
  DeadlineError,
  startDeadline,
  untilAborted,
} from '../../src/support/deadline.ts';
import { FakeClock } from './fake-clock.ts';

describe('startDeadline', () => {
  it('aborts its signal when the time is over', async () => {
    const clock = new FakeClock();
    const deadline = startDeadline(clock, 1000);
    await clock.sleep(400);
    expect([deadline.leftMs(), deadline.isOver(), deadline.signal.aborted]).toEqual([
      600,
      false,
      false,
    ]);
    await clock.sleep(5000, deadline.signal);
    expect([deadline.leftMs(), deadline.isOver()]).toEqual([0, true]);
    expect(deadline.signal.reason).toBeInstanceOf(DeadlineError);
    expect(clock.monotonicMs()).toBe(1000);
  });

  it("aborts with its parent, with the parent's reason", async () => {
    const clock = new FakeClock();
    const parent = new AbortController();
    const deadline = startDeadline(clock, 1000, parent.signal);
    clock.after(300, () => {
      parent.abort(new Error('SIGINT'));
    });
    await clock.sleep(5000, deadline.signal);
    expect(clock.monotonicMs()).toBe(300);
    expect(deadline.signal.reason).toEqual(new Error('SIGINT'));
    expect(deadline.isOver()).toBe(false);
  });

  it('is aborted from the start when its parent is', () => {
    const parent = AbortSignal.abort(new Error('SIGINT'));
    expect(startDeadline(new FakeClock(), 1000, parent).signal.reason).toEqual(new Error('SIGINT'));
  });

  it('leaves no timer or listener behind after it is released', async () => {
    const clock = new FakeClock();
    const parent = new AbortController();
    const deadline = startDeadline(clock, 1000, parent.signal);
    deadline.release();
    expect(clock.sleeping).toBe(0);
    parent.abort();
    await clock.sleep(5000);
    expect(deadline.signal.aborted).toBe(false);
    expect(deadline.isOver()).toBe(true);
  });
});

describe('abortLater', () => {
  it.each([
    ['aborts after a signal', 300],
    ['aborts after a signal that is already aborted', 0],
  ])('%s with a delay and its reason', async (_name, atMs) => {
    const clock = new FakeClock();
    const controller = new AbortController();
    const abort = (): void => {
      controller.abort(new Error('SIGINT'));
    };
    if (atMs === 0) abort();
    else clock.after(atMs, abort);
    const { signal } = abortLater(clock, controller.signal, 2000);
    await clock.sleep(10_000, signal);
    expect(clock.monotonicMs()).toBe(atMs + 2000);
    expect(signal.reason).toEqual(new Error('SIGINT'));
  });

  it('leaves no timer behind after it is released', async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    const before = abortLater(clock, controller.signal, 2000);
    const during = abortLater(clock, controller.signal, 2000);
    before.release();
    controller.abort();
    during.release();
    expect(clock.sleeping).toBe(0);
    await clock.sleep(5000);
    expect([before.signal.aborted, during.signal.aborted]).toEqual([false, false]);
  });
});

describe('untilAborted', () => {
  it('returns the result of the work', async () => {
    const { signal } = new AbortController();
    await expect(untilAborted(signal, () => Promise.resolve(1))).resolves.toBe(1);
  });

  it('waits for the work until the signal is aborted', async () => {
    const controller = new AbortController();
    const result = untilAborted(controller.signal, () => new Promise(() => undefined));
    controller.abort(new Error('over'));
    await expect(result).rejects.toThrow('over');
  });

  it('does not start the work when the signal is already aborted', async () => {
    const work = (): Promise<never> => {
      throw new Error('begun');
    };
    await expect(untilAborted(AbortSignal.abort(new Error('over')), work)).rejects.toThrow('over');
  });
});
