import { parseFragment } from 'parse5';
import { attribute, childrenOf, type Node } from './html-tree.ts';

/** What a reader finds in a document, each kind in its order. What is empty is left out. */
export interface Shown {
  readonly headings: readonly { readonly level: number; readonly text: string }[];
  /** The text of each item, without the blocks in it that have rows of their own here. */
  readonly items: readonly string[];
  readonly cells: readonly string[];
  readonly codes: readonly { readonly text: string; readonly isHtml: boolean }[];
}

/** Blocks whose text is no part of the text round them. */
const OWN_ROWS = new Set(['ul', 'ol', 'pre', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/**
 * What a document in HTML shows. So that an original and what is published of it can be compared,
 * - a box of a task list is ☑ or ☐, and an image its alternative text, "image" without one;
 * - HTML tags and comments that are shown as text are left out, in code, too: of the original, GitHub's parser leaves out raw HTML itself;
 * - white space counts in code blocks alone, since a `<br>` that is left out separates words for one of both;
 * - characters that nobody sees, and what breaks the beginning of a comment, are left out;
 * - redirect.github.com, through which links to issues lead, is github.com;
 * - footnotes are left out.
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

/** The text of an element, but for what has rows of its own in it. */
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
