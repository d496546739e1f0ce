/** Formats a size in decimal units, e.g. `1.2 MB`. */
export function formatSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = Number.isFinite(bytes) ? Math.max(0, bytes) : 0;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.5 ? 0 : 1;
  return `${value.toFixed(digits).replace(/\.0$/u, '')} ${units[unit] ?? 'B'}`;
}

/** Formats an integer with thousands separators. Without `Intl`, which takes half as long to load as rendering a report. */
export function formatCount(count: number): string {
  return withCommas(String(Math.round(count)));
}

/** Formats US cents as dollars, e.g. `$1.23`. */
export function formatCents(cents: number): string {
  const whole = Math.round(Math.abs(cents));
  const dollars = withCommas(String(Math.floor(whole / 100)));
  return `${cents < 0 ? '-' : ''}$${dollars}.${String(whole % 100).padStart(2, '0')}`;
}

function withCommas(digits: string): string {
  // JavaScript writes at most 21 digits without an exponent.
  return digits.replace(/\B(?=(?:\d{3}){1,7}$)/g, ',');
}

/** Formats a count with its noun, e.g. `1 file`, `1,200 files`. */
export function formatNumberOf(count: number, singular: string): string {
  return `${formatCount(count)} ${singular}${count === 1 ? '' : 's'}`;
}
