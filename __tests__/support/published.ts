import { judge } from '../judge/judge.ts';

/** Blocks of HTML on one line, in which CommonMark parses no Markdown; and the one diagram of ours. */
const BLOCK = /^<(?:p|h[1-6]|hr|blockquote|pre|ul|ol|table|details)(?=[ >])[^\n]*>$/u;
/** The only Markdown of ours except the diagram. */
const BANNER = /^> \[!(?:NOTE|WARNING|CAUTION)\]\n>\n> (?<html><p>[^\n]*<\/(?:p|ul)>)$/u;
const DIAGRAM = /^```mermaid\n(?<diagram>[^`]*)\n```$/u;

/** Splits a published text into its blocks. */
export function blocksOf(published: string): string[] {
  return published.trimEnd().split('\n\n');
}

/** Returns the blocks of the report itself, for a page of a complete result with files and without problems. */
export function reportOf(published: string): string[] {
  const [, ...blocks] = blocksOf(published);
  return blocks.slice(0, -2);
}

/** Returns the diagrams in a published text. */
export function diagramsOf(published: string): string[] {
  return blocksOf(published).flatMap((block) => DIAGRAM.exec(block)?.groups?.['diagram'] ?? []);
}

/**
 * Returns everything in a published text that remote text must never cause; empty when there is nothing.
 * @param runUrl the address of a link of ours that is below all remote text
 */
export function violations(
  published: string,
  runUrl = 'https://github.com/octo/repo/actions/runs/42',
): string[] {
  const blocks = blocksOf(published);
  // One is at the start, another right below the headline of a complete report.
  const places = BANNER.test(blocks[0] ?? '') ? [0, 2] : [1];
  const shown = blocks.map((block, index) => {
    const isPlace =
      places.includes(index) && (index === 0 || blocks[index - 1]?.startsWith('<h2>'));
    return (isPlace === true ? BANNER.exec(block)?.groups?.['html'] : undefined) ?? block;
  });
  const strange = shown.filter((block) => !BLOCK.test(block) && !DIAGRAM.test(block));
  const html = shown.filter((block) => !DIAGRAM.test(block)).join('\n\n');
  const found = judge(html, { gitHubHost: 'github.com', sentinel: runUrl });
  if (/\p{Bidi_Control}|(?!\n|\t)\p{Cc}/u.test(published)) found.push('a control character');
  if (diagramsOf(published).length > 1) found.push('more than one drawing');
  return [...strange.map((block) => `no block of HTML: ${block.slice(0, 200)}`), ...found];
}
