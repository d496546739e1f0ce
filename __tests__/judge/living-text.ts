import { childrenOf, type Node } from './html-tree.ts';

/**
 * What GitHub makes a link, a mention or a cross reference of wherever it is in rendered text, but not in code or in a link
 * (docs.github.com, "Autolinked references and URLs" and "Basic writing and formatting syntax"). Stricter than GitHub where its rule is
 * not documented: nobody here knows which users, issues and commits there are, so each that might be one counts.
 */
const LIVING: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['address', /(?:https?|ftp):\/\/\w\S*|www\.\w\S*/i],
  ['mail address', /(?<![\w.+-])[\w.+-]+@[\w-]+\.\w+/],
  // A user, or a team of an organization.
  ['mention', /(?<!\w)@[a-z0-9][\w/-]*/i],
  // Also `owner/repo#1` and `owner#1`, and what follows a closing word.
  ['reference', /(?:(?<![\w./-])[\w./-]+)?#\d+/],
  ['reference', /\bgh-\d+/i],
  // Of Gitea: a pull request, by modules/references of its source.
  ['reference', /(?<![^\s(['"])(?:[\w.-]+\/[\w.-]+)?!\d+(?!\w)/],
  // Seven digits or more are a commit where the repository has one that begins so; 40 or 64 are a whole hash.
  ['commit', /\b[0-9a-f]{7,64}\b/i],
];

/** What is alive in a text that GitHub reads as one, each with its kind. */
export function livingIn(text: string): string[] {
  return LIVING.flatMap(([kind, pattern]) => {
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

/** The first text that an element shows, in it or in the blocks in it; empty where an inline element shows something before it. */
export function firstText(element: Node): string {
  if ('value' in element) return element.value;
  const first = childrenOf(element).find((child) => allText(child).trim() !== '');
  return first === undefined || INLINE.has(first.nodeName) ? '' : firstText(first);
}

function allText(node: Node): string {
  return 'value' in node ? node.value : childrenOf(node).map(allText).join('');
}

/** The texts among siblings; those that touch, with nothing between but comments, are one. */
export function textsOf(siblings: readonly Node[]): string[] {
  const texts = [''];
  for (const node of siblings) {
    if ('value' in node) texts.push(`${texts.pop() ?? ''}${node.value}`);
    else if (node.nodeName !== '#comment') texts.push('');
  }
  return texts.filter((text) => text !== '');
}
