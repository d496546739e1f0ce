import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Result } from '../../src/report/result.ts';
import type { Outcome } from '../../src/task/verdict.ts';
import { withoutBanner } from '../../src/report/banner.ts';
import { renderBanner } from '../../src/report/render-banner.ts';
import { renderProgress } from '../../src/report/render-progress.ts';
import { renderReports } from '../../src/report/render-report.ts';
import type { TaskHistory } from '../../src/task/history.ts';
import { KEPT_COMMIT, makeKept, makeResult, SPANS_START_MS } from '../support/make-result.ts';
import { diagramsOf, violations } from '../support/published.ts';
import { readDiagram } from '../support/read-diagram.ts';

const MARKER = '<!-- miteos-task key=1 -->';
const PIECES = [
  ...['@octocat', '@o/t', '#1', 'o/r#2', 'GH-3', '0123abcd', 'deadbeefs', '@', '#', 'user', '7'],
  ...['<!--', '-->', MARKER, '<details>', '</details>', '<summary>', '<b>', '<br>', '<img src=x>'],
  ...[
    '```',
    '~~~',
    '```mermaid\n',
    '````',
    '`',
    '``',
    '$',
    '$$',
    '\\',
    '&#64;',
    '&lt;!--',
    '&#x202e;',
  ],
  ...[
    '![a](https://x.y/i)',
    '![',
    '[a](javascript:b)',
    '[a][b]',
    '[b]: https://x.y',
    '[',
    ']',
    '(',
    ')',
  ],
  ...['https://github.com/o/r/issues/1', 'www.github.com/o/r/pull/2', 'a@b.cd', '[^1]', '[^1]: n'],
  ...[
    '# ',
    '> ',
    '> [!NOTE]\n>\n> <p>',
    'a.json:7',
    '- ',
    '1. ',
    '    ',
    '\t',
    '| a | b |\n|---|---|\n',
    '|',
    '---',
    '===',
    '*',
    '**',
    '_',
    '~~',
  ],
  ...[
    '[x] ',
    '[!NOTE]',
    '\n',
    '\n\n',
    '\r',
    ' ',
    '\u2028',
    '\u0000',
    '\u202E',
    '\uD800',
    '😀',
    'é',
    'word',
  ],
];

const hostile = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary' })),
    {
      maxLength: 40,
    },
  )
  .map((pieces) => pieces.join(''));

const EXTENSIONS = ['.md', '', '.csv'];

/** Text with a row of a table, and with a link to one of the files. */
function textOf(
  text: string,
  { repeat, linkTo }: { readonly repeat: number; readonly linkTo: string },
): string {
  const link = `[a](<./${linkTo.replace(/[<>\n\r]/gu, '')}>)`;
  return `${text},"${text}",${link}\n`.repeat(repeat);
}

/** A history with these remote texts. */
function historyOf(words: readonly string[]): TaskHistory {
  const spans = words.map((rawStatus, index) => ({
    status: 'unknown' as const,
    rawStatus,
    startMs: SPANS_START_MS + index * 1000,
    endMs: SPANS_START_MS + (index + 1) * 1000,
  }));
  return { spans, agents: words.map((name) => ({ id: name, name, spans })), moreAgents: 1 };
}

const outcome = fc.constantFrom<Outcome>(
  'complete',
  'failed',
  'cancelled',
  'timed-out',
  'over-budget',
  'running',
);
const taskStatus = fc.constantFrom('running', 'failed', 'unknown', 'paused' as const);

const result: fc.Arbitrary<Result> = fc
  .record({
    outcome,
    words: fc.array(hostile, { minLength: 8, maxLength: 8 }),
    names: fc.array(fc.oneof(hostile, fc.constantFrom('report.md', 'a.json', 'b.csv')), {
      maxLength: 3,
    }),
    isFileByFile: fc.boolean(),
    texts: fc.array(hostile, { minLength: 3, maxLength: 3 }),
    status: taskStatus,
    repeat: fc.oneof({ weight: 30, arbitrary: fc.constant(1) }, fc.constantFrom(40, 200)),
  })
  .map(({ outcome: ending, words, names, texts, status, repeat, isFileByFile }) => {
    const word = (index: number): string => words[index] ?? '';
    return makeResult({
      title: word(7),
      workflow: word(6),
      changedPaths: [word(5), 'a.json'],
      outcome: ending,
      task: {
        id: word(0),
        status,
        rawStatus: word(1),
        failure: word(2),
        agents: [
          {
            id: word(0),
            type: word(1),
            status: 'unknown',
            rawStatus: word(3),
            currentTool: word(4),
          },
        ],
      },
      problems: [`The service says "${word(3)}".`],
      advice: word(4),
      saved: names.map((name) => ({
        ...{
          id: '',
          originalName: name,
          name,
          path: '',
          bytes: 1,
          contentType: word(5),
          sha256: '',
        },
      })),
      lost: [{ id: '', originalName: word(6), reason: word(7) }],
      artifacts: (isFileByFile ? names : [undefined]).map((file, index) => ({
        ...{ name: word(6), id: index, url: `https://x.y/${index}`, digest: '', bytes: 1 },
        ...(file === undefined ? {} : { file }),
      })),
      history: historyOf(words),
      texts: names.map((name, index) => ({
        name: `${name}${EXTENSIONS[index] ?? ''}`,
        text: textOf(texts[index] ?? '', { repeat, linkTo: names[0] ?? '' }),
        missingBytes: index,
      })),
    });
  });

describe('any result', () => {
  it('becomes a comment and a summary within their limits, with one valid diagram and no active content', async () => {
    await fc.assert(
      fc.asyncProperty(result, async (value) => {
        const { comment, summary } = renderReports(value);
        expect(comment.length).toBeLessThanOrEqual(62_000);
        expect(Buffer.byteLength(summary)).toBeLessThan(1_048_576);
        expect([...violations(comment), ...violations(summary)]).toEqual([]);
        const [diagram = ''] = diagramsOf(summary);
        expect(await readDiagram(diagram)).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('becomes banners over its own unchanged report, within the limit and with no active content', () => {
    fc.assert(
      fc.property(result, (value) => {
        const report = withoutBanner(renderReports(value).comment);
        expect(withoutBanner(report)).toBe(report);
        const kept = makeKept();
        for (const banner of [
          renderProgress({ ...value, elapsedSeconds: 3 }, kept),
          renderBanner(value, kept),
          renderBanner({ ...value, supersededBy: KEPT_COMMIT, mayStillRun: true }, kept),
        ]) {
          expect(banner.length).toBeLessThanOrEqual(2000);
          const body = `${banner}\n\n${report}`;
          expect(violations(body)).toEqual([]);
          expect(withoutBanner(body)).toBe(report);
          expect(withoutBanner(body.replaceAll('\n', '\r\n'))).toBe(
            report.replaceAll('\n', '\r\n'),
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});
