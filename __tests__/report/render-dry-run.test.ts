import { describe, expect, it } from '@jest/globals';
import { renderDryRun, type DryRun } from '../../src/report/render-dry-run.ts';

const dryRun: DryRun = {
  title: '',
  workflow: 'Review',
  runUrl: 'https://github.com/octo/repo/actions/runs/42',
  plan: ['creates a task at `https://api.miteos.com/v1` with this prompt'],
  texts: [{ name: 'Prompt', text: 'Review it.\n  @octocat <b>#1</b>', language: '' }],
};

describe('the summary of a dry run', () => {
  it('has the plan, and the prompt unchanged in a fold, one line per block', () => {
    expect(renderDryRun(dryRun)).toBe(
      [
        '<h2>Dry run: Review</h2>',
        '<p>No task was created. Without <code>dry-run</code>, the step:</p>',
        '<ul><li>creates a task at <code>https://api.miteos.com/v1</code> with this prompt</li></ul>',
        '<details><summary>Prompt (31 B)</summary><pre><code>Review it.&#10;  @octocat &lt;b>#1&lt;/b></code></pre></details>\n',
      ].join('\n\n'),
    );
  });

  it('shows hostile text as text, in the title, the plan and the texts', () => {
    const text =
      '</code></pre></details>\n\n<img src=x>\n\n@octocat #1 $x$ ![a](https://e.example/a)';
    const page = renderDryRun({
      ...dryRun,
      title: text,
      plan: [`writes no comment. ${text}`],
      texts: [{ name: 'Prompt', text, language: 'mermaid' }],
    });
    expect(page).not.toMatch(/<img|<[^>]*mermaid|<a /);
    expect(page.split('\n\n')).toHaveLength(4);
    const outsideOfCode = page.replace(/<code>.*?<\/code>/g, '');
    expect(outsideOfCode).not.toMatch(/@octocat|#1/);
  });

  it.each([
    ['ASCII', 'a line\n'],
    ['characters of several bytes', '世界\n'],
    ['characters that HTML escapes', '<&\n'],
  ])('stays below 1 MiB for a prompt of 5 MB, and says how much is missing: %s', (_, line) => {
    const text = line.repeat(5_000_000 / Buffer.byteLength(line));
    const json = { name: 'Config', text: '{}', language: 'json' };
    const page = renderDryRun({
      ...dryRun,
      texts: [{ name: 'Prompt', text, language: '' }, json],
    });
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(1024 * 1024);
    expect(Buffer.byteLength(page)).toBeGreaterThan(900_000);
    expect(page).toMatch(/<p>Prompt: about \d\.?\d? MB are not shown here\.<\/p>/);
    expect(page).toContain('<summary>Config (2 B)</summary>');
  });
});
