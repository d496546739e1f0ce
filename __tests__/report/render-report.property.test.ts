import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Outcome, Result } from '../../src/report/result.ts';
import { renderProgress } from '../../src/report/render-progress.ts';
import { renderReport } from '../../src/report/render-report.ts';
import { makeResult } from '../support/make-result.ts';
import { violations } from '../support/published-markdown.ts';

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

const outcome = fc.constantFrom<Outcome>('complete', 'failed', 'cancelled', 'timed-out', 'running');
const taskStatus = fc.constantFrom('running', 'failed', 'unknown', 'paused' as const);

const result: fc.Arbitrary<Result> = fc
  .record({
    outcome,
    words: fc.array(hostile, { minLength: 8, maxLength: 8 }),
    names: fc.array(fc.oneof(hostile, fc.constantFrom('report.md', 'a.json')), { maxLength: 3 }),
    texts: fc.array(hostile, { minLength: 3, maxLength: 3 }),
    status: taskStatus,
    repeat: fc.oneof({ weight: 30, arbitrary: fc.constant(1) }, fc.constantFrom(40, 200)),
  })
  .map(({ outcome: ending, words, names, texts, status, repeat }) => {
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
      artifacts: [{ name: word(6), id: 1, url: 'https://x.y/a', digest: '', bytes: 1 }],
      texts: names.map((name, index) => ({
        name: index % 2 === 0 ? `${name}.md` : name,
        text: (texts[index] ?? '').repeat(repeat),
        missingBytes: index,
      })),
    });
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

  it('becomes progress with one marker and nothing of the remote text alive', () => {
    fc.assert(
      fc.property(result, hostile, ({ task, runUrl, watchUrl }, message) => {
        const progress = { runUrl, watchUrl, message, elapsedSeconds: 3, ...(task && { task }) };
        expect(violations(renderProgress(progress, MARKER), MARKER)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
