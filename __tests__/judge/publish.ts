import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Finding } from '../../src/findings/finding.ts';
import { withoutMarker } from '../../src/github/comment-marker.ts';
import { withoutBanner } from '../../src/report/banner.ts';
import { renderBanner } from '../../src/report/render-banner.ts';
import { renderProgress } from '../../src/report/render-progress.ts';
import { EXEC_ARGV } from '../../src/report/render-in-process.ts';
import { isCompleteReport, type Result } from '../../src/report/result.ts';
import type { Outcome } from '../../src/task/verdict.ts';
import {
  makeAgent,
  makeArtifact,
  makeKept,
  makeLost,
  makeResult,
  makeSaved,
  makeSpan,
  makeTask,
  makeText,
} from '../support/make-result.ts';
import type { Facts } from './judge.ts';

/** All remote text that is published. Absent fields get harmless values. */
export interface RemoteText {
  /** The text deliverables. */
  readonly texts?: readonly { readonly name: string; readonly text: string }[];
  /** Names of other files, each of which is delivered, and is lost for the reason `failure`. */
  readonly fileNames?: readonly string[];
  /** Types of agents, which are also used for their status. */
  readonly agents?: readonly string[];
  /** Why the task failed. */
  readonly failure?: string;
  /** Texts within our own sentences about problems and advice. */
  readonly problems?: readonly string[];
  readonly taskId?: string;
  readonly outcome?: Outcome;
  /** The input `title`, which may contain an expression with remote text. */
  readonly title?: string;
  /** Paths of files that the pull request changes. */
  readonly changedPaths?: readonly string[];
  /** What findings say, each a verified one and one that is not. */
  readonly findings?: readonly string[];
}

/** The published texts. */
export interface Published {
  readonly comment: string;
  readonly summary: string;
}

export const MARKER =
  '<!-- miteos-task key=0123456789abcdef step=0123456789abcdef run=42 attempt=1 task=0123456789abcdef -->';
/** The URL of the run. The frame links it below the texts. */
const RUN_URL = 'https://github.com/octo/repo/actions/runs/31415926535';

/** The parts of a published comment or summary that are ours. */
export function factsOf(words: RemoteText, target: keyof Published): Facts {
  const result = resultOf(words);
  const isProblematic = result.problems.length > 0;
  return {
    gitHubHost: 'github.com',
    sentinel: RUN_URL,
    hasBanner: !isCompleteReport(result),
    hasWarning: isCompleteReport(result) && isProblematic,
    // The summary has a timeline.
    ...(target === 'comment'
      ? { marker: MARKER }
      : { drawings: words.agents === undefined ? 0 : 1 }),
  };
}

/** Publishes the results of a task like the action, except that secrets are not redacted. */
export async function publish(words: RemoteText): Promise<Published> {
  const { comment, summary } = await render(resultOf(words));
  return { comment: `${MARKER}\n\n${comment}`, summary };
}

const SCRIPT = path.join(import.meta.dirname, '../../dist/render.js');
/** Ordinary documents take milliseconds, even on a busy machine. */
const LIMIT_MS = 60_000;

let child: ChildProcess | undefined;

/** Renders with the shipped code, in one process for all documents, within its memory limit. */
async function render(result: Result): Promise<Published> {
  child ??= fork(SCRIPT, { env: {}, execArgv: EXEC_ARGV, serialization: 'advanced' });
  const renderer = child;
  renderer.unref();
  renderer.channel?.ref();
  const settled = new AbortController();
  const { signal } = settled;
  try {
    renderer.send({ name: 'renderReports', input: result });
    return await Promise.race([
      once(renderer, 'message', { signal }).then(([reports]) => reports as Published),
      once(renderer, 'exit', { signal }).then(() => failWith('the renderer ended')),
      delay(LIMIT_MS, undefined, { signal }).then(() => failWith('the renderer did not answer')),
    ]);
  } finally {
    settled.abort();
    renderer.channel?.unref();
  }
}

function failWith(problem: string): never {
  child?.kill('SIGKILL');
  child = undefined;
  throw new Error(problem);
}

function resultOf(words: RemoteText): Result {
  const { texts = [], fileNames = [], agents, failure, taskId, title = '' } = words;
  const { changedPaths = [], findings } = words;
  const problems = problemsOf(words);
  const task = makeTask({
    ...(taskId === undefined ? {} : { id: taskId }),
    ...(failure === undefined ? {} : { failure, status: 'failed', rawStatus: failure }),
    agents: (agents ?? []).map((name) =>
      makeAgent({ id: name, type: name, status: 'unknown', rawStatus: name, currentTool: name }),
    ),
  });
  return makeResult({
    outcome: outcomeOf(words),
    title,
    changedPaths: ['src/a.ts', ...changedPaths],
    task,
    problems,
    ...(problems[0] === undefined ? {} : { advice: problems[0] }),
    saved: [...texts.map(({ name }) => name), ...fileNames].map((name) => makeSaved(name)),
    lost: fileNames.map((name) => makeLost(name, failure ?? name)),
    artifacts: fileNames.map((name, id) => makeArtifact({ id, name })),
    texts: texts.map(({ name, text }) => makeText(name, text)),
    ...(agents === undefined ? {} : { history: historyOf(agents) }),
    runUrl: RUN_URL,
    findings: findings && findingsOf(findings),
  });
}

function findingsOf(texts: readonly string[]): NonNullable<Result['findings']> {
  const severity = 'high';
  const findings = texts.map((text) => ({
    ...{ path: text, line: 1, severity, title: text, message: text, rule: text },
  })) satisfies Finding[];
  return {
    verdict: texts[0],
    verified: findings.map((finding) => ({ finding, state: 'new' })),
    unverified: findings.map((finding) => ({
      finding,
      reason: `${finding.path} is not in the change`,
    })),
    more: 0,
    commit: 'a'.repeat(40),
    newerHead: undefined,
    gap: undefined,
    file: 'findings.json',
    reviewUrl: 'https://github.com/octo/repo/pull/2',
  };
}

function outcomeOf({ outcome, failure }: RemoteText): Outcome {
  return outcome ?? (failure === undefined ? 'complete' : 'failed');
}

function problemsOf({ problems = [], fileNames = [], failure }: RemoteText): string[] {
  const lost = fileNames.map((name) => `Could not download the deliverable "${name}": ${failure ?? name}.`); // prettier-ignore
  return [...problems, ...lost];
}

function historyOf(agents: readonly string[]): NonNullable<Result['history']> {
  return {
    spans: [makeSpan('unknown', [0, 60], agents[0])],
    agents: agents.map((name, index) => ({
      id: String(index),
      name,
      spans: [makeSpan('unknown', [1, 50], name)],
    })),
    moreAgents: 0,
  };
}

/** The comments after a later run added a banner above the report: the live banner, and the banner with the end of the run. */
export function publishOver(words: RemoteText, comment: string): { body: string; kept: string }[] {
  const result = resultOf(words);
  const report = makeKept();
  const kept = withoutBanner(withoutMarker(comment));
  const banners = [
    renderProgress({ ...result, elapsedSeconds: 3 }, report),
    renderBanner({ ...result, outcome: 'failed' }, report),
    renderBanner({ ...result, supersededBy: 'f'.repeat(40), mayStillRun: true }, report),
  ];
  return banners.map((banner) => ({ body: `${MARKER}\n\n${banner}\n\n${kept}`, kept }));
}
