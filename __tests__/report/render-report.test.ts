import { describe, expect, it } from '@jest/globals';
import type { Result } from '../../src/report/result.ts';
import { renderReport } from '../../src/report/render-report.ts';
import { expectGolden } from '../support/golden.ts';
import {
  makeAgent,
  makeLost,
  makeResult,
  makeSaved,
  makeTask,
  makeText,
} from '../support/make-result.ts';
import { violations } from '../support/published-markdown.ts';

const MARKER = '<!-- miteos-task key=1 -->';
const ARTIFACT = {
  name: 'miteos-task_01hwxyz4k8',
  id: 7,
  url: 'https://github.com/octo/repo/actions/runs/42/artifacts/7',
  digest: 'ab'.repeat(32),
  bytes: 48_211,
};

const HOSTILE = [
  '# @octocat, see #1 and octo/repo#2',
  `${MARKER}\n<script>alert(1)</script>`,
  '![pixel](https://evil.example/p.png) [run](javascript:alert(1)) [issue](https://github.com/o/r/issues/1)',
  '</details></details>',
  '```mermaid\ngraph TD; click A "https://evil.example"\n```',
  'https://github.com/o/r/pull/3 closes GH-1 at 0123abc, $\\text{x}$ for [x][y]',
  '| @a | #2 |\n| --- | --- |\n| <b>1</b> | `@fine` |',
  '[y]: data:text/html,x',
].join('\n\n');

function summary(changes: Partial<Result>): string {
  return renderReport(makeResult(changes), { target: 'summary' });
}

function firstLine(changes: Partial<Result>): string {
  return summary(changes).split('\n', 1)[0] ?? '';
}

describe('the headline', () => {
  it.each<[string, Partial<Result>]>([
    ['## ✅ Miteos task complete', { outcome: 'complete' }],
    ['## ⚠️ Miteos task complete, with problems', { outcome: 'complete', problems: ['x'] }],
    [
      '## ⚠️ Miteos task complete, but not everything it made was delivered',
      { outcome: 'complete', lost: [makeLost('a', 'b')] },
    ],
    ['## ❌ Miteos task failed', { outcome: 'failed', task: makeTask({ status: 'failed' }) }],
    [
      '## ❌ Miteos task could not be followed to its end',
      { outcome: 'failed', task: makeTask({ status: 'running' }) },
    ],
    ['## 🚫 Miteos task was cancelled', { outcome: 'cancelled' }],
    [
      '## ⏰ Miteos task timed out and was cancelled',
      { outcome: 'timed-out', task: makeTask({ status: 'cancelled' }) },
    ],
    [
      '## ⏰ Miteos task timed out and may still run',
      { outcome: 'timed-out', task: makeTask({ status: 'running' }) },
    ],
    ['## ⏰ Miteos task timed out', { outcome: 'timed-out', task: makeTask({ status: 'failed' }) }],
    ['## ✋ Miteos task waits for approval', { outcome: 'needs-approval' }],
    ['## ⏳ Miteos task was started and is running', { outcome: 'running' }],
    ['## ➖ Miteos task was skipped', { outcome: 'skipped' }],
  ])('is "%s"', (headline, changes) => {
    expect(firstLine(changes)).toBe(headline);
  });

  it('says so when there is no task', () => {
    const { task, ...result } = makeResult({ outcome: 'failed' });
    expect(task).toBeDefined();
    expect(renderReport(result, { target: 'summary' })).toMatch(
      /^## ❌ Miteos task could not be started\n/u,
    );
  });
});

describe('the main report', () => {
  const shown = (...names: string[]): string[] => {
    const markdown = summary({ texts: names.map((name) => makeText(name, `Text of ${name}`)) });
    return markdown.split('\n').filter((line) => /^(?:Text of|<details>)/u.test(line));
  };

  it.each([
    ['the first Markdown file', ['b.txt', 'a.md', 'c.md'], 'a.md'],
    ['report.md', ['a.md', 'README.md', 'out/Report.MD'], 'out/Report.MD'],
    ['README.md', ['a.md', 'docs/readme.md'], 'docs/readme.md'],
    ['the first of two of one name', ['a/report.md', 'b/report.md'], 'a/report.md'],
  ])('is %s', (_, names, main) => {
    expect(shown(...names)[0]).toBe(`Text of ${main}`);
  });

  it('is open; the others are folded', () => {
    expect(shown('a.md', 'b.md')).toEqual([
      'Text of a.md',
      '<details><summary><code>b.md</code></summary>',
      'Text of b.md',
    ]);
  });

  it('is the only file when that is no Markdown', () => {
    expect(summary({ texts: [makeText('a.json', '{}')] })).toContain('\n```json\n{}\n```\n');
    expect(shown('a.json')).toEqual(['Text of a.json']);
  });

  it('is nobody when several files are no Markdown', () => {
    expect(shown('a.json', 'b.json')).toHaveLength(4);
  });

  it('may be Markdown by its content type', () => {
    const markdown = summary({
      texts: [makeText('a', '# T')],
      saved: [makeSaved('a', { contentType: 'text/markdown; charset=utf-8' })],
    });
    expect(markdown).toContain('\n### T\n');
  });
});

describe('the facts', () => {
  it('say what is known and nothing else', () => {
    expect(summary({})).not.toMatch(/Duration|Cost|Tokens|Artifact|Deliverables/u);
    const task = makeTask({ costCents: 5, tokensUsed: 1234567 });
    const markdown = summary({ durationSeconds: 3725, task });
    expect(markdown).toContain('| Duration | 1h 2m 5s |');
    expect(markdown).toContain('| Cost | $0.05 |');
    expect(markdown).toContain('| Tokens | 1,234,567 |');
  });

  it('count the agents and those that failed', () => {
    const agents = [makeAgent(), makeAgent({ status: 'error' }), makeAgent({ status: 'killed' })];
    expect(summary({ task: makeTask({ agents }) })).toContain('| Agents | 3, of which 2 failed |');
  });

  it('quote a status that we do not know', () => {
    const task = makeTask({ status: 'unknown', rawStatus: 'hibernating' });
    expect(summary({ outcome: 'timed-out', task })).toContain('(Miteos calls it “hibernating”)');
  });

  it('have no link where an address is unusable', () => {
    expect(summary({ runUrl: 'javascript:alert(1)' })).toContain('| Run | this workflow run |');
  });
});

describe('renderReport', () => {
  const report = [
    '# Security review of #12',
    'Asked for by @octocat. **Two** problems, see [the rules](https://owasp.org/Top10/).',
    '## Findings',
    '| File | Problem |\n| --- | --- |\n| `src/login.ts` | Token in the log, since 0123abcd |',
    '```ts\nconsole.log(token);\n```',
    '- [x] checked\n- [ ] fixed',
  ].join('\n\n');

  it.each<[string, Partial<Result>]>([
    [
      'complete',
      {
        task: makeTask({
          costCents: 123,
          tokensUsed: 45_678,
          agents: [makeAgent(), makeAgent({ id: 'agnt_2', type: 'writer' })],
        }),
        durationSeconds: 754,
        saved: [
          makeSaved('report.md', { contentType: 'text/markdown', bytes: report.length }),
          makeSaved('data/findings.json', { contentType: 'application/json', bytes: 27 }),
          makeSaved('chart.png', { contentType: 'image/png', bytes: 48_000 }),
        ],
        leftOut: 2,
        artifacts: [ARTIFACT],
        texts: [
          makeText('data/findings.json', '{\n  "findings": 2\n}\n'),
          makeText('report.md', report),
        ],
      },
    ],
    [
      'failed',
      {
        outcome: 'failed',
        task: makeTask({
          status: 'failed',
          rawStatus: 'failed',
          failure: 'The model refused.\nAsk @support, or see #99.\n\n<b>Bye</b>',
        }),
        problems: ['The task task_01hwxyz4k8 failed.'],
        advice: 'Shorten the prompt and run again.',
        durationSeconds: 31,
      },
    ],
    [
      'timed-out',
      {
        outcome: 'timed-out',
        task: makeTask({ status: 'cancelled', rawStatus: 'cancelled' }),
        problems: ['The task did not end within 60m and was cancelled.'],
        advice: 'Raise `timeout` and run again.',
        durationSeconds: 3600,
        saved: [makeSaved('draft.txt', { bytes: 12 })],
        artifacts: [ARTIFACT],
        texts: [makeText('draft.txt', 'Half a draft')],
      },
    ],
    [
      'needs-approval',
      {
        outcome: 'needs-approval',
        task: makeTask({
          status: 'paused',
          rawStatus: 'paused',
          agents: [makeAgent({ status: 'waiting', rawStatus: 'awaiting_approval' })],
        }),
        advice: 'Approve in the War Room, then re-run the job: it goes on with this task.',
      },
    ],
    [
      'lost-deliverables',
      {
        problems: ['2 deliverables could not be fetched.'],
        advice: 'Run again with `task-id: task_01hwxyz4k8`.',
        saved: [makeSaved('report.md')],
        lost: [
          makeLost('film.mp4', 'the CDN answered 403 twice'),
          makeLost('a|b.bin', 'too large'),
        ],
        artifacts: [ARTIFACT],
        texts: [makeText('report.md', 'Short.')],
      },
    ],
    [
      'hostile',
      {
        outcome: 'failed',
        task: makeTask({ status: 'failed', failure: `@octocat ${MARKER} fixes #1 \u202Eevil` }),
        saved: [makeSaved('a|`b`</summary>.txt', { contentType: '![x](https://x.y)' })],
        texts: [
          makeText('report.md', HOSTILE),
          makeText('a|`b`</summary>@octocat.txt', `\`\`\`\n</details>\n${MARKER}\n`),
        ],
      },
    ],
    ['running', { outcome: 'running', task: makeTask({ status: 'pending', agents: [] }) }],
    [
      'right-to-left',
      {
        saved: [makeSaved('تقرير.md')],
        texts: [
          makeText('تقرير.md', '# مراجعة الأمان\n\nوجدنا **مشكلتين**.\n\n- الأولى\n- الثانية'),
        ],
      },
    ],
  ])('renders the result "%s" as the golden file has it', (name, changes) => {
    const markdown = renderReport(makeResult(changes), { target: 'comment', marker: MARKER });
    expect(violations(markdown, MARKER)).toEqual([]);
    expectGolden(`report/${name}.md`, markdown);
  });

  it('has no marker but the one it is given', () => {
    expect(summary({ texts: [makeText('a.md', `${MARKER} \`${MARKER}\``)] })).not.toContain('<!--');
  });

  it('does not change what it is given', () => {
    const result = makeResult({ texts: [makeText('report.md', report)], saved: [makeSaved('a')] });
    const before = structuredClone(result);
    renderReport(result, { target: 'comment' });
    expect(result).toEqual(before);
  });
});
