import type * as jsonSchema from '@cfworker/json-schema';

import { toUnicodePattern } from './schema-problems.ts';

type Schema = jsonSchema.Schema | boolean;
type Library = typeof jsonSchema;

/** Keywords that the library evaluates, although none of its tables has them. */
const OTHERS = new Set(['$recursiveAnchor', '$recursiveRef', 'maxContains', 'minContains']);

/**
 * Returns a copy of a schema that the library evaluates as the drafts require. Otherwise it searches unknown keywords, such as `example`, for
 * schemas, takes `id` for an address, fails on formats such as `hasOwnProperty`, and does not find all references in `dependencies`.
 * @param schema without problems
 */
export function adaptSchema(schema: Schema, library: Library): Schema {
  if (typeof schema === 'boolean') return schema;
  const entries = Object.entries(schema).flatMap(([keyword, value]) => {
    const adapted = adaptKeyword(keyword, value, library);
    return adapted === undefined ? [] : [[keyword, adapted] as const];
  });
  const { dependencies, ...others } = withNumericLimits(Object.fromEntries(entries));
  return dependencies === undefined ? others : withDependencies(others, dependencies);
}

/** @returns undefined for a keyword that the library must not see */
function adaptKeyword(keyword: string, value: unknown, library: Library): unknown {
  const adapt = (part: unknown): unknown =>
    Array.isArray(part) ? part : adaptSchema(part as Schema, library);
  const isIn = (table: object): boolean => Object.hasOwn(table, keyword);
  switch (keyword) {
    case 'id':
      return undefined;
    case 'format':
      return Object.hasOwn(library.format, String(value)) ? value : undefined;
    case 'pattern':
      return toUnicodePattern(String(value));
    case 'dependencies':
      return mapEntries(value, (name, part) => [name, adapt(part)]);
    case 'patternProperties':
      return mapEntries(value, (name, part) => [toUnicodePattern(name), adapt(part)]);
  }
  if (isIn(library.ignoredKeyword) || OTHERS.has(keyword)) return value;
  if (isIn(library.schemaMapKeyword)) return mapEntries(value, (name, part) => [name, adapt(part)]);
  if (Array.isArray(value)) return isIn(library.schemaArrayKeyword) ? value.map(adapt) : undefined;
  return isIn(library.schemaKeyword) ? adapt(value) : undefined;
}

function mapEntries(
  value: unknown,
  change: (name: string, part: unknown) => [string, unknown],
): object {
  const entries = Object.entries(value as object).map(([name, part]) => change(name, part));
  return Object.fromEntries(entries);
}

/** In draft 4, `exclusiveMinimum: true` belongs to `minimum`. Some generators write it in other drafts, too. */
function withNumericLimits({
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
  ...schema
}: jsonSchema.Schema): jsonSchema.Schema {
  const limits = {
    ...(exclusiveMinimum === true ? { exclusiveMinimum: minimum } : { minimum, exclusiveMinimum }),
    ...(exclusiveMaximum === true ? { exclusiveMaximum: maximum } : { maximum, exclusiveMaximum }),
  };
  const numbers = Object.entries(limits).filter(([, limit]) => typeof limit === 'number');
  return { ...schema, ...Object.fromEntries(numbers) };
}

/** Replaces the keyword by its two successors. */
function withDependencies(
  schema: jsonSchema.Schema,
  dependencies: NonNullable<jsonSchema.Schema['dependencies']>,
): jsonSchema.Schema {
  const entries = Object.entries(dependencies);
  const split = {
    dependentRequired: Object.fromEntries(entries.filter(([, one]) => Array.isArray(one))),
    dependentSchemas: Object.fromEntries(entries.filter(([, one]) => !Array.isArray(one))),
  } as jsonSchema.Schema;
  return { ...schema, allOf: [...(schema.allOf ?? []), split] };
}
