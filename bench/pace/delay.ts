/** How late something is noticed, in milliseconds. */
export interface Delays {
  readonly meanMs: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** Of delays that were measured. */
export function delaysOf(delaysMs: readonly number[]): Delays {
  const sorted = delaysMs.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  return { meanMs: sum(delaysMs) / delaysMs.length, p95Ms: at(0.95), p99Ms: at(0.99) };
}

/**
 * Of an end that may come at any moment, by the gaps between the looks: it falls into a gap the more likely the longer that
 * is, and is noticed when the gap ends.
 */
export function delaysInGaps(gapsMs: readonly number[]): Delays {
  const totalMs = sum(gapsMs);
  const longestMs = gapsMs.reduce((most, gap) => Math.max(most, gap), 0);
  const laterThan = (ms: number): number =>
    sum(gapsMs.map((gap) => Math.max(0, gap - ms))) / totalMs;
  const at = (share: number): number => {
    let low = 0;
    let high = longestMs;
    // Twenty halvings: a millionth of the longest gap is left.
    for (let halvings = 0; halvings < 20; halvings += 1) {
      const middle = (low + high) / 2;
      if (laterThan(middle) > 1 - share) low = middle;
      else high = middle;
    }
    return high;
  };
  const meanMs = sum(gapsMs.map((gap) => (gap * gap) / 2)) / totalMs;
  return { meanMs, p95Ms: at(0.95), p99Ms: at(0.99) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
