import { describe, expect, it } from '@jest/globals';

import { SpaceBudget } from '../../src/deliverables/space-budget.ts';

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;

describe('the space for the files of a task', () => {
  it('is 10 GiB in total', () => {
    const space = new SpaceBudget(Infinity);
    expect(space.change(0, 6 * GIB)).toBeUndefined();
    expect(space.change(0, 4 * GIB)).toBeUndefined();
    expect(space.change(0, 1)).toBe(
      'with this file, the deliverables would exceed the maximum of 10 GiB',
    );
  });

  it('can be released and used again', () => {
    const space = new SpaceBudget(Infinity);
    space.change(0, 10 * GIB);
    expect(space.change(10 * GIB, 3 * GIB)).toBeUndefined();
    expect(space.change(0, 7 * GIB)).toBeUndefined();
    expect(space.change(0, 1)).toBeDefined();
  });

  it.each([
    ['10 of 12 GiB', 12 * GIB, 10 * GIB],
    ['2 of 3 GiB', 3 * GIB, 2 * GIB],
    ['1 of 2 GiB', 2 * GIB, GIB],
    ['50 of 100 MiB', 100 * MIB, 50 * MIB],
  ])('leaves a part of the disk free: %s', (_, freeBytes, usableBytes) => {
    expect(new SpaceBudget(freeBytes).change(0, usableBytes)).toBeUndefined();
    expect(new SpaceBudget(freeBytes).change(0, usableBytes + 1)).toBeDefined();
  });

  it('is explained with the free space of the disk', () => {
    expect(new SpaceBudget(3 * GIB).change(0, 4 * GIB)).toBe(
      'with this file, the deliverables would exceed 2.1 GB, because the disk has only 3.2 GB left',
    );
  });
});
