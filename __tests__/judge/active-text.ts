import { childrenOf, type Node } from './html-tree.ts';

/**
 * Text that GitHub turns into a link, a mention or a cross reference, except in code or in a link (docs.github.com, "Autolinked references
 * and URLs" and "Basic writing and formatting syntax"). Stricter than GitHub where its rule is not documented: it is not known which users,
 * issues and commits exist, so every possible one counts.
 */
const ACTIVE_TEXT: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['address', /(?:https?|ftp):\/\/\w\S*|www\.\w\S*/i],
  ['mail address', /(?<![\w.+-])[\w.+-]+@[\w-]+\.\w+/],
  // A user, or a team of an organization.
  ['mention', /(?<!\w)@[a-z0-9][\w/-]*/i],
  // Also `owner/repo#1` and `owner#1`, and the reference after a closing keyword.
  ['reference', /(?:(?<![\w./-])[\w./-]+)?#\d+/],
  ['reference', /\bgh-\d+/i],
  // A pull request on Gitea. Source: modules/references of its code.
  ['reference', /(?<![^\s(['"])(?:[\w.-]+\/[\w.-]+)?!\d+(?!\w)/],
  // Seven or more digits are a commit if the repository has one that starts like this. 40 or 64 are a full hash.
  ['commit', /\b[0-9a-f]{7,64}\b/i],
];

/** Returns the active text within a text that GitHub reads as one, each with its kind. */
export function findActiveText(text: string): string[] {
  return ACTIVE_TEXT.flatMap(([kind, pattern]) => {
    const found = pattern.exec(text);
    return found === null
      ? []
      : [`${kind} ${found[0].slice(0, 80)} in ${JSON.stringify(around(text, found.index))}`];
  });
}

function around(text: string, index: number): string {
  return text.slice(Math.max(0, index - 20), index + 60);
}

const INLINE = new Set(['a', 'code', 'del', 'em', 'span', 'strong', 'sub']);

/** Returns the first text that an element or its nested blocks show; empty when an inline element precedes it. */
export function firstText(element: Node): string {
  if ('value' in element) return element.value;
  const first = childrenOf(element).find((child) => allText(child).trim() !== '');
  return first === undefined || INLINE.has(first.nodeName) ? '' : firstText(first);
}

function allText(node: Node): string {
  return 'value' in node ? node.value : childrenOf(node).map(allText).join('');
}

/** Returns the texts among siblings. Adjacent texts, or texts with only comments between them, are joined. */
export function textsOf(siblings: readonly Node[]): string[] {
  const texts = [''];
  for (const node of siblings) {
    if ('value' in node) texts.push(`${texts.pop() ?? ''}${node.value}`);
    else if (node.nodeName !== '#comment') texts.push('');
  }
  return texts.filter((text) => text !== '');
}
