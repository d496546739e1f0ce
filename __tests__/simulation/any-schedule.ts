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

/** Longer than any run. */
const FOREVER_MS = 1e12;

/** One of these values, with a probability by the number of its occurrences. */
function pick<const Value>(...values: readonly Value[]): fc.Arbitrary<Value> {
  return fc.constantFrom(...values);
}

function mostly(value: boolean): fc.Arbitrary<boolean> {
  return fc.integer({ min: 0, max: 8 }).map((drawn) => (drawn === 8 ? !value : value));
}

/** A value in one of the given number of cases, else undefined. */
function rarely<Value>(value: fc.Arbitrary<Value>, oneIn: number): fc.Arbitrary<Value | undefined> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: oneIn - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: value },
  );
}

function upTo(max: number, min = 0): fc.Arbitrary<number> {
  return fc.integer({ min, max });
}

/** Short times are as likely as long ones, because problems occur at every scale. */
const someTime = fc.oneof(upTo(2000), upTo(40_000), upTo(400_000), upTo(7_500_000));

const someMoment: fc.Arbitrary<Moment> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ base: pick('start'), ms: someTime }) },
  { weight: 1, arbitrary: fc.record({ base: pick('deadline'), ms: upTo(15_000, -5000) }) },
);

/** The maximum delay until a list shows a new task. */
const MAX_LISTING_MS = 120_000;

const someLife: fc.Arbitrary<Life> = fc.record({
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
  pendingMs: fc.oneof(fc.constant(1000), upTo(400_000)),
  isOdd: fc.boolean(),
  centsPerMinute: rarely(fc.oneof(upTo(10), upTo(1000)), 3),
  movesForMs: fc.oneof(upTo(40_000), upTo(40_000), someTime, fc.constant(FOREVER_MS)),
  deliverables: upTo(2),
  listedAfterMs: fc.oneof(fc.constant(0), upTo(16_000), upTo(MAX_LISTING_MS)),
});

const someOther: fc.Arbitrary<OtherTask> = fc.record({
  owner: pick('sibling', 'sibling', 'earlier', 'earlier', 'foreign', 'copy'),
  step: pick(1, 2),
  bornMs: fc.oneof(upTo(0, -3_600_000), upTo(30_000, -30_000)),
  life: someLife,
});

/** The maximum delay until a hanging request takes effect. */
const LATEST_EFFECT_MS = 20_000;

const someAnswer: fc.Arbitrary<Fault> = fc.record({
  kind: pick('answered'),
  afterMs: fc.oneof(upTo(500, 1), upTo(29_000, 1)),
});

/** The request may have taken effect, without a response. */
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

/** The request certainly had no effect. */
const someRefusal: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: pick('too-many'),
    retryAfterMs: rarely(fc.oneof(upTo(90_000), fc.constant(3_600_000)), 2),
    remaining: pick(undefined, 0, 5),
  }),
  fc.record({ kind: pick('unreachable') }),
  fc.record({ kind: pick('refused'), status: pick(400, 401, 402, 403, 404, 409, 422) }),
);

/** Faults of any request, once or for some time. */
const someTrouble = fc.oneof(
  { weight: 4, arbitrary: someLoss },
  { weight: 3, arbitrary: someRefusal },
);

/** Faults of a create call. A lost response is the most difficult one. */
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

const someFaults: fc.Arbitrary<Readonly<Record<RequestName, readonly Fault[]>>> = fc.record({
  create: fc.array(someCreateFault, { maxLength: 4 }),
  fetch: fc.array(someFault, { maxLength: 8 }),
  cancel: fc.array(someFault, { maxLength: 4 }),
  list: fc.array(someFault, { maxLength: 6 }),
  deliverables: fc.array(someFault, { maxLength: 2 }),
});

const someWindow: fc.Arbitrary<TroubleWindow> = fc.record({
  from: someMoment,
  lengthMs: fc.oneof(someTime, fc.constant(FOREVER_MS)),
  fault: someTrouble,
  requests: fc.oneof(
    fc.constant(REQUEST_NAMES),
    pick(...REQUEST_NAMES).map((name) => [name]),
  ),
});

const someKill: fc.Arbitrary<Kill> = fc.oneof(
  fc.record({ kind: pick('time'), at: someMoment }),
  fc.record({
    kind: pick('call'),
    number: fc.oneof(upTo(12, 1), upTo(80, 1)),
    side: pick('before', 'sent', 'answered'),
  }),
);

const someOptions: fc.Arbitrary<Options> = fc.record({
  source: pick(...Array.from({ length: 9 }, () => 'prompt' as const), 'task-id'),
  wait: mostly(true),
  timeoutSeconds: fc.oneof(upTo(30, 1), upTo(600, 30), upTo(7200, 600)),
  onTimeout: pick('', '', 'cancel', 'leave'),
  onApproval: pick('wait', 'leave', 'cancel'),
  maxCostCents: rarely(upTo(50, 1), 2),
  // Longer than the slowest response.
  stallTimeoutSeconds: rarely(pick(60, 60, 300), 2),
  pollInterval: pick('15s', '60s', '5m'),
  runReference: mostly(true),
  attempt: pick(1, 1, 2),
  onRerun: pick('resume', 'resume', 'new'),
  artifact: pick('zip', 'files', 'none'),
  // Writing it takes longer than everything else.
  summary: rarely(fc.constant(true), 30).map((isWritten) => isWritten ?? false),
});

const someList: fc.Arbitrary<ListFacts> = fc.record({
  order: pick('newest', 'oldest'),
  prompts: pick('whole', 'cut', 'none'),
  cutAt: upTo(160),
  hasTimes: mostly(true),
  pageSize: pick(1, 2, 3, 7, 20, 100, 100),
  crowd: fc.oneof(upTo(5), upTo(40)),
  newcomers: pick(0, 0, 1, 3),
});

/** Any schedule within the known limits of the service and the platform. */
export const someSchedule: fc.Arbitrary<Schedule> = fc.record({
  options: someOptions,
  list: someList,
  // A clock that is more than a day behind hides tasks from every search.
  skewMs: fc.oneof(fc.constant(0), upTo(600_000, -600_000), upTo(80_000_000, -80_000_000)),
  jitter: pick(0, 0.25, 0.5, 0.99),
  rateLeft: pick(undefined, undefined, 60, 9, 0),
  lives: fc.array(someLife, { minLength: 1, maxLength: 3 }),
  others: fc.array(someOther, { maxLength: 4 }),
  faults: someFaults,
  windows: fc.array(someWindow, { maxLength: 2 }),
  stop: rarely(someMoment, 3),
  kill: rarely(someKill, 3),
  // Only back: a clock set forward between the phases would end the searches for tasks that the list shows late.
  wallJump: rarely(fc.record({ atMs: someTime, backMs: upTo(10_800_000) }), 8),
  postDelayMs: upTo(10_000, 500),
  postStopMs: rarely(fc.oneof(fc.constant(0), upTo(170_000)), 8),
  isUploadStalled: rarely(fc.constant(true), 12).map((isStalled) => isStalled ?? false),
});
