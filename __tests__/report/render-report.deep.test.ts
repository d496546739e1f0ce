import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commentMarker, formatMarker, withoutMarker } from '../../src/github/comment-marker.ts';
import type { Result } from '../../src/report/result.ts';
import type { Outcome } from '../../src/task/verdict.ts';
import { renderProgress, type Progress } from '../../src/report/render-progress.ts';
import { renderReport } from '../../src/report/render-report.ts';
import type { TaskHistory } from '../../src/task/history.ts';
import { makeResult, makeTask, SPANS_START_MS } from '../support/make-result.ts';
import { diagramsOf, violations } from '../support/published-markdown.ts';
import { readDiagram } from '../support/read-diagram.ts';

const MARKER = '<!-- miteos-task key=1 -->';
/** Of an earlier run: as it is written, since it is taken off by its form. */
const OLD_MARKER = formatMarker(
  commentMarker(
    { key: 'k', step: 's', runId: '41', runAttempt: 1 },
    { taskId: 'task_0', isLive: false },
  ),
);

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

/** With a line that is a row of a table, and a link to one of the files. */
function textOf(
  text: string,
  { repeat, linkTo }: { readonly repeat: number; readonly linkTo: string },
): string {
  const link = `[a](<./${linkTo.replace(/[<>\n\r]/gu, '')}>)`;
  return `${text},"${text}",${link}\n`.repeat(repeat);
}

/** As an agent's words would come in. */
function historyOf(words: readonly string[]): TaskHistory {
  const spans = words.map((rawStatus, index) => ({
    status: 'unknown' as const,
    rawStatus,
    startMs: SPANS_START_MS + index * 1000,
    endMs: SPANS_START_MS + (index + 1) * 1000,
  }));
  return { spans, agents: words.map((name) => ({ id: name, name, spans })), moreAgents: 1 };
}

const outcome = fc.constantFrom<Outcome>('complete', 'failed', 'cancelled', 'timed-out', 'running');
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
      problems: [word(3)],
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

/** Of the same task while it ran. */
const progressOf = ({ task = makeTask(), settings, runUrl, watchUrl }: Result): Progress => ({
  task,
  settings,
  runUrl,
  watchUrl,
  elapsedSeconds: 3,
});

describe('any result', () => {
  it('becomes a comment within the limit, with one marker and nothing of the remote text alive', () => {
    fc.assert(
      fc.property(result, (value) => {
        const markdown = renderReport(value, { target: 'comment', marker: MARKER });
        expect(markdown.length).toBeLessThan(65_000);
        expect(violations(markdown, MARKER)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('becomes a summary within the limit, with one diagram that can be drawn and nothing alive', async () => {
    await fc.assert(
      fc.asyncProperty(result, async (value) => {
        const markdown = renderReport(value, { target: 'summary' });
        expect(Buffer.byteLength(markdown)).toBeLessThan(1_000_000);
        expect(violations(markdown)).toEqual([]);
        const [diagram = ''] = diagramsOf(markdown);
        expect(await readDiagram(diagram)).not.toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('becomes progress with one marker and nothing of the remote text alive', () => {
    fc.assert(
      fc.property(result, (value) => {
        expect(violations(renderProgress(progressOf(value), MARKER), MARKER)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('becomes the folded report below progress within the limit, with one marker and nothing alive', () => {
    fc.assert(
      fc.property(result, (value) => {
        const report = renderReport(value, { target: 'comment', marker: OLD_MARKER });
        const previous = { text: withoutMarker(report), runUrl: value.runUrl };
        const markdown = renderProgress({ ...progressOf(value), previous }, MARKER);
        expect(markdown.length).toBeLessThan(65_000);
        expect(markdown).toContain('<summary>Previous report</summary>');
        expect(violations(markdown, MARKER)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
