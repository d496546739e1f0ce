import { describe, expect, it } from '@jest/globals';
import { renderPreview } from '../../../sandbox/preview/render-preview.ts';

const DIAGRAM = '```mermaid\ngantt\n```';

/** The page without its scripts, which hold the drawing library, and the scripts. */
function apart(page: string): [string, string[]] {
  const script = /<script[^]*?<\/script>/gu;
  return [page.replaceAll(script, ''), page.match(script) ?? []];
}

describe('renderPreview', () => {
  it('puts the comment and the summary in a box each', async () => {
    const page = await renderPreview({ comment: '# From a', summary: '# From b' });
    expect(page).toMatch(
      /<section class="comment"[^]*<h1 dir="auto">From a<\/h1>[^]*<section class="summary"/u,
    );
    expect(page).toContain('<h1 dir="auto">From b</h1>');
  });

  it('has no box for what is not there', async () => {
    expect(await renderPreview({ summary: 'x' })).not.toContain('<section class="comment"');
    expect(await renderPreview({ comment: 'x', summary: '' })).not.toContain(
      '<section class="summary"',
    );
  });

  it('holds all that it needs', async () => {
    const page = await renderPreview({ comment: DIAGRAM });
    const [outside, scripts] = apart(page);
    expect(outside).toContain('.markdown-body h2{');
    expect(outside).toContain('--fgColor-default: #1f2328');
    expect(outside).toContain('(prefers-color-scheme: dark)');
    expect(outside.match(/ src=|@import|<link[^>]* href="(?!data:)|url\(/gu)).toBeNull();
    expect(scripts.length).toBe(2);
    expect(scripts[1]).toContain('mermaid.initialize(');
  });

  it('carries the drawing library only for a diagram', async () => {
    const page = await renderPreview({ comment: '`mermaid`' });
    expect(page).not.toContain('<script');
    expect(page.length).toBeLessThan(500_000);
  });

  it('lets only its own scripts run', async () => {
    const page = await renderPreview({ comment: `${DIAGRAM}\n<script>alert(1)</script>` });
    const [, nonce = ''] = /script-src 'nonce-([^']+)'/u.exec(page) ?? [];
    expect(nonce).not.toBe('');
    const [outside, scripts] = apart(page);
    expect(scripts.map((script) => script.startsWith(`<script nonce="${nonce}">`))).toEqual([
      true,
      true,
    ]);
    expect(outside).not.toContain('script>');
    expect(outside).not.toContain('alert(1)');
    expect((await renderPreview({ comment: DIAGRAM })).includes(nonce)).toBe(false);
  });

  it('leaves the marks of its own templates in a text as they are', async () => {
    expect(await renderPreview({ comment: 'a {{nonce}} $& {{no}} b' })).toContain(
      '<p dir="auto">a {{nonce}} $&#x26; {{no}} b</p>',
    );
  });
});
