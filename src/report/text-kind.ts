import type { DeliverableText, SavedDeliverable } from '../deliverables/saved-deliverable.ts';

/** How a text deliverable is shown. */
export type TextKind = 'markdown' | 'table' | 'code';

/** Decides by the file's extension, or by its content type if that is a known one. */
export function textKind(text: DeliverableText, saved: readonly SavedDeliverable[]): TextKind {
  if (isMarkdownName(text.name)) return 'markdown';
  if (/\.(?:csv|tsv|tab)$/iu.test(text.name)) return 'table';
  const contentType = saved.find((file) => file.name === text.name)?.contentType ?? '';
  if (/^text\/(?:x-)?markdown\b/iu.test(contentType)) return 'markdown';
  return /^text\/(?:csv|tab-separated-values)\b/iu.test(contentType) ? 'table' : 'code';
}

export function isMarkdownName(name: string): boolean {
  return /\.(?:md|markdown|mdown|mkd)$/iu.test(name);
}

/** Returns the extension without its dot, in lower case; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.(?<extension>[^./\\]+)$/u.exec(name)?.groups?.['extension']?.toLowerCase() ?? '';
}

/**
 * Finds the main report: a Markdown file called `report.md`, otherwise `README.md`, each in the folder nearest to the top, otherwise the
 * first Markdown file, otherwise the only file.
 */
export function orderTexts(
  texts: readonly DeliverableText[],
  saved: readonly SavedDeliverable[],
): { main: DeliverableText | undefined; others: DeliverableText[] } {
  const reports = texts.filter((text) => textKind(text, saved) === 'markdown');
  const called = (name: string): DeliverableText | undefined =>
    reports
      .filter((text) => text.name.split('/').at(-1)?.toLowerCase() === name)
      .sort((one, other) => depthOf(one) - depthOf(other))[0];
  const only = texts.length === 1 ? texts[0] : undefined;
  const main = called('report.md') ?? called('readme.md') ?? reports[0] ?? only;
  return { main, others: texts.filter((text) => text !== main) };
}

function depthOf({ name }: DeliverableText): number {
  return name.split('/').length;
}
