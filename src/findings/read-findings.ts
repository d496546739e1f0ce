import * as v from 'valibot';
import { errorMessage } from '../support/errors.ts';
import { formatCount } from '../support/human-units.ts';
import { parseJson, toPointer } from '../support/json.ts';
import { limitFindings, MAX_FINDINGS, SEVERITIES, type FindingsFile } from './finding.ts';
import { findingsFileSchema } from './findings-schema.ts';
import { sarifSchema } from './read-sarif.ts';

/** The content of a findings file, or its problems. Each problem is part of a sentence about one place in the file. */
export type FindingsReading =
  { readonly file: FindingsFile } | { readonly problems: readonly string[] };

export const MAX_FINDINGS_BYTES = 4_000_000;
const MAX_PROBLEMS = 5;
/** In UTF-16 units. For a longer file, the error names only the first problem, because all of them may take too much memory. */
const MAX_LENGTH_WITH_ALL_PROBLEMS = 200_000;

/** Reads a findings file in the format of `FINDINGS_SCHEMA` or in SARIF 2.1.0. */
export function readFindings(text: string): FindingsReading {
  let document: unknown;
  try {
    document = parseJson(text);
  } catch (error) {
    return { problems: [`the file ${errorMessage(error)}`] };
  }
  const isSarif = hasOwn(document, 'runs');
  if (isSarif && hasOwn(document, 'findings')) {
    return {
      problems: ['the file has both runs and findings, so it is not known which are meant'],
    };
  }
  // Before the validation, which takes much more time and memory.
  if (countFindings(document) > MAX_FINDINGS) {
    return { problems: [`the file has more than ${formatCount(MAX_FINDINGS)} findings`] };
  }
  const schema = isSarif ? sarifSchema : findingsFileSchema;
  const { success, issues, output } = v.safeParse(schema, document, {
    abortEarly: text.length > MAX_LENGTH_WITH_ALL_PROBLEMS,
  });
  if (!success) return { problems: issues.slice(0, MAX_PROBLEMS).map(describeIssue) };
  return { file: limitFindings(output.findings, output.verdict) };
}

function hasOwn<Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

/** Counts the findings in both formats. Each run of SARIF counts at least as one. */
function countFindings(document: unknown): number {
  if (hasOwn(document, 'findings')) return lengthOf(document.findings);
  if (!hasOwn(document, 'runs') || !Array.isArray(document.runs)) return 0;
  const counts = document.runs.map((run) => (hasOwn(run, 'results') ? lengthOf(run.results) : 0));
  return counts.reduce((sum, count) => sum + Math.max(1, count), 0);
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

const EXPECTED: Readonly<Record<string, string>> = {
  object: 'must be an object',
  array: 'must be an array',
  string: 'must be a string',
  number: 'must be a number',
  safe_integer: 'must be a whole number',
  min_value: 'must be at least 1',
  min_length: 'must not be empty',
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
