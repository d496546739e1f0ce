import type { DeliverableText, SavedDeliverable } from '../deliverables/saved-deliverable.ts';

/** How a text deliverable is shown. */
export type TextKind = 'markdown' | 'table' | 'code';

type NamedFile = Pick<SavedDeliverable, 'name' | 'contentType'>;

/** Decides by the file's extension, or by its content type if that is a known one. */
export function textKind(text: DeliverableText, saved: readonly SavedDeliverable[]): TextKind {
  const contentType = saved.find((file) => file.name === text.name)?.contentType ?? '';
  return kindOf({ name: text.name, contentType });
}

function kindOf({ name, contentType }: NamedFile): TextKind {
  if (/\.(?:md|markdown|mdown|mkd)$/iu.test(name)) return 'markdown';
  if (/\.(?:csv|tsv|tab)$/iu.test(name)) return 'table';
  if (/^text\/(?:x-)?markdown\b/iu.test(contentType)) return 'markdown';
  return /^text\/(?:csv|tab-separated-values)\b/iu.test(contentType) ? 'table' : 'code';
}

/** Returns the extension without its dot, in lower case; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.(?<extension>[^./\\]+)$/u.exec(name)?.groups?.['extension']?.toLowerCase() ?? '';
}

/**
 * Finds the report among the delivered files: a Markdown file called `report.md`, otherwise `README.md`, each in the folder nearest to the
 * top, otherwise the first Markdown file.
 */
export function findReport<File extends NamedFile>(files: readonly File[]): File | undefined {
  const reports = files.filter((file) => kindOf(file) === 'markdown');
  const called = (name: string): File | undefined =>
    reports
      .filter((file) => file.name.split('/').at(-1)?.toLowerCase() === name)
      .sort((one, other) => depthOf(one) - depthOf(other))[0];
  return called('report.md') ?? called('readme.md') ?? reports[0];
}

/** Finds the main report among the texts: the report, otherwise the only text. */
export function orderTexts(
  texts: readonly DeliverableText[],
  saved: readonly SavedDeliverable[],
): { main: DeliverableText | undefined; others: DeliverableText[] } {
  const types = new Map(saved.map(({ name, contentType }) => [name, contentType]));
  const files = texts.map((text) => ({
    name: text.name,
    contentType: types.get(text.name) ?? '',
    text,
  }));
  const only = texts.length === 1 ? texts[0] : undefined;
  const main = findReport(files)?.text ?? only;
  return { main, others: texts.filter((text) => text !== main) };
}

function depthOf({ name }: NamedFile): number {
  return name.split('/').length;
}
