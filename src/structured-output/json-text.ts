import { errorMessage } from '../support/errors.ts';

/** Newtonsoft's reader, which is behind `fromJSON` in a workflow, takes no more. Source: actions/runner, FromJson.cs; its default `MaxDepth`. */
const MAX_DEPTH = 64;
/** Of a line in an output. */
const MAX_LINE_LENGTH = 4000;
/** A string, or a sign outside of strings that decides the structure. */
const STRUCTURE = /"(?:[^"\\]|\\.)*"|[[\]{}:]/gs;
/** A string, a comma outside of strings, or what is between them. */
const PARTS = /"(?:[^"\\]|\\.)*"|,|[^",]+/gs;

/**
 * The value of a JSON text that every reader takes for the same value: nested within limits, and with no property named twice in one
 * object, of which some readers take the first and others the last.
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
  if (properties > countProperties(value)) {
    throw new Error('contains a duplicate property name');
  }
  return value;
}

/** V8 gives the position as a character offset, which is turned into line and column; some messages only quote the text around it. */
export function describeSyntaxError(error: unknown, text: string): string {
  return errorMessage(error).replace(
    / in JSON at position (\d+)(?: \(line \d+ column \d+\))?$/,
    (_, position: string) => {
      const before = text.slice(0, Number(position)).split('\n');
      return ` at line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
    },
  );
}

/** @param text sound JSON */
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

function countProperties(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const values: unknown[] = Object.values(value);
  const own = Array.isArray(value) ? 0 : values.length;
  return values.reduce((sum: number, one) => sum + countProperties(one), own);
}

/**
 * The first two property names of one object that differ only in case. `fromJSON` in a workflow takes them for one property, whose value is
 * the last. Source: actions/runner, DictionaryContextData.cs.
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

/** The same JSON with a line end after a comma wherever a line would be long. Numbers and strings stay as they are written. */
export function breakLongLines(json: string): string {
  const lines = json.split('\n');
  return lines.every(({ length }) => length <= MAX_LINE_LENGTH)
    ? json
    : lines.map(breakLine).join('\n');
}

function breakLine(line: string): string {
  let broken = '';
  let length = 0;
  for (const [part] of line.matchAll(PARTS)) {
    if (broken.endsWith(',') && length + part.length > MAX_LINE_LENGTH) {
      broken += '\n';
      length = 0;
    }
    broken += part;
    length += part.length;
  }
  return broken;
}
