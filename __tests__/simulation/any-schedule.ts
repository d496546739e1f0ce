import fc from 'fast-check';

import {
  REQUEST_NAMES,
  type Fault,
  type Kill,
  type Life,
  type ListFacts,
  type Moment,
  type Options,
  type OtherTask,
  type RequestName,
  type Schedule,
  type TroubleWindow,
} from './schedule.ts';

/** Longer than any run: for ever. */
const FOREVER_MS = 1e12;
/** A list shows a new task at most this late. */
const LONGEST_LISTING_MS = 120_000;
/** A request that hangs takes effect at most this late. */
const LATEST_EFFECT_MS = 20_000;

function rarely<Value>(value: fc.Arbitrary<Value>, oneIn = 5): fc.Arbitrary<Value | undefined> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: oneIn - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: value },
  );
}

/** Short times are as likely as long ones: what matters happens at every scale. */
const someTime = fc.oneof(
  fc.integer({ min: 0, max: 2000 }),
  fc.integer({ min: 0, max: 40_000 }),
  fc.integer({ min: 0, max: 400_000 }),
  fc.integer({ min: 0, max: 7_500_000 }),
);

const someMoment: fc.Arbitrary<Moment> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ base: fc.constant('start' as const), ms: someTime }) },
  {
    weight: 1,
    arbitrary: fc.record({
      base: fc.constant('deadline' as const),
      ms: fc.integer({ min: -5000, max: 15_000 }),
    }),
  },
);

const someOptions: fc.Arbitrary<Options> = fc.record({
  source: fc.oneof(
    { weight: 9, arbitrary: fc.constant('prompt' as const) },
    { weight: 1, arbitrary: fc.constant('task-id' as const) },
  ),
  wait: mostly(true),
  timeoutSeconds: fc.oneof(
    fc.integer({ min: 1, max: 30 }),
    fc.integer({ min: 30, max: 600 }),
    fc.integer({ min: 600, max: 7200 }),
  ),
  onTimeout: fc.constantFrom('' as const, '' as const, 'cancel' as const, 'leave' as const),
  onApproval: fc.constantFrom('wait' as const, 'leave' as const, 'cancel' as const),
  pollInterval: fc.constantFrom('15s' as const, '60s' as const, '5m' as const),
  runReference: mostly(true),
  attempt: fc.constantFrom(1 as const, 1 as const, 2 as const),
  onRerun: fc.constantFrom('resume' as const, 'resume' as const, 'new' as const),
  artifact: fc.constantFrom('zip' as const, 'files' as const, 'none' as const),
  summary: fc.oneof(
    { weight: 30, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
});

function mostly(value: boolean): fc.Arbitrary<boolean> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(value) },
    { weight: 1, arbitrary: fc.constant(!value) },
  );
}

const someList: fc.Arbitrary<ListFacts> = fc.record({
  order: fc.constantFrom('newest' as const, 'oldest' as const),
  prompts: fc.constantFrom('whole' as const, 'cut' as const, 'none' as const),
  cutAt: fc.integer({ min: 0, max: 120 }),
  hasTimes: mostly(true),
  hasTotal: fc.boolean(),
  pageSize: fc.constantFrom(1, 2, 3, 7, 20, 100, 100),
  crowd: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 40 })),
  newcomers: fc.constantFrom(0, 0, 1, 3),
});

const someLife: fc.Arbitrary<Life> = fc.record({
  endsAfterMs: fc.option(someTime, { nil: undefined, freq: 4 }),
  end: fc.constantFrom(
    'complete' as const,
    'complete' as const,
    'failed' as const,
    'cancelled' as const,
  ),
  approval: rarely(
    fc.record({
      fromMs: someTime,
      lengthMs: fc.oneof(someTime, fc.constant(FOREVER_MS)),
      how: fc.constantFrom('paused' as const, 'waiting' as const),
    }),
  ),
  isOdd: fc.boolean(),
  deliverables: fc.integer({ min: 0, max: 2 }),
  listedAfterMs: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 16_000 }),
    fc.integer({ min: 0, max: LONGEST_LISTING_MS }),
  ),
});

const someOther: fc.Arbitrary<OtherTask> = fc.record({
  owner: fc.constantFrom(
    'sibling' as const,
    'sibling' as const,
    'earlier' as const,
    'earlier' as const,
    'foreign' as const,
    'copy' as const,
  ),
  step: fc.constantFrom(1 as const, 2 as const),
  bornMs: fc.oneof(
    fc.integer({ min: -3_600_000, max: 0 }),
    fc.integer({ min: -30_000, max: 30_000 }),
  ),
  life: someLife,
});

const someRetryAfter = rarely(
  fc.oneof(fc.integer({ min: 0, max: 90_000 }), fc.constant(3_600_000)),
  2,
);

/** The request may have taken effect, and nobody says so. */
const someLoss: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constant('lost' as const), takesEffect: fc.boolean() }),
  fc.record({
    kind: fc.constant('hang' as const),
    effectAfterMs: fc.option(fc.integer({ min: 0, max: LATEST_EFFECT_MS }), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('error' as const),
    status: fc.constantFrom(500 as const, 502 as const, 503 as const),
    takesEffect: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('garbled' as const) }),
);

/** What any request may meet, in a single case or for a while. */
const someTrouble: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 4, arbitrary: someLoss },
  { weight: 3, arbitrary: someRefusal() },
);

/** It certainly had no effect. */
function someRefusal(): fc.Arbitrary<Fault> {
  return fc.oneof(
    fc.record({
      kind: fc.constant('too-many' as const),
      retryAfterMs: someRetryAfter,
      remaining: fc.constantFrom(undefined, 0, 5),
    }),
    fc.record({ kind: fc.constant('unreachable' as const) }),
    fc.record({
      kind: fc.constant('refused' as const),
      status: fc.constantFrom(400, 401, 402, 403, 404, 409, 422),
    }),
  );
}

const someAnswer: fc.Arbitrary<Fault> = fc.record({
  kind: fc.constant('answered' as const),
  afterMs: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 29_000 })),
});

/** What a create call meets: a lost answer is what is hardest. */
const someCreateFault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 4, arbitrary: someAnswer },
  { weight: 6, arbitrary: someLoss },
  { weight: 1, arbitrary: someTrouble },
);

const someFault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 6, arbitrary: someAnswer },
  { weight: 6, arbitrary: someTrouble },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('cancelled-late' as const),
      afterMs: fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: undefined }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('stale' as const),
      ageMs: fc.integer({ min: 0, max: 10_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('mixed-up' as const) }) },
);

const someWindow: fc.Arbitrary<TroubleWindow> = fc.record({
  from: someMoment,
  lengthMs: fc.oneof(someTime, fc.constant(FOREVER_MS)),
  fault: someTrouble,
  requests: fc.oneof(
    fc.constant(REQUEST_NAMES),
    fc.constantFrom(...REQUEST_NAMES).map((name) => [name]),
  ),
});

const someKill: fc.Arbitrary<Kill> = fc.oneof(
  fc.record({ kind: fc.constant('time' as const), at: someMoment }),
  fc.record({
    kind: fc.constant('call' as const),
    number: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 80 })),
    side: fc.constantFrom('before' as const, 'sent' as const, 'answered' as const),
  }),
);

const someFaults: fc.Arbitrary<Readonly<Record<RequestName, readonly Fault[]>>> = fc.record({
  create: fc.array(someCreateFault, { maxLength: 4 }),
  fetch: fc.array(someFault, { maxLength: 8 }),
  cancel: fc.array(someFault, { maxLength: 4 }),
  list: fc.array(someFault, { maxLength: 6 }),
  deliverables: fc.array(someFault, { maxLength: 2 }),
});

/** Any schedule that keeps within what the service and the platform are known to do. */
export const someSchedule: fc.Arbitrary<Schedule> = fc.record({
  options: someOptions,
  list: someList,
  skewMs: fc.oneof(fc.constant(0), fc.integer({ min: -280_000, max: 600_000 })),
  jitter: fc.constantFrom(0, 0.25, 0.5, 0.99),
  rateLeft: fc.constantFrom(undefined, undefined, 60, 9, 0),
  lives: fc.array(someLife, { minLength: 1, maxLength: 3 }),
  others: fc.array(someOther, { maxLength: 4 }),
  faults: someFaults,
  windows: fc.array(someWindow, { maxLength: 2 }),
  stop: rarely(someMoment, 3),
  kill: rarely(someKill, 3),
  wallJump: rarely(
    fc.record({ atMs: someTime, backMs: fc.integer({ min: 0, max: 10_800_000 }) }),
    8,
  ),
  postDelayMs: fc.integer({ min: 500, max: 10_000 }),
  postStopMs: rarely(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 170_000 })), 8),
  isUploadStalled: rarely(fc.constant(true), 12).map((stalled) => stalled ?? false),
});
