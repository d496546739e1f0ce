import { describe, expect, it } from '@jest/globals';
import { untilAborted } from '../../src/support/until-aborted.ts';

describe('work that can not be told to stop', () => {
  it('gives its result', async () => {
    const { signal } = new AbortController();
    await expect(untilAborted(signal, () => Promise.resolve(1))).resolves.toBe(1);
  });

  it('is waited for until the signal is aborted', async () => {
    const controller = new AbortController();
    const result = untilAborted(controller.signal, () => new Promise(() => undefined));
    controller.abort(new Error('over'));
    await expect(result).rejects.toThrow('over');
  });

  it('is not begun when that was before', async () => {
    const work = (): Promise<never> => {
      throw new Error('begun');
    };
    await expect(untilAborted(AbortSignal.abort(new Error('over')), work)).rejects.toThrow('over');
  });
});
