import fc from 'fast-check';

import { FOREVER_MS, pick, rarely, someTime, upTo } from './any-time.ts';
import type { Life, OtherTask } from './schedule.ts';

/** A list shows a new task at most this late. */
const MAX_LISTING_MS = 120_000;

export const someLife: fc.Arbitrary<Life> = fc.record({
  endsAfterMs: fc.option(someTime, { nil: undefined, freq: 4 }),
  end: pick('complete', 'complete', 'failed', 'cancelled'),
  approval: rarely(
    fc.record({
      fromMs: someTime,
      lengthMs: fc.oneof(someTime, fc.constant(FOREVER_MS)),
      how: pick('paused', 'waiting'),
    }),
    5,
  ),
  isOdd: fc.boolean(),
  deliverables: upTo(2),
  listedAfterMs: fc.oneof(fc.constant(0), upTo(16_000), upTo(MAX_LISTING_MS)),
});

export const someOther: fc.Arbitrary<OtherTask> = fc.record({
  owner: pick('sibling', 'sibling', 'earlier', 'earlier', 'foreign', 'copy'),
  step: pick(1, 2),
  bornMs: fc.oneof(upTo(0, -3_600_000), upTo(30_000, -30_000)),
  life: someLife,
});
