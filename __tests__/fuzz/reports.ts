import { renderProgress, type Progress } from '../../src/report/render-progress.ts';
import { renderReport } from '../../src/report/render-report.ts';
import type { Result } from '../../src/report/result.ts';
import { makeTask } from '../support/make-result.ts';
import { diagramsOf } from '../support/published-markdown.ts';
import { readDiagram } from '../support/read-diagram.ts';
import { someResult } from './any-result.ts';
import { markdownProblems } from './living-markdown.ts';
import type { Target } from './target.ts';

export const MARKER =
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
        ...(markdown.length < 65_000 ? [] : ['it is too long']),
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
        ...(Buffer.byteLength(markdown) < 1_000_000 ? [] : ['it is too long']),
        ...markdownProblems(markdown),
      ];
    },
  };
}

/** The drawing in a summary, read by the library that draws it. */
export function drawingsTarget(render = renderReport): Target<Result> {
  return {
    name: 'the time line of a summary',
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
export function progressOf({ task = makeTask(), ...result }: Result): Progress {
  const { settings, runUrl, watchUrl } = result;
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
