import type { ExpectedEnd } from './expected-end.ts';
import type { Agent, Task } from './task.ts';

/** Weighted sums over the readings: all that a straight line through them needs. Times in ms, progress in percent. */
interface Sums {
  readonly weight: number;
  readonly squaredWeight: number;
  readonly time: number;
  readonly progress: number;
  readonly timeTime: number;
  readonly timeProgress: number;
  readonly progressProgress: number;
}

interface Reading {
  readonly atMs: number;
  readonly progress: number;
}

const NOTHING: Sums = {
  weight: 0,
  squaredWeight: 0,
  time: 0,
  progress: 0,
  timeTime: 0,
  timeProgress: 0,
  progressProgress: 0,
};

/** A reading at half the time that has gone weighs a sixteenth: progress is seldom even, and the latest tells most. */
const FADING = 4;
/** Two points always lie on a line. */
const MIN_READINGS = 3;
/** No forecast is better than this share of the whole length, nor than that share of what is left of it. */
const SPREAD_OF_LENGTH = 0.015;
const SPREAD_OF_REST = 0.2;

/**
 * Expects the end of a task where a line through the agents' progress over time reaches 100 %. Only a value that differs from
 * the one before counts, at the time it was first seen: so steps cost nothing, and a bar that stands still says nothing new.
 */
export class ProgressTrend {
  #sums = NOTHING;
  #readings = 0;
  #latest: Reading | undefined;
  #expected: ExpectedEnd | undefined;

  /** What is expected by all that was said so far; undefined while that shows no trend. */
  get expectedEnd(): ExpectedEnd | undefined {
    return this.#expected;
  }

  /** @param atMs since the wait began */
  add(task: Task, atMs: number): void {
    const progress = meanProgress(task.agents);
    const isFirst = this.#latest === undefined;
    if (progress === undefined && !isFirst) return;
    const reading = { atMs, progress: progress ?? 0 };
    if (reading.progress === this.#latest?.progress) return;
    const beforeMs = this.#latest?.atMs ?? 0;
    this.#latest = reading;
    this.#readings += 1;
    // A reading stands for the time since the one before; the first one for its moment alone.
    const weight = Math.max(1, atMs - beforeMs);
    this.#sums = addReading(fade(this.#sums, beforeMs, atMs), reading, weight);
    if (this.#readings >= MIN_READINGS) this.#expected = forecast(this.#sums, atMs);
  }
}

/** 0–100; undefined where there are no agents. One that has ended has done all that it will do. */
function meanProgress(agents: readonly Agent[]): number | undefined {
  if (agents.length === 0) return undefined;
  const done = agents.map(({ status, progress = 0 }) => (hasAgentEnded(status) ? 100 : progress));
  return done.reduce((sum, one) => sum + one, 0) / agents.length;
}

function hasAgentEnded(status: Agent['status']): boolean {
  return status === 'complete' || status === 'error' || status === 'killed';
}

/** Weights go with the time of a reading to the power of `FADING`, as a share of now. */
function fade(sums: Sums, beforeMs: number, nowMs: number): Sums {
  // The first reading, at the beginning, would fade at once: it stays until the third.
  const factor = beforeMs === 0 || nowMs === 0 ? 1 : (beforeMs / nowMs) ** FADING;
  return {
    weight: sums.weight * factor,
    squaredWeight: sums.squaredWeight * factor * factor,
    time: sums.time * factor,
    progress: sums.progress * factor,
    timeTime: sums.timeTime * factor,
    timeProgress: sums.timeProgress * factor,
    progressProgress: sums.progressProgress * factor,
  };
}

function addReading(sums: Sums, { atMs, progress }: Reading, weight: number): Sums {
  return {
    weight: sums.weight + weight,
    squaredWeight: sums.squaredWeight + weight * weight,
    time: sums.time + weight * atMs,
    progress: sums.progress + weight * progress,
    timeTime: sums.timeTime + weight * atMs * atMs,
    timeProgress: sums.timeProgress + weight * atMs * progress,
    progressProgress: sums.progressProgress + weight * progress * progress,
  };
}

/** By weighted least squares; the spread is the textbook's error of such a forecast, and what a line can't know. */
function forecast(sums: Sums, nowMs: number): ExpectedEnd | undefined {
  const { weight } = sums;
  const meanMs = sums.time / weight;
  const mean = sums.progress / weight;
  const variance = sums.timeTime / weight - meanMs * meanMs;
  const slope = (sums.timeProgress / weight - meanMs * mean) / variance;
  if (!(variance > 0) || !(slope > 0)) return undefined;
  const onLineMs = meanMs + (100 - mean) / slope;
  const scatter = sums.progressProgress / weight - mean * mean - slope * slope * variance;
  const readings = (weight * weight) / sums.squaredWeight;
  const error =
    Math.sqrt((Math.max(0, scatter) * (1 + (onLineMs - meanMs) ** 2 / variance)) / readings) /
    slope;
  const atMs = Math.max(onLineMs, nowMs);
  const spreadMs = error + SPREAD_OF_LENGTH * atMs + SPREAD_OF_REST * (atMs - nowMs);
  return { saidAtMs: nowMs, atMs, spreadMs };
}
