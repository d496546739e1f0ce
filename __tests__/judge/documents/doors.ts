import fc from 'fast-check';
import type { RemoteText } from '../publish.ts';
import { ALL_BAIT, someBait, someHiddenBait } from './bait.ts';
import { someDocument } from './generated.ts';
import { someInline } from './inlines.ts';

const somePhrase = fc
  .array(
    fc.oneof(
      someBait,
      someHiddenBait,
      someInline,
      fc.constantFrom(ALL_BAIT, ' ', '\n', '`', '|', '"'),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(''));

const someCells = fc
  .tuple(
    fc.constantFrom(',', '\t', ';'),
    fc.array(fc.array(fc.tuple(somePhrase, fc.boolean()), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([delimiter, rows]) =>
    rows
      .map((cells) =>
        cells
          .map(([text, isQuoted]) => (isQuoted ? `"${text.replaceAll('"', '""')}"` : text))
          .join(delimiter),
      )
      .join('\n'),
  );

const someText = fc.oneof(
  fc.record({ name: fc.constantFrom('rows.csv', 'rows.tsv'), text: someCells }),
  fc.record({ name: fc.constantFrom('build.log', 'a.txt', 'x.mermaid', 'x.json', 'a.html', 'a.diff'), text: someDocument }), // prettier-ignore
  fc.record({ name: somePhrase.map((phrase) => `${phrase}.md`), text: someDocument }),
);

/** All ways in which remote text is published, except the main report. */
export const someDoors: fc.Arbitrary<RemoteText> = fc.record(
  {
    texts: fc.array(someText, { maxLength: 3 }),
    fileNames: fc.array(somePhrase, { maxLength: 3 }),
    agents: fc.array(somePhrase, { minLength: 1, maxLength: 3 }),
    failure: somePhrase,
    problems: fc.array(
      somePhrase.map((phrase) => `The service says "${phrase}".`),
      { maxLength: 3 },
    ),
    taskId: somePhrase,
    title: somePhrase,
    changedPaths: fc.array(somePhrase, { maxLength: 2 }),
    findings: fc.array(somePhrase, { maxLength: 2 }),
    outcome: fc.constantFrom('complete', 'failed', 'cancelled', 'timed-out', 'over-budget'),
  },
  { requiredKeys: [] },
);
