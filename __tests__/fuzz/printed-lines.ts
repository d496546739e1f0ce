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
  words,
} from './hostile-text.ts';
import { problemsIn, type Target } from './target.ts';

const COMMANDS = [
  ...words(
    '::error:: ::add-mask:: ::stop-commands::token ::group:: ::endgroup:: ::debug:: ::notice::',
  ),
  ...words(':: ##[group] ##[error] ##[add-mask] ##[debug] ##[ ##'),
  ...words('# [ ] : error group] add-mask:: %0A %0D %25 %3A'),
  ...['::set-output name=status::complete', '::warning file=a,line=1::', '##[set-output name=a]'],
];
const PIECES = [...COMMANDS, ...SPACES, ...ESCAPES, ...LINE_ENDS, ...INVISIBLE, 'x', ' = '];

/** A line of remote text. */
export const someRemoteLine = fc.oneof(
  { weight: 3, arbitrary: someTextOf(PIECES) },
  {
    weight: 2,
    arbitrary: withPieceInside(fc.constantFrom(...COMMANDS), [
      ...[...INVISIBLE, ...ESCAPES, ...LINE_ENDS, ...SPACES, ...ODD_LETTERS],
    ]),
  },
  // A command at the point of truncation.
  fc
    .tuple(fc.integer({ min: 3985, max: 4001 }), someTextOf(PIECES))
    .map(([length, text]) => 'x'.repeat(length) + text),
);

/** The only function that prints remote text. */
export function printedLinesTarget(
  printable = printableText,
): Target<readonly [text: string, longest: number]> {
  return {
    name: 'a printed line',
    cases: 24_000,
    someCase: fc.tuple(
      someRemoteLine,
      fc.oneof(fc.constant(4000), fc.integer({ min: 1, max: 60 })),
    ),
    problemsOf: ([text, longest]) => lineProblems(printable(text, longest), longest),
  };
}

/** Returns the properties of a line that the runner would not treat as text. */
export function lineProblems(line: string, longest: number): string[] {
  // The runner uses culture-sensitive comparison, which ignores some characters.
  const readings = [line, line.replace(/[\p{DI}\p{Cf}]/gu, '')];
  return problemsIn({
    'a command': readings.some((one) => new CommandReader().read(one).kind === 'command'),
    'the sign of an old command': readings.some((one) => one.includes('##[')),
    'the sign of a command': readings.some((one) => /^\s*::/u.test(one)),
    'a line end': /[\r\n\v\f\u0085\u2028\u2029]/u.test(line),
    'a control character': /(?!\t)\p{Cc}|\p{Bidi_Control}/u.test(line),
    'half a pair': !line.isWellFormed(),
    'it is too long': Array.from(line).length > longest,
  });
}
