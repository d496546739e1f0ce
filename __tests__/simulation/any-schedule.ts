import fc from 'fast-check';

import { someLife, someOther } from './any-task.ts';
import { mostly, pick, rarely, someMoment, someTime, upTo } from './any-time.ts';
import { someFaults, someKill, someWindow } from './any-trouble.ts';
import type { ListFacts, Options, Schedule } from './schedule.ts';

const someOptions: fc.Arbitrary<Options> = fc.record({
  source: pick(...Array.from({ length: 9 }, () => 'prompt' as const), 'task-id'),
  wait: mostly(true),
  timeoutSeconds: fc.oneof(upTo(30, 1), upTo(600, 30), upTo(7200, 600)),
  onTimeout: pick('', '', 'cancel', 'leave'),
  onApproval: pick('wait', 'leave', 'cancel'),
  pollInterval: pick('15s', '60s', '5m'),
  runReference: mostly(true),
  attempt: pick(1, 1, 2),
  onRerun: pick('resume', 'resume', 'new'),
  artifact: pick('zip', 'files', 'none'),
  // To write it takes longer than all else.
  summary: rarely(fc.constant(true), 30).map((isWritten) => isWritten ?? false),
});

const someList: fc.Arbitrary<ListFacts> = fc.record({
  order: pick('newest', 'oldest'),
  prompts: pick('whole', 'cut', 'none'),
  cutAt: upTo(160),
  hasTimes: mostly(true),
  hasTotal: fc.boolean(),
  pageSize: pick(1, 2, 3, 7, 20, 100, 100),
  crowd: fc.oneof(upTo(5), upTo(40)),
  newcomers: pick(0, 0, 1, 3),
});

/** Any schedule that keeps within what the service and the platform may do, as far as that is known. */
export const someSchedule: fc.Arbitrary<Schedule> = fc.record({
  options: someOptions,
  list: someList,
  // A clock that is further behind than a day hides tasks from every search.
  skewMs: fc.oneof(fc.constant(0), upTo(600_000, -600_000), upTo(80_000_000, -80_000_000)),
  jitter: pick(0, 0.25, 0.5, 0.99),
  rateLeft: pick(undefined, undefined, 60, 9, 0),
  lives: fc.array(someLife, { minLength: 1, maxLength: 3 }),
  others: fc.array(someOther, { maxLength: 4 }),
  faults: someFaults,
  windows: fc.array(someWindow, { maxLength: 2 }),
  stop: rarely(someMoment, 3),
  kill: rarely(someKill, 3),
  // Only back: set forward between the phases, it ends the searches for what the list shows late.
  wallJump: rarely(fc.record({ atMs: someTime, backMs: upTo(10_800_000) }), 8),
  postDelayMs: upTo(10_000, 500),
  postStopMs: rarely(fc.oneof(fc.constant(0), upTo(170_000)), 8),
  isUploadStalled: rarely(fc.constant(true), 12).map((isStalled) => isStalled ?? false),
});
