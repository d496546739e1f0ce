import type { OutputUnit, Schema } from '@cfworker/json-schema';

import { errorMessage } from '../support/errors.ts';
import { formatNumberOf, formatSize } from '../support/human-units.ts';
import { parseJson } from '../support/json.ts';
import { runInTime } from '../support/run-in-time.ts';
import { adaptSchema } from './adapt-schema.ts';
import { draftOf, findSchemaProblems } from './schema-problems.ts';

const MAX_SCHEMA_BYTES = 64_000;
const CHECK_LIMIT_MS = 5000;
const MAX_PLACES = 5;
/** The maximum number of mismatches of one place. */
const MAX_MISMATCHES = 10;
/** The maximum length of the description of one place, in UTF-16 units. */
const MAX_PLACE_LENGTH = 200;
/** Keywords whose errors only say that a nested value has an error. */
const WRAPPERS = new Set([
  '$ref',
  '$recursiveRef',
  'additionalItems',
  'additionalProperties',
  'allOf',
  'anyOf',
  'dependentSchemas',
  'if',
  'items',
  'oneOf',
  'patternProperties',
  'prefixItems',
  'properties',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
/** A value of each type. One of them triggers the recursion of a reference that refers to itself. */
const SAMPLES = [null, true, 0, '', [], {}];

/** A valid JSON Schema. */
export interface JsonSchema {
  /** As its author wrote it. */
  readonly text: string;
  /**
   * Returns the first places in the value that do not match the schema, each as a JSON pointer with what was expected. May contain text of
   * the value.
   * @throws Error when the check takes too much time or memory
   */
  readonly findMismatches: (value: unknown) => readonly string[];
}

/** The problems of a schema. Each is a sentence without a full stop. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[], cause?: unknown) {
    super(problems.join('; '), { cause });
    this.problems = problems;
  }
}

/**
 * Parses and checks the text of a schema, without its references.
 * @throws SchemaError
 */
export function parseSchema(text: string): Schema | boolean {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_SCHEMA_BYTES) {
    throw new SchemaError([
      `it has ${formatSize(bytes)}, the maximum is ${formatSize(MAX_SCHEMA_BYTES)}`,
    ]);
  }
  let schema: unknown;
  try {
    schema = parseJson(text);
  } catch (error) {
    throw new SchemaError([`it ${errorMessage(error)}`], error);
  }
  const problems = findSchemaProblems(schema);
  if (problems.length > 0) throw new SchemaError(problems);
  // `findSchemaProblems` checks everything that the type of the library requires.
  return schema as Schema | boolean;
}

/**
 * Compiles a schema, and tries it with sample values.
 * @param limitMs the time limit of one check, because patterns can backtrack and references can grow exponentially
 * @throws SchemaError
 */
export async function compileSchema(text: string, limitMs = CHECK_LIMIT_MS): Promise<JsonSchema> {
  const schema = parseSchema(text);
  const draft = draftOf(schema);
  const library = await import('@cfworker/json-schema');
  const { dereference, validate } = library;
  const adapted = adaptSchema(schema, library);
  let lookup: ReturnType<typeof dereference>;
  try {
    // Of addresses within addresses, each doubles the work.
    lookup = runInTime(limitMs, () => dereference(adapted));
  } catch (error) {
    throw new SchemaError([`it can't be used: ${errorMessage(error)}`], error);
  }
  const unresolved = Object.values(lookup).flatMap((one) => {
    if (typeof one === 'boolean' || one.$ref === undefined) return [];
    return Object.hasOwn(lookup, one.__absolute_ref__ ?? '') ? [] : [one.$ref];
  });
  if (unresolved.length > 0) {
    const shown = [...new Set(unresolved)].slice(0, MAX_PLACES).map((ref) => JSON.stringify(ref));
    throw new SchemaError([`a $ref does not resolve within it: ${shown.join(', ')}`]);
  }
  const check = (value: unknown, isShort: boolean): OutputUnit[] =>
    runInTime(limitMs, () => validate(value, adapted, draft, lookup, isShort).errors);
  try {
    for (const sample of SAMPLES) check(sample, true);
    // No sample of the whole reaches what is under a property or in an array.
    runInTime(limitMs, () => {
      for (const part of Object.values(lookup)) {
        for (const sample of SAMPLES) validate(sample, part, draft, lookup);
      }
    });
  } catch (error) {
    const why = isOverflow(error) ? 'a $ref refers to itself' : errorMessage(error);
    throw new SchemaError([`it can't be used: ${why}`], error);
  }
  return {
    text,
    findMismatches: (value) => {
      let first: OutputUnit[];
      try {
        // This check ends at the first mismatch, and therefore needs little memory.
        first = check(value, true);
      } catch (error) {
        if (!isOverflow(error)) throw error;
        throw new Error('the file and the schema together are too deep', { cause: error });
      }
      if (first.length === 0) return [];
      try {
        return describePlaces(check(value, false));
      } catch {
        return describePlaces(first);
      }
    },
  };
}

/** The error can be from another realm, so `instanceof` does not work. */
function isOverflow(error: unknown): boolean {
  return String(error).startsWith('RangeError: Maximum call stack');
}

function describePlaces(units: readonly OutputUnit[]): string[] {
  const leaves = units.filter((unit) => !WRAPPERS.has(unit.keyword) || matchesOf(unit) > 0);
  const places = Map.groupBy(leaves.length > 0 ? leaves : units, pointerOf);
  const shown = [...places].slice(0, MAX_PLACES).map(([pointer, mismatches]) => {
    // Alternatives can have the same description.
    const expected = new Set(mismatches.slice(0, MAX_MISMATCHES).map(describeMismatch));
    const place = `${pointer || 'the top level'}: ${[...expected].join('; ')}`;
    return place.length > MAX_PLACE_LENGTH ? `${place.slice(0, MAX_PLACE_LENGTH - 1)}…` : place;
  });
  const more = places.size - shown.length;
  return more > 0 ? [...shown, `and ${formatNumberOf(more, 'more place')}`] : shown;
}

function pointerOf({ instanceLocation }: OutputUnit): string {
  return decodeURIComponent(instanceLocation.slice(1));
}

/** Returns how many alternatives of `oneOf` match. With several, the error is not about a nested value. */
function matchesOf({ keyword, error }: OutputUnit): number {
  return keyword === 'oneOf' ? Number(/\((\d+) matches\)/.exec(error)?.[1]) : 0;
}

/** Turns the sentence of the library into the end of a sentence. */
function describeMismatch(unit: OutputUnit): string {
  const { keyword, keywordLocation, error } = unit;
  if (keyword === 'false') return 'no value is allowed here';
  if (keyword === 'pattern') return `it does not match the pattern at ${keywordLocation}`;
  if (keyword === 'not') return 'it matches what `not` excludes';
  if (keyword === 'oneOf') {
    return `it matches ${matchesOf(unit)} alternatives of \`oneOf\`, expected exactly one`;
  }
  // The library has the wrong words for these.
  if (keyword === 'exclusiveMinimum')
    return error.replace(/ less than (.+)\.$/, ' not greater than $1');
  if (keyword === 'maxProperties') {
    return error.replace(/^.* (\d+) properties\.$/, 'it has more than $1 properties');
  }
  return error
    .replace(/^Instance type "(\w+)" is invalid\. Expected (.+)\.$/s, 'expected $2, got "$1"')
    .replace(/^Instance does not have required property (.+)\.$/s, 'the property $1 is missing')
    .replace(/^Instance does not match any of \[(.+)\]\.$/s, 'expected one of $1')
    .replace(/^Instance does not match (.+)\.$/s, 'expected $1')
    .replace(/^Instance /, 'it ')
    .replace(/\.$/, '');
}
