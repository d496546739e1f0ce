/** Hours, minutes and seconds in this order, at least one of them, each with a number. */
const DURATION =
  /^(?=\d)(?:(\d{1,9}) ?h(?:(?:ou)?rs?)?)?(?: ?(\d{1,9}) ?m(?:in(?:ute)?s?)?)?(?: ?(\d{1,9}) ?s(?:ec(?:ond)?s?)?)?$/i;

/**
 * Parses `90s`, `45m`, `2h`, `1h30m`, `1h 30m`, `60 minutes` or plain digits, which are minutes.
 * @returns milliseconds, or undefined when the text is anything else
 */
export function parseDurationMs(text: string): number | undefined {
  const match = DURATION.exec(/^\d+$/.test(text) ? `${text}m` : text);
  if (match === null) return undefined;
  const [, hours = 0, minutes = 0, seconds = 0] = match.map(Number).map((n) => n || 0);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** Formats milliseconds, e.g. `3725000` as `1h 2m 5s` and `800` as `0s`. A negative duration is `0s`. */
export function formatDuration(ms: number): string {
  const totalSeconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(totalSeconds / 3600);
  const minutes = Math.floor((totalSeconds % 3600) / 60);
  const seconds = totalSeconds % 60;
  const parts = [
    ...(hours > 0 ? [`${hours}h`] : []),
    ...(minutes > 0 ? [`${minutes}m`] : []),
    ...(seconds > 0 || totalSeconds === 0 ? [`${seconds}s`] : []),
  ];
  return parts.join(' ');
}
