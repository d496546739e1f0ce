import type { Element, ElementContent, Properties, Text } from 'hast';
import { cleanLine, clipText } from './clean-text.ts';
import type { TagName } from './schema.ts';

/** Text, which may be remote, or an element. All of it goes through `sanitizeBlock` before it is published. */
export type Child = string | ElementContent;

/** Creates an element of HTML. */
export function element(tagName: TagName, properties: Properties, ...children: Child[]): Element {
  return { type: 'element', tagName, properties, children: children.map(toNode) };
}

function toNode(child: Child): ElementContent {
  return typeof child === 'string' ? textNode(child) : child;
}

export function textNode(value: string): Text {
  return { type: 'text', value };
}

export function paragraph(...children: Child[]): Element {
  return element('p', {}, ...children);
}

export function heading(level: 2 | 3, ...children: Child[]): Element {
  return element(`h${level}`, {}, ...children);
}

export function strong(...children: Child[]): Element {
  return element('strong', {}, ...children);
}

/** Creates a link. The sanitizer leaves only its label if the address is not allowed. */
export function link(url: string, label: Child): Element {
  return element('a', { href: url }, label);
}

export function list(items: readonly Child[][]): Element {
  return element('ul', {}, ...items.map((item) => element('li', {}, ...item)));
}

/** @param rows the first row is the head */
export function table(
  rows: readonly Child[][][],
  align: readonly ('right' | undefined)[] = [],
): Element {
  const [head = [], ...body] = rows.map((cells, row) => {
    const tag = row === 0 ? 'th' : 'td';
    return cells.map((cell, column) => element(tag, alignOf(align[column]), ...cell));
  });
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...body.map((cells) => element('tr', {}, ...cells))),
  );
}

function alignOf(align: 'right' | undefined): Properties {
  return align === undefined ? {} : { align };
}

/** Creates a fold with a title. */
export function details(title: readonly Child[], ...children: Child[]): Element {
  return element('details', {}, element('summary', {}, ...title), ...children);
}

/**
 * Shows text unchanged, without a parser.
 * @param language the name by which GitHub highlights code; it ignores unknown names
 */
export function preformatted(text: string, language = ''): Element {
  return element('pre', { lang: language.toLowerCase() }, element('code', {}, text));
}

/** Returns the text in a tree, without the tags. */
export function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

/**
 * Formats a sentence that may contain remote text, or a remote reason or status, on one line. Text between back-ticks becomes code.
 * @param maxLength in UTF-16 units; a truncated text ends with an ellipsis
 */
export function inlineText(text: string, maxLength = 300): Child[] {
  const parts = clipText(cleanLine(text), maxLength).split(/`(\s*[^\s`][^`]*)`/u);
  return parts.map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
}

/**
 * Formats a remote name or ID as code on one line, so that people can copy it.
 * @param maxLength in UTF-16 units; a truncated text ends with an ellipsis
 */
export function inlineCode(text: string, maxLength = 120): Child {
  const name = clipText(cleanLine(text), maxLength);
  return name === '' ? 'unnamed' : element('code', {}, name);
}
