import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunnerIssue } from './step-log.ts';

/** The maximum size of a step's summary, in bytes. A larger one is dropped completely. */
const maxSummaryBytes = 1_048_576;

/** The command files of one phase. */
export interface CommandFiles {
  /** `GITHUB_OUTPUT` and so on, with the paths. */
  readonly environment: Readonly<Record<string, string>>;
  /** Reads the files after the phase has ended, in any way. */
  read(): Promise<CommandFileContents>;
}

export interface CommandFileContents {
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** Variables for later steps, from `GITHUB_ENV`. */
  readonly exportedEnvironment: Readonly<Record<string, string>>;
  /** Markdown; empty when it was dropped. */
  readonly summary: string;
  readonly issues: readonly RunnerIssue[];
}

/** Creates empty files in a separate folder. */
export async function createCommandFiles(folder: string): Promise<CommandFiles> {
  await mkdir(folder, { recursive: true });
  const paths = {
    GITHUB_OUTPUT: join(folder, 'set_output'),
    GITHUB_STATE: join(folder, 'save_state'),
    GITHUB_ENV: join(folder, 'set_env'),
    GITHUB_STEP_SUMMARY: join(folder, 'step_summary'),
  };
  await Promise.all(Object.values(paths).map((path) => writeFile(path, '')));
  return { environment: paths, read: () => readCommandFiles(paths) };
}

async function readCommandFiles(
  paths: Readonly<Record<`GITHUB_${'OUTPUT' | 'STATE' | 'ENV' | 'STEP_SUMMARY'}`, string>>,
): Promise<CommandFileContents> {
  const issues: RunnerIssue[] = [];
  const fail = (message: string, failsStep: boolean): void => {
    issues.push({ level: 'error', message, failsStep });
  };
  const keyValues = async (
    path: string,
    name: string,
  ): Promise<Readonly<Record<string, string>>> => {
    const { values, error } = parseKeyValueFile(await readFile(path, 'utf8'));
    if (error !== undefined) {
      fail(`Unable to process file command '${name}' successfully.`, true);
      fail(error, true);
    }
    return values;
  };
  const outputs = await keyValues(paths.GITHUB_OUTPUT, 'output');
  const state = await keyValues(paths.GITHUB_STATE, 'state');
  const exportedEnvironment = await keyValues(paths.GITHUB_ENV, 'env');
  const { size } = await stat(paths.GITHUB_STEP_SUMMARY);
  const isTooLarge = size > maxSummaryBytes;
  if (isTooLarge) {
    const kilobytes = Math.floor(size / 1024);
    const sentence = `supports content up to a size of 1024k, got ${kilobytes}k.`;
    fail(`$GITHUB_STEP_SUMMARY upload aborted, ${sentence}`, false);
  }
  const summary = isTooLarge ? '' : await readFile(paths.GITHUB_STEP_SUMMARY, 'utf8');
  return { outputs, state, exportedEnvironment, summary, issues };
}

interface KeyValueFile {
  /** The values before the first error. A later value with the same name replaces an earlier one. */
  readonly values: Readonly<Record<string, string>>;
  /** The runner's message for the first error, which ends the reading. */
  readonly error?: string;
}

/**
 * Parses a file of outputs, state or environment as the runner does (actions/runner,
 * FileCommandManager): `name=value`, or `name<<delimiter`, the value's lines and the delimiter on a
 * line by itself.
 */
export function parseKeyValueFile(text: string): KeyValueFile {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  // A line feed at the end does not start another line.
  if (lines.at(-1) === '') lines.pop();
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue;
    const [, name = '', mark = '', rest = ''] = /^(.*?)(=|<<)(.*)$/s.exec(line) ?? [];
    if (mark === '') return { values, error: `Invalid format '${line}'` };
    if (mark === '=') {
      if (name === '') return { values, error: `Invalid format '${line}'. Name must not be empty` };
      values[name] = rest;
      continue;
    }
    if (name === '' || rest === '') {
      const error = `Invalid format '${line}'. Name must not be empty and delimiter must not be empty`;
      return { values, error };
    }
    const end = lines.indexOf(rest);
    if (end < 0) {
      return { values, error: `Invalid value. Matching delimiter not found '${rest}'` };
    }
    values[name] = lines
      .splice(0, end + 1)
      .slice(0, end)
      .join('\n');
  }
  return { values };
}
