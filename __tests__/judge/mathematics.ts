import { childrenOf, type Node, type Parent } from './html-tree.ts';

/** Takes the place of inline code. */
const INLINE_CODE = '\uFFFC';
/** Texts end where these begin and end. */
const BLOCKS = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li blockquote table thead tbody tr th td pre hr details summary div'.split(
    ' ',
  ),
);
/**
 * `$…$` and `$$…$$` that GitHub draws, also round inline code, and across emphasis, since it reads them before Markdown (docs.github.com,
 * "Writing mathematical expressions"). As there, spaces inside of the signs and a digit after them make them sums of money.
 */
const MATHEMATICS = /\$\$[^$]+\$\$|\$[^\s$](?:[^$]*[^\s$])?\$(?!\d)/;

/** The mathematics that GitHub draws in a document, the first of each block. */
export function mathematicsIn(root: Parent): string[] {
  return [...blockTextsOf(root)].flatMap((text) => MATHEMATICS.exec(text)?.[0].slice(0, 80) ?? []);
}

/** The whole text of each block, with a sign for inline code, and without `<span>$</span>`, which is how GitHub wants a plain one. */
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
