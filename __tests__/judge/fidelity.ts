import type { Shown } from './shown.ts';

/**
 * Returns what a published document does not show of the original; empty when they agree. The published one has the original's headings, list
 * items, cells and code blocks in the same order, among those of its frame. The levels of headings may be shifted. An HTML block of the
 * original may be shown as code.
 */
export function differences(original: Shown, published: Shown): string[] {
  const titles = original.headings.map(({ text }) => text);
  const codes = original.codes.map(({ text }) => text);
  return [
    ...missing('headings', titles, published.headings),
    ...levels(original, published),
    ...missing('list items', original.items, textsOf(published.items)),
    ...missing('table cells', original.cells, textsOf(published.cells)),
    ...missing('code blocks', codes, published.codes),
  ];
}

interface Row {
  readonly text: string;
  /** May exist even if the original has none. */
  readonly isHtml?: boolean;
}

function textsOf(texts: readonly string[]): Row[] {
  return texts.map((text) => ({ text }));
}

/** Returns the first difference between a list and its best match within another list. */
function missing(kind: string, wanted: readonly string[], found: readonly Row[]): string[] {
  let best = 0;
  for (let start = 0; start < found.length; start += 1) {
    let matched = 0;
    for (const { text, isHtml = false } of found.slice(start)) {
      if (text === wanted[matched]) matched += 1;
      else if (!isHtml) break;
    }
    best = Math.max(best, matched);
  }
  if (best === wanted.length) return [];
  const next = JSON.stringify(wanted[best]?.slice(0, 120));
  return [`${kind}: ${next} is missing after ${best} of ${wanted.length}`];
}

function levels(original: Shown, published: Shown): string[] {
  if (original.headings.length === 0) return [];
  const isShifted = published.headings.some((_, start) =>
    [0, 1, 2].some((shift) =>
      original.headings.every(({ level, text }, index) => {
        const shown = published.headings[start + index];
        // The first one may be the headline.
        const isLevel = shown?.level === Math.min(6, level + shift) || (index === 0 && shown?.level === 2); // prettier-ignore
        return shown?.text === text && isLevel;
      }),
    ),
  );
  return isShifted ? [] : ['the levels of headings'];
}
