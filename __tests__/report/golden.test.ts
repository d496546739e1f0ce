import { describe, expect, it } from '@jest/globals';
import type { Result } from '../../src/report/result.ts';
import { renderReports } from '../../src/report/render-report.ts';
import type { TaskStatus } from '../../src/task/task.ts';
import { expectGolden } from '../support/golden.ts';
import {
  makeAgent,
  makeArtifact,
  makeFileArtifact,
  makeLost,
  makeResult,
  makeSaved,
  makeSpan,
  makeTask,
  makeText,
} from '../support/make-result.ts';
import { violations } from '../support/published.ts';

const MARKER = '<!-- miteos-task key=1 -->';
const ARTIFACT = makeArtifact();

const REPORT = [
  '# Security review of #12',
  'Asked for by @octocat. **Two** problems, see [the rules](https://owasp.org/Top10/) and [the list](data/findings.json).',
  '![Problems by week](chart.png)',
  '## Findings',
  '| File | Problem |\n| --- | --- |\n| `src/login.ts` | Token in the log, since 0123abcd |',
  '```ts\nconsole.log(token);\n```',
  '- [x] checked\n- [ ] fixed',
].join('\n\n');

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

const COMPLETE: Partial<Result> = {
  task: makeTask({
    costCents: 123,
    tokensUsed: 45_678,
    agents: [makeAgent(), makeAgent({ id: 'agnt_2', type: 'writer' })],
  }),
  durationSeconds: 754,
  saved: [
    makeSaved('report.md', { contentType: 'text/markdown', bytes: REPORT.length }),
    makeSaved('data/findings.json', { contentType: 'application/json', bytes: 27 }),
    makeSaved('chart.png', { contentType: 'image/png', bytes: 48_000 }),
  ],
  leftOut: 2,
  artifacts: [ARTIFACT],
  texts: [makeText('data/findings.json', '{\n  "findings": 2\n}\n'), makeText('report.md', REPORT)],
  history: {
    spans: [
      makeSpan('pending', [0, 4]),
      makeSpan('planning', [4, 60]),
      makeSpan('running', [60, 754]),
      makeSpan('complete', [754, 754]),
    ],
    agents: [
      {
        id: 'agnt_1',
        name: 'researcher',
        spans: [
          makeSpan('thinking', [60, 90]),
          makeSpan('acting', [90, 300]),
          makeSpan('waiting', [300, 420]),
          makeSpan('acting', [420, 600]),
          makeSpan('complete', [600, 754]),
        ],
      },
      { id: 'agnt_2', name: 'writer', spans: [makeSpan('acting', [580, 754])] },
    ],
    moreAgents: 0,
  },
};

const CANCELLED_IN_POST: Partial<Result> = {
  outcome: 'cancelled',
  task: makeTask({
    status: 'cancelled',
    rawStatus: 'cancelled',
    agents: [makeAgent({ status: 'killed', rawStatus: 'killed' })],
  }),
  problems: [
    "The step was stopped before the task ended: a cancelled workflow, the job's time limit, or a crash.",
    'By now the task is cancelled.',
  ],
  advice: 'Re-run the job to start again.',
  durationSeconds: 95,
  saved: [makeSaved('notes.txt', { bytes: 20 })],
  artifacts: [ARTIFACT],
  texts: [makeText('notes.txt', 'What is known so far')],
};

/** One long line for each paragraph, so that the golden file stays readable. */
const LONG = Array.from(
  { length: 40 },
  (_, index) => `## Part ${index + 1}\n\n${'The agents looked at every file. '.repeat(100).trim()}`,
).join('\n\n');

const CSV = [
  '\uFEFFPackage;Version;Licence;Note',
  'left-pad;1.3.0;WTFPL;"unmaintained; see #1"',
  'react;19,2;MIT;"asked\n@octocat"',
  'a|b;`1`;<b>MIT</b>',
].join('\r\n');

const HUGE = [
  Array.from({ length: 30 }, (_, column) => `Column ${column + 1}`).join(','),
  ...Array.from({ length: 4000 }, (_, row) =>
    Array.from({ length: 30 }, (_, column) => row * column).join(','),
  ),
].join('\n');

const COMMENTS: [string, Partial<Result>][] = [
  ['complete', COMPLETE],
  [
    'complete-with-problems',
    {
      problems: ['The artifact could not be published: Service unavailable.'],
      advice: 'Re-run the job, or run with `task-id: task_01hwxyz4k8`, to publish again.',
      saved: [makeSaved('report.md')],
      texts: [makeText('report.md', 'All is well.')],
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
      problems: [
        'The task failed. Miteos says: "The model refused.\nAsk @support, or see #99.\n\n<b>Bye</b>".',
      ],
      advice: 'Shorten the prompt and run again.',
      durationSeconds: 31,
    },
  ],
  [
    'lost-sight',
    {
      outcome: 'failed',
      task: makeTask({ status: 'running', rawStatus: 'running' }),
      problems: [
        "The task can't be followed any more: Miteos answered 401. The task was cancelled.",
      ],
      advice: 'Check the input `api-key`.',
      durationSeconds: 600,
    },
  ],
  ['cancelled-in-post', CANCELLED_IN_POST],
  [
    'timed-out',
    {
      outcome: 'timed-out',
      task: makeTask({ status: 'cancelled', rawStatus: 'cancelled' }),
      problems: ['The task did not end within the timeout of 1h. The task was cancelled.'],
      advice: 'Set a longer `timeout`, or re-run the job to start again.',
      durationSeconds: 3600,
      saved: [makeSaved('draft.txt', { bytes: 12 })],
      artifacts: [ARTIFACT],
      texts: [makeText('draft.txt', 'Half a draft')],
    },
  ],
  [
    'timed-out-and-left',
    {
      outcome: 'timed-out',
      task: makeTask({ status: 'unknown', rawStatus: 'hibernating' }),
      problems: ['The task did not end within the timeout of 1h. It was left running.'],
      advice: 'Run again with `task-id: task_01hwxyz4k8` to follow it on.',
      durationSeconds: 3600,
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
      problems: ['An agent waits for the approval of a person.'],
      advice: 'Approve it in the War Room, then re-run the job.',
    },
  ],
  ['running', { outcome: 'running', task: makeTask({ status: 'pending', agents: [] }) }],
  ['no-deliverables', { durationSeconds: 12 }],
  [
    'lost-deliverables',
    {
      problems: ['2 deliverables could not be fetched.'],
      advice: 'Run again with `task-id: task_01hwxyz4k8`.',
      saved: [makeSaved('report.md')],
      lost: [makeLost('film.mp4', 'the CDN answered 403 twice'), makeLost('a|b.bin', 'too large')],
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
  [
    'right-to-left',
    {
      saved: [makeSaved('تقرير.md')],
      texts: [makeText('تقرير.md', '# مراجعة الأمان\n\nوجدنا **مشكلتين**.\n\n- الأولى\n- الثانية')],
    },
  ],
  [
    'tables',
    {
      saved: [makeSaved('licences.csv'), makeSaved('sizes.tsv')],
      artifacts: [ARTIFACT],
      texts: [makeText('licences.csv', CSV), makeText('sizes.tsv', 'File\tBytes\na.ts\t1,200\n')],
    },
  ],
  [
    'huge-table',
    {
      saved: [makeSaved('data.csv', { bytes: HUGE.length })],
      artifacts: [ARTIFACT],
      texts: [makeText('data.csv', HUGE)],
    },
  ],
  [
    'long',
    {
      saved: [makeSaved('report.md', { bytes: LONG.length })],
      artifacts: [ARTIFACT],
      texts: [makeText('report.md', LONG)],
    },
  ],
  [
    'many-files',
    {
      saved: Array.from({ length: 120 }, (_, n) => makeSaved(`page-${n}.md`, { bytes: 9 })),
      artifacts: [ARTIFACT],
      texts: Array.from({ length: 120 }, (_, n) => makeText(`page-${n}.md`, `Page ${n}.`)),
    },
  ],
  [
    'one-artifact-a-file',
    {
      ...COMPLETE,
      artifacts: ['report.md', 'data/findings.json', 'chart.png'].map((file, n) =>
        makeFileArtifact(file, 20 + n),
      ),
    },
  ],
];

describe('the comment', () => {
  it.each(COMMENTS)('on the result "%s" is as the golden file has it', (name, changes) => {
    const { comment } = renderReports(makeResult(changes));
    expect(violations(comment)).toEqual([]);
    expectGolden(`report/${name}.md`, comment);
  });

  it('on a task that could not be made is as the golden file has it', () => {
    const { task, ...result } = makeResult({
      outcome: 'failed',
      problems: ['Miteos answered 402: no credits are left.'],
      advice: 'Buy credits, then re-run the job.',
    });
    expect(task).toBeDefined();
    expectGolden('report/not-started.md', renderReports(result).comment);
  });
});

describe('the summary', () => {
  it.each<[string, Partial<Result>]>([
    ['complete', COMPLETE],
    [
      'cancelled-in-post',
      {
        ...CANCELLED_IN_POST,
        history: {
          spans: [makeSpan<TaskStatus>('unwatched', [0, 95]), makeSpan('cancelled', [95, 95])],
          agents: [{ id: 'agnt_1', name: 'researcher', spans: [makeSpan('killed', [95, 95])] }],
          moreAgents: 3,
        },
      },
    ],
  ])('of the result "%s" is as the golden file has it', (name, changes) => {
    const { summary } = renderReports(makeResult(changes));
    expect(violations(summary)).toEqual([]);
    expectGolden(`report/summary-${name}.md`, summary);
  });
});
