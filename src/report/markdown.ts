import type { Root, RootContent } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';

/**
 * The one place that knows the Markdown library. It is heavy: whoever renders a report loads
 * `render-report.ts` by `import()`.
 */
const processor = remark()
  .use(remarkGfm, { tablePipeAlign: false })
  .data('settings', {
    bullet: '-',
    bulletOther: '*',
    fences: true,
    listItemIndent: 'one',
    rule: '-',
  })
  .freeze();

/** Parses GitHub Flavored Markdown into a syntax tree. Throws a RangeError on absurd nesting. */
export function parseMarkdown(source: string): Root {
  return processor.parse(source);
}

/** Writes a tree as Markdown that ends with a line feed; text is escaped by the library. */
export function serializeMarkdown(children: readonly RootContent[]): string {
  return processor.stringify({ type: 'root', children: [...children] });
}
