import type { DeliverableText, SavedDeliverable } from '../deliverables/saved-deliverable.ts';

/** How a text deliverable is shown. */
export type TextKind = 'markdown' | 'code';

/** By the file's extension, or by its content type when the service said Markdown. */
export function textKind(text: DeliverableText, saved: readonly SavedDeliverable[]): TextKind {
  if (/\.(?:md|markdown|mdown|mkd)$/iu.test(text.name)) return 'markdown';
  const contentType = saved.find((file) => file.name === text.name)?.contentType ?? '';
  return /^text\/(?:x-)?markdown\b/iu.test(contentType) ? 'markdown' : 'code';
}

/** The extension without its dot, in lower case; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.(?<extension>[^./\\]+)$/u.exec(name)?.groups?.['extension']?.toLowerCase() ?? '';
}

/**
 * The texts with the main report first: a Markdown file called `report.md`, else `README.md`, else
 * the first Markdown file, else the only file there is.
 */
export function orderTexts(
  texts: readonly DeliverableText[],
  saved: readonly SavedDeliverable[],
): { main: DeliverableText | undefined; others: DeliverableText[] } {
  const reports = texts.filter((text) => textKind(text, saved) === 'markdown');
  const called = (name: string): DeliverableText | undefined =>
    reports.find((text) => text.name.split('/').at(-1)?.toLowerCase() === name);
  const only = texts.length === 1 ? texts[0] : undefined;
  const main = called('report.md') ?? called('readme.md') ?? reports[0] ?? only;
  return { main, others: texts.filter((text) => text !== main) };
}
