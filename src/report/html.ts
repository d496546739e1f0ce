import type {
  Heading,
  Html,
  Link,
  List,
  Paragraph,
  PhrasingContent,
  RootContent,
  Strong,
  Table,
  TableRow,
  Text,
} from 'mdast';
import { cleanLine, clipText } from './clean-text.ts';

/** Our own words: the serializer escapes them, nothing more is done to them. */
export function words(value: string): Text {
  return { type: 'text', value };
}

export function strong(value: string): Strong {
  return { type: 'strong', children: [words(value)] };
}

export function paragraph(...children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

export function heading(depth: 2 | 3, value: string): Heading {
  return { type: 'heading', depth, children: [words(value)] };
}

/** An address of ours in normal form; undefined when it is no https or http one. */
export function ownAddress(url: string): string | undefined {
  const isUsable = url.length <= 2000 && /^https?:\/\//u.test(url) && URL.canParse(url);
  return isUsable ? new URL(url).href : undefined;
}

/** A link to an address of ours; its label alone when the address can't be used. */
export function ownLink(url: string, label: PhrasingContent): PhrasingContent {
  const address = ownAddress(url);
  if (address === undefined || label.type === 'link') return label;
  const link: Link = { type: 'link', url: address, children: [label] as Link['children'] };
  return link;
}

export function bullets(items: readonly PhrasingContent[][]): List {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map((item) => ({ type: 'listItem', children: [paragraph(...item)] })),
  };
}

/** The first row is the head. */
export function table(rows: readonly PhrasingContent[][][], align: Table['align'] = []): Table {
  return { type: 'table', align, children: rows.map(tableRow) };
}

function tableRow(cells: readonly PhrasingContent[][]): TableRow {
  return { type: 'tableRow', children: cells.map((children) => ({ type: 'tableCell', children })) };
}

/**
 * Folded content. The name stands in code, where GitHub mentions and links nobody.
 * @param name remote text
 * @param remark our words after the name
 */
export function folded(
  title: { name: string; remark: string },
  content: readonly RootContent[],
): RootContent[] {
  const name = escapeHtml(clipText(cleanLine(title.name), 120));
  const summary = `<summary><code>${name}</code>${escapeHtml(title.remark)}</summary>`;
  return [html(`<details>${summary}`), ...content, html('</details>')];
}

/** Folded content below words of ours. */
export function foldedList(title: string, content: readonly RootContent[]): RootContent[] {
  return [html(`<details><summary>${escapeHtml(title)}</summary>`), ...content, html('</details>')];
}

/** HTML of ours. Remote text never comes here, but escaped in `folded`. */
export function html(value: string): Html {
  return { type: 'html', value };
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('$', '&#36;');
}
