import fc from 'fast-check';

import type { Moment } from './schedule.ts';

/** Longer than any run: for ever. */
export const FOREVER_MS = 1e12;

/** One of these, each as likely as how often it stands here. */
export function pick<const Value>(...values: readonly Value[]): fc.Arbitrary<Value> {
  return fc.constantFrom(...values);
}

export function mostly(value: boolean): fc.Arbitrary<boolean> {
  return fc.integer({ min: 0, max: 8 }).map((drawn) => (drawn === 8 ? !value : value));
}

/** Undefined but for one in so many. */
export function rarely<Value>(
  value: fc.Arbitrary<Value>,
  oneIn: number,
): fc.Arbitrary<Value | undefined> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: oneIn - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: value },
  );
}

export function upTo(max: number, min = 0): fc.Arbitrary<number> {
  return fc.integer({ min, max });
}

/** Short times are as likely as long ones: what matters happens at every scale. */
export const someTime = fc.oneof(upTo(2000), upTo(40_000), upTo(400_000), upTo(7_500_000));

export const someMoment: fc.Arbitrary<Moment> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ base: pick('start'), ms: someTime }) },
  { weight: 1, arbitrary: fc.record({ base: pick('deadline'), ms: upTo(15_000, -5000) }) },
);
