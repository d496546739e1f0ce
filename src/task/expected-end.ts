/** When a task is expected to end, by what its agents say. Times in milliseconds since the wait began. */
export interface ExpectedEnd {
  /** When that was said. */
  readonly saidAtMs: number;
  readonly atMs: number;
  /** By how much it is usually wrong: the standard deviation. */
  readonly spreadMs: number;
}

/** How far what the agents say is believed, before time tells. */
const BELIEF = 0.85;
/** Of the logistic distribution, whose scale is this share of its standard deviation. */
const SCALE_OF_SPREAD = Math.sqrt(3) / Math.PI;
/** Nothing is known closer than this, in milliseconds. */
const MIN_SCALE_MS = 300;

/**
 * How likely a task that still runs ends within some time. Two things may be true: the agents' word is good, and the end lies
 * around the expected time (a logistic distribution); or it is worth nothing, and the end comes as for any task. Each moment
 * past the expected end at which the task still runs speaks for the latter, so a word that proved wrong fades by itself.
 * @param hazard how likely any task ends within the next millisecond
 * @returns milliseconds from now → a chance in [0, 1], which grows with them
 */
export function chanceOfEnd(
  expected: ExpectedEnd,
  { elapsedMs, hazard }: { readonly elapsedMs: number; readonly hazard: number },
): (withinMs: number) => number {
  const byChance = (withinMs: number): number => 1 - Math.exp(-hazard * withinMs);
  const scaleMs = Math.max(MIN_SCALE_MS, expected.spreadMs * SCALE_OF_SPREAD);
  const runsStill = (atMs: number): number => 1 / (1 + Math.exp((atMs - expected.atMs) / scaleMs));
  const now = runsStill(elapsedMs);
  const believed = BELIEF * (now / runsStill(expected.saidAtMs));
  const doubted = (1 - BELIEF) * Math.exp(-hazard * (elapsedMs - expected.saidAtMs));
  const belief = believed / (believed + doubted);
  // Long past the expected end nothing is left to divide, nor to believe.
  if (!(belief > 0) || now === 0) return byChance;
  return (withinMs) =>
    belief * (1 - runsStill(elapsedMs + withinMs) / now) + (1 - belief) * byChance(withinMs);
}
