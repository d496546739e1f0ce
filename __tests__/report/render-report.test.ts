import { describe, expect, it } from '@jest/globals';
import type { Result } from '../../src/report/result.ts';
import { renderReports } from '../../src/report/render-report.ts';
import {
  makeAgent,
  makeLost,
  makeResult,
  makeSaved,
  makeSpan,
  makeTask,
  makeText,
} from '../support/make-result.ts';
import { blocksOf } from '../support/published.ts';

const MARKER = '<!-- miteos-task key=1 -->';
function summary(changes: Partial<Result>): string {
  return renderReports(makeResult(changes)).summary;
}

function firstLine(changes: Partial<Result>): string {
  return summary(changes).split('\n', 1)[0] ?? '';
}

describe('the headline', () => {
  it.each<[string, Partial<Result>]>([
    ['✅ Miteos task complete', { outcome: 'complete' }],
    ['⚠️ Miteos task complete, with problems', { outcome: 'complete', problems: ['x'] }],
    [
      '⚠️ Miteos task complete, but not everything it made was delivered',
      { outcome: 'complete', lost: [makeLost('a', 'b')] },
    ],
    ['❌ Miteos task failed', { outcome: 'failed', task: makeTask({ status: 'failed' }) }],
    [
      '❌ Miteos task could not be followed to its end',
      { outcome: 'failed', task: makeTask({ status: 'running' }) },
    ],
    ['🚫 Miteos task was cancelled', { outcome: 'cancelled' }],
    [
      '⏰ Miteos task timed out and was cancelled',
      { outcome: 'timed-out', task: makeTask({ status: 'cancelled' }) },
    ],
    [
      '⏰ Miteos task timed out and may still run',
      { outcome: 'timed-out', task: makeTask({ status: 'running' }) },
    ],
    ['⏰ Miteos task timed out', { outcome: 'timed-out', task: makeTask({ status: 'failed' }) }],
    ['✋ Miteos task waits for approval', { outcome: 'needs-approval' }],
    ['⏳ Miteos task was started and is running', { outcome: 'running' }],
    ['➖ Miteos task was skipped', { outcome: 'skipped' }],
  ])('is "%s"', (headline, changes) => {
    expect(firstLine(changes)).toBe(`<h2>${headline}</h2>`);
  });

  it('says so when there is no task', () => {
    const { task, ...result } = makeResult({ outcome: 'failed' });
    expect(task).toBeDefined();
    expect(renderReports(result).summary).toMatch(
      /^<h2>❌ Miteos task could not be started<\/h2>\n/u,
    );
  });
});

describe('the main report', () => {
  const shown = (...names: string[]): string[] => {
    const texts = names.map((name) => makeText(name, `Text of ${name}`));
    return blocksOf(summary({ texts })).filter((block) => block.includes('Text of'));
  };

  it.each([
    ['the first Markdown file', ['b.txt', 'a.md', 'c.md'], 'a.md'],
    ['report.md', ['a.md', 'README.md', 'out/Report.MD'], 'out/Report.MD'],
    ['README.md', ['a.md', 'docs/readme.md'], 'docs/readme.md'],
    ['the first of two of one name', ['a/report.md', 'b/report.md'], 'a/report.md'],
    ['the one nearest to the top', ['a/b/report.md', 'b/REPORT.md', 'report.mdx'], 'b/REPORT.md'],
    ['Markdown, not a table', ['a.csv', 'b.md'], 'b.md'],
  ])('is %s', (_, names, main) => {
    expect(shown(...names)[0]).toBe(`<p>Text of ${main}</p>`);
  });

  it('is open; the others are folded', () => {
    expect(shown('a.md', 'b.md')).toEqual([
      '<p>Text of a.md</p>',
      '<details><summary><code>b.md</code></summary><p>Text of b.md</p></details>',
    ]);
  });

  it('is the only file when that is no Markdown', () => {
    expect(summary({ texts: [makeText('a.json', '{}')] })).toContain(
      '\n<pre lang="json"><code>{}</code></pre>\n',
    );
  });

  it('is nobody when several files are no Markdown', () => {
    expect(shown('a.json', 'b.json').every((block) => block.startsWith('<details>'))).toBe(true);
  });

  it('may be Markdown by its content type', () => {
    const report = summary({
      texts: [makeText('a', '# T')],
      saved: [makeSaved('a', { contentType: 'text/markdown; charset=utf-8' })],
    });
    expect(report).toContain('\n<h3>T</h3>\n');
  });
});

describe('the facts', () => {
  it('say what is known and nothing else', () => {
    expect(summary({})).not.toMatch(/Duration|Cost|Tokens|Artifact|Deliverables/u);
    const task = makeTask({ costCents: 5, tokensUsed: 1234567 });
    const report = summary({ durationSeconds: 3725, task });
    expect(report).toContain('<td>Duration</td><td>1h 2m 5s</td>');
    expect(report).toContain('<td>Cost</td><td><span>$</span>0.05</td>');
    expect(report).toContain('<td>Tokens</td><td>1,234,567</td>');
  });

  it('count the agents and those that failed', () => {
    const agents = [makeAgent(), makeAgent({ status: 'error' }), makeAgent({ status: 'killed' })];
    expect(summary({ task: makeTask({ agents }) })).toContain(
      '<td>Agents</td><td>3 (1 failed, 1 stopped)</td>',
    );
  });

  it('count an agent that ended with its cancelled task as stopped, not as failed', () => {
    const agents = ['a', 'b', 'c'].map((id) => makeAgent({ id, status: 'error' }));
    const history = {
      spans: [],
      agents: [
        { id: 'a', name: 'a', spans: [makeSpan('killed', [9, 9])] },
        { id: 'b', name: 'b', spans: [makeSpan('error', [3, 9])] },
      ],
      moreAgents: 1,
    };
    const task = makeTask({ status: 'cancelled', agents });
    expect(summary({ outcome: 'timed-out', task, history })).toContain(
      '<td>Agents</td><td>3 (1 failed, 2 stopped)</td>',
    );
  });

  it('quote a status that we do not know', () => {
    const task = makeTask({ status: 'unknown', rawStatus: 'hibernating' });
    expect(summary({ outcome: 'timed-out', task })).toContain('(Miteos calls it “hibernating”)');
  });

  it('have no link where an address is unusable', () => {
    expect(summary({ runUrl: 'javascript:alert(1)' })).toContain(
      '<td>Run</td><td>this workflow run</td>',
    );
  });
});

describe('what went wrong', () => {
  it("leads with the service's reason and what to do, and does not say the reason twice", () => {
    const task = makeTask({ status: 'failed', failure: 'The model refused.' });
    const report = summary({
      outcome: 'failed',
      task,
      problems: ['The task failed. Miteos says: "The model refused.".', 'The artifact is lost.'],
      advice: 'Run again.',
    });
    expect(report.split('\n\n').slice(1, 5)).toEqual([
      '<p><strong>Reason given by Miteos:</strong></p>',
      '<blockquote><p>The model refused.</p></blockquote>',
      '<p><strong>What to do next:</strong> Run again.</p>',
      '<p><strong>What else went wrong:</strong> The artifact is lost.</p>',
    ]);
  });

  it('links where to approve, and no other address', () => {
    const { watchUrl } = makeResult({});
    const report = summary({
      outcome: 'timed-out',
      problems: ['See https://evil.example/x.'],
      advice: `Approve in the War Room: ${watchUrl} (${watchUrl}).`,
    });
    const anchor = `<a href="${watchUrl}">${watchUrl}</a>`;
    expect(report.split('\n\n').slice(1, 3)).toEqual([
      '<p><strong>What went wrong:</strong> See <code>https://evil.example/x</code>.</p>',
      `<p><strong>What to do next:</strong> Approve in the War Room: ${anchor} (${anchor}).</p>`,
    ]);
  });

  it('leads with our own words where the service gives no reason', () => {
    const report = summary({ outcome: 'failed', problems: ['It failed.'], advice: 'Run again.' });
    expect(report.split('\n\n').slice(1, 3)).toEqual([
      '<p><strong>What went wrong:</strong> It failed.</p>',
      '<p><strong>What to do next:</strong> Run again.</p>',
    ]);
  });
});

describe('renderReports', () => {
  it('has no HTML comment', () => {
    expect(summary({ texts: [makeText('a.md', `${MARKER} \`${MARKER}\``)] })).not.toContain('<!--');
  });

  it('does not change what it is given', () => {
    const result = makeResult({ texts: [makeText('report.md', '# A')], saved: [makeSaved('a')] });
    const before = structuredClone(result);
    renderReports(result);
    expect(result).toEqual(before);
  });
});
