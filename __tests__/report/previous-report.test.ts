import { describe, expect, it } from '@jest/globals';
import { openPage } from '../../src/report/page.ts';
import { foldPrevious, unfoldPrevious } from '../../src/report/previous-report.ts';
import { renderProgress } from '../../src/report/render-progress.ts';
import { renderReports } from '../../src/report/render-report.ts';
import { DEFAULT_SETTINGS, makeResult, makeTask, makeText } from '../support/make-result.ts';
import { violations } from '../support/published.ts';

const runUrl = 'https://github.com/octo/repo/actions/runs/41';
const PAGE = openPage('comment', runUrl);
const OPENING = '<details><summary>Previous report</summary>';
const REST =
  '<p>The rest of this report is not shown here. All of it is with ' +
  `<a href="${runUrl}">its workflow run</a>.</p>`;

const sentences = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `<p>Sentence ${n} of a report.</p>`);
const fold = (text: string, room: number): string[] => foldPrevious({ text, runUrl }, PAGE, room);

describe('the previous report', () => {
  it('is folded whole where there is room', () => {
    expect(fold('<h2>Done</h2>\n\n<p>All is well.</p>\n', 60_000)).toEqual([
      OPENING,
      '<h2>Done</h2>',
      '<p>All is well.</p>',
      '</details>',
    ]);
  });

  it('is unfolded as it was', () => {
    const report = '<h2>Done</h2>\n\n<details><summary><code>a</code></summary><p>x</p></details>';
    const live = `<h2>Runs</h2>\n\n${fold(report, 60_000).join('\n\n')}`;
    expect(unfoldPrevious(live)).toBe(report);
    // As a browser sends it after an edit by hand.
    expect(unfoldPrevious(live.replaceAll('\n', '\r\n'))).toBe(report);
  });

  it.each(['', '<h2>Runs</h2>', `${OPENING}\n\nx`])('is not found in %j', (live) => {
    expect(unfoldPrevious(live)).toBeUndefined();
  });

  it('is left out when there is none, or no room', () => {
    expect(fold('', 60_000)).toEqual([]);
    expect(fold(sentences(100).join('\n\n'), 200)).toEqual([]);
    expect(fold(sentences(100).join('\n\n'), -5)).toEqual([]);
  });

  it('ends after a block where it is too long, and says where the rest is', () => {
    const blocks = fold(sentences(5000).join('\n\n'), 20_000);
    const shown = blocks.length - 3;
    expect(blocks).toEqual([OPENING, ...sentences(5000).slice(0, shown), REST, '</details>']);
    expect(blocks.join('\n\n').length).toBeLessThanOrEqual(20_000);
    expect(blocks.join('\n\n').length).toBeGreaterThan(19_900);
  });

  it.each([
    ['Markdown', '<h2>Done</h2>\n\n```\n'],
    ['a block of several lines', '<h2>Done</h2>\n\n<p>\n</p>'],
  ])('is not repeated when somebody has put %s into it', (_, text) => {
    expect(fold(text, 60_000)).toEqual([]);
  });

  it('shows nothing of a report alive, wherever it ends', () => {
    const hostile = `${'`'.repeat(300)} <img src=x> @octocat #1 https://github.com/o/r/issues/1\n\n`;
    const texts = [makeText('report.md', hostile.repeat(300))];
    const text = renderReports(makeResult({ texts })).comment;
    const progress = {
      ...{ task: makeTask(), elapsedSeconds: 3, settings: DEFAULT_SETTINGS },
      ...{ runUrl: `${runUrl}1`, watchUrl: runUrl, previous: { text, runUrl } },
    };
    const live = renderProgress(progress);
    expect(live.length).toBeLessThanOrEqual(64_000);
    expect(live.length).toBeGreaterThan(60_000);
    expect(live).toContain(REST);
    expect(violations(live, progress.runUrl)).toEqual([]);
  });
});
