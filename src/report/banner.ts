import type { Element } from 'hast';
import { openPage, toHtml, type Page } from './page.ts';
import { commitLink } from './repository-links.ts';
import type { KeptReport, ReportHead } from './result.ts';
import { cleanLine, clipText } from './untrusted/clean-text.ts';
import { inlineText, link, paragraph, type Child } from './untrusted/html.ts';

/** How GitHub draws a banner. */
export type AlertKind = 'NOTE' | 'WARNING' | 'CAUTION';

/** The maximum length of a banner over an earlier report, in UTF-16 units. The longest page leaves room for it in a comment. */
export const MAX_KEPT_BANNER_LENGTH = 2000;
/** The maximum length of a banner over the run's own report, in UTF-16 units: one eighth of a comment. */
export const MAX_BANNER_LENGTH = 7750;
const MAX_NAME_LENGTH = 60;

/**
 * Formats a banner as an alert of GitHub: a quote whose first line names its kind (docs.github.com, "Basic writing and formatting syntax",
 * "Alerts"). This is the only Markdown in a comment. The content of the banner is HTML on one line.
 * @param elements paragraphs and lists; the first one is a paragraph
 */
export function formatBanner(
  kind: AlertKind,
  elements: readonly Element[],
  page: Pick<Page, 'links'>,
): string {
  return `> [!${kind}]\n>\n> ${elements.map((element) => toHtml(element, page)).join('')}`;
}

const OWN_BANNER = /^(> \[!(?:NOTE|WARNING|CAUTION)\]\r?\n>\r?\n> )(<p>[^\r\n]*)/u;
const BANNER = /^> \[!(?:NOTE|WARNING|CAUTION)\](?:\r?\n>[^\r\n]*)*\s*/u;

/** Removes the banner at the start, if there is one, from a comment without its marker. A complete report begins with a tag. */
export function withoutBanner(text: string): string {
  return text.replace(BANNER, '');
}

/**
 * Moves the banner of a newer run above the report of an older one. If it is too long, or if there is none, one sentence takes its place.
 * @param text the comment of the newer run, without its marker
 * @param head of the newer run
 * @returns at most 2,000 UTF-16 units
 */
export function moveBanner(text: string, kept: KeptReport, head: ReportHead): string {
  const page = openPage('comment', head.runUrl);
  const below = describeKept(kept, head);
  const [, start = '', content = ''] = OWN_BANNER.exec(text) ?? [];
  const end = content.search(/<p>The report (?:below is from|will appear here)/u);
  const banner = `${start}${end < 0 ? content : content.slice(0, end)}${toHtml(below, page)}`;
  if (content !== '' && banner.length <= MAX_KEPT_BANNER_LENGTH) return banner;
  const newer = paragraph(link(head.runUrl, 'A newer run'), ' has no complete report.');
  return formatBanner('NOTE', [newer, below], page);
}

/**
 * Returns the name of the report for a banner: the title, else the name of the workflow.
 * @param hasHeadline whether a headline is below the banner; then the name of the workflow says nothing new
 */
export function bannerName({ title, workflow }: ReportHead, hasHeadline: boolean): string {
  const name = cleanLine(title) || (hasHeadline ? '' : cleanLine(workflow));
  return clipText(name, MAX_NAME_LENGTH);
}

/**
 * Returns, for example, "The task for abc1234", or "Security review: the task for abc1234".
 * @param subject "task" or "run"
 * @param name empty to leave it out
 */
export function describeSubject(subject: string, name: string, head: ReportHead): Child[] {
  const start = name === '' ? `The ${subject}` : `${name}: the ${subject}`;
  return head.commit === undefined ? [start] : [`${start} for `, commitLink(head.commit, head)];
}

/** Returns a sentence that says which run wrote the report below the banner. */
export function describeKept(kept: KeptReport, head: ReportHead): Element {
  const { commit, runUrl, isSameRun } = kept;
  const run = link(runUrl, isSameRun ? 'an earlier attempt of this run' : 'an earlier run');
  return paragraph('The report below is from ', run, ...describeCommit(commit, head), '.');
}

function describeCommit(commit: string | undefined, head: ReportHead): Child[] {
  if (commit === undefined) return [];
  return commit === head.commit ? [' for the same commit'] : [' for ', commitLink(commit, head)];
}

/**
 * Formats one of our own sentences, which may contain remote text. Mentions of the War Room become links.
 * @param maxLength in UTF-16 units
 */
export function formatSentence(text: string, maxLength: number, { watchUrl }: ReportHead): Child[] {
  return inlineText(text, maxLength).flatMap((child) => {
    if (typeof child !== 'string') return [child];
    const [first = '', ...others] = child
      .replaceAll(` (${watchUrl})`, '')
      .replaceAll(`: ${watchUrl}`, '')
      .split('War Room');
    return [first, ...others.flatMap((part): Child[] => [link(watchUrl, 'War Room'), part])];
  });
}
