import { judge } from '../judge/judge.ts';

/** Blocks of HTML that CommonMark reads no Markdown from, one line each, and our one diagram. */
const BLOCK = /^<(?:p|h[1-6]|hr|blockquote|pre|ul|ol|table|details)(?=[ >])[^\n]*>$/u;
/** The one Markdown of ours beside the diagram. */
const BANNER = /^> \[!(?:NOTE|WARNING|CAUTION)\]\n>\n> (?<html><p>[^\n]*<\/(?:p|ul)>)$/u;
const DIAGRAM = /^```mermaid\n(?<diagram>[^`]*)\n```$/u;

/** What is published, block by block. */
export function blocksOf(published: string): string[] {
  return published.trimEnd().split('\n\n');
}

/** Of a page on a result that is complete, has files and has no problem: the report itself, block by block. */
export function reportOf(published: string): string[] {
  const [, ...blocks] = blocksOf(published);
  return blocks.slice(0, -2);
}

/** The diagrams in a published text. */
export function diagramsOf(published: string): string[] {
  return blocksOf(published).flatMap((block) => DIAGRAM.exec(block)?.groups?.['diagram'] ?? []);
}

/**
 * Everything in a published text that remote text must never bring about; empty when all is well.
 * @param runUrl where a link of ours leads that is below all remote text
 */
export function violations(
  published: string,
  runUrl = 'https://github.com/octo/repo/actions/runs/42',
): string[] {
  const blocks = blocksOf(published);
  const banner = BANNER.exec(blocks[0] ?? '')?.groups?.['html'];
  const others = banner === undefined ? blocks : blocks.slice(1);
  const strange = others.filter((block) => !BLOCK.test(block) && !DIAGRAM.test(block));
  const html = [banner ?? '', ...others.filter((block) => !DIAGRAM.test(block))].join('\n\n');
  const found = judge(html, { gitHubHost: 'github.com', sentinel: runUrl });
  if (/\p{Bidi_Control}|(?!\n|\t)\p{Cc}/u.test(published)) found.push('a control character');
  if (diagramsOf(published).length > 1) found.push('more than one drawing');
  return [...strange.map((block) => `no block of HTML: ${block.slice(0, 200)}`), ...found];
}
