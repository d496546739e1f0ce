import { errorMessage } from './errors.ts';

/** The maximum depth of `fromJSON` in a workflow, which uses Newtonsoft's reader. Source: actions/runner, FromJson.cs; its default `MaxDepth`. */
const MAX_DEPTH = 64;
/** Matches a string, or a structural character outside strings. */
const STRUCTURE = /"(?:[^"\\]|\\.)*"|[[\]{}:]/gs;

/**
 * Parses a JSON text that all parsers read as the same value: its nesting is limited, and no object has a duplicate property name, for which
 * some parsers use the first value and others the last, or one with half of a surrogate pair, which some replace.
 * @throws Error whose message is the end of a sentence about the text
 */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`is not JSON: ${describeSyntaxError(error, text)}`, { cause: error });
  }
  const { depth, properties } = measure(text);
  if (depth > MAX_DEPTH) {
    throw new Error(`is nested ${depth} levels deep, the maximum is ${MAX_DEPTH}`);
  }
  let count = 0;
  let broken: string | undefined;
  visitNames(value, (name) => {
    count += 1;
    if (!name.isWellFormed()) broken ??= name;
  });
  if (properties > count) throw new Error('contains a duplicate property name');
  if (broken !== undefined) {
    throw new Error(`contains a property name that is not Unicode: ${JSON.stringify(broken)}`);
  }
  return value;
}

/** @param text valid JSON */
function measure(text: string): { depth: number; properties: number } {
  let depth = 0;
  let maxDepth = 0;
  let properties = 0;
  for (const [token] of text.matchAll(STRUCTURE)) {
    if (token === ':') properties += 1;
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth -= 1;
    maxDepth = Math.max(maxDepth, depth);
  }
  return { depth: maxDepth, properties };
}

/** Not a generator, which takes several times as long: a text may have a million values. */
function visitNames(value: unknown, visit: (name: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) for (const name of Object.keys(value)) visit(name);
  for (const one of Object.values(value)) visitNames(one, visit);
}

/** Describes a syntax error with its line and column. V8 reports the position as an offset. Some of its messages only quote the text. */
export function describeSyntaxError(error: unknown, text: string): string {
  return errorMessage(error).replace(
    / in JSON at position (\d+)(?: \(line \d+ column \d+\))?$/,
    (_, position: string) => {
      const before = text.slice(0, Number(position)).split('\n');
      return ` at line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
    },
  );
}

/** Returns the JSON pointer of a place. Source: RFC 6901. */
export function toPointer(keys: readonly unknown[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
