import type { OutputUnit, Schema } from '@cfworker/json-schema';

import { errorMessage } from '../support/errors.ts';
import { formatNumberOf, formatSize } from '../support/human-units.ts';
import { runInTime } from '../support/run-in-time.ts';
import { parseJson } from './json-text.ts';
import { draftOf, findSchemaProblems } from './schema-problems.ts';

const MAX_SCHEMA_BYTES = 64_000;
const CHECK_LIMIT_MS = 5000;
const MAX_PLACES = 5;
/** Of one place. */
const MAX_MISMATCHES = 10;
/** Of what is said of one place, in UTF-16 units. */
const MAX_PLACE_LENGTH = 200;
/** What only says that something within it is wrong. */
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
/** A value of each type: a reference that leads back to itself does so for one of them. */
const SAMPLES = [null, true, 0, '', [], {}];

/** A JSON Schema that can be used. */
export interface JsonSchema {
  /** As its author wrote it. */
  readonly text: string;
  /**
   * What of a value is against the schema: the first places by JSON pointer, each with what was expected. It has words of the value.
   * @throws Error when it takes too long or too much memory
   */
  readonly findMismatches: (value: unknown) => readonly string[];
}

/** What is wrong with a schema: each a sentence without its full stop. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[], cause?: unknown) {
    super(problems.join('; '), { cause });
    this.problems = problems;
  }
}

/**
 * Checks the text of a schema by itself.
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
  // It has passed the check of what the library takes.
  return schema as Schema | boolean;
}

/**
 * Makes a schema ready, and tries it.
 * @param limitMs of one check: a pattern may backtrack, and references may multiply
 * @throws SchemaError
 */
export async function compileSchema(text: string, limitMs = CHECK_LIMIT_MS): Promise<JsonSchema> {
  const schema = parseSchema(text);
  const draft = draftOf(schema);
  const { dereference, validate } = await import('@cfworker/json-schema');
  let lookup: ReturnType<typeof dereference>;
  try {
    // Of addresses within addresses, each doubles the work.
    lookup = runInTime(limitMs, () => dereference(schema));
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
    runInTime(limitMs, () => validate(value, schema, draft, lookup, isShort).errors);
  const tryPart = (part: Schema | boolean): void => {
    try {
      for (const sample of SAMPLES) validate(sample, part, draft, lookup);
    } catch (error) {
      // What is under a keyword that no draft has need not be a schema.
      if (isOverflow(error)) throw error;
    }
  };
  try {
    for (const sample of SAMPLES) check(sample, true);
    // No sample of the whole reaches what is under a property or in an array.
    runInTime(limitMs, () => {
      for (const part of Object.values(lookup)) tryPart(part);
    });
  } catch (error) {
    const why = isOverflow(error) ? 'a $ref refers to itself' : errorMessage(error);
    throw new SchemaError([`it can't be used: ${why}`], error);
  }
  return {
    text,
    findMismatches: (value) => {
      // This one ends at the first: it takes no memory for what nobody will read.
      const first = check(value, true);
      if (first.length === 0) return [];
      try {
        return describePlaces(check(value, false));
      } catch {
        return describePlaces(first);
      }
    },
  };
}

/** The error may be one of another realm. */
function isOverflow(error: unknown): boolean {
  return String(error).startsWith('RangeError: Maximum call stack');
}

function describePlaces(units: readonly OutputUnit[]): string[] {
  const leaves = units.filter(({ keyword }) => !WRAPPERS.has(keyword));
  const places = Map.groupBy(leaves.length > 0 ? leaves : units, pointerOf);
  const shown = [...places].slice(0, MAX_PLACES).map(([pointer, mismatches]) => {
    // Several alternatives may say the same.
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

/** The library's sentence as the end of one. */
function describeMismatch({ keyword, keywordLocation, error }: OutputUnit): string {
  if (keyword === 'false') return 'no value is allowed here';
  if (keyword === 'pattern') return `it does not match the pattern at ${keywordLocation}`;
  return error
    .replace(/^Instance type "(\w+)" is invalid\. Expected (.+)\.$/s, 'expected $2, got "$1"')
    .replace(/^Instance does not have required property (.+)\.$/s, 'the property $1 is missing')
    .replace(/^Instance does not match any of \[(.+)\]\.$/s, 'expected one of $1')
    .replace(/^Instance does not match (.+)\.$/s, 'expected $1')
    .replace(/\.$/, '');
}
