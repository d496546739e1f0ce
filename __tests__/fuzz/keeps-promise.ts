import { it } from '@jest/globals';
import { check, type Target } from './target.ts';

/** A test of a target with all its cases. */
export function keepsPromise<Case>(target: Target<Case>): void {
  it(`${target.name} (${target.cases} cases)`, async () => {
    await check(target);
  });
}
