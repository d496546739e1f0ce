/** Longest text of one log line, in characters; an annotation bears 4,096. */
const LONGEST_TEXT = 4000;
/** What is looked at of a text, for each character that is shown: enough for one that is all escapes. */
const READ_PER_SHOWN = 16;

/**
 * ANSI escape sequences (CSI, OSC, and the two-character ones), in time that grows with the length alone: that of Node's own
 * `stripVTControlCharacters` grows with its square. An OSC without an end does not swallow what stands behind it.
 */
const ANSI_ESCAPES =
  // eslint-disable-next-line no-control-regex -- they begin with a control character
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]{0,1000}(?:\x07|\x1b\\)|\x1b[@-Z\\-_]/g;
const LINE_ENDS = /[\r\n\v\f\u0085\u2028\u2029]+/;
const INVISIBLE = /(?!\u200c|\u200d|\t)[\p{Cc}\p{Cf}]/gu;

/**
 * Any text → one line that the runner takes for text. The runner ends a line at LF, CR and CRLF, takes `::name::` at
 * the start of a line, after white space, for a command, and the old `##[name]` anywhere in a line.
 * Source: actions/runner, ActionCommand.cs and OutputManager.cs.
 */
export function printableText(text: string, longest = LONGEST_TEXT): string {
  const read = text.slice(0, longest * READ_PER_SHOWN);
  const line = read
    .toWellFormed()
    .replace(ANSI_ESCAPES, '')
    .split(LINE_ENDS)
    .map((part) => part.replace(INVISIBLE, '').trim())
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll('##[', '## [')
    .replace(/^:(?=:)/, ': ');
  const characters = Array.from(line);
  return read.length === text.length && characters.length <= longest
    ? line
    : `${characters.slice(0, longest - 1).join('')}…`;
}
