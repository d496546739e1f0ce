import { stripVTControlCharacters } from 'node:util';

const MAX_ESCAPED_LINE_LENGTH = 4000;

/**
 * Removes invisible characters from remote text: terminal escapes, control characters, bidirectional control characters, invisible tag
 * characters and halves of surrogate pairs. All line ends become `\n`.
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

/** Does not change a very long line, for which the library takes quadratic time. Its control characters are removed later. */
function stripTerminalEscapes(line: string): string {
  return line.length > MAX_ESCAPED_LINE_LENGTH ? line : stripVTControlCharacters(line);
}

/** Like `cleanText`, but replaces each run of white space by one space. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ').trim();
}

/** Returns at most the first `maxLength` UTF-16 units of a text, without half a surrogate pair at the end. */
export function truncateText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const start = text.slice(0, Math.max(0, maxLength));
  return start.isWellFormed() ? start : start.replace(/[\uD800-\uDBFF]$/u, '');
}

/** Returns at most `maxLength` UTF-16 units. A truncated text ends with an ellipsis. */
export function clipText(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${truncateText(text, maxLength - 1)}…`;
}
