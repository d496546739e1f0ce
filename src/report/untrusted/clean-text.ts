import { stripVTControlCharacters } from 'node:util';

const MAX_ESCAPED_LINE_LENGTH = 4000;

/**
 * Makes remote text safe to look at: terminal escapes, control and bidirectional control characters, invisible tag characters and half
 * surrogate pairs are taken out, and all line ends are `\n`.
 */
export function cleanText(text: string): string {
  return text
    .split('\n')
    .map(stripTerminalEscapes)
    .join('\n')
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
    .replace(/(?![\n\t])\p{Cc}|\p{Bidi_Control}|[\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu, '')
    .toWellFormed();
}

/** Of a line that no terminal would be sent, only the control characters are taken out: the library's time grows with its square. */
function stripTerminalEscapes(line: string): string {
  return line.length > MAX_ESCAPED_LINE_LENGTH ? line : stripVTControlCharacters(line);
}

/** Like `cleanText`, with every run of white space folded into one space. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ').trim();
}

/** At most `maxLength` UTF-16 units of the text; never half of a surrogate pair. */
export function truncateText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const start = text.slice(0, Math.max(0, maxLength));
  return start.isWellFormed() ? start : start.replace(/[\uD800-\uDBFF]$/u, '');
}

/** At most `maxLength` UTF-16 units; what was truncated shows as an ellipsis. */
export function clipText(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${truncateText(text, maxLength - 1)}…`;
}
