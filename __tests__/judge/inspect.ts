import type { GitHubParser } from './github-parser.ts';
import { judge, type Facts } from './judge.ts';
import { factsOf, publish, type Published, type RemoteWords } from './publish.ts';
import { renderWithMarkdownIt } from './second-parser.ts';

/** Documents that are published, and parsed, at a time. */
const BATCH = 100;
const TARGETS = ['comment', 'summary'] as const;

export interface Inspected {
  readonly published: Published;
  /** What `judge` says of comment and summary, by both parsers; empty when all is well. */
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
  yield* published.map((one, index) => ({ published: one, violations: violations[index] ?? [] }));
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
