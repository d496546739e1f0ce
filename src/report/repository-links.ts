import type { Element, ElementContent } from 'hast';
import { decodePath } from './artifact-link.ts';
import type { ReportHead, Result } from './result.ts';
import { inlineCode, link, textNode, textOf, type Child } from './untrusted/html.ts';

/** Brackets and quotation marks before a place. A path may begin with one, too. */
const LEAD = /^[[({<"'“‘]*/u;
const PLACE = /^(?<path>.+?)(?::|#L)(?<start>\d{1,7})(?:[-–]L?(?<end>\d{1,7})|:\d{1,7})?$/su;

/** Returns the first digits of a commit's hash as a link to its files. */
export function commitLink(
  commit: string,
  { repositoryUrl }: Pick<ReportHead, 'repositoryUrl'>,
): Child {
  return link(`${repositoryUrl}/tree/${commit}`, inlineCode(commit.slice(0, 7)));
}

/** Returns the address of a file at a commit, for people. */
export function fileAddress(
  path: string,
  { repositoryUrl, commit }: { readonly repositoryUrl: string; readonly commit: string },
): string {
  const segments = path.toWellFormed().split('/').map(encodeURIComponent);
  return `${repositoryUrl}/blob/${commit}/${segments.join('/')}`;
}

/** Whether a text may contain the place of a line of code, such as `src/a.ts:42` or `Makefile#L7`. A quick check with false positives. */
export function mayNameCode(text: string): boolean {
  return /[\p{L}_.]\d*(?::|#L)\d/u.test(text);
}

/** The addresses of the files that the pull request changes, at its commit. Undefined for other files. */
export interface ChangedFiles {
  /** @param place such as `src/a.ts:42`, `src/a.ts:42-50`, `src/a.ts:42:7` or `src/a.ts#L42` */
  addressOfPlace(place: string): string | undefined;
  /** @param href a relative link, with or without a line */
  addressOfLink(href: string): string | undefined;
}

/** @returns undefined when the commit or the changed files are not known */
export function openChangedFiles({
  commit,
  repositoryUrl,
  changedPaths,
}: Pick<Result, 'commit' | 'repositoryUrl' | 'changedPaths'>): ChangedFiles | undefined {
  if (commit === undefined || changedPaths.length === 0) return undefined;
  const paths = new Set(changedPaths);
  const addressOf = (name: string, lines = ''): string | undefined => {
    const path = name.replace(/^\.?\//u, '');
    if (!paths.has(path)) return undefined;
    return fileAddress(path, { repositoryUrl, commit }) + lines;
  };
  const addressOfPlace = (place: string): string | undefined => {
    const { path, start = '', end } = PLACE.exec(place)?.groups ?? {};
    if (path === undefined) return undefined;
    return addressOf(path, `#L${start}${end === undefined ? '' : `-L${end}`}`);
  };
  return {
    addressOfPlace,
    addressOfLink: (href) => {
      const target = decodePath(href);
      return addressOfPlace(target) ?? addressOf(target.split(/[?#]/u, 1)[0] ?? '');
    },
  };
}

/** Elements in which places do not become links. */
const CLOSED = new Set(['a', 'pre']);

/** Turns each place in a changed file into a link: in text, and in inline code that consists of the place. */
export function linkPlaces(block: Element, files: ChangedFiles): Element {
  if (CLOSED.has(block.tagName)) return block;
  const children = block.children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return linkText(child.value, files);
    if (child.type !== 'element') return [child];
    if (child.tagName !== 'code') return [linkPlaces(child, files)];
    const address = files.addressOfPlace(textOf(child));
    return address === undefined ? [child] : [link(address, child)];
  });
  return { ...block, children };
}

function linkText(text: string, files: ChangedFiles): ElementContent[] {
  if (!/\d/u.test(text)) return [textNode(text)];
  return text.split(/([\s,;|]+)/u).flatMap((word) => linkWord(word, files) ?? [textNode(word)]);
}

/** A place may be in brackets or quotation marks, and at the end of a sentence. */
function linkWord(word: string, files: ChangedFiles): ElementContent[] | undefined {
  const { start, trail = '' } = /^(?<start>.*\d)(?<trail>\D*)$/su.exec(word)?.groups ?? {};
  if (start === undefined || /^\w/u.test(trail)) return undefined;
  for (const place of [start, start.replace(LEAD, '')]) {
    const address = files.addressOfPlace(place);
    const lead = start.slice(0, start.length - place.length);
    if (address !== undefined) return [textNode(lead), link(address, place), textNode(trail)];
  }
  return undefined;
}
