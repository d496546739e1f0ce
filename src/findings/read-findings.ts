import * as v from 'valibot';
import { describeSyntaxError, toPointer } from '../support/json-places.ts';
import { limitFindings, SEVERITIES, type FindingsFile } from './finding.ts';
import { findingsFileSchema } from './findings-schema.ts';
import { sarifSchema } from './read-sarif.ts';

/** The content of a findings file, or its problems. Each problem is part of a sentence about one place in the file. */
export type FindingsReading =
  { readonly file: FindingsFile } | { readonly problems: readonly string[] };

export const MAX_FINDINGS_BYTES = 4_000_000;
const MAX_PROBLEMS = 5;
/** Of a longer file only the first problem is named: all of them may take more memory than there is. */
const MAX_LENGTH_WITH_ALL_PROBLEMS = 200_000;

/** Reads a findings file in the format of `FINDINGS_SCHEMA` or in SARIF 2.1.0. */
export function readFindings(text: string): FindingsReading {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return { problems: [`the file is not JSON: ${describeSyntaxError(error, text)}`] };
  }
  const schema = isSarif(document) ? sarifSchema : findingsFileSchema;
  const { success, issues, output } = v.safeParse(schema, document, {
    abortEarly: text.length > MAX_LENGTH_WITH_ALL_PROBLEMS,
  });
  if (!success) return { problems: issues.slice(0, MAX_PROBLEMS).map(describeIssue) };
  return { file: limitFindings(output.findings, output.verdict) };
}

function isSarif(document: unknown): boolean {
  return typeof document === 'object' && document !== null && 'runs' in document;
}

const EXPECTED: Readonly<Record<string, string>> = {
  object: 'must be an object',
  array: 'must be an array',
  string: 'must be a string',
  number: 'must be a number',
  safe_integer: 'must be a whole number',
  min_value: 'must be at least 1',
  regex: 'must not be empty',
  picklist: `must be one of ${SEVERITIES.join(', ')}`,
};

/** Describes the place by its JSON pointer, and what was expected there. */
function describeIssue({ path, type, expected, received }: v.BaseIssue<unknown>): string {
  const pointer = toPointer((path ?? []).map(({ key }) => key));
  const isMissing = type === 'object' && received === 'undefined';
  const problem = isMissing ? 'is missing' : (EXPECTED[type] ?? `must be ${String(expected)}`);
  return `${pointer === '' ? 'the file' : pointer} ${problem}`;
}
