import { formatNumberOf } from './human-units.ts';

/**
 * The log of the step. Implementations must sanitize each text, because texts contain remote text, and the runner executes commands in
 * the log.
 */
export interface Log {
  info(text: string): void;
  /** Shown only when the secret or variable `ACTIONS_STEP_DEBUG` is `true`. */
  debug(text: string): void;
  /** An annotation for information. */
  notice(text: string): void;
  /** An annotation for a problem that does not fail the step. */
  warning(text: string): void;
  /** Groups the lines written until `endGroup`. */
  startGroup(title: string): void;
  endGroup(): void;
}

/** The maximum number of lines of one text in the log. */
const MAX_PRINTED_LINES = 2000;
/** The maximum length of a log line, in characters. An annotation may have 4,096. */
const MAX_TEXT_LENGTH = 4000;
/** How many characters are read per character shown, which is enough for a text of escape sequences. */
const MAX_READ_RATIO = 16;

/**
 * Matches ANSI escape sequences (CSI, OSC, and short ones such as `ESC ( B`) in linear time. Node's `stripVTControlCharacters` takes
 * quadratic time. An unterminated OSC does not match the rest of the text.
 */
const ANSI_ESCAPES =
  // eslint-disable-next-line no-control-regex -- they start with a control character
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]{0,1000}(?:\x07|\x1b\\)|\x1b[ -/]*[0-Z\\-~]/g;
const LINE_BREAKS = /[\r\n\v\f\u0085\u2028\u2029]+/;
const INVISIBLE = /(?!\u200c|\u200d|\t)[\p{Cc}\p{Cf}]/gu;
/** Characters that the runner's culture-sensitive search for commands ignores, including marks and fillers. */
const IGNORED = String.raw`\p{DI}\p{M}\u0640\u07fa\u180a`;
const OLD_COMMAND = new RegExp(`(#[${IGNORED}]*#)(?=[${IGNORED}]*\\[)`, 'gu');
const COMMAND = new RegExp(`^[\\s${IGNORED}]*:(?=[${IGNORED}]*:)`, 'u');

/** Logs a text in a group. A bar before each line keeps the indentation. */
export function logText(title: string, text: string, log: Log): void {
  const lines = text.trimEnd().split(/\r\n|\r|\n/);
  log.startGroup(title);
  for (const line of lines.slice(0, MAX_PRINTED_LINES)) log.info(`│ ${line}`.trimEnd());
  if (lines.length > MAX_PRINTED_LINES) {
    log.info(`and ${formatNumberOf(lines.length - MAX_PRINTED_LINES, 'more line')}`);
  }
  log.endGroup();
}

/** Removes ANSI escape sequences, such as colors. */
export function removeEscapes(text: string): string {
  return text.replace(ANSI_ESCAPES, '');
}

/**
 * Turns any text into one line that contains no command for the runner. The runner ends a line at LF, CR and CRLF. It takes `::name::` at
 * the start of a line, after whitespace, for a command, and the old `##[name]` anywhere in a line.
 * Source: actions/runner, ActionCommand.cs and OutputManager.cs.
 * @param redact receives the line without escape sequences, before it is truncated
 */
export function printableText(
  text: string,
  maxLength = MAX_TEXT_LENGTH,
  redact: (line: string) => string = (line) => line,
): string {
  const read = text.slice(0, maxLength * MAX_READ_RATIO);
  const plain = removeEscapes(read.toWellFormed())
    .split(LINE_BREAKS)
    .map((part) => part.replace(INVISIBLE, '').trim())
    .filter((part) => part !== '')
    .join(' ');
  const line = redact(plain).replace(OLD_COMMAND, '$1 ').replace(COMMAND, ': ');
  const characters = Array.from(line);
  return read.length === text.length && characters.length <= maxLength
    ? line
    : `${characters.slice(0, maxLength - 1).join('')}…`;
}
