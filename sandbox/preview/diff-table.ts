import type { Element } from 'hast';

/** A line of a diff as people see it. */
interface DiffLine {
  readonly kind: 'addition' | 'context' | 'deletion';
  /** On the new side. */
  readonly number: number | undefined;
  readonly text: string;
}

/** How many lines GitHub shows above a comment. */
const MAX_CONTEXT_LINES = 4;

/** The lines of one hunk, with its header or without. */
function linesOf(hunk: string): DiffLine[] {
  const [header = '', ...lines] = hunk.split('\n');
  let next = Number(/^@@ -\d+(?:,\d+)? \+(\d+)/.exec(header)?.[1] ?? 1);
  return lines
    .filter((line) => !line.startsWith('\\'))
    .map((line): DiffLine => {
      const text = line.slice(1);
      if (line.startsWith('-')) return { kind: 'deletion', number: undefined, text };
      return { kind: line.startsWith('+') ? 'addition' : 'context', number: next++, text };
    });
}

/** The end of a hunk, whose last line has a comment, as GitHub shows it above that. */
export function hunkTable(hunk: string, firstLine: number): Element {
  const lines = linesOf(hunk);
  const first = lines.findIndex(({ number }) => number === firstLine);
  const shown = first === -1 ? lines.length : lines.length - first;
  return diffTable(lines.slice(-Math.max(shown, MAX_CONTEXT_LINES)));
}

/** The lines of the new side from one number on, to the end of the hunk. */
export function commentedLines(hunk: string, firstLine: number): string[] {
  return linesOf(hunk)
    .filter(({ number }) => number !== undefined && number >= firstLine)
    .map(({ text }) => text);
}

/** A suggestion as GitHub shows it: the lines that it replaces, and those that it brings. */
export function suggestionBox(replaced: readonly string[], suggestion: string): Element {
  const added = suggestion === '' ? [] : suggestion.replace(/\n$/, '').split('\n');
  return makeElement('div', 'suggestion', [
    makeElement('div', 'suggestion-title', 'Suggested change'),
    diffTable([
      ...replaced.map((text): DiffLine => ({ kind: 'deletion', number: undefined, text })),
      ...added.map((text): DiffLine => ({ kind: 'addition', number: undefined, text })),
    ]),
  ]);
}

const SIGNS = { addition: '+', context: ' ', deletion: '-' };

function diffTable(lines: readonly DiffLine[]): Element {
  const rows = lines.map(({ kind, number, text }) =>
    makeElement('tr', `diff-${kind}`, [
      makeElement('td', 'diff-number', number === undefined ? '' : String(number)),
      makeElement('td', 'diff-text', `${SIGNS[kind]} ${text}`),
    ]),
  );
  return makeElement('table', 'diff', [makeElement('tbody', '', rows)]);
}

export function makeElement(
  tagName: string,
  className: string,
  content: string | readonly Element[],
): Element {
  return {
    type: 'element',
    tagName,
    properties: className === '' ? {} : { className: [className] },
    children: typeof content === 'string' ? [{ type: 'text', value: content }] : [...content],
  };
}
