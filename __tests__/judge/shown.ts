import { parseFragment } from 'parse5';
import { attribute, childrenOf, type Node } from './html-tree.ts';

/** What a document shows to a reader, each kind in its order. Empty items are omitted. */
export interface Shown {
  readonly headings: readonly { readonly level: number; readonly text: string }[];
  /** The text of each item, without nested blocks that have their own entries. */
  readonly items: readonly string[];
  readonly cells: readonly string[];
  readonly codes: readonly { readonly text: string; readonly isHtml: boolean }[];
}

/** Blocks whose text is not part of the surrounding text. */
const OWN_ROWS = new Set(['ul', 'ol', 'pre', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/**
 * Returns what a document in HTML shows. To compare an original with its published form,
 * - a box of a task list is ☑ or ☐, and an image is its alternative text, or "image" without one;
 * - HTML tags and comments that are shown as text are omitted, even in code, because GitHub's parser omits raw HTML in the original;
 * - white space counts only in code blocks, because an omitted `<br>` separates words in only one of the documents;
 * - invisible characters, and those that break the beginning of a comment, are omitted;
 * - redirect.github.com, which links to issues go through, is github.com;
 * - footnotes are omitted.
 */
export function shownIn(html: string): Shown {
  const shown = { headings: [], items: [], cells: [], codes: [] } as {
    [kind in keyof Shown]: Shown[kind][number][];
  };
  const open: Node[] = [...parseFragment(html).childNodes].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const name = node.nodeName;
    if (isFootnote(node)) continue;
    if (/^h[1-6]$/.test(name)) {
      const text = squeezed(textOf(node));
      if (text !== '') shown.headings.push({ level: Number(name[1]), text });
    } else if (name === 'li') add(shown.items, squeezed(textOf(node)));
    else if (name === 'td' || name === 'th') add(shown.cells, squeezed(textOf(node)));
    else if (name === 'pre') {
      const text = textOf(node);
      shown.codes.push({ text: codeText(text), isHtml: text.trimStart().startsWith('<') });
    }
    open.push(...[...childrenOf(node)].reverse());
  }
  return shown;
}

function add(list: string[], text: string): void {
  if (text !== '') list.push(text);
}

/** Returns the text of an element, without nested blocks that have their own entries. */
function textOf(element: Node): string {
  let text = '';
  const open: Node[] = [...childrenOf(element)].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (OWN_ROWS.has(node.nodeName) || isFootnote(node)) continue;
    if (node.nodeName === '#text' && 'value' in node) text += node.value;
    else if (node.nodeName === 'input')
      text += attribute(node, 'checked') === undefined ? '☐' : '☑';
    else if (node.nodeName === 'img') text += attribute(node, 'alt')?.trim() || 'image';
    open.push(...[...childrenOf(node)].reverse());
  }
  return text;
}

function isFootnote(node: Node): boolean {
  return /^footnote/.test(attribute(node, 'class') ?? '');
}

const UNSEEN = /(?![\n\t])\p{Cc}|\p{Bidi_Control}|[\u200B\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
const TAG = /<!--.*?-->|<\/?[a-z][^<>]*>|<[?!][^<>]*>/gisu;

function squeezed(text: string): string {
  return withoutTags(text).replace(/\s+/g, '');
}

function codeText(text: string): string {
  return withoutTags(text)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

function withoutTags(text: string): string {
  return text.replace(UNSEEN, '').replace(TAG, '').replaceAll('redirect.github.com', 'github.com');
}
