/**
 * Where the step speaks to people. Every implementation must make each text harmless first: texts
 * hold remote words, and the runner reads commands out of the log.
 */
export interface Log {
  info(text: string): void;
  /** For debugging; GitHub shows it only when the secret or variable `ACTIONS_STEP_DEBUG` is `true`. */
  debug(text: string): void;
  /** An annotation that says something good to know. */
  notice(text: string): void;
  /** An annotation for what went wrong and did not fail the step. */
  warning(text: string): void;
  /** Folds the lines written until `endGroup`. */
  startGroup(title: string): void;
  endGroup(): void;
}

/** Of one log line, in characters; an annotation may have 4,096. */
const MAX_TEXT_LENGTH = 4000;
/** How much of a text is read, for each character that is shown: enough for one that is all escapes. */
const READ_PER_SHOWN = 16;

/**
 * ANSI escape sequences (CSI, OSC, and the two-character ones), in time that grows with the length alone: that of Node's own
 * `stripVTControlCharacters` grows with its square. An OSC without an end does not swallow what follows it.
 */
const ANSI_ESCAPES =
  // eslint-disable-next-line no-control-regex -- they begin with a control character
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]{0,1000}(?:\x07|\x1b\\)|\x1b[@-Z\\-_]/g;
const LINE_ENDS = /[\r\n\v\f\u0085\u2028\u2029]+/;
const INVISIBLE = /(?!\u200c|\u200d|\t)[\p{Cc}\p{Cf}]/gu;
/** What the runner ignores when it searches a line for commands, which it does by the rules of a language: marks and filling, too. */
const IGNORED = String.raw`\p{DI}\p{M}\u0640\u07fa\u180a`;
const OLD_COMMAND = new RegExp(`(#[${IGNORED}]*#)(?=[${IGNORED}]*\\[)`, 'gu');
const COMMAND = new RegExp(`^[\\s${IGNORED}]*:(?=[${IGNORED}]*:)`, 'u');

/**
 * Any text → one line that the runner takes for text. The runner ends a line at LF, CR and CRLF, takes `::name::` at
 * the start of a line, after white space, for a command, and the old `##[name]` anywhere in a line.
 * Source: actions/runner, ActionCommand.cs and OutputManager.cs.
 * @param redact is given the line as it will be seen, before it is truncated
 */
export function printableText(
  text: string,
  maxLength = MAX_TEXT_LENGTH,
  redact: (line: string) => string = (line) => line,
): string {
  const read = text.slice(0, maxLength * READ_PER_SHOWN);
  const plain = read
    .toWellFormed()
    .replace(ANSI_ESCAPES, '')
    .split(LINE_ENDS)
    .map((part) => part.replace(INVISIBLE, '').trim())
    .filter((part) => part !== '')
    .join(' ');
  const line = redact(plain).replace(OLD_COMMAND, '$1 ').replace(COMMAND, ': ');
  const characters = Array.from(line);
  return read.length === text.length && characters.length <= maxLength
    ? line
    : `${characters.slice(0, maxLength - 1).join('')}…`;
}
