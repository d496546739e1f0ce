/// <reference lib="dom" />
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { renderPreview } from '../../sandbox/preview/render-preview.ts';
import { DESK, openPage, PHONE, startBrowser, unfoldAll } from './browser.ts';
import { activeContent, diagramText, strayElements } from './page-facts.ts';
import { HOSTILE, samplePages } from './sample-pages.ts';

// Here, so that a missing browser is one failure, not one per test.
const browser = await startBrowser();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'preview-'));
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

const TEXTS = {
  'written by the action': samplePages()['hostile'] ?? {},
  'unchanged from the agents': { comment: HOSTILE, summary: HOSTILE },
};

describe.each(Object.entries(TEXTS))('a hostile text, %s,', (name, texts) => {
  it.each([
    ['a desk', DESK],
    ['a phone', PHONE],
  ])('has no effect on %s and stays in its box', async (_, options) => {
    const file = path.join(folder, 'page.html');
    await writeFile(file, await renderPreview(texts));
    const { page, incidents } = await openPage(browser, file, options);
    await unfoldAll(page);
    expect(await activeContent(page)).toEqual([]);
    expect(await strayElements(page)).toEqual([]);
    const diagrams = await diagramText(page);
    expect(diagrams.length).toBeGreaterThan(0);
    expect(diagrams.filter((words) => words.startsWith('not drawn'))).toEqual([]);
    for (const node of await page.locator('.diagram .node, .diagram .task').all()) {
      await node.dispatchEvent('click');
    }
    await page.mouse.move(200, 200);
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
    expect(await page.locator('main > *').count()).toBe(4);
    // Mermaid allows an image in a label. The page's content policy blocks and reports it.
    const stopped = /^console .*Content Security Policy/u;
    const isOurs = name === 'written by the action';
    expect(incidents.filter((incident) => isOurs || !stopped.test(incident))).toEqual([]);
    expect(page.url()).toContain('page.html');
    await page.context().close();
  });
});
