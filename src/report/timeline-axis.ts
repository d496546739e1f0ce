/** What a tick of the axis may stand for. */
const TICKS: readonly (readonly [seconds: number, words: string])[] = [
  ...[1, 5, 15, 30].map((n) => [n, `${n}second`] as const),
  ...[1, 2, 5, 10, 15, 30].map((n) => [n * 60, `${n}minute`] as const),
  ...[1, 2, 3, 6, 12].map((n) => [n * 3600, `${n}hour`] as const),
];
const DAY_SECONDS = 24 * 3600;
/** More would run into each other on a phone. */
const MAX_TICKS = 5;

/**
 * The lines of a Gantt diagram that say how its time axis is drawn. The library puts the times on the reader's own clock.
 * Source: "Setting dates" and "Axis ticks" of mermaid.js.org/syntax/gantt.html
 */
export function axisLines(totalMs: number): string[] {
  const seconds = totalMs / 1000;
  const tick = TICKS.find(([each]) => seconds / each <= MAX_TICKS);
  const days = Math.ceil(seconds / MAX_TICKS / DAY_SECONDS);
  return [
    '  dateFormat x',
    `  axisFormat ${labelFormat(seconds)}`,
    `  tickInterval ${tick?.[1] ?? `${days}day`}`,
    '  todayMarker off',
  ];
}

function labelFormat(seconds: number): string {
  if (seconds < 300) return '%H:%M:%S';
  return seconds < DAY_SECONDS ? '%H:%M' : '%b %d %H:%M';
}
