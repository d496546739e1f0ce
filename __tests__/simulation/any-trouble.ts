import fc from 'fast-check';

import { FOREVER_MS, pick, rarely, someMoment, someTime, upTo } from './any-time.ts';
import {
  REQUEST_NAMES,
  type Fault,
  type Kill,
  type RequestName,
  type TroubleWindow,
} from './schedule.ts';

/** A request that hangs takes effect at most this late. */
const LATEST_EFFECT_MS = 20_000;

const someAnswer: fc.Arbitrary<Fault> = fc.record({
  kind: pick('answered'),
  afterMs: fc.oneof(upTo(500, 1), upTo(29_000, 1)),
});

/** The request may have taken effect, and nobody says so. */
const someLoss: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: pick('lost'), takesEffect: fc.boolean() }),
  fc.record({ kind: pick('hang'), effectAfterMs: rarely(upTo(LATEST_EFFECT_MS), 2) }),
  fc.record({
    kind: pick('error'),
    status: pick(500, 502, 503),
    takesEffect: fc.boolean(),
  }),
  fc.record({ kind: pick('garbled') }),
);

/** It certainly had no effect. */
const someRefusal: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: pick('too-many'),
    retryAfterMs: rarely(fc.oneof(upTo(90_000), fc.constant(3_600_000)), 2),
    remaining: pick(undefined, 0, 5),
  }),
  fc.record({ kind: pick('unreachable') }),
  fc.record({ kind: pick('refused'), status: pick(400, 401, 402, 403, 404, 409, 422) }),
);

/** What any request may meet, in a single case or for a while. */
const someTrouble = fc.oneof(
  { weight: 4, arbitrary: someLoss },
  { weight: 3, arbitrary: someRefusal },
);

/** What a create call meets: a lost answer is what is hardest. */
const someCreateFault = fc.oneof(
  { weight: 4, arbitrary: someAnswer },
  { weight: 6, arbitrary: someLoss },
  { weight: 1, arbitrary: someTrouble },
);

const someFault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 6, arbitrary: someAnswer },
  { weight: 6, arbitrary: someTrouble },
  {
    weight: 1,
    arbitrary: fc.record({ kind: pick('cancelled-late'), afterMs: rarely(upTo(10_000), 2) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: pick('stale'), ageMs: upTo(10_000) }) },
  { weight: 1, arbitrary: fc.record({ kind: pick('mixed-up') }) },
);

export const someFaults: fc.Arbitrary<Readonly<Record<RequestName, readonly Fault[]>>> = fc.record({
  create: fc.array(someCreateFault, { maxLength: 4 }),
  fetch: fc.array(someFault, { maxLength: 8 }),
  cancel: fc.array(someFault, { maxLength: 4 }),
  list: fc.array(someFault, { maxLength: 6 }),
  deliverables: fc.array(someFault, { maxLength: 2 }),
});

export const someWindow: fc.Arbitrary<TroubleWindow> = fc.record({
  from: someMoment,
  lengthMs: fc.oneof(someTime, fc.constant(FOREVER_MS)),
  fault: someTrouble,
  requests: fc.oneof(
    fc.constant(REQUEST_NAMES),
    pick(...REQUEST_NAMES).map((name) => [name]),
  ),
});

export const someKill: fc.Arbitrary<Kill> = fc.oneof(
  fc.record({ kind: pick('time'), at: someMoment }),
  fc.record({
    kind: pick('call'),
    number: fc.oneof(upTo(12, 1), upTo(80, 1)),
    side: pick('before', 'sent', 'answered'),
  }),
);
