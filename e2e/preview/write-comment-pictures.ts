/**
 * Writes the pictures of the documents into .github or the given folder: comment.png, and finding.png, which shows a comment on a line.
 *
 *   node e2e/preview/write-comment-pictures.ts [FOLDER]
 *
 * The built action runs on a pull request between the embedded services, and the preview shows its comments as GitHub does. It needs the
 * packages of e2e/ and Debian's Chromium, and an idle machine: the time limit of rendering is a twentieth of a step's.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { startGithubSandbox } from '../../sandbox/github/start-github-sandbox.ts';
import { findings, sampleFiles } from '../../sandbox/miteos/sample-review.ts';
import { startMiteosSandbox } from '../../sandbox/miteos/start-miteos-sandbox.ts';
import type { AgentInput, Step } from '../../sandbox/miteos/sandbox-task.ts';
import { renderPreview } from '../../sandbox/preview/render-preview.ts';
import { runStep } from '../../sandbox/runner/run-step.ts';
import { openPage, startBrowser } from './browser.ts';

const root = path.resolve(import.meta.dirname, '../..');
const target = path.resolve(process.argv[2] ?? path.join(root, '.github'));
const PROMPT = 'Review this change for security problems. Deliver one Markdown report.';
/** The page has a margin of 16: the comment is 800 wide, about as wide as a README's column. */
const WIDTH = 832;
const MARKS = { high: '🔴 High', medium: '🟠 Medium', low: '🟡 Low' } as const;
/** Makes the clock of the step run twenty times as fast, so that its seconds become minutes. */
const fastClock = pathToFileURL(path.join(root, '__tests__/bundle/fast-clock.ts')).href;

const report = [
  '# Security review',
  '',
  '**Verdict: do not merge yet.** Anyone with an account can exploit the high-severity finding.',
  'The fixes for the high and the medium finding are small. With them, the change can be merged.',
  '',
  '| Severity | Finding | Where |',
  '| --- | --- | --- |',
  ...findings.map(
    ({ severity, title, file, line }) => `| ${MARKS[severity]} | ${title} | \`${file}:${line}\` |`,
  ),
  '',
].join('\n');

const fixes = findings
  .flatMap(({ file, fix }) => [`--- ${file}`, `+++ ${file}`, ...fix])
  .join('\n');

function agents(status: AgentInput['status']): AgentInput[] {
  return ['planner', 'researcher', 'writer'].map((type) => ({ type, status, progress: 50 }));
}

const life: readonly Step[] = [
  { afterMs: 200, status: 'planning' },
  { afterMs: 800, status: 'running', agents: agents('acting') },
  {
    afterMs: 4500,
    status: 'complete',
    agents: agents('complete'),
    deliver: [
      { name: 'report.md', contentType: 'text/markdown', content: report },
      { name: 'fixes.diff', contentType: 'text/x-diff', content: fixes },
      ...sampleFiles(PROMPT).filter(({ name }) => name?.endsWith('.csv')),
    ],
  },
];

/** The pull request changes the files of the findings, so that the report links to their lines. */
const changed = findings.map(
  ({ file: filename }) => ({ filename, status: 'modified', additions: 1, deletions: 1 }) as const,
);

/** @returns the body of the comment that the action makes */
async function makeComment(): Promise<string> {
  const github = await startGithubSandbox({ pulls: [{ files: changed }] });
  const miteos = await startMiteosSandbox({ scenario: life });
  try {
    const run = await runStep({
      actionFolder: root,
      github,
      event: pullRequestEvent(),
      inputs: { 'api-key': 'mt_test_sandbox', 'base-url': miteos.baseUrl, prompt: PROMPT },
      env: { NODE_OPTIONS: `--import ${fastClock}` },
    });
    await run.dispose();
    const [comment] = github.comments;
    if (comment === undefined) throw new Error(`The action made no comment:\n${run.main.log}`);
    if (comment.body.includes('could not be rendered')) {
      throw new Error('The report is plain text, because this machine is too busy. Run it again.');
    }
    return comment.body;
  } finally {
    await miteos.close();
    await github.close();
  }
}

/** Takes a picture of the first box of this kind, light, its folded parts folded. */
async function takePicture(page: string, box: string, name: string): Promise<void> {
  const browser = await startBrowser();
  try {
    const opened = await openPage(browser, page, {
      viewport: { width: WIDTH, height: 600 },
      colorScheme: 'light',
    });
    const file = path.join(target, name);
    await opened.page.locator(box).first().screenshot({ path: file });
    if (opened.incidents.length > 0) throw new Error(opened.incidents.join('\n'));
    console.log(file);
  } finally {
    await browser.close();
  }
}

const folder = await mkdtemp(path.join(tmpdir(), 'comment-pictures-'));
try {
  await mkdir(target, { recursive: true });
  const page = path.join(folder, 'page.html');
  const demo = path.join(root, 'sandbox/demo.ts');
  const args = [demo, '--scenario', 'review', '--preview', page];
  await promisify(execFile)(process.execPath, args);
  await takePicture(page, '.thread', 'finding.png');
  await writeFile(page, await renderPreview({ comment: await makeComment() }));
  await takePicture(page, '.comment', 'comment.png');
} finally {
  await rm(folder, { recursive: true, force: true });
}
