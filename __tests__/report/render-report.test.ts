import { describe, expect, it } from '@jest/globals';
import { renderReports } from '../../src/report/render-report.ts';
import { isCompleteReport, type Result } from '../../src/report/result.ts';
import {
  makeAgent,
  makeArtifact,
  makeLost,
  makeResult,
  makeSaved,
  makeTask,
  makeText,
} from '../support/make-result.ts';
import { blocksOf } from '../support/published.ts';

const MARKER = '<!-- miteos-task key=1 -->';
function summary(changes: Partial<Result>): string {
  return renderReports(makeResult(changes)).summary;
}

function reportWith(report: string, changes: Partial<Result> = {}): string[] {
  const files = { saved: [makeSaved('report.md')], texts: [makeText('report.md', report)] };
  return blocksOf(renderReports(makeResult({ ...files, ...changes })).comment).slice(0, -2);
}

describe('the headline', () => {
  it("is the main report's first heading, which is not repeated", () => {
    expect(reportWith('# Security *review* of `src`\n\nGood.\n\n## Details')).toEqual([
      '<h2>Security <em>review</em> of <code>src</code></h2>',
      '<p>Good.</p>',
      '<h3>Details</h3>',
    ]);
  });

  it.each([
    ['of the second level', '## A\n\n## B', ['<h2>A</h2>', '<h2>B</h2>']],
    ['of the fourth level', '#### A\n\nB', ['<h2>A</h2>', '<p>B</p>']],
    ['after a comment', '<!-- x -->\n\n# A\n\nB', ['<h2>A</h2>', '<p>B</p>']],
    [
      'that is a title, after a badge',
      '![b](https://x.y/z)\n\n# A',
      ['<h2>A</h2>', '<p><a href="https://x.y/z">b</a></p>'],
    ],
    ['that is the whole report', '# A', ['<h2>A</h2>']],
  ])('may be a heading %s', (_, report, blocks) => {
    expect(reportWith(report)).toEqual(blocks);
  });

  it.each([
    ['has no heading', 'A', ['<p>A</p>']],
    ['has a heading of a lower level after its beginning', 'A\n\n## B', ['<p>A</p>', '<h2>B</h2>']],
    ['has a heading in a quote', '> # A', ['<blockquote><h2>A</h2></blockquote>']],
    ['begins with a very long heading', `# ${'A'.repeat(201)}`, [`<h2>${'A'.repeat(201)}</h2>`]],
  ])("is the workflow's name when the report %s", (_, report, blocks) => {
    expect(reportWith(report)).toEqual(['<h2>Review</h2>', ...blocks]);
  });

  it("is the workflow's name when there is no report with headings", () => {
    expect(summary({})).toMatch(/^<h2>Review<\/h2>\n/u);
    expect(summary({ workflow: '' })).toMatch(/^<h2>Miteos task<\/h2>\n/u);
    expect(summary({ texts: [makeText('a.txt', '# A')] })).toMatch(/^<h2>Review<\/h2>\n/u);
  });

  it('is the title if there is one', () => {
    expect(reportWith('# A\n\nB', { title: 'T' })).toEqual([
      '<h2>T</h2>',
      '<h2>A</h2>',
      '<p>B</p>',
    ]);
  });

  it('does not repeat a heading that equals the title', () => {
    expect(reportWith('# Security review\n\nB', { title: ' security  Review ' })).toEqual([
      '<h2>Security review</h2>',
      '<p>B</p>',
    ]);
  });

  it('shows a dollar sign like any other heading', () => {
    const dollar = '<span>$</span>';
    expect(reportWith('# $x$\n\n## $x$')).toEqual([
      `<h2>${dollar}x${dollar}</h2>`,
      `<h3>${dollar}x${dollar}</h3>`,
    ]);
  });

  it('is only the text of a heading whose links are very long', () => {
    const links = Array.from({ length: 3 }, () => `[a](https://x.y/${'z'.repeat(1800)})`);
    expect(reportWith(`# ${links.join(' ')}\n\nB`)).toEqual(['<h2>a a a</h2>', '<p>B</p>']);
  });

  it('is one line of at most 200 characters', () => {
    const [headline = ''] = reportWith('A', { title: `a\nb <b> @octocat ${'x'.repeat(10_000)}` });
    expect(headline).toMatch(/^<h2>a b &lt;b> <code>@octocat<\/code> x{182}…<\/h2>$/u);
  });
});

describe('a complete report', () => {
  it.each<[string, Partial<Result>]>([
    ['whose report could be read', { saved: [makeSaved('a.md')], texts: [makeText('a.md', 'A')] }],
    [
      'that lost another file',
      {
        saved: [makeSaved('a.md')],
        texts: [makeText('a.md', 'A')],
        lost: [makeLost('b.md', 'x')],
        problems: ['x'],
      },
    ],
    [
      'whose report has another content type',
      {
        saved: [makeSaved('a', { contentType: 'text/markdown' })],
        texts: [makeText('a', 'A')],
      },
    ],
    ['with files but no report', { saved: [makeSaved('a.png')] }],
    ['without files', {}],
    ['without matching files', { leftOut: 2 }],
  ])('is the report of a complete task %s', (_, changes) => {
    expect(isCompleteReport(makeResult(changes))).toBe(true);
  });

  it.each<[string, Partial<Result>]>([
    ['did not complete', { outcome: 'failed', texts: [makeText('a.md', 'A')] }],
    ['lost its report', { saved: [makeSaved('a.png')], lost: [makeLost('a.md', 'x')] }],
    [
      'lost its report, but not its notes',
      {
        saved: [makeSaved('notes.md')],
        texts: [makeText('notes.md', 'A')],
        lost: [makeLost('out/report.md', 'x')],
      },
    ],
    [
      'has notes and a report that could not be read',
      {
        saved: [makeSaved('notes.md'), makeSaved('report.md')],
        texts: [makeText('notes.md', 'A')],
      },
    ],
    ['has a report that could not be read', { saved: [makeSaved('a.md')] }],
    ['lost all its files', { lost: [makeLost('a.png', 'x')], problems: ['x'] }],
    ['could not list its files', { problems: ['x'] }],
  ])('is not the report of a task that %s', (_, changes) => {
    expect(isCompleteReport(makeResult(changes))).toBe(false);
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
    ['the first of two with the same name', ['a/report.md', 'b/report.md'], 'a/report.md'],
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

  it('is the only file, even if it is not Markdown', () => {
    expect(summary({ texts: [makeText('a.json', '{}')] })).toContain(
      '\n<pre lang="json"><code>{}</code></pre>\n',
    );
  });

  it('is not one of several files that are not Markdown', () => {
    expect(shown('a.json', 'b.json').every((block) => block.startsWith('<details>'))).toBe(true);
  });

  it('may be Markdown by its content type', () => {
    const report = summary({
      texts: [makeText('a', '# T')],
      saved: [makeSaved('a', { contentType: 'text/markdown; charset=utf-8' })],
    });
    expect(report).toMatch(/^<h2>T<\/h2>\n/u);
  });
});

describe('the files', () => {
  const saved = [makeSaved('a.png'), makeSaved('b.png')];

  it('are folded below a report, and open without one', () => {
    expect(summary({ saved, texts: [makeText('a.md', 'A')] })).toContain(
      '<details><summary>2 files, 4.1 kB</summary>',
    );
    expect(summary({ saved })).toContain('<details open><summary>2 files, 4.1 kB</summary>');
  });

  it.each<[string, Partial<Result>]>([
    ['The agents delivered no files.', {}],
    ['2 files are excluded by the input <code>deliverables</code>.', { leftOut: 2 }],
  ])('are missing: %s', (sentence, changes) => {
    expect(blocksOf(summary(changes))[1]).toBe(`<p>${sentence}</p>`);
  });

  it('are not mentioned as missing for a task that did not complete', () => {
    expect(summary({ outcome: 'failed' })).not.toContain('delivered no files');
    expect(summary({ problems: ['They could not be listed.'] })).not.toContain('no files');
  });
});

describe('a superseded run', () => {
  const superseded: Partial<Result> = {
    outcome: 'cancelled',
    supersededBy: `def5678${'0'.repeat(33)}`,
    saved: [makeSaved('a.md')],
    texts: [makeText('a.md', 'Partial.')],
    leftOut: 2,
  };

  it('shows its partial results in the summary', () => {
    const [banner = '', ...blocks] = blocksOf(summary(superseded));
    expect(banner).toContain(' was superseded: ');
    expect(blocks.slice(0, 2)).toEqual(['<h2>Review</h2>', '<p>Partial.</p>']);
    expect(blocks[2]).toContain('<summary>1 file, 2 kB</summary>');
  });

  it('has only the banner and the footer in the comment', () => {
    const findings = {
      verdict: undefined,
      verified: [],
      unverified: [],
      more: 0,
      commit: '0'.repeat(40),
      newerHead: undefined,
      gap: undefined,
      file: 'findings.json',
      reviewUrl: undefined,
    };
    const blocks = blocksOf(renderReports(makeResult({ ...superseded, findings })).comment);
    expect(blocks).toEqual([
      expect.stringContaining(' was superseded: '),
      expect.stringMatching(/^<p><sub>/u),
    ]);
  });
});

describe('the footer', () => {
  const footer = (changes: Partial<Result>): string => blocksOf(summary(changes)).at(-1) ?? '';

  it('contains only known facts', () => {
    const task = makeTask({ agents: [] });
    expect(footer({ commit: undefined, task })).toBe(
      '<p><sub><a href="https://github.com/octo/repo/actions/runs/42">run</a> · <a href="https://platform.miteos.com/war-room">War Room</a></sub></p>',
    );
  });

  it('is one line of facts', () => {
    const task = makeTask({ costCents: 5, tokensUsed: 1234567 });
    const artifacts = [makeArtifact(), makeArtifact({ url: 'https://x.y/2' })];
    expect(footer({ durationSeconds: 3725, task, artifacts }).replace(/<[^>]*>/gu, '')).toBe(
      'abc1234 · 1h 2m 5s · 1 agent · $0.05 · artifact · artifact 2 · run · War Room',
    );
  });

  it.each([
    ['running', '3 agents (1 failed)'],
    ['cancelled', '3 agents'],
  ] as const)('counts the agents of a %s task, and those that failed: %s', (status, count) => {
    const agents = [makeAgent(), makeAgent({ status: 'error' }), makeAgent({ status: 'killed' })];
    const { comment } = renderReports(makeResult({ task: makeTask({ status, agents }) }));
    expect(comment).toContain(` · ${count} · `);
  });

  it('has no link when an address is invalid', () => {
    expect(footer({ runUrl: 'javascript:alert(1)' })).toContain(' · run · ');
  });
});

describe('renderReports', () => {
  it('has no HTML comment', () => {
    expect(summary({ texts: [makeText('a.md', `${MARKER} \`${MARKER}\``)] })).not.toContain('<!--');
  });

  it('does not change its argument', () => {
    const result = makeResult({ texts: [makeText('report.md', '# A')], saved: [makeSaved('a')] });
    const before = structuredClone(result);
    renderReports(result);
    expect(result).toEqual(before);
  });
});
