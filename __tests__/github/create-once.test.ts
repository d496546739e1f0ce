import { describe, expect, it } from '@jest/globals';
import { createOnce } from '../../src/github/create-once.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLog } from '../support/fake-log.ts';

const lost = Object.assign(new Error('Bad Gateway'), { status: 502 });
const timeout = Object.assign(
  new Error('The operation was aborted due to timeout', {
    cause: new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
  }),
  { status: 500 },
);

interface Given {
  /** The errors of the first calls. Later calls succeed. */
  readonly failures: readonly Error[];
  /** The search that finds what was created; undefined when none does. */
  readonly foundBy?: number;
  readonly end?: AbortSignal;
}

/** Creates something, and counts the calls. */
function tryCreate({ failures, foundBy, end }: Given) {
  const clock = new FakeClock();
  const calls = { creates: 0, searchedAtMs: [] as number[] };
  const created = createOnce({
    create: () => {
      const failure = failures[calls.creates];
      calls.creates += 1;
      return failure === undefined ? Promise.resolve('created') : Promise.reject(failure);
    },
    find: () => {
      calls.searchedAtMs.push(clock.monotonicMs());
      return Promise.resolve(calls.searchedAtMs.length === foundBy ? 'found' : undefined);
    },
    end,
    rest: { clock, log: new FakeLog() },
  });
  return { created, calls };
}

describe('something that is created on GitHub', () => {
  it('is searched for 2 and 12 seconds after a lost answer, and then created again', async () => {
    const { created, calls } = tryCreate({ failures: [lost] });
    expect(await created).toBe('created');
    expect(calls).toEqual({ creates: 2, searchedAtMs: [2000, 12_000] });
  });

  it.each([1, 2])('is not created again when search %i finds it', async (foundBy) => {
    for (const failure of [lost, timeout]) {
      const { created, calls } = tryCreate({ failures: [failure], foundBy });
      expect(await created).toBe('found');
      expect(calls.creates).toBe(1);
    }
  });

  it('is not created again after a timeout, because GitHub may still be creating it', async () => {
    const { created, calls } = tryCreate({ failures: [timeout] });
    await expect(created).rejects.toMatchObject({ name: 'UnclearCreationError', cause: timeout });
    expect(calls).toEqual({ creates: 1, searchedAtMs: [2000, 12_000, 30_000] });
  });

  it('is given up after three lost answers, and after a refusal', async () => {
    const thrice = tryCreate({ failures: [lost, lost, lost] });
    await expect(thrice.created).rejects.toBe(lost);
    expect(thrice.calls.creates).toBe(3);
    const refusal = Object.assign(new Error('Forbidden'), { status: 403 });
    const refused = tryCreate({ failures: [refusal] });
    await expect(refused.created).rejects.toBe(refusal);
    expect(refused.calls).toEqual({ creates: 1, searchedAtMs: [] });
  });

  it('is not created after the end', async () => {
    const { created, calls } = tryCreate({
      failures: [],
      end: AbortSignal.abort(new Error('over')),
    });
    await expect(created).rejects.toThrow('over');
    expect(calls.creates).toBe(0);
  });
});
