/** Longest text of one log line, in characters; an annotation bears 4,096. */
const LONGEST_TEXT = 4000;

/** ANSI escape sequences (CSI, OSC, and the two-character ones). */
// eslint-disable-next-line no-control-regex -- they begin with a control character
const ANSI_ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])/g;
const LINE_ENDS = /\s*[\r\n\v\f\u0085\u2028\u2029]\s*/g;
const INVISIBLE = /(?!\u200c|\u200d|\t)[\p{Cc}\p{Cf}]/gu;

/**
 * Any text → one line that the runner takes for text. The runner ends a line at LF, CR and CRLF, takes `::name::` at
 * the start of a line, after white space, for a command, and the old `##[name]` anywhere in a line.
 * Source: actions/runner, ActionCommand.cs and OutputManager.cs.
 */
export function printableText(text: string, longest = LONGEST_TEXT): string {
  const line = text
    .toWellFormed()
    .replace(ANSI_ESCAPES, '')
    .replace(LINE_ENDS, ' ')
    .replace(INVISIBLE, '')
    .replaceAll('##[', '## [')
    .replace(/^(\s*):(?=:)/, '$1: ');
  const characters = Array.from(line);
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
}
