/// <reference lib="dom" />
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** The viewports of a desktop and a phone. */
export const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/** @throws Error that explains how to install the browser when it is missing */
export async function startBrowser(): Promise<Browser> {
  if (!existsSync(CHROMIUM)) {
    throw new Error(
      `The browser test needs ${CHROMIUM}. Install it: apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-color-emoji`,
    );
  }
  // Chromium's sandbox does not work for root, which many build machines use.
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}

interface OpenedPage {
  readonly page: Page;
  /** Requests, dialogs, errors and new pages since the page was opened. */
  readonly incidents: readonly string[];
}

/** Opens a file, blocks and records everything that leaves the page, and waits for its diagrams. */
export async function openPage(
  browser: Browser,
  file: string,
  options: BrowserContextOptions,
): Promise<OpenedPage> {
  const context = await browser.newContext(options);
  // Jest limits the time of a test. On a busy machine, a page of megabytes can take longer than the limit of the browser library.
  context.setDefaultTimeout(0);
  const address = pathToFileURL(file).href;
  const incidents: string[] = [];
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    if (url === address) return route.continue();
    incidents.push(`request ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  context.on('page', (other) => incidents.push(`new page ${other.url()}`));
  page.on('dialog', (dialog) => {
    incidents.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => incidents.push(`error ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') incidents.push(`console ${message.text()}`);
  });
  await page.goto(address);
  await waitForDiagrams(page);
  return { page, incidents };
}

/** Opens all folded parts, including nested ones, and waits for their diagrams. */
export async function unfoldAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.querySelectorAll('details').forEach((details) => (details.open = true));
  });
  await waitForDiagrams(page);
}

async function waitForDiagrams(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('.diagram') === null ||
      (document.documentElement.dataset['diagrams'] === 'drawn' &&
        document.querySelector('details[open] .diagram:not([data-is-drawn])') === null),
  );
}
