import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { numberCall } from '../../src/support/number-call.ts';

describe('numberCall', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'number-call-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('numbers the calls of each name', async () => {
    const numbers = [];
    for (const name of ['a', 'a', 'b', 'a']) numbers.push(await numberCall(folder, name));
    expect(numbers).toEqual([1, 2, 1, 3]);
  });

  it('gives simultaneous calls different numbers', async () => {
    const numbers = await Promise.all(Array.from({ length: 8 }, () => numberCall(folder, 'a')));
    expect(numbers.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('returns 1 when no file can be created', async () => {
    expect(await numberCall(path.join(folder, 'missing'), 'a')).toBe(1);
  });
});
