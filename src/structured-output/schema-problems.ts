import * as v from 'valibot';

import { toPointer } from '../support/json.ts';

/** The drafts by the value of `$schema`. Drafts 4 and 6 are subsets of draft 7, except for what `adaptSchema` replaces. */
const DRAFTS: Readonly<Record<string, SchemaDraft>> = {
  // Some generators name no draft.
  'json-schema.org/schema': '2020-12',
  'json-schema.org/draft-04/schema': '7',
  'json-schema.org/draft-06/schema': '7',
  'json-schema.org/draft-07/schema': '7',
  'json-schema.org/draft/2019-09/schema': '2019-09',
  'json-schema.org/draft/2020-12/schema': '2020-12',
};
const DEFAULT_DRAFT = '2020-12';
const TYPES = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'] as const;

export type SchemaDraft = '7' | '2019-09' | '2020-12';

/** @returns undefined for an unknown draft */
export function draftOf(schema: unknown): SchemaDraft | undefined {
  if (typeof schema !== 'object' || schema === null || !('$schema' in schema)) return DEFAULT_DRAFT;
  const name = String(schema.$schema)
    .replace(/^https?:\/\//, '')
    .replace(/#$/, '');
  return Object.hasOwn(DRAFTS, name) ? DRAFTS[name] : undefined;
}

const schema: v.GenericSchema = v.lazy((given) =>
  typeof given === 'boolean' ? v.boolean() : keywords,
);
const schemas = v.array(schema);
const someSchemas = v.pipe(schemas, v.minLength(1));
const namedSchemas = v.record(v.string(), schema);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const names = v.array(v.string());
const type = v.picklist(TYPES);
const pattern = v.pipe(
  v.string(),
  v.check(
    (text) => isPattern(toUnicodePattern(text)),
    'a regular expression that JavaScript reads with the flag `u`',
  ),
);
const limit = v.union([v.number(), v.boolean()]);
const unsupported = v.never('this keyword is not supported');

/** The types of the keywords. With a wrong type, the library would accept no value, or all values. */
const keywords = v.partial(
  v.looseObject({
    $id: v.string(),
    $anchor: v.string(),
    $ref: v.string(),
    $recursiveRef: v.literal('#'),
    $recursiveAnchor: v.boolean(),
    $dynamicRef: unsupported,
    $defs: namedSchemas,
    definitions: namedSchemas,
    type: v.lazy((given) => (Array.isArray(given) ? v.pipe(v.array(type), v.minLength(1)) : type)),
    enum: v.array(v.unknown()),
    required: names,
    not: schema,
    allOf: someSchemas,
    anyOf: someSchemas,
    oneOf: someSchemas,
    if: schema,
    then: schema,
    else: schema,
    format: v.string(),
    properties: namedSchemas,
    patternProperties: v.record(pattern, schema),
    additionalProperties: schema,
    unevaluatedProperties: schema,
    propertyNames: schema,
    minProperties: count,
    maxProperties: count,
    dependentRequired: v.record(v.string(), names),
    dependentSchemas: namedSchemas,
    dependencies: v.record(
      v.string(),
      v.lazy((given) => (Array.isArray(given) ? names : schema)),
    ),
    items: v.lazy((given) => (Array.isArray(given) ? schemas : schema)),
    prefixItems: schemas,
    additionalItems: schema,
    unevaluatedItems: schema,
    contains: schema,
    minContains: count,
    maxContains: count,
    minItems: count,
    maxItems: count,
    uniqueItems: v.boolean(),
    minimum: v.number(),
    maximum: v.number(),
    exclusiveMinimum: limit,
    exclusiveMaximum: limit,
    multipleOf: v.pipe(v.number(), v.gtValue(0)),
    minLength: count,
    maxLength: count,
    pattern,
  }),
);

/**
 * Returns the problems of a JSON Schema. Each is the end of a sentence, with the place of the problem. Unknown keywords are ignored, as the
 * drafts require.
 */
export function findSchemaProblems(given: unknown): string[] {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  if (!isObject && typeof given !== 'boolean')
    return ['expected a JSON object, or `true` or `false`'];
  if (draftOf(given) === undefined) {
    return ['/$schema: expected JSON Schema 2020-12, 2019-09, or draft 7, 6 or 4'];
  }
  const { issues = [] } = v.safeParse(schema, given);
  return issues.map(({ type, path = [], expected, received, message }) => {
    const pointer = toPointer(path.map(({ key }) => key));
    if (type === 'never') return `${pointer}: ${message}`;
    return `${pointer}: expected ${expected ?? message}, got ${received}`;
  });
}

/**
 * Returns a pattern that is valid with the flag `u`, as the drafts require, if only needless escapes such as `\-` make it invalid. Generators
 * write them for literal texts.
 */
export function toUnicodePattern(pattern: string): string {
  if (isPattern(pattern)) return pattern;
  return pattern.replace(/\\(.)/gsu, (escape, character: string) =>
    /[\p{L}\p{N}^$\\.*+?()[\]{}|/]/u.test(character)
      ? escape
      : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
