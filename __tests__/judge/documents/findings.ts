import fc from 'fast-check';
import { SEVERITIES, type Finding } from '../../../src/findings/finding.ts';
import { ALL_BAIT } from './bait.ts';
import { someDocument } from './generated.ts';
import { someLine } from './inlines.ts';

const MARKER = `<!-- miteos-finding ${'f'.repeat(32)} -->`;

const someRun = fc
  .tuple(fc.constantFrom('`', '~'), fc.integer({ min: 1, max: 24 }))
  .map(([sign, length]) => sign.repeat(length));

/** What might end a fence, begin another one, or be seen as something else than it is. */
const someSuggestionPart = fc.oneof(
  { weight: 4, arbitrary: someRun },
  { weight: 3, arbitrary: fc.constantFrom('\n', '\n\n', '\n   ', '\n    ', '\n> ', '\n- ', '\t') },
  { weight: 2, arbitrary: fc.constantFrom('suggestion', 'suggestion\n', '```suggestion\nrm\n```') },
  { weight: 2, arbitrary: fc.constantFrom(MARKER, '</pre>', '</code></pre>', '<!--', ALL_BAIT) },
  { weight: 1, arbitrary: fc.constantFrom('\r', '\r\n', '\0', '\f', '\u2028', '\u202e', '\u200b') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
  { weight: 2, arbitrary: someLine },
);

const someSuggestion = fc
  .array(someSuggestionPart, { maxLength: 12 })
  .map((parts) => parts.join(''));

const someMessage = fc.oneof(
  { weight: 4, arbitrary: someDocument },
  { weight: 1, arbitrary: someSuggestion },
  { weight: 1, arbitrary: fc.constantFrom(MARKER, `a\n${MARKER}`, `\`${MARKER}\``, '') },
  { weight: 1, arbitrary: someRun.map((run) => `${run}suggestion\nrm -rf /\n`) },
);

/** What hostile agents find. */
export const someFinding: fc.Arbitrary<Finding> = fc
  .record({
    severity: fc.constantFrom(...SEVERITIES),
    title: someLine,
    message: someMessage,
    rule: fc.option(someLine, { nil: undefined }),
    suggestion: fc.option(someSuggestion, { nil: undefined }),
  })
  .map(({ rule, suggestion, ...finding }) => ({
    path: 'src/a.ts',
    line: 1,
    ...finding,
    ...(rule === undefined ? {} : { rule }),
    ...(suggestion === undefined ? {} : { suggestion }),
  }));
