import { isReached, resultOf, type Line } from './figure.ts';

/** The lines as a Markdown table. */
export function renderTable(lines: readonly Line[]): string {
  const rows = lines.map((line) => [
    line.what,
    formatValue(line.ours, line.unit),
    line.against === undefined
      ? ''
      : `${line.against.what}: ${formatValue(line.against.value, line.unit)}`,
    formatResult(resultOf(line), line),
    `≤ ${formatResult(line.limit, line)}`,
    isReached(line) ? 'yes' : 'no',
    String(line.samples),
  ]);
  const head = ['figure', 'ours', 'measured against', 'result', 'reach', 'reached', 'samples'];
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** The lines with their results, for a program to read. */
export function toRecord(lines: readonly Line[]): object[] {
  return lines.map((line) => ({ ...line, result: resultOf(line), isReached: isReached(line) }));
}

function formatValue(value: number, unit: Line['unit']): string {
  return `${value.toPrecision(3)} ${unit}`;
}

/** A result without a second thing is a value, else a ratio. */
function formatResult(value: number, { against, unit }: Line): string {
  return against === undefined ? formatValue(value, unit) : `${Number(value.toFixed(2))} ×`;
}
