import type { PhrasingContent, Root, RootContent } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkRehype from 'remark-rehype';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

type Writer = (tree: Root) => string;

const usual = unified().use(remarkGfm).use(remarkStringify).freeze();
const unusual = unified()
  .use(remarkGfm, { singleTilde: true, tablePipeAlign: false, tableCellPadding: false })
  .use(remarkStringify, {
    ...{ bullet: '+', emphasis: '_', strong: '_', fence: '~', setext: true, rule: '-' },
    ...{ listItemIndent: 'tab', closeAtx: true, incrementListMarker: false, resourceLink: true },
  })
  .freeze();
const asHtml = unified()
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeStringify, { allowDangerousHtml: true })
  .freeze();

/** Writers that escape Markdown, that escape nothing, and that write HTML. */
export const WRITERS: readonly Writer[] = [
  (tree) => usual.stringify(tree),
  (tree) => unusual.stringify(tree),
  (tree) => asHtml.stringify(asHtml.runSync(tree)),
  (tree) => tree.children.map((child) => writeRaw(child)).join('\n\n'),
];

type Written = RootContent | { readonly type: 'tableCell'; readonly children: PhrasingContent[] };

/** The text of a node between its delimiters, unchanged. */
function writeRaw(node: Written): string {
  const inner = (separator: string): string =>
    'children' in node
      ? node.children.map((child) => writeRaw(child as Written)).join(separator)
      : '';
  const indented = (text: string, by: string): string => text.replaceAll('\n', `\n${by}`);
  switch (node.type) {
    case 'emphasis':
      return `*${inner('')}*`;
    case 'strong':
      return `__${inner('')}__`;
    case 'delete':
      return `~~${inner('')}~~`;
    case 'link':
      return `[${inner('')}](${node.url} "${node.title ?? ''}")`;
    case 'image':
      return `![${node.alt ?? ''}](${node.url})`;
    case 'inlineCode':
      return `\`${node.value}\``;
    case 'break':
      return '\\\n';
    case 'heading':
      return `${'#'.repeat(node.depth)} ${inner('')}`;
    case 'code':
      return `\`\`\`${node.lang ?? ''}\n${node.value}\n\`\`\``;
    case 'blockquote':
      return `> ${indented(inner('\n\n'), '> ')}`;
    case 'list':
      return inner(node.spread === true ? '\n\n' : '\n');
    case 'listItem':
      return `- ${indented(inner('\n\n'), '  ')}`;
    case 'tableRow':
      return `| ${inner(' | ')} |`;
    case 'table':
      return inner('\n').replace('\n', '\n| - | - |\n');
    default:
      return 'value' in node ? node.value : inner('');
  }
}
