import { isWithinLimit, resultOf, type Line } from './figure.ts';

const START = '<!-- table -->';
const END = '<!-- end of table -->';

/** Renders the lines as a Markdown table. */
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
  const head = [
    'benchmark',
    'this action',
    'compared with',
    'result',
    'limit',
    'within',
    'samples',
  ];
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/**
 * Replaces the text between the table markers of a document.
 * @throws Error when there are no markers
 */
export function replaceTable(document: string, text: string): string {
  const start = document.indexOf(START);
  const end = document.indexOf(END);
  if (start === -1 || end < start) throw new Error(`There is no ${START} … ${END}.`);
  return `${document.slice(0, start)}${START}\n\n${text}\n\n${document.slice(end)}`;
}

function formatValue(value: number, unit: Line['unit']): string {
  // Three significant digits, such as 1250 and 0.0312, without an exponent.
  return `${Number(value.toPrecision(3))} ${unit}`;
}

/** Formats a value, or a ratio if there is a reference value. */
function formatResult(value: number, { against, unit }: Line): string {
  return against === undefined ? formatValue(value, unit) : `${Number(value.toFixed(2))} ×`;
}
