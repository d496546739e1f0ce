import { parseDurationMs } from '../support/duration.ts';
import { UserError } from '../support/errors.ts';

/** What an error repeats of a given value. */
const MAX_SHOWN_CHARACTERS = 60;

interface IntegerRange {
  readonly min: number;
  readonly max?: number;
}

interface DurationRange {
  readonly minMs: number;
  readonly maxMs: number;
  /** Of plain digits, which are minutes: more are meant as seconds. */
  readonly maxPlainMinutes?: number;
  /** E.g. `from 1 second to 10 minutes`. */
  readonly description: string;
}

/**
 * Reads one input after the other and collects what is wrong with them, so that a person can fix all of it at once. For an
 * invalid value it notes the problem and returns a stand-in, which is never used: `finish` then throws.
 */
export class InputReader {
  readonly #read: (name: string) => string;
  readonly #problems: string[] = [];

  /** @param read the trimmed value of an input, empty when it is not set */
  constructor(read: (name: string) => string) {
    this.#read = read;
  }

  /** The value, or `fallback` when it is empty. */
  text(name: string, fallback = ''): string {
    return this.#read(name) || fallback;
  }

  /** One of `choices`; the first when empty. */
  choice<const Choice extends string>(
    name: string,
    choices: readonly [Choice, ...Choice[]],
  ): Choice {
    const given = this.text(name, choices[0]);
    const found = choices.find((choice) => choice === given);
    if (found === undefined) this.reject(name, `one of ${quoteAll(choices)}`, given);
    return found ?? choices[0];
  }

  /** A boolean of YAML's core schema (yaml.org/spec/1.2.2, 10.3.2): `true`, `True`, `TRUE`; undefined when empty. */
  boolean(name: string): boolean | undefined {
    const given = this.#read(name);
    if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(given)) return /^t/i.test(given);
    if (given !== '') this.reject(name, '`true` or `false`', given);
    return undefined;
  }

  /** A plain decimal integer in the range; undefined when empty. */
  integer(name: string, { min, max }: IntegerRange): number | undefined {
    const given = this.#read(name);
    if (given === '') return undefined;
    const value = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
    if (value >= min && value <= (max ?? Number.MAX_SAFE_INTEGER)) return value;
    const range = max === undefined ? `of at least ${min}` : `from ${min} to ${max}`;
    this.reject(name, `an integer ${range}`, given);
    return undefined;
  }

  /** A duration in milliseconds; undefined when empty. */
  durationMs(name: string, range: DurationRange): number | undefined {
    const given = this.#read(name);
    if (given === '') return undefined;
    const ms = parseDurationMs(given);
    const isPlain = /^\d+$/.test(given);
    const isMeant = !isPlain || Number(given) <= (range.maxPlainMinutes ?? Infinity);
    if (ms !== undefined && isMeant && isInRange(ms, range)) return ms;
    if (isPlain && isInRange(Number(given) * 1000, range)) {
      const minutes = ms !== undefined && isInRange(ms, range) ? `, \`${given}m\` for minutes` : '';
      this.problem(
        `${name}: ${given} means ${given} minutes: write \`${given}s\` for seconds${minutes}.`,
      );
      return undefined;
    }
    const expected = `a duration like \`90s\`, \`45m\`, \`2h\`, \`1h30m\` or minutes as plain digits, ${range.description}`;
    this.reject(name, expected, given);
    return undefined;
  }

  /** The lines that are not blank, trimmed. */
  lines(name: string, fallback = ''): string[] {
    return this.text(name, fallback)
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  /** Notes that an input is not what it must be. @param why in words, where that is not plain */
  reject(name: string, expected: string, given: string, why = ''): void {
    const reason = why === '' ? '' : ` (${why})`;
    this.problem(`${name}: expected ${expected}, got ${shorten(given)}${reason}.`);
  }

  /** Notes that a secret input is not what it must be, without showing it. */
  rejectSecret(name: string, expected: string): void {
    this.problem(
      `${name}: expected ${expected}, got something else (not shown, since it is a secret).`,
    );
  }

  /** Notes any other problem: a whole sentence. */
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
