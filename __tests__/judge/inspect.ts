import type { GitHubParser } from './github-parser.ts';
import { judge, type Facts } from './judge.ts';
import { factsOf, publish, publishLive, type Published, type RemoteWords } from './publish.ts';
import { renderWithMarkdownIt } from './second-parser.ts';

/** Documents that are published, and parsed, at a time. */
const BATCH = 100;
const TARGETS = ['comment', 'summary'] as const;
/** Address of a link that is put below a live comment. */
const BELOW_LIVE = 'https://platform.miteos.com/below';

export interface Inspected {
  readonly published: Published;
  /** What `judge` says of comment, summary and, where there are agents, live comment, by both parsers; empty when all is well. */
  readonly violations: readonly string[];
}

/** Publishes each of the documents, and judges what two parsers make of it. */
export async function* inspect(
  parser: GitHubParser,
  documents: Iterable<RemoteWords>,
): AsyncGenerator<Inspected> {
  const batch: RemoteWords[] = [];
  for (const document of documents) {
    if (batch.push(document) === BATCH) yield* inspectBatch(parser, batch.splice(0));
  }
  yield* inspectBatch(parser, batch);
}

async function* inspectBatch(
  parser: GitHubParser,
  batch: readonly RemoteWords[],
): AsyncGenerator<Inspected> {
  const published: Published[] = [];
  for (const words of batch) published.push(await publish(words));
  const violations = batch.map((): string[] => []);
  for (const target of TARGETS) {
    const texts = published.map((one) => one[target]);
    const html = await parser.render(texts);
    for (const [index, words] of batch.entries()) {
      const found = judgeMarkdown(texts[index] ?? '', html[index] ?? '', factsOf(words, target));
      violations[index]?.push(...found.map((violation) => `${target}, ${violation}`));
    }
  }
  for (const [index, words] of batch.entries()) {
    if (words.agents === undefined) continue;
    const found = await inspectLive(parser, words, published[index]?.comment ?? '');
    violations[index]?.push(...found);
  }
  yield* published.map((one, index) => ({ published: one, violations: violations[index] ?? [] }));
}

/** What is wrong with the live comment above a comment that was published of the same words. */
export async function inspectLive(
  parser: GitHubParser,
  words: RemoteWords,
  comment: string,
): Promise<string[]> {
  // The previous report ends within a fold, so that what follows it tells whether the fold was closed.
  const markdown = `${await publishLive(words, comment)}\n\n[below](${BELOW_LIVE})\n`;
  const [html = ''] = await parser.render([markdown]);
  const facts = { ...factsOf(words, 'comment'), sentinel: BELOW_LIVE };
  return judgeMarkdown(markdown, html, facts).map((violation) => `live, ${violation}`);
}

/**
 * What is wrong with a published document, each with the parser that says so.
 * @param html what GitHub's parser makes of it
 */
export function judgeMarkdown(markdown: string, html: string, facts: Facts): string[] {
  return [
    ...judgeSource(markdown, facts),
    ...judge(html, facts).map((violation) => `cmark-gfm: ${violation}`),
    ...judge(renderWithMarkdownIt(markdown), facts).map((found) => `markdown-it: ${found}`),
  ];
}

/** Comments are found again by their first line, as it was sent. */
function judgeSource(markdown: string, { marker }: Facts): string[] {
  const comments = markdown.split('<!-- miteos-task').length - 1;
  if (comments !== (marker === undefined ? 0 : 1)) return [`${comments} markers in the source`];
  return marker === undefined || markdown.startsWith(`${marker}\n`)
    ? []
    : ['no marker at the start of the source'];
}
