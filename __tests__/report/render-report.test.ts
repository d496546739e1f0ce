import { describe, expect, it } from '@jest/globals';
import type { Result } from '../../src/report/result.ts';
import { renderReport } from '../../src/report/render-report.ts';
import {
  makeAgent,
  makeLost,
  makeResult,
  makeSaved,
  makeTask,
  makeText,
} from '../support/make-result.ts';

const MARKER = '<!-- miteos-task key=1 -->';
function summary(changes: Partial<Result>): string {
  return renderReport(makeResult(changes), { target: 'summary' });
}

function firstLine(changes: Partial<Result>): string {
  return summary(changes).split('\n', 1)[0] ?? '';
}

describe('the headline', () => {
  it.each<[string, Partial<Result>]>([
    ['## ✅ Miteos task complete', { outcome: 'complete' }],
    ['## ⚠️ Miteos task complete, with problems', { outcome: 'complete', problems: ['x'] }],
    [
      '## ⚠️ Miteos task complete, but not everything it made was delivered',
      { outcome: 'complete', lost: [makeLost('a', 'b')] },
    ],
    ['## ❌ Miteos task failed', { outcome: 'failed', task: makeTask({ status: 'failed' }) }],
    [
      '## ❌ Miteos task could not be followed to its end',
      { outcome: 'failed', task: makeTask({ status: 'running' }) },
    ],
    ['## 🚫 Miteos task was cancelled', { outcome: 'cancelled' }],
    [
      '## ⏰ Miteos task timed out and was cancelled',
      { outcome: 'timed-out', task: makeTask({ status: 'cancelled' }) },
    ],
    [
      '## ⏰ Miteos task timed out and may still run',
      { outcome: 'timed-out', task: makeTask({ status: 'running' }) },
    ],
    ['## ⏰ Miteos task timed out', { outcome: 'timed-out', task: makeTask({ status: 'failed' }) }],
    ['## ✋ Miteos task waits for approval', { outcome: 'needs-approval' }],
    ['## ⏳ Miteos task was started and is running', { outcome: 'running' }],
    ['## ➖ Miteos task was skipped', { outcome: 'skipped' }],
  ])('is "%s"', (headline, changes) => {
    expect(firstLine(changes)).toBe(headline);
  });

  it('says so when there is no task', () => {
    const { task, ...result } = makeResult({ outcome: 'failed' });
    expect(task).toBeDefined();
    expect(renderReport(result, { target: 'summary' })).toMatch(
      /^## ❌ Miteos task could not be started\n/u,
    );
  });
});

describe('the main report', () => {
  const shown = (...names: string[]): string[] => {
    const markdown = summary({ texts: names.map((name) => makeText(name, `Text of ${name}`)) });
    return markdown.split('\n').filter((line) => /^(?:Text of|<details>)/u.test(line));
  };

  it.each([
    ['the first Markdown file', ['b.txt', 'a.md', 'c.md'], 'a.md'],
    ['report.md', ['a.md', 'README.md', 'out/Report.MD'], 'out/Report.MD'],
    ['README.md', ['a.md', 'docs/readme.md'], 'docs/readme.md'],
    ['the first of two of one name', ['a/report.md', 'b/report.md'], 'a/report.md'],
    ['the one nearest to the top', ['a/b/report.md', 'b/REPORT.md', 'report.mdx'], 'b/REPORT.md'],
    ['Markdown, not a table', ['a.csv', 'b.md'], 'b.md'],
  ])('is %s', (_, names, main) => {
    expect(shown(...names)[0]).toBe(`Text of ${main}`);
  });

  it('is open; the others are folded', () => {
    expect(shown('a.md', 'b.md')).toEqual([
      'Text of a.md',
      '<details><summary><code>b.md</code></summary>',
      'Text of b.md',
    ]);
  });

  it('is the only file when that is no Markdown', () => {
    expect(summary({ texts: [makeText('a.json', '{}')] })).toContain('\n```json\n{}\n```\n');
    expect(shown('a.json')).toEqual(['Text of a.json']);
  });

  it('is nobody when several files are no Markdown', () => {
    expect(shown('a.json', 'b.json')).toHaveLength(4);
  });

  it('may be Markdown by its content type', () => {
    const markdown = summary({
      texts: [makeText('a', '# T')],
      saved: [makeSaved('a', { contentType: 'text/markdown; charset=utf-8' })],
    });
    expect(markdown).toContain('\n### T\n');
  });
});

describe('the facts', () => {
  it('say what is known and nothing else', () => {
    expect(summary({})).not.toMatch(/Duration|Cost|Tokens|Artifact|Deliverables/u);
    const task = makeTask({ costCents: 5, tokensUsed: 1234567 });
    const markdown = summary({ durationSeconds: 3725, task });
    expect(markdown).toContain('| Duration | 1h 2m 5s |');
    expect(markdown).toContain('| Cost | $0.05 |');
    expect(markdown).toContain('| Tokens | 1,234,567 |');
  });

  it('count the agents and those that failed', () => {
    const agents = [makeAgent(), makeAgent({ status: 'error' }), makeAgent({ status: 'killed' })];
    expect(summary({ task: makeTask({ agents }) })).toContain(
      '| Agents | 3 (1 failed, 1 stopped) |',
    );
  });

  it('quote a status that we do not know', () => {
    const task = makeTask({ status: 'unknown', rawStatus: 'hibernating' });
    expect(summary({ outcome: 'timed-out', task })).toContain('(Miteos calls it “hibernating”)');
  });

  it('have no link where an address is unusable', () => {
    expect(summary({ runUrl: 'javascript:alert(1)' })).toContain('| Run | this workflow run |');
  });
});

describe('what went wrong', () => {
  it("leads with the service's reason and what to do, and does not say the reason twice", () => {
    const task = makeTask({ status: 'failed', failure: 'The model refused.' });
    const markdown = summary({
      outcome: 'failed',
      task,
      problems: ['The task failed. Miteos says: "The model refused.".', 'The artifact is lost.'],
      advice: 'Run again.',
    });
    expect(markdown.split('\n\n').slice(1, 5)).toEqual([
      '**Reason given by Miteos:**',
      '> The model refused.',
      '**What to do next:** Run again.',
      '**What else went wrong:** The artifact is lost.',
    ]);
  });

  it('leads with our own words where the service gives no reason', () => {
    const markdown = summary({ outcome: 'failed', problems: ['It failed.'], advice: 'Run again.' });
    expect(markdown.split('\n\n').slice(1, 3)).toEqual([
      '**What went wrong:** It failed.',
      '**What to do next:** Run again.',
    ]);
  });
});

describe('renderReport', () => {
  it('has no marker but the one it is given', () => {
    expect(summary({ texts: [makeText('a.md', `${MARKER} \`${MARKER}\``)] })).not.toContain('<!--');
  });

  it('does not change what it is given', () => {
    const result = makeResult({ texts: [makeText('report.md', '# A')], saved: [makeSaved('a')] });
    const before = structuredClone(result);
    renderReport(result, { target: 'comment' });
    expect(result).toEqual(before);
  });
});
