import type { Blockquote, BlockContent, DefinitionContent, RootContent } from 'mdast';

type Block = BlockContent | DefinitionContent;

/** The beginning of a fold, and its title in the few tags that titles have. */
const START =
  /^<details(?:\s+open)?\s*>\s*(?:<summary>(?<title>(?:[^<>]|<\/?(?:b|strong|i|em|code)>)*)<\/summary>)?$/iu;
const END = /^<\/details\s*>$/iu;
const MAX_LENGTH = 1000;

/**
 * Agents fold parts of their reports with raw HTML. Blocks between `<details>` and `</details>` become one fold, so that it always ends
 * where it must; a fold that is never closed is shown unfolded.
 */
export function gatherFolds(blocks: readonly RootContent[]): RootContent[] {
  const open: { title: string; before: RootContent[] }[] = [];
  let current: RootContent[] = [];
  for (const block of blocks) {
    const html =
      block.type === 'html' && block.value.length <= MAX_LENGTH ? block.value.trim() : '';
    const start = START.exec(html);
    if (start !== null) {
      open.push({ title: titleOf(start), before: current });
      current = [];
    } else if (END.test(html)) {
      const fold = open.pop();
      if (fold !== undefined) current = [...fold.before, foldOf(fold.title, current, block)];
    } else current.push(withFoldsInside(block));
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

function titleOf(start: RegExpExecArray): string {
  return (start.groups?.['title'] ?? '').replace(/<\/?[a-z]+>/giu, '').trim();
}

/** `data` says which HTML the converter makes of a node (mdast-util-to-hast, "Fields on nodes"). */
function foldOf(title: string, children: readonly RootContent[], end: RootContent): Blockquote {
  return {
    type: 'blockquote',
    data: { hName: 'details' },
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
