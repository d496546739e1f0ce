import { chanceOfEnd, type ExpectedEnd } from './expected-end.ts';

/** What the next pause depends on. */
export interface PaceFacts {
  /** Since the wait began, in milliseconds. */
  readonly elapsedMs: number;
  /** The longest pause that the user wants, in milliseconds. */
  readonly maxPauseMs: number;
  /** How many looks there were. */
  readonly looks: number;
  /** What the agents' progress lets expect. A hint of remote programs, which may lie. */
  readonly expectedEnd: ExpectedEnd | undefined;
  /** How many looks in a row have failed. */
  readonly failures: number;
  /** What the service asked for with its last refusal, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** What was left of the key's rate limit of late, as a share; undefined when the service does not say. */
  readonly rateLimitShare: number | undefined;
  /** How many of the looks were refused of late for the rate limit; fading, so not whole. */
  readonly recentRefusals: number;
  /** In [0, 1). */
  readonly random: number;
}

const MIN_PAUSE_MS = 1000;
/** Of a task of which nothing is known but its age: the pauses grow with the root of it until they are as long as they may be. */
const FULL_PAUSE_AFTER_MS = 300_000;
/** Such a task goes on for about as long again as it has run, times this. */
const REST_OF_ELAPSED = 2;
/** So many looks more than without any word of the agents their words may bring about, whatever they say. */
const MAX_HINTED_LOOKS = 20;
/** Where the end is expected it is worth a look to notice it earlier by this share of the longest pause, however long that is. */
const WORTH_A_LOOK = 0.1;
const JITTER = 0.1;

/** Below this share of the rate limit the pauses grow, up to twice the minute for which it counts. */
const LOW_RATE_LIMIT = 0.65;
const NO_RATE_LIMIT_PAUSE_MS = 120_000;
/** For each refusal of late. */
const REFUSAL_PAUSE_MS = 20_000;
/** Wide, so that jobs which were refused together don't ask together again. */
const CROWD_JITTER = 0.5;

/**
 * How long to wait before the next look at a task, in milliseconds: short at first and where the end is expected, never longer
 * than the user's bound, save when the service is in trouble, is asked by many, or asks for more. The jitter only shortens.
 */
export function nextPauseMs(facts: PaceFacts): number {
  const { failures, random, retryAfterMs } = facts;
  const wantedMs = wantedPauseMs(facts);
  const afterFailuresMs = failures === 0 ? 0 : Math.min(1000 * 2 ** (failures - 1), 30_000);
  const ownMs = Math.max(wantedMs, afterFailuresMs) * (1 - JITTER * random);
  const refusalMs = refusalPauseMs(facts);
  // Whoever is told when to come again comes then, and not in one crowd with all who were told so.
  if (retryAfterMs !== undefined) {
    return Math.max(ownMs, retryAfterMs + (wantedMs + refusalMs) * random);
  }
  const crowdMs = scarcityPauseMs(facts) + refusalMs;
  return Math.max(ownMs, crowdMs * (1 - CROWD_JITTER * random));
}

/**
 * What a look is worth: the pause and the chance that the task ends in it are weighed so that, by the square root law, the mean
 * delay is least for the number of looks. Without a hint that comes to a pause in proportion to the root of the time gone.
 */
function wantedPauseMs(facts: PaceFacts): number {
  const { elapsedMs, maxPauseMs } = facts;
  const unhintedMs = unhintedPauseMs(facts);
  if (facts.expectedEnd === undefined) return unhintedMs;
  const hazard = 1 / (REST_OF_ELAPSED * Math.max(elapsedMs, MIN_PAUSE_MS));
  const chance = chanceOfEnd(facts.expectedEnd, { elapsedMs, hazard });
  const unhintedPriceMs = maxPauseMs ** 2 / (REST_OF_ELAPSED * FULL_PAUSE_AFTER_MS);
  const priceMs = Math.min(unhintedPriceMs, WORTH_A_LOOK * maxPauseMs);
  const isSpent = facts.looks >= unhintedLooks(facts) + MAX_HINTED_LOOKS;
  let low = isSpent ? unhintedMs : MIN_PAUSE_MS;
  let high = maxPauseMs;
  if (low * chance(low) >= priceMs) return low;
  // Ten halvings of the ratio: a thousandth of it is left.
  for (let halvings = 0; halvings < 10; halvings += 1) {
    const middle = Math.sqrt(low * high);
    if (middle * chance(middle) < priceMs) low = middle;
    else high = middle;
  }
  return high;
}

function unhintedPauseMs({ elapsedMs, maxPauseMs }: PaceFacts): number {
  const growingMs = maxPauseMs * Math.sqrt(elapsedMs / FULL_PAUSE_AFTER_MS);
  return Math.min(Math.max(MIN_PAUSE_MS, growingMs), maxPauseMs);
}

/** How many looks there are at most without a hint: the time gone over the pauses, at their shortest. */
function unhintedLooks({ elapsedMs, maxPauseMs }: PaceFacts): number {
  const evenUntilMs = FULL_PAUSE_AFTER_MS * (MIN_PAUSE_MS / maxPauseMs) ** 2;
  const even = Math.min(elapsedMs, evenUntilMs) / MIN_PAUSE_MS;
  const growingUntilMs = Math.min(elapsedMs, FULL_PAUSE_AFTER_MS);
  const roots = Math.sqrt(growingUntilMs) - Math.sqrt(evenUntilMs);
  const growing = (2 * Math.max(0, roots) * Math.sqrt(FULL_PAUSE_AFTER_MS)) / maxPauseMs;
  const full = Math.max(0, elapsedMs - FULL_PAUSE_AFTER_MS) / maxPauseMs;
  return (even + growing + full) / (1 - JITTER);
}

/** All who share the key see the same remainder, so all slow down alike. */
function scarcityPauseMs({ rateLimitShare = 1 }: PaceFacts): number {
  return Math.max(0, NO_RATE_LIMIT_PAUSE_MS * (1 - rateLimitShare / LOW_RATE_LIMIT));
}

function refusalPauseMs({ recentRefusals }: PaceFacts): number {
  return REFUSAL_PAUSE_MS * recentRefusals;
}
