import type { Element, Nodes } from 'hast';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import path from 'node:path';

/** The links of a document and its link targets. */
interface Document {
  /** Links and image sources, including those of raw HTML, unchanged. */
  readonly links: readonly string[];
  /** The anchors of its headings, as GitHub generates them, and explicit anchors. */
  readonly anchors: ReadonlySet<string>;
}

/** The files of a repository, by their paths relative to the root. */
export interface Repository {
  readonly exists: (file: string) => boolean;
  /** The text of a Markdown file. */
  readonly read: (file: string) => string;
}

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
  .use(rehypeRaw)
  .freeze();

/**
 * Returns the broken links of a Markdown file within the repository, one sentence each. Links to other sites are not checked.
 * @param file its path relative to the root, with slashes
 */
export function findBrokenLinks(file: string, repository: Repository): string[] {
  return parseDocument(repository.read(file))
    .links.filter((link) => !/^(?:[a-z][a-z\d+.-]*:|\/\/)/iu.test(link))
    .flatMap((link) => {
      const why = whyBroken(link, file, repository);
      return why === undefined ? [] : [`${file}: ${link} leads to ${why}.`];
    });
}

function whyBroken(link: string, from: string, repository: Repository): string | undefined {
  const [, target = '', anchor] = /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/su.exec(link) ?? [];
  const file = resolve(decodeURI(target), from);
  if (file.startsWith('../')) return 'a place outside of the repository';
  if (!repository.exists(file)) return 'no file';
  if (!anchor || !file.endsWith('.md')) return undefined;
  const { anchors } = parseDocument(repository.read(file));
  return anchors.has(decodeURI(anchor)) ? undefined : `no heading of ${file}`;
}

/** A link that starts with a slash is relative to the root. */
function resolve(target: string, from: string): string {
  if (target === '') return from;
  const folder = target.startsWith('/') ? '' : path.posix.dirname(from);
  return path.posix.join(folder, target.replace(/^\//u, '')).replace(/(?<=.)\/$/u, '');
}

export function parseDocument(markdown: string): Document {
  const elements = elementsOf(processor.runSync(processor.parse(markdown)));
  const links = elements.flatMap(({ properties: { href, src } }) =>
    [href, src].filter((link) => typeof link === 'string'),
  );
  const named = elements.flatMap(({ properties: { id, name } }) =>
    [id, name].filter((anchor) => typeof anchor === 'string'),
  );
  const headings = elements.filter(({ tagName }) => /^h[1-6]$/u.test(tagName)).map(textOf);
  return { links, anchors: new Set([...named, ...slugs(headings)]) };
}

/** Returns an anchor as GitHub does: keeps letters, digits, hyphens and underscores, replaces spaces with hyphens, and numbers duplicates. */
function slugs(headings: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return headings.map((heading) => {
    const slug = heading
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

function elementsOf(node: Nodes): Element[] {
  const own = node.type === 'element' ? [node] : [];
  return 'children' in node ? [...own, ...node.children.flatMap(elementsOf)] : own;
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
