import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { renderPreview } from '../../sandbox/preview/render-preview.ts';
import { DESK, openPage, PHONE, startBrowser, unfoldAll } from './browser.ts';
import { diagramText, readFacts, type PageFacts } from './page-facts.ts';
import { HOSTILE_WORDS, samplePages } from './sample-pages.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PICTURES = path.join(ROOT, 'e2e/pictures');
const DEMO_AGENTS = {
  complete: ['planner', 'researcher', 'writer'],
  review: ['planner', 'researcher', 'writer'],
  failed: ['planner', 'researcher', 'writer'],
  timeout: ['planner', 'researcher'],
  empty: ['planner', 'researcher', 'writer'],
} as const;
const DEMOS = Object.keys(DEMO_AGENTS) as (keyof typeof DEMO_AGENTS)[];
const SAMPLES = samplePages();
/** Pages without files, and so without a table. */
const WITHOUT_FILES = new Set(['empty', 'live']);
const PAGES = [...DEMOS, ...Object.keys(SAMPLES)];
const WIDTHS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['1280', DESK],
  ['390', PHONE],
];

// Here, so that a missing browser is one failure, not one per test.
const browser = await startBrowser();
let folder: string;

function fileOf(name: string): string {
  return path.join(folder, `${name}.html`);
}

/** Runs the demo with a preview page. It exits with the step's exit code. */
function writeDemoPage(scenario: string): Promise<unknown> {
  const args = ['sandbox/demo.ts', '--scenario', scenario, '--preview', fileOf(scenario)];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: ROOT }, resolve);
  });
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'preview-'));
  await mkdir(PICTURES, { recursive: true });
  await Promise.all(DEMOS.map(writeDemoPage));
  for (const [name, texts] of Object.entries(SAMPLES)) {
    await writeFile(fileOf(name), await renderPreview(texts));
  }
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(PAGES)('the page "%s"', (name) => {
  describe.each(WIDTHS)('at %s px', (width, options) => {
    let folded: PageFacts;
    let unfolded: PageFacts;
    let incidents: readonly string[];

    beforeAll(async () => {
      const opened = await openPage(browser, fileOf(name), options);
      const { page } = opened;
      await page.screenshot({ path: path.join(PICTURES, `${name}-${width}.png`), fullPage: true });
      folded = await readFacts(page);
      await unfoldAll(page);
      unfolded = await readFacts(page);
      incidents = opened.incidents;
      await page.context().close();
    });

    it('draws headings, tables and folded parts', () => {
      expect(folded.drawn).toEqual(expect.arrayContaining(name === 'live' ? [] : ['H2']));
      const parts = WITHOUT_FILES.has(name) ? [] : ['TABLE', 'TD'];
      expect(unfolded.drawn).toEqual(expect.arrayContaining(parts));
      expect(folded.undrawn).toEqual([]);
      expect(unfolded.undrawn).toEqual([]);
      expect(unfolded.drawn.length).toBeGreaterThanOrEqual(folded.drawn.length);
    });

    it('draws every diagram', () => {
      expect(unfolded.diagrams.filter((words) => words.startsWith('not drawn'))).toEqual([]);
    });

    it('shows no source of Markdown, HTML or markers', () => {
      expect(folded.rawRemains).toEqual([]);
      expect(unfolded.rawRemains).toEqual([]);
    });

    it('does not scroll sideways', () => {
      expect(folded.width).toBeLessThanOrEqual(Number(width));
      expect(unfolded.width).toBeLessThanOrEqual(Number(width));
      expect(unfolded.strays).toEqual([]);
    });

    it('sends no request and has no error', () => {
      expect(incidents).toEqual([]);
    });
  });
});

/** Opens a page, passes it to a function, and closes it. */
async function read<T>(
  name: string,
  options: BrowserContextOptions,
  reader: (page: Page) => Promise<T>,
): Promise<T> {
  const { page } = await openPage(browser, fileOf(name), options);
  try {
    return await reader(page);
  } finally {
    await page.context().close();
  }
}

describe('a reader', () => {
  it('finds folded parts folded', async () => {
    const sizes = await read('many-files', DESK, async (page) => [
      await page.locator('.comment details').count(),
      await page.locator('.comment details[open]').count(),
    ]);
    expect(sizes).toEqual([expect.any(Number), 0]);
    expect(sizes[0]).toBeGreaterThan(10);
  });

  it('opens a folded part with a click', async () => {
    await read('complete', PHONE, async (page) => {
      const folded = page.locator('.comment details', { hasText: 'findings.csv' }).first();
      expect(await folded.locator('table').isVisible()).toBe(false);
      await folded.locator('summary').click();
      expect(await folded.locator('table').isVisible()).toBe(true);
    });
  });

  describe.each(WIDTHS)('at %s px', (_, options) => {
    it.each(DEMOS)('finds each agent in the time line of the summary: %s', async (name) => {
      const [words = ''] = await read(name, options, diagramText);
      for (const agent of DEMO_AGENTS[name]) expect(words).toContain(agent);
    });
  });

  it('sees the messages of a server unchanged', async () => {
    await read('hostile', DESK, async (page) => {
      const words = await page.locator('.comment .markdown-alert li').first().innerText();
      expect(words).toBe(HOSTILE_WORDS);
    });
  });

  it.each(['cancelled', 'superseded', 'live'])('sees a banner first: %s', async (name) => {
    await read(`${name}-over-report`, PHONE, async (page) => {
      const first = page.locator('.comment .markdown-body > *').first();
      expect(await first.getAttribute('class')).toMatch(/^markdown-alert /);
      expect(await first.innerText()).toContain(
        'The report below is from an earlier run for def5678.',
      );
    });
  });

  it('sees the warning of a complete report below its headline', async () => {
    await read('with-a-warning', PHONE, async (page) => {
      const [first, second] = await page.locator('.comment .markdown-body > *').all();
      expect(await first?.innerText()).toBe('Security review');
      expect(await second?.getAttribute('class')).toContain('markdown-alert-warning');
      expect(await second?.innerText()).toContain('"film.mp4" (dlvr_1): the CDN returned 403.');
    });
  });

  it('sees which tasks of a report are done', async () => {
    await read('complete', PHONE, async (page) => {
      const tasks = await page.locator('.comment li').allInnerTexts();
      expect(tasks.map((task) => task[0])).toEqual(['☑', '☑', '☑', '☐']);
    });
  });

  it('sees each verified finding below its line, with the change that it suggests', async () => {
    await read('review', DESK, async (page) => {
      const threads = await page.getByLabel('Comment on a line').all();
      const lines = threads.map(async (thread) => [
        await thread.locator('.thread-path').innerText(),
        await thread.locator('.thread-path + .diff tr').last().locator('.diff-number').innerText(),
        await thread.locator('.markdown-body p').first().innerText(),
      ]);
      expect(await Promise.all(lines)).toEqual([
        ['src/uploads/store.ts', '42', 'High: Path traversal in the file upload (SEC-1)'],
        [
          'src/sessions/renew.ts',
          '17',
          'Medium: Sessions stay valid after a password change (SEC-2)',
        ],
        ['src/errors/page.ts', '8', 'Low: The error page exposes the database host (SEC-3)'],
      ]);
      const suggested = page.locator('.suggestion');
      expect(await suggested.locator('.diff-deletion').allInnerTexts()).toEqual([
        expect.stringContaining('path.join(uploadDir, file.name)'),
      ]);
      expect(await suggested.locator('.diff-addition').allInnerTexts()).toEqual([
        expect.stringContaining('randomUUID()'),
      ]);
    });
  });

  it('sees invented findings only as unverified, each with a reason', async () => {
    await read('review', DESK, async (page) => {
      await unfoldAll(page);
      const fold = page
        .getByLabel('Comment', { exact: true })
        .locator('details', { hasText: 'unverified findings' });
      expect(await fold.locator('li').allInnerTexts()).toEqual([
        'Critical: Tokens are compared byte by byte, src/auth/token.ts:12. Not verified: src/auth/token.ts is not in the change.\n\nThe time of the comparison tells how much of a token is right.',
        'Medium: The stack is shown, src/errors/page.ts:6. Not verified: line 6 of src/errors/page.ts reads differently.\n\nIt names files of the server.',
      ]);
      const invented = page.getByText('Tokens are compared byte by byte');
      // In the comment and in the job summary.
      expect(await invented.count()).toBe(2);
    });
  });

  it('reads a right-to-left report from the right', async () => {
    await read('right-to-left', DESK, async (page) => {
      const text = page.locator('.comment p').first();
      expect(await text.evaluate((box) => getComputedStyle(box).direction)).toBe('rtl');
    });
  });

  it('scrolls long lines of code inside their own box', async () => {
    await read('complete', PHONE, async (page) => {
      const code = page.locator('.comment pre').first();
      const [own, whole] = await code.evaluate((box) => [box.clientWidth, box.scrollWidth]);
      expect(own).toBeLessThanOrEqual(390);
      expect(whole).toBeGreaterThan(own);
    });
  });

  it('scrolls a wide table inside its own box', async () => {
    await read('wide-report', PHONE, async (page) => {
      const table = page.locator('.comment table').first();
      const [own, whole] = await table.evaluate((box) => [box.clientWidth, box.scrollWidth]);
      expect(own).toBeLessThanOrEqual(390);
      expect(whole).toBeGreaterThan(own);
    });
  });

  it('who prefers dark mode sees dark pages', async () => {
    await read('complete', { ...PHONE, colorScheme: 'dark' }, async (page) => {
      await page.screenshot({ path: path.join(PICTURES, 'complete-390-dark.png'), fullPage: true });
      const colour = await page.locator('body').evaluate((body) => getComputedStyle(body).color);
      expect(colour).toBe('rgb(240, 246, 252)');
    });
  });
});
