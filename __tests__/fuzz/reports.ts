import fc from 'fast-check';
import { withoutMarker } from '../../src/github/comment-marker.ts';
import { foldPrevious, unfoldPrevious } from '../../src/report/previous-report.ts';
import { renderProgress, type Progress } from '../../src/report/render-progress.ts';
import { renderReport } from '../../src/report/render-report.ts';
import type { Result } from '../../src/report/result.ts';
import { hostOf } from '../../src/report/safe-link.ts';
import { makeTask } from '../support/make-result.ts';
import { diagramsOf, nodesOf, violations } from '../support/published-markdown.ts';
import { readDiagram } from '../support/read-diagram.ts';
import { someResult } from './any-result.ts';
import { problemsIn, type Target } from './target.ts';

const MARKER =
  '<!-- miteos-task key=0123456789abcdef step=0123456789abcdef run=42 attempt=1 task=0123456789abcdef -->';

/** The report as a comment. */
export function commentsTarget(render = renderReport): Target<Result> {
  return {
    name: 'a comment',
    cases: 3500,
    someCase: someResult,
    problemsOf: (result) => {
      const markdown = render(result, { target: 'comment', marker: MARKER });
      return [
        ...problemsIn({ 'it is too long': markdown.length >= 65_000 }),
        ...markdownProblems(markdown, MARKER),
      ];
    },
  };
}

/** The report as the summary of the job. */
export function summariesTarget(render = renderReport): Target<Result> {
  return {
    name: 'a summary',
    cases: 1500,
    someCase: someResult,
    problemsOf: (result) => {
      const markdown = render(result, { target: 'summary' });
      return [
        ...problemsIn({ 'it is too long': Buffer.byteLength(markdown) >= 1_000_000 }),
        ...markdownProblems(markdown),
      ];
    },
  };
}

/** The drawing in a summary, read by the library that draws it. */
export function drawingsTarget(render = renderReport): Target<Result> {
  return {
    name: 'the timeline of a summary',
    cases: 300,
    someCase: someResult.map((result) => ({ ...result, texts: [], saved: [], lost: [] })),
    problemsOf: async (result) => {
      const [diagram = ''] = diagramsOf(render(result, { target: 'summary' }));
      try {
        const bars = await readDiagram(diagram);
        // Two of the task's states, or one, and as many of each of three agents; more are a sign of forged ones.
        return bars.length >= 4 && bars.length <= 12 ? [] : [`${bars.length} bars`];
      } catch (error) {
        return [`Mermaid says: ${String(error)}`];
      }
    },
  };
}

/** What the live comment shows of a task. */
function progressOf({ task = makeTask(), settings, runUrl, watchUrl }: Result): Progress {
  return { task, settings, runUrl, watchUrl, elapsedSeconds: 3 };
}

/** The live comment. */
export function progressTarget(render = renderProgress): Target<Result> {
  return {
    name: 'a live comment',
    cases: 3500,
    someCase: someResult,
    problemsOf: (result) => markdownProblems(render(progressOf(result), MARKER), MARKER),
  };
}

/** The last run's report below the live comment of this one, in much room and in little. */
export function previousReportsTarget(
  folding = { foldPrevious, unfoldPrevious },
): Target<readonly [result: Result, room: number]> {
  return {
    name: 'a previous report',
    cases: 1200,
    someCase: fc.tuple(someResult, fc.integer({ min: 0, max: 4000 })),
    problemsOf: ([result, room]) => {
      const report = renderReport(result, { target: 'comment', marker: MARKER });
      const previous = { text: withoutMarker(report), runUrl: result.runUrl };
      const live = renderProgress(progressOf(result), MARKER);
      const fold = folding.foldPrevious(previous, 60_000);
      const body = `${live}\n${fold}`;
      const small = folding.foldPrevious(previous, room);
      const isWhole = previous.text.length < 50_000;
      return [
        ...markdownProblems(body, MARKER),
        ...markdownProblems(small),
        ...problemsIn({
          'it is too long': small.length > room || fold.length > 60_000,
          'it was changed': isWhole && folding.unfoldPrevious(body) !== previous.text,
        }),
      ];
    },
  };
}

/** Pages of a repository that notice when they are linked. */
const NOTICING = /^\/+[^/]+\/+[^/]+\/+(?:issues?|pulls?|commits?|discussions|compare)(?:\/|$)/iu;

/** Everything in a published text that remote text must never bring about, links to issues among it; empty when all is well. */
function markdownProblems(markdown: string, marker?: string): string[] {
  const links = nodesOf(markdown).flatMap((node) => (node.type === 'link' ? [node.url] : []));
  return [
    ...violations(markdown, marker),
    ...links.filter(leavesReference).map((url) => `refers to ${url}`),
  ];
}

function leavesReference(address: string): boolean {
  const host = hostOf(address)
    .replace(/\.$/u, '')
    .replace(/^www\./u, '');
  return host === 'github.com' && NOTICING.test(new URL(address).pathname);
}
