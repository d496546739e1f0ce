import { isWithinLimit, resultOf, type Line } from './figure.ts';

const START = '<!-- table -->';
const END = '<!-- end of table -->';

/** The lines as a Markdown table. */
export function renderTable(lines: readonly Line[]): string {
  const rows = lines.map((line) => [
    line.what,
    formatValue(line.ours, line.unit),
    line.against === undefined
      ? ''
      : `${line.against.what}: ${formatValue(line.against.value, line.unit)}`,
    formatResult(resultOf(line), line),
    line.limit === undefined ? '' : `≤ ${formatResult(line.limit, line)}`,
    line.limit === undefined ? '' : isWithinLimit(line) ? 'yes' : 'no',
    String(line.samples),
  ]);
  const head = ['figure', 'ours', 'compared with', 'result', 'limit', 'within', 'samples'];
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/**
 * The document with other text between its table markers.
 * @throws Error when it has no markers
 */
export function replaceTable(document: string, text: string): string {
  const start = document.indexOf(START);
  const end = document.indexOf(END);
  if (start === -1 || end < start) throw new Error(`There is no ${START} … ${END}.`);
  return `${document.slice(0, start)}${START}\n\n${text}\n\n${document.slice(end)}`;
}

function formatValue(value: number, unit: Line['unit']): string {
  // Three digits, as 1250 and 0.0312, never as 1.25e+3.
  return `${Number(value.toPrecision(3))} ${unit}`;
}

/** A value, or a ratio where two things are compared. */
function formatResult(value: number, { against, unit }: Line): string {
  return against === undefined ? formatValue(value, unit) : `${Number(value.toFixed(2))} ×`;
}
