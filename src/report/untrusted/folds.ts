import type { Blockquote, BlockContent, DefinitionContent, RootContent } from 'mdast';

type Block = BlockContent | DefinitionContent;

/** The end of a fold, or its beginning with its title. A title may contain a few tags. */
const TAG =
  /\s*(?:<\/details\s*>|(?<start><details(?<open>\s+open)?\s*>)\s*(?:<summary>(?<title>(?:[^<>]|<\/?(?:b|strong|i|em|code)>)*)<\/summary>)?)\s*/giuy;
const MAX_LENGTH = 1000;

interface Start {
  readonly title: string;
  /** Whether it is initially open. */
  readonly isOpen: boolean;
}

/**
 * Agents fold parts of their reports with raw HTML. The blocks between `<details>` and `</details>` become one fold, so that every fold has
 * an end. If the document does not close a fold, its content is shown without the fold.
 */
export function gatherFolds(blocks: readonly RootContent[]): RootContent[] {
  const open: (Start & { before: RootContent[] })[] = [];
  let current: RootContent[] = [];
  for (const block of blocks) {
    const tags = block.type === 'html' ? tagsOf(block.value) : [];
    if (tags.length === 0) current.push(withFoldsInside(block));
    for (const start of tags) {
      if (start !== undefined) {
        open.push({ ...start, before: current });
        current = [];
        continue;
      }
      const fold = open.pop();
      if (fold !== undefined) current = [...fold.before, foldOf(fold, current, block)];
    }
  }
  for (const { title, before } of open.reverse()) {
    const name: Block[] = title === '' ? [] : [boldParagraph(title)];
    current = [...before, ...name, ...current];
  }
  return current;
}

function withFoldsInside(block: RootContent): RootContent {
  if (block.type === 'blockquote' || block.type === 'listItem') {
    return { ...block, children: gatherFolds(block.children) as Block[] };
  }
  if (block.type !== 'list') return block;
  return { ...block, children: block.children.map((item) => withFoldsInside(item) as typeof item) };
}

/**
 * A block of HTML may have several tags on adjacent lines, such as the end of a fold and the beginning of the next one.
 * @returns an entry for each fold that begins, undefined for each one that ends; empty if the block contains anything else
 */
function tagsOf(html: string): (Start | undefined)[] {
  if (html.length > MAX_LENGTH) return [];
  const tags = [...html.matchAll(TAG)];
  const length = tags.reduce((sum, [tag]) => sum + tag.length, 0);
  if (length < html.length) return [];
  return tags.map(({ groups }) =>
    groups?.['start'] === undefined
      ? undefined
      : { title: titleOf(groups['title']), isOpen: groups['open'] !== undefined },
  );
}

function titleOf(html = ''): string {
  const text = html.replace(/<\/?[a-z]+>/giu, '').trim();
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** `data` tells the converter which HTML element to create (mdast-util-to-hast, "Fields on nodes"). */
function foldOf(
  { title, isOpen }: Start,
  children: readonly RootContent[],
  end: RootContent,
): Blockquote {
  return {
    type: 'blockquote',
    data: { hName: 'details', hProperties: { open: isOpen } },
    children: [
      {
        type: 'paragraph',
        data: { hName: 'summary' },
        children: [{ type: 'text', value: title === '' ? 'Details' : title }],
      },
      ...(children as Block[]),
    ],
    ...(end.position === undefined ? {} : { position: end.position }),
  };
}

function boldParagraph(title: string): Block {
  return {
    type: 'paragraph',
    children: [{ type: 'strong', children: [{ type: 'text', value: title }] }],
  };
}
