/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** The facts of a page in its current state. */
export interface PageFacts {
  /** Tag names of the visible headings, tables, cells and summaries. */
  readonly drawn: readonly string[];
  /** The start of those that have no size, although they are not folded. */
  readonly undrawn: readonly string[];
  readonly rawRemains: readonly string[];
  readonly strays: readonly string[];
  readonly diagrams: readonly string[];
  /** The width of the page's content. */
  readonly width: number;
}

export async function readFacts(page: Page): Promise<PageFacts> {
  return {
    ...(await drawnParts(page)),
    rawRemains: await rawRemains(page),
    strays: await strayElements(page),
    diagrams: await diagramText(page),
    width: await page.evaluate(() => document.scrollingElement?.scrollWidth ?? Infinity),
  };
}

/** Markdown and HTML that must not appear in text. */
const RAW =
  /```|~~~|<!--|<\/?(?:h[1-6]|p|ul|ol|li|pre|code|table|t[dhr]|details|summary)\b|&(?:\w+|#\d+);|^\s*\|.*\|\s*$|^\s*(?:#{1,6}|[-*+]|>) /gmu;

/** Returns visible source of Markdown, HTML and markers, except in code and diffs. */
async function rawRemains(page: Page): Promise<string[]> {
  const prose = await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'pre, code, .diff, .diagram { display: none !important }';
    document.head.append(style);
    const text = document.body.innerText;
    style.remove();
    return text;
  });
  return prose.match(RAW) ?? [];
}

/** Returns the headings, tables, cells and summaries that are not folded, divided into visible ones and others. */
async function drawnParts(page: Page): Promise<Pick<PageFacts, 'drawn' | 'undrawn'>> {
  return page.evaluate(() => {
    const drawn: string[] = [];
    const undrawn: string[] = [];
    const parts = ':is(h1, h2, h3, h4, h5, h6, table, th, td, summary)';
    for (const part of document.querySelectorAll(`.markdown-body ${parts}`)) {
      const fold = part.matches('summary') ? part.parentElement?.parentElement : part;
      if (fold?.closest('details:not([open])')) continue;
      const { width, height } = part.getBoundingClientRect();
      const isDrawn = width >= 1 && height >= 8 && part.checkVisibility();
      if (isDrawn) drawn.push(part.tagName);
      else undrawn.push(part.outerHTML.slice(0, 100));
    }
    return { drawn, undrawn };
  });
}

/** Returns elements of the Markdown that overflow their box, except inside scrolling elements. */
export async function strayElements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const strays: string[] = [];
    for (const box of document.querySelectorAll('.markdown-body')) {
      const edge = box.getBoundingClientRect();
      const scrollers = [...box.querySelectorAll('*')].filter(
        (element) => getComputedStyle(element).overflowX !== 'visible',
      );
      for (const element of box.querySelectorAll('*')) {
        if (scrollers.some((other) => other !== element && other.contains(element))) continue;
        const { left, right, top, bottom, width } = element.getBoundingClientRect();
        if (width === 0) continue;
        const isInside =
          left >= edge.left - 1 &&
          right <= edge.right + 1 &&
          top >= edge.top - 1 &&
          bottom <= edge.bottom + 1;
        if (!isInside) strays.push(element.outerHTML.slice(0, 100));
      }
    }
    return strays;
  });
}

/** Returns the words of each diagram, or of its error message. */
export async function diagramText(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.diagram')].map((box) => {
      const svg = box.querySelector('svg');
      if (svg === null) return `not drawn: ${box.textContent}`;
      return [...svg.querySelectorAll('text, foreignObject')]
        .map((text) => text.textContent)
        .join('\n');
    }),
  );
}

/**
 * Returns event handlers, scripts, frames and similar elements in the Markdown, and links with other schemes than http. A diagram
 * may contain its own style, and images in its labels, which the page's policy blocks.
 */
export async function activeContent(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const active = 'script, iframe, form, button, object, embed, base, meta, link';
    const loading = ':is(style, img, image, video, audio):not(.diagram *)';
    for (const element of document.querySelectorAll('.markdown-body *')) {
      if (element.matches(`${active}, ${loading}`)) found.push(element.outerHTML.slice(0, 100));
      for (const { name, value } of element.attributes) {
        const isLink = /(?:^|:)href$/u.test(name) && !/^(?:https?:|mailto:|#)/u.test(value);
        if (name.startsWith('on') || isLink) found.push(`${name}=${value}`);
      }
    }
    return found;
  });
}
