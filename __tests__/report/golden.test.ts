import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/findings/finding.ts';
import type { Result } from '../../src/report/result.ts';
import { withoutBanner } from '../../src/report/banner.ts';
import { renderBanner } from '../../src/report/render-banner.ts';
import { renderProgress } from '../../src/report/render-progress.ts';
import { renderReports } from '../../src/report/render-report.ts';
import type { TaskStatus } from '../../src/task/task.ts';
import { expectGolden } from '../support/golden.ts';
import {
  KEPT_COMMIT,
  makeAgent,
  makeArtifact,
  makeFileArtifact,
  makeKept,
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
const WAR_ROOM = 'https://platform.miteos.com/war-room';

const REPORT = [
  '# Security review of #12',
  'Asked for by @octocat. **Two** problems, see [the rules](https://owasp.org/Top10/) and [the list](data/findings.json).',
  '![Problems by week](chart.png)',
  '## Findings',
  '| File | Problem |\n| --- | --- |\n| `src/login.ts:42` | Token in the log, since 0123abcd |',
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
  changedPaths: ['src/login.ts'],
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

const FINDING: Finding = {
  path: 'src/login.ts',
  line: 42,
  endLine: 44,
  severity: 'high',
  title: 'The token is in the log',
  message: 'Everyone who can read the log can use it.',
  rule: 'SEC-1',
};

const FINDINGS: NonNullable<Result['findings']> = {
  verdict: 'request-changes',
  verified: [
    { finding: FINDING, state: 'new' },
    {
      finding: { ...FINDING, line: 50, endLine: 52, severity: 'low', title: 'A second log' },
      state: 'known',
    },
  ],
  unverified: [
    {
      finding: { ...FINDING, path: 'src/a.ts', title: 'Invented by @octocat' },
      reason: 'src/a.ts is not in the change',
    },
  ],
  more: 0,
  commit: KEPT_COMMIT,
  newerHead: `fedcba9${'0'.repeat(33)}`,
  gap: undefined,
  file: 'findings.json',
  reviewUrl: 'https://github.com/octo/repo/pull/12#pullrequestreview-7',
};

const stopped = makeTask({
  status: 'cancelled',
  rawStatus: 'cancelled',
  agents: [makeAgent({ status: 'killed', rawStatus: 'killed' })],
});
const running = makeTask({ status: 'running', rawStatus: 'running' });

const CANCELLED: Partial<Result> = {
  outcome: 'cancelled',
  task: stopped,
  problems: ['The run was cancelled or timed out. The task was cancelled.'],
  durationSeconds: 95,
  saved: [makeSaved('notes.txt', { bytes: 20 })],
  artifacts: [ARTIFACT],
  texts: [makeText('notes.txt', 'What is known so far')],
  history: {
    spans: [makeSpan<TaskStatus>('unobserved', [0, 95]), makeSpan('cancelled', [95, 95])],
    agents: [{ id: 'agnt_1', name: 'researcher', spans: [makeSpan('killed', [95, 95])] }],
    moreAgents: 3,
  },
};
const SUPERSEDED: Partial<Result> = { ...CANCELLED, supersededBy: `fedcba9${'0'.repeat(33)}` };

/** Results without a complete report. Each is also a banner over an earlier report. */
const UNFINISHED: Readonly<Record<string, Partial<Result>>> = {
  cancelled: CANCELLED,
  'cancelled-in-miteos': {
    outcome: 'cancelled',
    task: stopped,
    problems: ['The task was cancelled in Miteos.'],
    advice: 'Re-run the job to start again.',
    durationSeconds: 95,
  },
  'cancelled-and-may-still-run': {
    outcome: 'cancelled',
    task: running,
    problems: [
      'The run was cancelled or timed out.',
      'The task could not be cancelled: Miteos returned 503.',
    ],
    advice: `Task task_01hwxyz4k8 may still be running: check it in the War Room (${WAR_ROOM}) and cancel it there.`,
    mayStillRun: true,
  },
  superseded: SUPERSEDED,
  'superseded-and-may-still-run': { ...SUPERSEDED, task: running, mayStillRun: true },
  failed: {
    outcome: 'failed',
    task: makeTask({
      status: 'failed',
      rawStatus: 'failed',
      failure: 'The model refused.\nAsk @support, or see #99.\n\n<b>Bye</b>',
    }),
    problems: [
      'The task failed. Miteos says: "The model refused.\nAsk @support, or see #99.\n\n<b>Bye</b>".',
    ],
    advice: 'Check it in the War Room, or re-run the job to start again.',
    durationSeconds: 31,
  },
  'lost-sight': {
    outcome: 'failed',
    task: running,
    problems: ['The task can no longer be followed: Miteos returned 401. The task was cancelled.'],
    advice:
      'Check the secret that the input api-key uses: the key may be revoked, or may belong to another service.',
    durationSeconds: 600,
  },
  'timed-out': {
    outcome: 'timed-out',
    task: stopped,
    problems: ['The task did not end within the timeout of 1h. The task was cancelled.'],
    advice: 'Set a longer `timeout` in the workflow, and start a new run.',
    durationSeconds: 3600,
    saved: [makeSaved('draft.txt', { bytes: 12 })],
    artifacts: [ARTIFACT],
    texts: [makeText('draft.txt', 'Half a draft')],
  },
  'over-budget': {
    outcome: 'over-budget',
    task: { ...stopped, costCents: 155 },
    problems: [
      'The task reached the maximum cost: it has cost 152 cents, and max-cost-cents is 150. The task was cancelled.',
    ],
    advice:
      'Set a higher `max-cost-cents` or describe a smaller task in the workflow, and start a new run.',
    durationSeconds: 900,
    saved: [makeSaved('draft.txt', { bytes: 12 })],
    artifacts: [ARTIFACT],
    texts: [makeText('draft.txt', 'Half a draft')],
  },
  'timed-out-and-left': {
    outcome: 'timed-out',
    task: makeTask({ status: 'unknown', rawStatus: 'hibernating' }),
    problems: ['The task did not end within the timeout of 1h. It was left running.'],
    advice: 'Run again with `task-id: task_01hwxyz4k8` to keep following it.',
    durationSeconds: 3600,
  },
  'needs-approval': {
    outcome: 'needs-approval',
    task: makeTask({
      status: 'paused',
      rawStatus: 'paused',
      agents: [makeAgent({ status: 'waiting', rawStatus: 'awaiting_approval' })],
    }),
    problems: ['The task is waiting for approval.'],
    advice: `Approve the task in the War Room (${WAR_ROOM}), then re-run the job or run with \`task-id: task_01hwxyz4k8\`.`,
    durationSeconds: 120,
  },
  running: {
    outcome: 'running',
    task: makeTask({ status: 'pending', agents: [] }),
    problems: ['The run was cancelled or timed out. The task was left running.'],
    advice: 'Run again with `task-id: task_01hwxyz4k8` to keep following it.',
  },
  'complete-without-files': {
    problems: ['Could not list the deliverables of task task_01hwxyz4k8: Miteos returned 503.'],
    advice:
      'Re-run the job, or run with `task-id: task_01hwxyz4k8`, to publish again. With `task-id`, no new task is created.',
    durationSeconds: 300,
  },
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

/** Complete results, and unusual contents. */
const OTHERS: Readonly<Record<string, Partial<Result>>> = {
  complete: COMPLETE,
  'complete-with-a-title': { ...COMPLETE, title: 'What the agents found' },
  'complete-with-a-problem': {
    ...COMPLETE,
    artifacts: [],
    problems: [
      'Could not publish the artifact miteos-task_01hwxyz4k8: Service unavailable. The deliverables are in /job/out.',
    ],
    advice:
      'Re-run the job, or run with `task-id: task_01hwxyz4k8`, to publish again. With `task-id`, no new task is created.',
  },
  'complete-with-findings': { ...COMPLETE, findings: FINDINGS },
  'complete-and-quiet': {
    ...COMPLETE,
    findings: { ...FINDINGS, verified: [], unverified: [], newerHead: undefined },
    isQuiet: true,
  },
  'no-deliverables': { durationSeconds: 12 },
  'lost-deliverables': {
    problems: [
      'Could not download the deliverable "film.mp4" (dlvr_1): the CDN answered 403 twice.',
      'Could not download the deliverable "a|b.bin" (dlvr_2): too large.',
    ],
    advice:
      'Re-run the job, or run with `task-id: task_01hwxyz4k8`, to publish again. With `task-id`, no new task is created.',
    saved: [makeSaved('report.md')],
    lost: [makeLost('film.mp4', 'the CDN answered 403 twice'), makeLost('a|b.bin', 'too large')],
    artifacts: [ARTIFACT],
    texts: [makeText('report.md', 'Short.')],
  },
  hostile: {
    outcome: 'failed',
    title: `> [!NOTE]\n>\n> <p>@octocat, see #1 ${'very '.repeat(50)}`,
    task: makeTask({ status: 'failed' }),
    problems: [`The task failed. Miteos says: "@octocat ${MARKER} fixes #1 \u202Eevil".`],
    saved: [makeSaved('a|`b`</summary>.txt', { contentType: '![x](https://x.y)' })],
    texts: [
      makeText('report.md', HOSTILE),
      makeText('a|`b`</summary>@octocat.txt', `\`\`\`\n</details>\n${MARKER}\n`),
    ],
  },
  'right-to-left': {
    saved: [makeSaved('تقرير.md')],
    texts: [makeText('تقرير.md', '# مراجعة الأمان\n\nوجدنا **مشكلتين**.\n\n- الأولى\n- الثانية')],
  },
  tables: {
    saved: [makeSaved('licences.csv'), makeSaved('sizes.tsv')],
    artifacts: [ARTIFACT],
    texts: [makeText('licences.csv', CSV), makeText('sizes.tsv', 'File\tBytes\na.ts\t1,200\n')],
  },
  'huge-table': {
    saved: [makeSaved('data.csv', { bytes: HUGE.length })],
    artifacts: [ARTIFACT],
    texts: [makeText('data.csv', HUGE)],
  },
  long: {
    saved: [makeSaved('report.md', { bytes: LONG.length })],
    artifacts: [ARTIFACT],
    texts: [makeText('report.md', LONG)],
  },
  'many-files': {
    saved: Array.from({ length: 120 }, (_, n) => makeSaved(`page-${n}.md`, { bytes: 9 })),
    artifacts: [ARTIFACT],
    texts: Array.from({ length: 120 }, (_, n) => makeText(`page-${n}.md`, `Page ${n}.`)),
  },
  'one-artifact-a-file': {
    ...COMPLETE,
    artifacts: ['report.md', 'data/findings.json', 'chart.png'].map((file, n) =>
      makeFileArtifact(file, 20 + n),
    ),
  },
};

const REPORT_OF_LAST_RUN = withoutBanner(
  renderReports(
    makeResult({
      runUrl: makeKept().runUrl,
      commit: KEPT_COMMIT,
      durationSeconds: 237,
      task: makeTask({ costCents: 37, agents: [makeAgent()] }),
      saved: [makeSaved('report.md', { bytes: 96 })],
      artifacts: [ARTIFACT],
      texts: [
        makeText('report.md', '# Security review\n\n**Do not merge yet.** See `src/login.ts`.'),
      ],
    }),
  ).comment,
);

function expectHarmless(published: string, name: string): void {
  expect(violations(published)).toEqual([]);
  expectGolden(`report/${name}.md`, published);
}

describe('the comment', () => {
  it.each(Object.entries({ ...UNFINISHED, ...OTHERS }))(
    'on the result "%s" is as the golden file has it',
    (name, changes) => {
      expectHarmless(renderReports(makeResult(changes)).comment, name);
    },
  );

  it.each(Object.entries(UNFINISHED))(
    'on the result "%s" over an earlier report is as the golden file has it',
    (name, changes) => {
      const banner = renderBanner(makeResult(changes), makeKept());
      const comment = `${banner}\n\n${REPORT_OF_LAST_RUN}`;
      expectHarmless(comment, `over/${name}`);
    },
  );

  it('of a running task equals the golden file, with and without an earlier report', () => {
    const agents = [
      makeAgent({ status: 'acting', progress: 40.4, currentTool: 'browser' }),
      makeAgent({ type: 'writer|@x', status: 'unknown', rawStatus: 'dreaming of #1' }),
    ];
    const task = makeTask({ status: 'running', agents });
    const progress = { ...makeResult({ title: 'Security review' }), task, elapsedSeconds: 95 };
    expectHarmless(renderProgress(progress, undefined), 'live');
    const over = `${renderProgress(progress, makeKept())}\n\n${REPORT_OF_LAST_RUN}`;
    expectHarmless(over, 'over/live');
  });
});

describe('the summary', () => {
  it.each(Object.entries({ ...UNFINISHED, complete: COMPLETE }))(
    'of the result "%s" is as the golden file has it',
    (name, changes) => {
      expectHarmless(renderReports(makeResult(changes)).summary, `summary/${name}`);
    },
  );
});
