import { parseDurationMs } from '../support/duration.ts';
import { UserError } from '../support/errors.ts';

/** How much of an invalid value an error message quotes. */
const MAX_SHOWN_CHARACTERS = 60;

interface IntegerRange {
  readonly min: number;
  readonly max?: number;
}

interface DurationRange {
  readonly minMs: number;
  readonly maxMs: number;
  /** Plain digits are minutes. A higher number is probably meant as seconds. */
  readonly maxPlainMinutes?: number;
  /** E.g. `from 1 second to 10 minutes`. */
  readonly description: string;
}

/**
 * Reads inputs and collects their problems, so that one error can list them all. For an invalid value it records the problem and
 * returns a placeholder, which is never used: `finish` throws.
 */
export class InputReader {
  readonly #read: (name: string) => string;
  readonly #problems: string[] = [];

  /** @param read the trimmed value of an input, empty when it is not set */
  constructor(read: (name: string) => string) {
    this.#read = read;
  }

  /** Returns the value, or `fallback` when it is empty. */
  text(name: string, fallback = ''): string {
    return this.#read(name) || fallback;
  }

  /** Reads one of `choices`. An empty value means the first one. */
  choice<const Choice extends string>(
    name: string,
    choices: readonly [Choice, ...Choice[]],
  ): Choice {
    const given = this.text(name, choices[0]);
    const found = choices.find((choice) => choice === given);
    if (found === undefined) this.reject(name, `one of ${quoteAll(choices)}`, given);
    return found ?? choices[0];
  }

  /** Reads a boolean of YAML's core schema (yaml.org/spec/1.2.2, 10.3.2), e.g. `true`, `True` or `TRUE`; undefined when empty. */
  boolean(name: string): boolean | undefined {
    const given = this.#read(name);
    if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(given)) return /^t/i.test(given);
    if (given !== '') this.reject(name, '`true` or `false`', given);
    return undefined;
  }

  /** Reads a decimal integer in the range; undefined when empty. */
  integer(name: string, { min, max }: IntegerRange): number | undefined {
    const given = this.#read(name);
    if (given === '') return undefined;
    const value = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
    if (value >= min && value <= (max ?? Number.MAX_SAFE_INTEGER)) return value;
    const range = max === undefined ? `of at least ${min}` : `from ${min} to ${max}`;
    this.reject(name, `an integer ${range}`, given);
    return undefined;
  }

  /** Reads a decimal number above 0, e.g. `150` or `37.5`; undefined when empty. */
  positiveNumber(name: string): number | undefined {
    const given = this.#read(name);
    if (given === '') return undefined;
    const value = /^\d{1,15}(?:\.\d{1,15})?$/.test(given) ? Number(given) : Number.NaN;
    if (value > 0) return value;
    this.reject(name, 'a number above 0, such as `150`', given);
    return undefined;
  }

  /** Reads a duration, in milliseconds; undefined when empty. */
  durationMs(name: string, range: DurationRange): number | undefined {
    const given = this.#read(name);
    if (given === '') return undefined;
    const ms = parseDurationMs(given);
    const isPlain = /^\d+$/.test(given);
    const isPlausible = !isPlain || Number(given) <= (range.maxPlainMinutes ?? Infinity);
    if (ms !== undefined && isPlausible && isInRange(ms, range)) return ms;
    if (isPlain && isInRange(Number(given) * 1000, range)) {
      const minutes = ms !== undefined && isInRange(ms, range) ? `, \`${given}m\` for minutes` : '';
      this.problem(
        `${name}: ${given} means ${given} minutes. Write \`${given}s\` for seconds${minutes}.`,
      );
      return undefined;
    }
    const expected = `a duration such as \`90s\`, \`45m\`, \`2h\` or \`1h30m\`, or a number of minutes, ${range.description}`;
    this.reject(name, expected, given);
    return undefined;
  }

  /** Returns the lines that are not blank, trimmed. */
  lines(name: string, fallback = ''): string[] {
    return this.text(name, fallback)
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  /** Returns the values that are separated by commas or line breaks, trimmed. */
  list(name: string): string[] {
    return this.lines(name)
      .flatMap((line) => line.split(','))
      .map((value) => value.trim())
      .filter((value) => value !== '');
  }

  /**
   * Reads glob patterns, one per line. Removes `./` at their start, which no file name has. Rejects a comma-separated list: it would be one
   * pattern that matches nothing, which would show only after the task is paid for.
   */
  patterns(name: string, fallback = ''): string[] {
    const patterns = this.lines(name, fallback).map((line) =>
      line.replace(/^(!?)(?:\.\/)+(?=.)/, '$1'),
    );
    for (const pattern of patterns) {
      const outside = pattern.replace(/\{[^{}]*\}|\[[^[\]]*\]/g, '');
      if (outside.includes(',')) {
        this.reject(name, 'one pattern per line (write `[,]` for a comma in a name)', pattern);
      }
    }
    return patterns;
  }

  /** Records an invalid value. @param why the reason, where the value alone does not show it */
  reject(name: string, expected: string, given: string, why = ''): void {
    const reason = why === '' ? '' : ` (${why})`;
    this.problem(`${name}: expected ${expected}, got ${shorten(given)}${reason}.`);
  }

  /** Records an invalid secret without showing it. */
  rejectSecret(name: string, expected: string): void {
    this.problem(`${name}: expected ${expected} (the value is not shown because it is a secret).`);
  }

  /** Records any other problem, as a complete sentence. */
  problem(sentence: string): void {
    this.#problems.push(sentence);
  }

  /** @throws UserError that lists every problem */
  finish(): void {
    const [first, ...others] = this.#problems;
    if (first === undefined) return;
    if (others.length === 0) throw new UserError(`Invalid input: ${first}`);
    throw new UserError(
      `Invalid inputs: ${this.#problems.map((text, i) => `(${i + 1}) ${text}`).join(' ')}`,
    );
  }
}

function isInRange(ms: number, { minMs, maxMs }: DurationRange): boolean {
  return ms >= minMs && ms <= maxMs;
}

/** `` `a`, `b` or `c` ``. */
function quoteAll(choices: readonly string[]): string {
  const quoted = choices.map((choice) => `\`${choice}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}

function shorten(given: string): string {
  const characters = Array.from(given);
  const shown = characters.slice(0, MAX_SHOWN_CHARACTERS).join('');
  return characters.length > MAX_SHOWN_CHARACTERS
    ? `${JSON.stringify(shown)} …`
    : JSON.stringify(shown);
}
