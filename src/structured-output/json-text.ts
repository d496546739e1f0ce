import { describeSyntaxError } from '../support/json-places.ts';

/** The maximum depth of `fromJSON` in a workflow, which uses Newtonsoft's reader. Source: actions/runner, FromJson.cs; its default `MaxDepth`. */
const MAX_DEPTH = 64;
/** The maximum length of a line in an output, in UTF-16 units. */
const MAX_LINE_LENGTH = 4000;
/** Matches a string, or a structural character outside strings. */
const STRUCTURE = /"(?:[^"\\]|\\.)*"|[[\]{}:]/gs;
/** Matches a token, or some of the white space between tokens. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+|\s{1,1000}/gs;

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

/**
 * The first two property names of one object that differ only in case. `fromJSON` in a workflow treats them as one property, and the last
 * value wins. Source: actions/runner, DictionaryContextData.cs.
 */
export function findNamesakes(value: unknown): readonly [string, string] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const seen = new Map<string, string>();
  for (const name of Array.isArray(value) ? [] : Object.keys(value)) {
    const folded = name.toUpperCase();
    const other = seen.get(folded);
    if (other !== undefined) return [other, name];
    seen.set(folded, name);
  }
  for (const one of Object.values(value)) {
    const found = findNamesakes(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Adds line breaks between tokens, so that no line is long, except one with a single long string or number. */
export function breakLongLines(json: string): string {
  const lines = json.split('\n');
  return lines.every(({ length }) => length <= MAX_LINE_LENGTH)
    ? json
    : lines.map(breakLine).join('\n');
}

function breakLine(line: string): string {
  let broken = '';
  let length = 0;
  for (const [token] of line.matchAll(TOKENS)) {
    // A comma stays on its line.
    if (token !== ',' && length > 0 && length + token.length >= MAX_LINE_LENGTH) {
      broken += '\n';
      length = 0;
    }
    broken += token;
    length += token.length;
  }
  return broken;
}
