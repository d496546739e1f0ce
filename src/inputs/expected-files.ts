import { safeName } from '../deliverables/safe-name.ts';
import { parseSchema, SchemaError } from '../structured-output/json-schema.ts';
import type { Severity } from '../findings/finding.ts';
import { InputReader } from './input-reader.ts';

/** The files that a task must deliver. */
export interface ExpectedFiles {
  /** Glob patterns. Each must match a deliverable. */
  readonly expect: readonly string[];
  /** The deliverable that becomes the output `structured-output`; empty for none. */
  readonly outputFile: string;
  /** The deliverable that has findings about lines; empty for none. */
  readonly findings: string;
  /** The minimum severity of verified findings that fails the step. */
  readonly failOn: 'none' | Exclude<Severity, 'info'>;
  readonly ifNoFindings: 'comment' | 'quiet';
}

/** The input `output-schema`: JSON, or the path of a file in the workspace. Empty for none. */
export type SchemaSource =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly path: string };

export function readExpectedFiles(reader: InputReader): ExpectedFiles {
  const expect = reader.patterns('expect');
  for (const pattern of expect.filter((one) => one.startsWith('!'))) {
    reader.reject('expect', 'a pattern without `!`, since each one must match a file', pattern);
  }
  // A file would be saved under another name, which shows only after the task is paid for.
  for (const pattern of expect.filter((one) => isPlainName(one) && !isSafeName(one))) {
    reader.reject('expect', 'a relative file name or a pattern', pattern);
  }
  const readName = (input: string, example: string): string => {
    const name = reader.text(input);
    if (name !== '' && !isSafeName(name)) {
      reader.reject(input, `a relative file name, e.g. \`${example}\``, name);
    }
    return name;
  };
  const outputFile = readName('output-file', 'verdict.json');
  const findings = readName('findings', 'findings.json');
  const failOn = reader.choice('fail-on', ['none', 'low', 'medium', 'high', 'critical']);
  const ifNoFindings = reader.choice('if-no-findings', ['comment', 'quiet']);
  if (findings === '' && failOn !== 'none') {
    reader.problem(`fail-on: "${failOn}" needs findings, the file to read.`);
  }
  if (findings === '' && ifNoFindings === 'quiet') {
    reader.problem('if-no-findings: "quiet" needs findings, the file to read.');
  }
  return { expect, outputFile, findings, failOn, ifNoFindings };
}

/**
 * Checks that the input `deliverables` does not exclude an expected file. Patterns with wildcards are not checked. Not part of `readInputs`,
 * because most steps do not need the library for it.
 * @throws UserError that lists every name
 */
export async function checkExpectedFiles({
  deliverablePatterns,
  expect,
  outputFile,
  findings,
}: ExpectedFiles & { readonly deliverablePatterns: readonly string[] }): Promise<void> {
  const names = [
    ...expect.filter(isPlainName).map((name) => ({ input: 'expect', name })),
    ...(outputFile === '' ? [] : [{ input: 'output-file', name: outputFile }]),
    ...(findings === '' ? [] : [{ input: 'findings', name: findings }]),
  ];
  if (names.length === 0) return;
  const { patternFilter } = await import('../support/pattern-filter.ts');
  const isFetched = patternFilter(deliverablePatterns);
  const reader = new InputReader(() => '');
  for (const { input, name } of names.filter((one) => !isFetched(one.name))) {
    reader.problem(`${input}: the input deliverables excludes ${JSON.stringify(name)}.`);
  }
  reader.finish();
}

/** Checks a schema that is in the input. A schema in a file is checked when the file is read. */
export function readSchemaSource(
  reader: InputReader,
  { outputFile }: ExpectedFiles,
): SchemaSource | undefined {
  const given = reader.text('output-schema');
  if (given === '') return undefined;
  if (outputFile === '') reader.problem('output-schema: needs output-file, the file to check.');
  if (isJson(given) && !given.startsWith('{')) {
    reader.reject('output-schema', 'a JSON object, or the path of a file', given);
  }
  if (!given.startsWith('{')) return { kind: 'file', path: given };
  try {
    parseSchema(given);
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    for (const problem of error.problems) reader.problem(`output-schema: ${problem}.`);
  }
  return { kind: 'text', text: given };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether a pattern is a file name without wildcards. */
function isPlainName(pattern: string): boolean {
  return !/[*?[\]{}()!+@\\]/.test(pattern);
}

/** Whether a deliverable with this name is saved under exactly this name. */
function isSafeName(name: string): boolean {
  return safeName(name) === name;
}
