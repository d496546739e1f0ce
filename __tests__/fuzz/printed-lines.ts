import fc from 'fast-check';
import { CommandReader } from '../../sandbox/runner/workflow-commands.ts';
import { printableText } from '../../src/support/log.ts';
import {
  ESCAPES,
  INVISIBLE,
  LINE_ENDS,
  ODD_LETTERS,
  SPACES,
  someTextOf,
  withPieceInside,
} from './hostile-text.ts';
import type { Target } from './target.ts';

const COMMANDS = [
  ...['::error::', '::set-output name=status::complete', '::add-mask::', '::stop-commands::token'],
  ...['::warning file=a,line=1::', '::group::', '::endgroup::', '::debug::', '::notice::', '::'],
  ...['##[group]', '##[error]', '##[set-output name=a]', '##[add-mask]', '##[debug]', '##[', '##'],
  ...['#', '[', ']', ':', 'error', 'group]', 'add-mask::', '%0A', '%0D', '%25', '%3A'],
];
const PIECES = [...COMMANDS, ...SPACES, ...ESCAPES, ...LINE_ENDS, ...INVISIBLE, 'x', ' = '];

const someLine = fc.oneof(
  { weight: 3, arbitrary: someTextOf(PIECES) },
  {
    weight: 2,
    arbitrary: withPieceInside(fc.constantFrom(...COMMANDS), [
      ...[...INVISIBLE, ...ESCAPES, ...LINE_ENDS, ...SPACES, ...ODD_LETTERS],
    ]),
  },
  // A command where the cut is.
  fc
    .tuple(fc.integer({ min: 3985, max: 4001 }), someTextOf(PIECES))
    .map(([length, text]) => 'x'.repeat(length) + text),
);

/** What any text from outside is made before it is hostile: one of a text and the bound of a caller. */
export type PrintedCase = readonly [text: string, longest: number];
export const someRemoteLine: fc.Arbitrary<string> = someLine;

/** The one way to print remote text. */
export function printedLinesTarget(printable = printableText): Target<PrintedCase> {
  return {
    name: 'a printed line',
    cases: 24_000,
    someCase: fc.tuple(someLine, fc.oneof(fc.constant(4000), fc.integer({ min: 1, max: 60 }))),
    problemsOf: ([text, longest]) => lineProblems(printable(text, longest), longest),
  };
}

/** What about a line could make the runner take it for more than text. */
export function lineProblems(line: string, longest: number): string[] {
  // The runner compares by the rules of a language, for which some characters do not count.
  const readings = [line, line.replace(/[\p{DI}\p{Cf}]/gu, '')];
  return [
    ...readings.flatMap((reading) => (isCommand(reading) ? [`a command in ${reading}`] : [])),
    ...(readings.some((reading) => reading.includes('##[')) ? ['the sign of an old command'] : []),
    ...(readings.some((reading) => /^\s*::/u.test(reading)) ? ['the sign of a command'] : []),
    ...(/[\r\n\v\f\u0085\u2028\u2029]/u.test(line) ? ['a line end'] : []),
    ...(/(?!\t)\p{Cc}|\p{Bidi_Control}/u.test(line) ? ['a control character'] : []),
    ...(line.isWellFormed() ? [] : ['half a pair']),
    ...(Array.from(line).length > longest ? ['it is too long'] : []),
  ];
}

function isCommand(line: string): boolean {
  return new CommandReader().read(line).kind === 'command';
}
