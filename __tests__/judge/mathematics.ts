import { childrenOf, type Node, type Parent } from './html-tree.ts';

/** Takes the place of inline code. */
const INLINE_CODE = '\uFFFC';
/** Elements that separate texts. */
const BLOCKS = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li blockquote table thead tbody tr th td pre hr details summary div'.split(
    ' ',
  ),
);
/**
 * Matches `$…$` and `$$…$$` that GitHub draws, also around inline code and across emphasis, because it parses them before Markdown
 * (docs.github.com, "Writing mathematical expressions"). With spaces inside the signs, or a digit after them, they are amounts of money.
 */
const MATHEMATICS = /\$\$[^$]+\$\$|\$[^\s$](?:[^$]*[^\s$])?\$(?!\d)/;

/** Returns the mathematics that GitHub draws in a document, the first one of each block. */
export function mathematicsIn(root: Parent): string[] {
  return [...blockTextsOf(root)].flatMap((text) => MATHEMATICS.exec(text)?.[0].slice(0, 80) ?? []);
}

/** Returns the whole text of each block, with a placeholder for inline code, and without `<span>$</span>`, GitHub's notation for a plain `$`. */
function* blockTextsOf(root: Parent): Generator<string> {
  let text = '';
  const open: (Node | 'end')[] = [...childrenOf(root)].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const isBlock = node === 'end' || BLOCKS.has(node.nodeName);
    if (isBlock) {
      if (text !== '') yield text;
      text = '';
    }
    if (node === 'end' || node.nodeName === '#comment') continue;
    if ('value' in node) text += node.value;
    else if (node.nodeName === 'br') text += '\n';
    else if (node.nodeName === 'code') text += INLINE_CODE;
    else if (node.nodeName !== 'pre' && !isPlainDollar(node)) {
      if (isBlock) open.push('end');
      open.push(...[...childrenOf(node)].reverse());
    }
  }
  if (text !== '') yield text;
}

function isPlainDollar(node: Node): boolean {
  const [child, ...others] = node.nodeName === 'span' ? childrenOf(node) : [];
  return child !== undefined && 'value' in child && child.value === '$' && others.length === 0;
}
