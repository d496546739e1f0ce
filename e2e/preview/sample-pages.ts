import {
  COMMIT,
  makeAgent,
  makeKept,
  makeLost,
  makeResult,
  makeSaved,
  makeTask,
  makeText,
} from '../../__tests__/support/make-result.ts';
import type { PreviewTexts } from '../../sandbox/preview/render-preview.ts';
import { renderBanner } from '../../src/report/render-banner.ts';
import { renderProgress } from '../../src/report/render-progress.ts';
import { renderReports } from '../../src/report/render-report.ts';
import type { Result } from '../../src/report/result.ts';
import type { TaskHistory } from '../../src/task/history.ts';

const MARKER = '<!-- miteos-task key=0123456789abcdef run=42 attempt=1 -->';

const ARTIFACT = {
  name: 'miteos-task_01hwxyz4k8p3mq9rbn2csved',
  id: 7,
  url: 'https://github.com/octo/repo/actions/runs/42/artifacts/7',
  digest: 'ab'.repeat(32),
  bytes: 48_211,
};

const ARABIC = `# تقرير المراجعة\n\nتم فحص **كل الملفات** ووُجدت مشكلة واحدة في \`src/app.ts\`.\n
- الأولى: كلمة السر\n- الثانية: الجلسة\n\n| الملف | الخطورة |\n| --- | ---: |\n| src/app.ts | عالية |\n`;

/** Text that an agent may write to break out of the page. */
export const HOSTILE = [
  '# @octocat, see #1 and octo/repo#2',
  `${MARKER}\n<script>window.pwned = 1; alert(1)</script>`,
  '<style>* { position: fixed; inset: 0; background: url(https://evil.example/s.png) }</style>',
  '<img src="https://evil.example/p.png" onerror="alert(1)"> ![pixel](https://evil.example/q.png)',
  '<div style="position:fixed;top:0;left:0" onclick="alert(1)" id="top">over all</div>',
  '<iframe src="https://evil.example/"></iframe><form action="https://evil.example/"><button>Go</button></form>',
  '[run](javascript:alert(1)) <a href="javascript:alert(1)">run</a> [data](data:text/html,<script>alert(1)</script>)',
  '<svg onload="alert(1)"><use href="https://evil.example/u.svg#a"/></svg><meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '</div></section></main></body></details></details>',
  '```mermaid\ngraph TD; A["<img src=x onerror=alert(1)>"] --> B\nclick A "javascript:alert(1)"\nclick B call alert(1)\n```',
  '```mermaid\n%%{init: {"securityLevel": "loose", "themeCSS": "* { background: url(https://evil.example/t.png) }"}}%%\ngraph TD; C --> D\nclick C call alert(1)\n```',
  '| @a | #2 |\n| --- | --- |\n| <b onmouseover="alert(1)">1</b> | `@fine` |',
  `${'a'.repeat(400)} ${'\u0e01'.repeat(300)}`,
].join('\n\n');

/** The same on one line, like the quoted reason of a server or the message of an error, which is shown unchanged. */
export const HOSTILE_WORDS = `@octocat **fixes** #1 <script>window.pwned = 1</script> <img src=x onerror=alert(1)> [run](javascript:alert(1))`;

function csv(rows: number, columns: number): string {
  const head = Array.from({ length: columns }, (_, column) => `column_${column}`);
  const row = (index: number): string[] => head.map((name) => `${name} value ${index}`);
  return [head, ...Array.from({ length: rows }, (_, index) => row(index))]
    .map((cells) => cells.join(','))
    .join('\n');
}

function withFiles(texts: Readonly<Record<string, string>>): Partial<Result> {
  return {
    durationSeconds: 725,
    artifacts: [ARTIFACT],
    texts: Object.entries(texts).map(([name, text]) => makeText(name, text)),
    saved: Object.keys(texts).map((name) => makeSaved(name, { contentType: 'text/plain' })),
  };
}

const manyFiles = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => [
    `area-${index}/a-rather-long-folder-name/finding-${index}.md`,
    `# Finding ${index}\n\nSome **words** about it.\n\n\`\`\`ts\nconst line = ${index};\n\`\`\`\n`,
  ]),
);

/** Names of agents that have a meaning in the language of diagrams, or in HTML. */
const HOSTILE_NAMES = [
  'a: b, c; done #1 %% x',
  '"]\nclick A "javascript:alert(1)"',
  '<img src=https://evil.example/a.png onerror=alert(1)>',
  'section end :crit, 0s',
  'كاتب',
];

/** A history for a diagram, with these names of agents in order. */
function historyOf(names: readonly string[]): TaskHistory {
  const startMs = Date.UTC(2026, 2, 2, 9);
  const endMs = startMs + 725_000;
  const agents = names.map((name, index) => {
    const status = 'acting' as const;
    return { id: `agnt_${index}`, name, spans: [{ status, rawStatus: name, startMs, endMs }] };
  });
  const spans = [{ status: 'running', rawStatus: 'running', startMs, endMs }] as const;
  return { spans, agents, moreAgents: 3 };
}

const RESULTS: Readonly<Record<string, Partial<Result>>> = {
  hostile: {
    title: HOSTILE_WORDS,
    outcome: 'failed',
    task: makeTask({
      status: 'failed',
      failure: HOSTILE_WORDS,
      agents: HOSTILE_NAMES.map((type) => makeAgent({ type })),
    }),
    history: historyOf(HOSTILE_NAMES),
    problems: [HOSTILE_WORDS, HOSTILE_WORDS, HOSTILE_WORDS],
    lost: [makeLost('<script>alert(1)</script>.txt', HOSTILE_WORDS)],
    ...withFiles({
      'report.md': HOSTILE,
      'a|`b`</summary><script>alert(1)</script>@octocat.txt': `\`\`\`\n</details>\n${MARKER}`,
    }),
  },
  'many-files': withFiles(manyFiles),
  'with-a-warning': {
    ...withFiles({ 'report.md': '# Security review\n\nAll is well.' }),
    problems: ['Could not download the deliverable "film.mp4" (dlvr_1): the CDN returned 403.'],
  },
  'right-to-left': withFiles({ 'report.md': ARABIC, 'ملخص.txt': 'كل شيء على ما يرام' }),
  'huge-table': withFiles({ 'data/wide.csv': csv(400, 30) }),
  'wide-report': withFiles({
    'report.md': `# Report\n\n${csv(8, 14)
      .split('\n')
      .map((line, index) => {
        const row = `| ${line.replaceAll(',', ' | ')} |`;
        return index === 0 ? `${row}\n|${' --- |'.repeat(14)}` : row;
      })
      .join('\n')}\n\n\`${'long_name_'.repeat(30)}\`\n`,
  }),
};

/** The comment while a task runs, and after a later run of `right-to-left` without its own report. */
function overPages(): Readonly<Record<string, PreviewTexts>> {
  const kept = makeKept();
  const report = renderReports(
    makeResult({ ...RESULTS['right-to-left'], commit: kept.commit }),
  ).comment;
  const result = makeResult({ task: makeTask({ status: 'running' }) });
  const cancelled = {
    outcome: 'cancelled',
    problems: ['The task was cancelled in Miteos.'],
  } as const;
  const banners = {
    'cancelled-over-report': renderBanner({ ...result, ...cancelled }, kept),
    'superseded-over-report': renderBanner({ ...result, supersededBy: COMMIT }, kept),
    'live-over-report': renderProgress({ ...result, elapsedSeconds: 95 }, kept),
  };
  const pages = Object.entries(banners).map(([name, banner]): [string, PreviewTexts] => [
    name,
    { comment: `${MARKER}\n\n${banner}\n\n${report}` },
  ]);
  const live = renderProgress({ ...result, elapsedSeconds: 95 }, undefined);
  return { ...Object.fromEntries(pages), live: { comment: `${MARKER}\n\n${live}` } };
}

/** Pages of results, by name, for which the demo has no scenario. */
export function samplePages(): Readonly<Record<string, PreviewTexts>> {
  const pages = Object.entries(RESULTS).map(([name, changes]): [string, PreviewTexts] => {
    const { comment, summary } = renderReports(makeResult(changes));
    return [name, { comment: `${MARKER}\n\n${comment}`, summary }];
  });
  return { ...Object.fromEntries(pages), ...overPages() };
}
