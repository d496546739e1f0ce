import { describe, expect, it } from '@jest/globals';
import { foldPrevious, unfoldPrevious } from '../../src/report/previous-report.ts';
import { renderProgress } from '../../src/report/render-progress.ts';
import { renderReport } from '../../src/report/render-report.ts';
import { DEFAULT_SETTINGS, makeResult, makeTask } from '../support/make-result.ts';

const runUrl = 'https://github.com/octo/repo/actions/runs/41';
const sentences = (count: number): string =>
  Array.from({ length: count }, (_, n) => `Sentence ${n} of a report.`).join('\n\n');
const count = (text: string, part: string): number => text.split(part).length - 1;

/** What is left of a report in little room. */
const cutOf = (text: string, room: number): string => foldPrevious({ text, runUrl }, room);

describe('the previous report', () => {
  it('is folded whole where there is room', () => {
    expect(cutOf('## Done\n\nAll is well.\n', 60_000)).toBe(
      '<details><summary>Previous report</summary>\n\n## Done\n\nAll is well.\n\n</details>\n',
    );
  });

  it('is unfolded as it was', () => {
    const report = '## Done\n\n<details><summary>`a`</summary>\n\nx\n\n</details>';
    const body = `## Runs\n\n${cutOf(report, 60_000)}`;
    expect(unfoldPrevious(body)).toBe(report);
    // As a browser sends it after an edit by hand.
    expect(unfoldPrevious(body.replaceAll('\n', '\r\n'))).toBe(report);
  });

  it.each(['', '## Runs', '<details><summary>Previous report</summary>\n\nx'])(
    'is not found in %j',
    (body) => {
      expect(unfoldPrevious(body)).toBeUndefined();
    },
  );

  it.each([
    ['', 60_000],
    [sentences(100), 500],
    [sentences(100), -5],
  ])('is left out when there is none, or no room (%#)', (text, room) => {
    expect(cutOf(text, room)).toBe('');
  });

  it('is cut between blocks, and says where the rest is', () => {
    const folded = cutOf(sentences(5000), 20_000);
    expect(folded.length).toBeLessThanOrEqual(20_000);
    expect(folded.length).toBeGreaterThan(19_000);
    expect(folded).toMatch(
      /Sentence \d+ of a report\.\n\nThe rest of this report is cut off here\. All of it is with \[its workflow run\]\(https:\/\/github\.com\/octo\/repo\/actions\/runs\/41\)\.\n\n<\/details>\n$/,
    );
  });

  it.each([
    ['a fence', '```text\n' + 'line\n\n'.repeat(9000) + '```', 5000, /\nline\n+```\n+$/],
    [
      'a fence in a list',
      '- a\n\n  ```text\n' + '  line\n'.repeat(200) + '  ```',
      1200,
      /\n {2}line\n {2}```\n+$/,
    ],
    ['a table', '| a | b |\n| - | - |\n' + '| 1 | 2 |\n'.repeat(9000), 5000, /\| 1 +\| 2 +\|\n+$/],
    ['a list', '- item\n'.repeat(9000), 5000, /- item\n+$/],
  ])('is cut within %s only between its lines', (_, text, room, end) => {
    const folded = cutOf(text, room);
    expect(folded.length).toBeLessThanOrEqual(room);
    expect(folded.length).toBeGreaterThan(room * 0.6);
    expect(folded.slice(0, folded.indexOf('The rest of'))).toMatch(end);
  });

  it('is cut with all that is folded in it closed', () => {
    const open = '<details><summary><code>a.md</code></summary>\n\n';
    const text = `Top\n\n${open}${open}${sentences(900)}\n\n</details>\n\n</details>\n\nEnd`;
    const folded = cutOf(text, 9000);
    expect(folded.length).toBeLessThanOrEqual(9000);
    expect([count(folded, '<details>'), count(folded, '</details>')]).toEqual([3, 3]);
    expect(folded).not.toContain('End');
  });

  it('fits with the live state above it into a comment, whatever it was', () => {
    const report = renderReport(makeResult(), { target: 'comment' });
    const previous = { text: `${report}\n\n${sentences(5000)}`.slice(0, 65_000), runUrl };
    const progress = {
      ...{ task: makeTask(), elapsedSeconds: 3, settings: DEFAULT_SETTINGS },
      ...{ runUrl, watchUrl: runUrl, previous },
    };
    const body = renderProgress(progress, '<!-- m -->');
    expect(Array.from(body).length).toBeLessThan(65_000);
    expect(body.length).toBeGreaterThan(60_000);
    expect(count(body, '<!-- m -->')).toBe(1);
  });

  it('takes a moment, also when it is long and hard to read', () => {
    const start = performance.now();
    for (const text of ['- a\n\n', '> > - * `a` [x](y)\n', '*a **b ', '| a '])
      cutOf(text.repeat(65_000 / text.length), 60_000);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
