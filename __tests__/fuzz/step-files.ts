import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { parseKeyValueFile } from '../../sandbox/runner/command-files.ts';
import { stepFiles } from '../../src/github/step-io.ts';
import { ESCAPES, INVISIBLE, LINE_ENDS, ODD_LETTERS, someTextOf } from './hostile-text.ts';
import type { Target } from './target.ts';

const PIECES = [
  ...['status=complete', 'status<<EOF', 'EOF', '<<', '=', 'ghadelimiter_', '\nEOF\n', 'task-id=x'],
  ...['\nstatus<<ghadelimiter_0\nforged\nghadelimiter_0\n', '{"a":1}', '::set-output name=a::b'],
  ...[...LINE_ENDS, ...INVISIBLE, ...ESCAPES, ...ODD_LETTERS, '\n', ' ', ''],
];
/** Names without remote text. */
const NAMES = ['task-id', 'status', 'deliverables', 'artifact-url', 'cost-cents'];

type FileCase = readonly (readonly [name: string, value: string])[];
type KeyValueFiles = Pick<typeof stepFiles, 'setOutput' | 'saveState'>;

/** The files for outputs and state, as the runner reads them. */
export function stepFilesTarget(files: KeyValueFiles = stepFiles): Target<FileCase> {
  return {
    name: 'the outputs and the state of a step',
    cases: 5000,
    someCase: fc.array(fc.tuple(fc.constantFrom(...NAMES), someTextOf(PIECES)), {
      minLength: 1,
      maxLength: 4,
    }),
    problemsOf: (pairs) =>
      (['setOutput', 'saveState'] as const).flatMap((write) => {
        const text = writtenBy(() => {
          for (const [name, value] of pairs) files[write](name, value);
        });
        return fileProblems(text, pairs);
      }),
  };
}

function fileProblems(text: string, pairs: FileCase): string[] {
  const { values, error } = parseKeyValueFile(text);
  // A file can't contain a lone surrogate.
  const expected = new Map(pairs.map(([name, value]) => [name, value.toWellFormed()]));
  return [
    ...(error === undefined ? [] : [error]),
    ...Object.keys(values).flatMap((name) => (expected.has(name) ? [] : [`forged: ${name}`])),
    ...[...expected].flatMap(([name, value]) =>
      values[name] === value ? [] : [`${name} is ${JSON.stringify(values[name])}`],
    ),
  ];
}

/** Returns what a function appends to the runner's files. */
function writtenBy(act: () => void): string {
  const file = path.join(tmpdir(), `fuzz-${process.pid}`);
  writeFileSync(file, '');
  Object.assign(process.env, { GITHUB_OUTPUT: file, GITHUB_STATE: file });
  try {
    act();
    return readFileSync(file, 'utf8');
  } finally {
    delete process.env['GITHUB_OUTPUT'];
    delete process.env['GITHUB_STATE'];
    rmSync(file);
  }
}
