import { stripVTControlCharacters } from 'node:util';

/** Breaks the opening of an HTML comment: what finds our marker looks for one. */
const BROKEN_COMMENT_START = '<\u200B!--';

const MAX_ESCAPED_LINE_LENGTH = 4000;

/**
 * Makes remote text safe to look at: terminal escapes, control and bidirectional control
 * characters, invisible tag characters and half surrogate pairs are taken out, all line ends are
 * `\n`, and no HTML comment can begin in it.
 */
export function cleanText(text: string): string {
  return text
    .split('\n')
    .map(stripTerminalEscapes)
    .join('\n')
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
    .replace(/(?![\n\t])\p{Cc}|\p{Bidi_Control}|[\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu, '')
    .toWellFormed()
    .replaceAll('<!--', BROKEN_COMMENT_START);
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
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, Math.max(0, maxLength));
  return cut.isWellFormed() ? cut : cut.replace(/[\uD800-\uDBFF]$/u, '');
}

/** At most `maxLength` UTF-16 units; what was cut off shows as an ellipsis. */
export function clipText(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${cutText(text, maxLength - 1)}…`;
}
