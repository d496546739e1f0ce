import fc from 'fast-check';
import {
  LineSplitter,
  CommandReader,
  type Reading,
} from '../../sandbox/runner/workflow-commands.ts';
import { openPhaseLog, type PhaseLog } from '../../src/github/step-io.ts';
import { lineProblems, someRemoteLine } from './printed-lines.ts';
import { problemsIn, type Target } from './target.ts';

const LEVELS = ['info', 'debug', 'notice', 'warning', 'startGroup', 'fail'] as const;
type Level = (typeof LEVELS)[number];

/** The only command that each level may write. */
const COMMAND_OF: Readonly<Record<Level, string>> = {
  info: '',
  debug: 'debug',
  notice: 'notice',
  warning: 'warning',
  startGroup: 'group',
  fail: 'error',
};

const MAX_LENGTH = 4000;

type LogCase = readonly (readonly [Level, string])[];

/** The step's log, as the runner reads the standard output. */
export function stepLogTarget(open: () => PhaseLog = openPhaseLog): Target<LogCase> {
  return {
    name: 'the log of a step',
    cases: 6000,
    someCase: fc.array(fc.tuple(fc.constantFrom(...LEVELS), someRemoteLine), {
      minLength: 1,
      maxLength: 4,
    }),
    problemsOf: (texts) => {
      const log = open();
      const output = outputOf(() => {
        for (const [level, text] of texts) log[level](text);
      });
      const readings = readingsOf(output);
      if (readings.length !== texts.length) return [`it has ${readings.length} lines`];
      return texts.flatMap(([level], index) => problemsAt(level, readings[index]));
    },
  };
}

function problemsAt(level: Level, reading: ReadLine | undefined): string[] {
  if (reading === undefined) return ['no line'];
  if (reading.kind === 'text') {
    return level === 'info' ? lineProblems(reading.line, MAX_LENGTH) : [`${level} is no command`];
  }
  const { name, properties, text } = reading.command;
  return [
    ...problemsIn({
      [`${level} is the command ${name}`]: name !== COMMAND_OF[level],
      'it has properties': Object.keys(properties).length > 0,
    }),
    ...lineProblems(text, MAX_LENGTH),
  ];
}

type ReadLine = Reading & { readonly line: string };

function readingsOf(output: string): ReadLine[] {
  const reader = new CommandReader();
  const found: ReadLine[] = [];
  const splitter = new LineSplitter((line) => {
    found.push({ ...reader.read(line), line });
  });
  splitter.push(Buffer.from(output));
  splitter.end();
  return found;
}

/** Returns what a function writes to the standard output. */
function outputOf(act: () => void): string {
  const written: string[] = [];
  const { exitCode } = process;
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array) => {
    written.push(String(chunk));
    return true;
  };
  try {
    act();
  } finally {
    process.stdout.write = write;
    // A step fails by setting the exit code.
    process.exitCode = exitCode;
  }
  return written.join('');
}
