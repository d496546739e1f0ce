import { describe, expect, it } from '@jest/globals';
import { mapConcurrently } from '../../src/support/map-concurrently.ts';

/** Work that ends when the test says so. */
class ManualWork {
  readonly begun: number[] = [];
  readonly #ends = new Map<number, PromiseWithResolvers<string>>();

  readonly run = (item: number): Promise<string> => {
    this.begun.push(item);
    const end = Promise.withResolvers<string>();
    this.#ends.set(item, end);
    return end.promise;
  };

  async end(item: number): Promise<void> {
    this.#ends.get(item)?.resolve(`result ${item}`);
    await new Promise(setImmediate);
  }

  async fail(item: number): Promise<void> {
    this.#ends.get(item)?.reject(new Error(`item ${item} failed`));
    await new Promise(setImmediate);
  }
}

describe('mapConcurrently', () => {
  it('has as much under way as is allowed, and begins the next item when one ends', async () => {
    const work = new ManualWork();
    const results = mapConcurrently([1, 2, 3, 4], 2, work.run);
    expect(work.begun).toEqual([1, 2]);
    await work.end(2);
    expect(work.begun).toEqual([1, 2, 3]);
    await work.end(1);
    expect(work.begun).toEqual([1, 2, 3, 4]);
    await work.end(4);
    await work.end(3);
    expect(await results).toEqual(['result 1', 'result 2', 'result 3', 'result 4']);
  });

  it('works with fewer items than may be under way, and with none', async () => {
    const double = (item: number): Promise<number> => Promise.resolve(2 * item);
    expect(await mapConcurrently([1, 2], 8, double)).toEqual([2, 4]);
    expect(await mapConcurrently([], 8, double)).toEqual([]);
  });

  it('rejects with the first failure, and begins nothing after a failure', async () => {
    const work = new ManualWork();
    const results = mapConcurrently([1, 2, 3, 4], 2, work.run);
    const failure = expect(results).rejects.toThrow('item 1 failed');
    await work.fail(1);
    await failure;
    await work.end(2);
    expect(work.begun).toEqual([1, 2]);
  });
});
