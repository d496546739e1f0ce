import type { GitHubParser } from './github-parser.ts';
import { judge, type Facts } from './judge.ts';
import { withoutMarker } from '../../src/github/comment-marker.ts';
import { MAX_KEPT_BANNER_LENGTH, withoutBanner } from '../../src/report/banner.ts';
import { factsOf, publish, publishOver, type Published, type RemoteText } from './publish.ts';
import { renderWithMarkdownIt } from './second-parser.ts';

/** The number of documents that are published and parsed at a time. */
const BATCH = 100;
const TARGETS = ['comment', 'summary'] as const;
/** The URL of a link below a kept report. */
const BELOW = 'https://platform.miteos.com/below';

export interface Inspected {
  readonly published: Published;
  /** The findings of `judge` for comment, summary and, if there are agents, the comment below later banners, by both parsers; empty for none. */
  readonly violations: readonly string[];
}

/** Publishes each of the documents, and judges the output of two parsers. */
export async function* inspect(
  parser: GitHubParser,
  documents: Iterable<RemoteText>,
): AsyncGenerator<Inspected> {
  const batch: RemoteText[] = [];
  for (const document of documents) {
    if (batch.push(document) === BATCH) yield* inspectBatch(parser, batch.splice(0));
  }
  yield* inspectBatch(parser, batch);
}

async function* inspectBatch(
  parser: GitHubParser,
  batch: readonly RemoteText[],
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
    const found = await inspectOver(parser, words, published[index]?.comment ?? '');
    violations[index]?.push(...found);
  }
  yield* published.map((one, index) => ({ published: one, violations: violations[index] ?? [] }));
}

/** Returns the problems of a comment below the banners of a later run with the same texts. */
export async function inspectOver(
  parser: GitHubParser,
  words: RemoteText,
  comment: string,
): Promise<string[]> {
  const found: string[] = [];
  for (const { body, kept } of publishOver(words, comment)) {
    const markdown = `${body}\n\n[below](${BELOW})\n`;
    const [html = ''] = await parser.render([markdown]);
    const facts = { ...factsOf(words, 'comment'), sentinel: BELOW, hasBanner: true };
    found.push(...judgeMarkdown(markdown, html, facts));
    if (withoutBanner(withoutMarker(body)) !== kept) found.push('the report is not kept as it is');
    if (withoutBanner(kept) !== kept) found.push('the report looks like a banner');
    if (body.length - kept.length > MAX_KEPT_BANNER_LENGTH + 300) found.push('the banner is long');
  }
  return found.map((violation) => `banner, ${violation}`);
}

/**
 * Returns the problems of a published document, each with the parser that found it.
 * @param html the output of GitHub's parser
 */
export function judgeMarkdown(markdown: string, html: string, facts: Facts): string[] {
  return [
    ...judgeSource(markdown, facts),
    ...judge(html, facts).map((violation) => `cmark-gfm: ${violation}`),
    ...judge(renderWithMarkdownIt(markdown), facts).map((found) => `markdown-it: ${found}`),
  ];
}

const BANNER = /^> \[!(?:NOTE|WARNING|CAUTION)\]\n>\n> <p>[^\n]*<\/(?:p|ul)>\n\n(?=<)/;
const WARNING = /^<h2>[^\n]*<\/h2>\n\n> \[!WARNING\]\n>\n> <p>[^\n]*<\/(?:p|ul)>\n\n</;

/** A comment is found by its first line, which must be unchanged. A banner and a warning have three lines each. No other line starts as a quote. */
function judgeSource(markdown: string, facts: Facts): string[] {
  const { marker, hasBanner = false, hasWarning = false } = facts;
  const body = markdown.slice(marker?.length ?? 0).trimStart();
  const quotes = body.split('\n').filter((line) => /^ {0,3}>/.test(line)).length;
  const expected = (hasBanner ? 3 : 0) + (hasWarning ? 3 : 0);
  const found = [
    ...(quotes === expected ? [] : [`${quotes} lines of quotes in the source`]),
    ...(BANNER.test(body) === hasBanner ? [] : ['no banner at the start of the source']),
    ...(WARNING.test(body.replace(BANNER, '')) === hasWarning
      ? []
      : ['no warning below the headline of the source']),
  ];
  return [...found, ...judgeMarker(markdown, marker)];
}

function judgeMarker(markdown: string, marker: string | undefined): string[] {
  const comments = markdown.split('<!-- miteos-task').length - 1;
  if (comments !== (marker === undefined ? 0 : 1)) return [`${comments} markers in the source`];
  return marker === undefined || markdown.startsWith(`${marker}\n`)
    ? []
    : ['no marker at the start of the source'];
}
