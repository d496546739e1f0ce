import type { Element } from 'hast';
import { toHtml, type Page } from './page.ts';
import { commitLink } from './repository-links.ts';
import type { KeptReport, ReportHead } from './result.ts';
import { inlineText, link, paragraph, type Child } from './untrusted/html.ts';

/** How GitHub draws a banner. */
export type AlertKind = 'NOTE' | 'WARNING' | 'CAUTION';

/** Over a report that stays, in UTF-16 units: a comment has room for it beside the longest page. */
export const MAX_KEPT_BANNER_LENGTH = 2000;
/** Over what its own run made: an eighth of a comment. */
export const MAX_BANNER_LENGTH = 7750;

/**
 * A banner as GitHub's alert: a quote whose first line names its kind (docs.github.com, "Basic writing and formatting syntax", "Alerts"). It is
 * the one Markdown of a comment; what is in it is HTML on one line.
 * @param elements paragraphs and lists, a paragraph first
 */
export function formatBanner(
  kind: AlertKind,
  elements: readonly Element[],
  page: Pick<Page, 'links'>,
): string {
  return `> [!${kind}]\n>\n> ${elements.map((element) => toHtml(element, page)).join('')}`;
}

const BANNER = /^> \[!(?:NOTE|WARNING|CAUTION)\](?:\r?\n>[^\r\n]*)*\s*/u;

/** A comment without its marker → the same without its banner, if it has one. All else that a comment has begins with a tag. */
export function withoutBanner(text: string): string {
  return text.replace(BANNER, '');
}

/** "The task for abc1234". @param subject "The task", "The run" */
export function describeSubject(subject: string, head: ReportHead): Child[] {
  const { commit } = head;
  return commit === undefined ? [subject] : [`${subject} for `, commitLink(commit, head)];
}

/** A sentence on whose report is below. */
export function describeKept(kept: KeptReport, head: ReportHead): Element {
  const { commit, runUrl, isComplete } = kept;
  const report = isComplete ? 'The report below' : 'The partial report below';
  const isSameRun = runUrl === head.runUrl;
  const run = isSameRun ? 'an earlier attempt of this run' : link(runUrl, 'an earlier run');
  return paragraph(`${report} is from `, run, ...describeCommit(commit, head), '.');
}

function describeCommit(commit: string | undefined, head: ReportHead): Child[] {
  if (commit === undefined) return [];
  return commit === head.commit ? [' for the same commit'] : [' for ', commitLink(commit, head)];
}

/**
 * A sentence of ours, which may have remote text in it. The War Room is a link in it.
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
