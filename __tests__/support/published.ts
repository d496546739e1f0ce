import { judge } from '../judge/judge.ts';

/** Blocks of HTML that CommonMark reads no Markdown from, one line each, and our one diagram. */
const BLOCK = /^<(?:p|h[1-6]|hr|blockquote|pre|ul|ol|table|details)(?=[ >])[^\n]*>$/u;
const FOLD_LINES = ['<details><summary>Previous report</summary>', '</details>'];
const DIAGRAM = /^```mermaid\n(?<diagram>[^`]*)\n```$/u;

/** What is published, block by block. */
export function blocksOf(published: string): string[] {
  return published.trimEnd().split('\n\n');
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
  const strange = blocks.filter(
    (block) => !BLOCK.test(block) && !FOLD_LINES.includes(block) && !DIAGRAM.test(block),
  );
  const html = blocks.filter((block) => !DIAGRAM.test(block)).join('\n\n');
  const found = judge(html, { gitHubHost: 'github.com', sentinel: runUrl });
  if (/\p{Bidi_Control}|(?!\n|\t)\p{Cc}/u.test(published)) found.push('a control character');
  if (diagramsOf(published).length > 1) found.push('more than one drawing');
  return [...strange.map((block) => `no block of HTML: ${block.slice(0, 200)}`), ...found];
}
