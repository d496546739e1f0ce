import fc from 'fast-check';
import { withoutMarker } from '../../src/github/comment-marker.ts';
import { foldPrevious, unfoldPrevious } from '../../src/report/previous-report.ts';
import { renderProgress } from '../../src/report/render-progress.ts';
import { renderReport } from '../../src/report/render-report.ts';
import type { Result } from '../../src/report/result.ts';
import { someResult } from './any-result.ts';
import { markdownProblems } from './living-markdown.ts';
import { MARKER, progressOf } from './reports.ts';
import type { Target } from './target.ts';

export interface Folding {
  readonly foldPrevious: typeof foldPrevious;
  readonly unfoldPrevious: typeof unfoldPrevious;
}

export type FoldingCase = readonly [result: Result, room: number];

/** The last run's report below the live comment of this one, in much room and in little. */
export function previousReportsTarget(
  folding: Folding = { foldPrevious, unfoldPrevious },
): Target<FoldingCase> {
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
      const cut = folding.foldPrevious(previous, room);
      const isWhole = previous.text.length < 50_000;
      return [
        ...markdownProblems(body, MARKER),
        ...markdownProblems(cut),
        ...(cut.length <= room && fold.length <= 60_000 ? [] : ['it is too long']),
        ...(isWhole && folding.unfoldPrevious(body) !== previous.text ? ['it was changed'] : []),
      ];
    },
  };
}
