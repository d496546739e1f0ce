import { describe, expect, it } from '@jest/globals';

import { SpaceBudget } from '../../src/deliverables/space-budget.ts';

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;

describe('the files of a task', () => {
  it('may take 10 GiB together', () => {
    const space = new SpaceBudget(Infinity);
    expect(space.change(0, 6 * GIB)).toBeUndefined();
    expect(space.change(0, 4 * GIB)).toBeUndefined();
    expect(space.change(0, 1)).toBe(
      'with this file, the deliverables take more than 10 GiB, the maximum',
    );
  });

  it('may take what one of them gives back', () => {
    const space = new SpaceBudget(Infinity);
    space.change(0, 10 * GIB);
    expect(space.change(10 * GIB, 3 * GIB)).toBeUndefined();
    expect(space.change(0, 7 * GIB)).toBeUndefined();
    expect(space.change(0, 1)).toBeDefined();
  });

  it.each([
    ['12 GiB leave 10 GiB', 12 * GIB, 10 * GIB],
    ['3 GiB leave 2 GiB', 3 * GIB, 2 * GIB],
    ['2 GiB leave 1 GiB', 2 * GIB, GIB],
    ['100 MiB leave the half', 100 * MIB, 50 * MIB],
  ])('leave some of the disk free: %s', (_, freeBytes, usableBytes) => {
    expect(new SpaceBudget(freeBytes).change(0, usableBytes)).toBeUndefined();
    expect(new SpaceBudget(freeBytes).change(0, usableBytes + 1)).toBeDefined();
  });

  it('are told how full the disk is', () => {
    expect(new SpaceBudget(3 * GIB).change(0, 4 * GIB)).toBe(
      'with this file, the deliverables take more than 2.1 GB: the disk has only 3.2 GB left',
    );
  });
});
