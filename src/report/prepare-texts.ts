import type { Element } from 'hast';
import type { DeliverableText } from '../deliverables/saved-deliverable.ts';
import { fileAddresses } from './artifact-link.ts';
import { shareBudget } from './page.ts';
import { linkPlaces, openChangedFiles, type ChangedFiles } from './repository-links.ts';
import type { Result } from './result.ts';
import { extensionOf, orderTexts, textKind, type TextKind } from './text-kind.ts';
import { truncateText } from './untrusted/clean-text.ts';
import { preformatted } from './untrusted/html.ts';
import { parseDocument, type DocumentBlock } from './untrusted/markdown.ts';
import { readRows, type Rows } from './untrusted/read-rows.ts';
import { sanitizeBlock, writeHtml, type LinkRules } from './untrusted/safe-html.ts';
import { MAX_TABLE_ROWS, tableOfRows } from './untrusted/table.ts';

/** Further text files are counted, not shown. */
const MAX_SECTIONS = 30;
/** The maximum total length of all texts in UTF-16 units: about the size of the largest page. */
const MAX_TEXT_LENGTH = 1024 * 1024;

/** A text as blocks that are safe to publish. */
export interface PreparedText {
  readonly text: DeliverableText;
  readonly isMain: boolean;
  readonly blocks: readonly SafeBlock[];
  /** Whether it has a heading of the first level, which becomes an `h2`. */
  readonly hasTitle: boolean;
  /** Whether its first heading has become the headline of the page, and is therefore not among the blocks. */
  readonly isHeadlineTaken: boolean;
  /** How many UTF-16 units of the text were rendered. */
  readonly renderedLength: number;
  /** Whether the text is shown as plain text because it could not be rendered. */
  readonly isPlain: boolean;
  /** Present if the text is shown as a table, which is then the only block. */
  readonly table?: ShownTable;
}

export interface ShownTable {
  readonly rows: Rows;
  readonly hiddenColumns: number;
}

export interface SafeBlock {
  /** Sanitized. */
  readonly element: Element;
  /** One line. */
  readonly html: string;
  /** The offset in the text at which it ends, in UTF-16 units. */
  readonly end: number;
}

interface PrepareOptions {
  readonly links: LinkRules;
  /** Whether all texts are shown as plain text, without a parser. */
  readonly isPlain: boolean;
}

/** Prepares the texts that the report shows, the main one first. Each is rendered once for all pages. */
export function prepareTexts(result: Result, options: PrepareOptions): PreparedText[] {
  const { main, others } = orderTexts(result.texts, result.saved);
  const texts = (main === undefined ? others : [main, ...others]).slice(0, MAX_SECTIONS);
  const shares = shareBudget(
    MAX_TEXT_LENGTH,
    texts.map(({ text }) => text.length),
  );
  const addressesFor = fileAddresses(result);
  const changed = openChangedFiles(result);
  return texts.map((text, index): PreparedText => {
    const source = truncateText(text.text, shares[index] ?? 0);
    const kind = textKind(text, result.saved);
    const fileAddress = addressesFor(text.name);
    const links = {
      ...options.links,
      fileAddress: (href: string) => fileAddress(href) ?? changed?.addressOfLink(href),
    };
    const rendered = renderText(text, source, { ...options, kind, links, changed });
    const isMain = text === main;
    return { text, isMain, isHeadlineTaken: false, renderedLength: source.length, ...rendered };
  });
}

interface RenderRules extends PrepareOptions {
  readonly kind: TextKind;
  readonly changed: ChangedFiles | undefined;
}

type Rendered = Pick<PreparedText, 'blocks' | 'hasTitle' | 'isPlain' | 'table'>;

function renderText(text: DeliverableText, source: string, rules: RenderRules): Rendered {
  const { kind } = rules;
  if (kind !== 'code' && !rules.isPlain) {
    try {
      if (kind === 'table') {
        return renderTable(text, source, rules) ?? renderPlain(text, source, rules);
      }
      const { blocks, hasTitle } = parseDocument(source);
      return { blocks: safeBlocks(blocks, rules), hasTitle, isPlain: false };
    } catch (error) {
      // Hostile nesting exhausts the stack.
      if (!(error instanceof RangeError)) throw error;
      return renderPlain(text, source, { ...rules, isPlain: true });
    }
  }
  return renderPlain(text, source, rules);
}

function renderTable(
  text: DeliverableText,
  source: string,
  rules: RenderRules,
): Rendered | undefined {
  const rows = readRows(source, MAX_TABLE_ROWS + 1);
  if (rows === undefined) return undefined;
  const { table, hiddenColumns } = tableOfRows(rows.rows);
  const isWhole = source.length === text.text.length && text.missingBytes === 0;
  const shown = { rows: { ...rows, total: isWhole ? rows.total : undefined }, hiddenColumns };
  const blocks = safeBlocks([{ element: table, end: source.length }], rules);
  return { blocks, hasTitle: false, isPlain: false, table: shown };
}

function renderPlain({ name }: DeliverableText, source: string, rules: RenderRules): Rendered {
  const value = source.trimEnd();
  const element = preformatted(value, extensionOf(name));
  const blocks = value === '' ? [] : safeBlocks([{ element, end: source.length }], rules);
  return { blocks, hasTitle: false, isPlain: rules.isPlain && rules.kind !== 'code' };
}

function safeBlocks(
  blocks: readonly DocumentBlock[],
  { links, changed }: RenderRules,
): SafeBlock[] {
  return blocks.flatMap(({ element, end }) => {
    const linked = changed === undefined ? element : linkPlaces(element, changed);
    const safe = sanitizeBlock(linked, links);
    return safe === undefined ? [] : [{ element: safe, html: writeHtml(safe), end }];
  });
}
