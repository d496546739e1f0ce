import type { Element } from 'hast';
import { countBySeverity, MAX_TITLE_LENGTH, type Finding } from '../findings/finding.ts';
import { formatCount, formatNumberOf } from '../support/human-units.ts';
import { openPage, takeWithin, toHtml, type Page } from './page.ts';
import {
  MAX_PATH_LENGTH,
  messagesFold,
  placeOf,
  titleOf,
  unverifiedList,
  type FindingMessages,
} from './findings-without-comment.ts';
import { severityName } from './render-finding.ts';
import { commitLink, fileAddress } from './repository-links.ts';
import type { FindingsResult, ListedFinding, ReportHead } from './result.ts';
import {
  inlineCode,
  inlineText,
  link,
  paragraph,
  strong,
  table,
  type Child,
} from './untrusted/html.ts';

const MAX_ROWS = 100;

const STATES = {
  new: 'new',
  known: 'known',
  refused: 'not posted',
  unclear: 'possibly posted',
  none: 'no comment',
};

interface PartOptions {
  /** The address of the repository for people, without a trailing slash. */
  readonly repositoryUrl: string;
  readonly messages: FindingMessages;
}

/**
 * Renders the findings: the numbers of verified and new findings, a table with links to their lines, and, collapsed, the messages of findings
 * without a comment and the unverified findings with their reasons.
 */
export function findingsPart(
  findings: FindingsResult,
  { repositoryUrl, messages }: PartOptions,
  page: Page,
): Element[] {
  const place = { repositoryUrl };
  const gap = findings.gap === undefined ? [] : [` ${findings.gap}`];
  return [
    paragraph(...summaryOf(findings), ...headSentence(findings, place), ...gap),
    ...verifiedTable(findings, { ...place, commit: findings.commit }, page),
    ...messagesFold(findings, messages, page),
    ...unverifiedList(findings, messages, page),
  ];
}

/** Renders the text of a review, which says what wrote it. */
export function reviewBody({
  title,
  workflow,
  runUrl,
}: Pick<ReportHead, 'title' | 'workflow' | 'runUrl'>): string {
  const name = strong(...inlineText(title || workflow, MAX_TITLE_LENGTH));
  const run = link(runUrl, 'View the run');
  return toHtml(paragraph(name, '. ', run, '.'), openPage('comment', runUrl));
}

/** Renders the only sentence of a quiet comment. */
export function noFindings({
  commit,
  repositoryUrl,
}: Pick<ReportHead, 'commit' | 'repositoryUrl'>): Element {
  const at = commit === undefined ? [] : [' at ', commitLink(commit, { repositoryUrl })];
  return paragraph('No findings', ...at, '.');
}

/** The place of the files of a commit. */
interface Files {
  readonly repositoryUrl: string;
  readonly commit: string;
}

function summaryOf(findings: FindingsResult): Child[] {
  const { verdict, verified, unverified, more, reviewUrl } = findings;
  const total = verified.length + unverified.length + more;
  const severities = Object.entries(countBySeverity(verified))
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${formatCount(count)} ${severity}`);
  const review = reviewUrl === undefined ? [] : [' See ', link(reviewUrl, 'the review'), '.'];
  const decision = verdict === undefined ? [] : [' Verdict: ', inlineCode(verdict), '.'];
  if (total === 0) return [strong('No findings.'), ...decision];
  return [
    strong(formatNumberOf(total, 'finding')),
    `, ${verified.length === total ? 'all' : formatCount(verified.length)} verified against the change`,
    `${severities.length === 0 ? '' : `: ${severities.join(', ')}`}.`,
    commentsSentence(verified),
    ...review,
    ...decision,
  ];
}

/** Says that the pull request has a newer head, because the comments are on the reviewed commit. */
function headSentence(
  { commit, newerHead }: FindingsResult,
  place: Pick<Files, 'repositoryUrl'>,
): Child[] {
  if (newerHead === undefined) return [];
  const [reviewed, newer] = [commitLink(commit, place), commitLink(newerHead, place)];
  return [' The findings are about ', reviewed, '; the pull request is now at ', newer, '.'];
}

/** Counts the comments. Returns nothing when no finding has a comment, because the table says enough. */
function commentsSentence(verified: readonly ListedFinding[]): string {
  const countOf = (state: ListedFinding['state']): number =>
    verified.filter((one) => one.state === state).length;
  if (verified.length === countOf('none')) return '';
  const others = [
    { count: countOf('refused'), name: 'not posted' },
    { count: countOf('unclear'), name: 'possibly posted' },
    { count: countOf('none'), name: 'without a comment' },
  ].filter(({ count }) => count > 0);
  const known = `${formatCount(countOf('new'))} new, ${formatCount(countOf('known'))} already known`;
  return ` ${[known, ...others.map(({ count, name }) => `${formatCount(count)} ${name}`)].join(', ')}.`;
}

function verifiedTable({ verified }: FindingsResult, files: Files, page: Page): Element[] {
  const hasStates = verified.some(({ state }) => state !== 'none');
  const rows = verified
    .slice(0, MAX_ROWS)
    .map(({ finding, state }): Child[][] => [
      [severityName(finding)],
      titleOf(finding),
      [link(addressOf(finding, files), inlineCode(placeOf(finding), MAX_PATH_LENGTH))],
      ...(hasStates ? [[STATES[state]]] : []),
    ]);
  const shown = takeWithin(rows, page.max / 4, (row) =>
    page.sizeOf(toHtml(table([[], row]), page)),
  );
  const left = verified.length - shown.length;
  const head = ['Severity', 'Finding', 'Line', ...(hasStates ? ['Comment'] : [])];
  return [
    ...(shown.length === 0 ? [] : [table([head.map((name) => [name]), ...shown])]),
    ...(left === 0 ? [] : [paragraph(`and ${formatNumberOf(left, 'more finding')}`)]),
  ];
}

function addressOf({ path, line, endLine }: Finding, files: Files): string {
  const lines = `#L${line}${endLine === undefined ? '' : `-L${endLine}`}`;
  return fileAddress(path, files) + lines;
}
