import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Agent, Task } from '../../src/task/task.ts';
import { ServiceError, type RateLimit } from '../../src/task/task-service.ts';
import { WaitPace } from '../../src/task/wait-pace.ts';
import { FakeClock } from '../support/fake-clock.ts';

/** What one look brings: a task whose agents say this, or a failure. */
type Look =
  | { readonly progress: readonly number[] }
  | { readonly status: number | undefined; readonly retryAfterMs: number | undefined };

interface Step {
  readonly look: Look;
  readonly rateLimit: RateLimit | undefined;
  /** How long the look itself takes. */
  readonly tookMs: number;
}

const MAX_RETRY_AFTER_MS = 600_000;
/** Numbers of any size and sign, and none at all. */
const anyNumber = fc.double();
const anyTook = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e10, noNaN: true }));
const anyLimit: fc.Arbitrary<RateLimit | undefined> = fc.option(
  fc.record({
    limit: fc.oneof(fc.constantFrom(0, 1, 2, 60), anyNumber),
    remaining: fc.oneof(fc.constantFrom(-1, 0, 0.5, 1, 60, 1e15), anyNumber),
  }),
  { nil: undefined },
);
const anyLook: fc.Arbitrary<Look> = fc.oneof(
  fc.record({
    progress: fc.array(fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), anyNumber), {
      maxLength: 3,
    }),
  }),
  fc.record({
    status: fc.constantFrom(undefined, 404, 429, 429, 500, 503),
    retryAfterMs: fc.option(fc.double({ min: 0, max: MAX_RETRY_AFTER_MS, noNaN: true }), {
      nil: undefined,
    }),
  }),
);
const anyStep: fc.Arbitrary<Step> = fc.record({
  look: anyLook,
  rateLimit: anyLimit,
  tookMs: anyTook,
});

function taskWith(progress: readonly number[]): Task {
  const agents = progress.map((percent, index): Agent => ({
    id: `agnt_${index}`,
    status: 'acting',
    rawStatus: 'acting',
    progress: percent,
  }));
  return { id: 'task_1', status: 'running', rawStatus: 'running', agents };
}

interface SetUp {
  readonly maxPauseMs?: number;
  readonly random?: number;
  readonly rateLimit?: RateLimit;
}

function setUp({ maxPauseMs = 15_000, random = 0, rateLimit }: SetUp = {}) {
  const clock = new FakeClock({ random: () => random });
  let latest = rateLimit;
  const service = { rateLimit: () => latest };
  const pace = new WaitPace(taskWith([]), { service, clock, maxPauseMs });
  /** What a look brings, and the pause after it. */
  const look = (seen: Look, said?: RateLimit): number => {
    latest = said;
    if ('progress' in seen) pace.onTask(taskWith(seen.progress));
    else pace.onTrouble(new ServiceError('No.', { arrival: 'never', ...seen }));
    return pace.nextPauseMs();
  };
  return { clock, pace, look };
}

/** The pauses of a wait whose looks bring this, the one before the first look included. */
async function pausesOf(steps: readonly Step[], settings: SetUp): Promise<number[]> {
  const { clock, pace, look } = setUp(settings);
  const pauses = [pace.nextPauseMs()];
  for (const step of steps) {
    await clock.sleep(step.tookMs);
    pauses.push(look(step.look, step.rateLimit));
  }
  return pauses;
}

const SILENT: Look = { progress: [] };
const REFUSED: Look = { status: 429, retryAfterMs: undefined };
const FULL: RateLimit = { limit: 60, remaining: 60 };
const EMPTY: RateLimit = { limit: 60, remaining: 0 };

/** How many looks there are in an hour whose every second one fails. */
async function looksInAnHour(look: () => Look): Promise<number> {
  const wait = setUp();
  let pauseMs = wait.pace.nextPauseMs();
  let looks = 0;
  for (; wait.clock.monotonicMs() < 3_600_000; looks += 1) {
    await wait.clock.sleep(pauseMs);
    pauseMs = wait.look(looks % 2 === 0 ? look() : { status: 500, retryAfterMs: undefined });
  }
  return looks;
}

describe('WaitPace', () => {
  it('goes by what was left of the rate limit before the first look', () => {
    expect(setUp({ rateLimit: EMPTY }).pace.nextPauseMs()).toBe(120_000);
  });

  it('goes by what a look that failed says is left', () => {
    expect(setUp().look({ status: 500, retryAfterMs: undefined }, EMPTY)).toBe(120_000);
  });

  it('takes what is known before the first look for the beginning: two looks more show a trend', async () => {
    const after = async (...progress: number[]): Promise<number> => {
      const { clock, look } = setUp();
      const pauses: number[] = [];
      for (const percent of progress) {
        await clock.sleep(10_000);
        pauses.push(look({ progress: [percent] }));
      }
      return pauses.at(-1) ?? 0;
    };
    // The end is far.
    expect(await after(1, 2)).toBeGreaterThan(1.5 * (await after(0, 0)));
  });

  it('heeds what the service asks for until the next look that is answered', () => {
    const { look } = setUp();
    expect(look({ status: 503, retryAfterMs: 50_000 })).toBe(50_000);
    expect(look(SILENT)).toBe(1000);
  });

  it('forgets refusals within some looks where the others leave room', () => {
    const { look } = setUp();
    const refused = [REFUSED, REFUSED, REFUSED].map((seen) => look(seen, FULL));
    expect(refused).toEqual([20_000, 40_000, 60_000]);
    const answered = Array.from({ length: 10 }, () => look(SILENT, FULL));
    expect(answered[0]).toBeCloseTo(48_000);
    expect(answered.at(-1)).toBeLessThan(7000);
  });

  it('forgets them slowly where the service does not say what is left', () => {
    const { look } = setUp();
    for (const seen of [REFUSED, REFUSED, REFUSED]) look(seen);
    const answered = Array.from({ length: 200 }, () => look(SILENT));
    expect(answered[69]).toBeCloseTo(30_000, -3);
    expect(answered[199]).toBeLessThan(10_000);
  });

  it('counts looks that failed among those that the word of agents may bring about', async () => {
    let progress = 0;
    const nearer = (): Look => {
      progress += 0.3 * (100 - progress);
      if (progress > 99.9) progress = 0;
      return { progress: [progress] };
    };
    const silent = await looksInAnHour(() => SILENT);
    expect(await looksInAnHour(nearer)).toBeLessThanOrEqual(silent / 0.9 + 22);
  });

  it('never looks without a pause and never waits for long unasked, whatever is said', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { maxLength: 30 }),
        fc.record({
          maxPauseMs: fc.integer({ min: 1000, max: 600_000 }),
          random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        }),
        async (steps, settings) => {
          const pauses = await pausesOf(steps, settings);
          for (const [index, ms] of pauses.entries()) {
            const look = steps[index - 1]?.look;
            const asked = look !== undefined && 'status' in look ? look.retryAfterMs : undefined;
            const most = (asked ?? 0) + settings.maxPauseMs + 240_000;
            expect(ms).toBeGreaterThanOrEqual(900);
            expect(ms).toBeLessThanOrEqual(most);
            if (asked !== undefined) expect(ms).toBeGreaterThanOrEqual(asked);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
