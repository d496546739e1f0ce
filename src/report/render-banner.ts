import type { Element } from 'hast';
import { formatNumberOf } from '../support/human-units.ts';
import type { Outcome } from '../task/verdict.ts';
import {
  describeKept,
  describeSubject,
  formatBanner,
  formatSentence,
  MAX_BANNER_LENGTH,
  MAX_KEPT_BANNER_LENGTH,
  type AlertKind,
} from './banner.ts';
import { openPage } from './page.ts';
import { commitLink } from './repository-links.ts';
import { isCompleteReport, type KeptReport, type Result } from './result.ts';
import { cleanLine } from './untrusted/clean-text.ts';
import {
  inlineCode,
  inlineText,
  link,
  list,
  paragraph,
  strong,
  type Child,
} from './untrusted/html.ts';

const MAX_PROBLEMS = 10;
/** Of a sentence, in UTF-16 units: the longest that fits is used. */
const SENTENCE_LENGTHS = [600, 300, 150, 75];

/** How GitHub draws the banner, and what became of the task where no problem says it. */
const ENDINGS: Readonly<Record<Outcome, readonly [kind: AlertKind, end: string]>> = {
  complete: ['WARNING', 'completed without a report'],
  failed: ['CAUTION', 'failed'],
  cancelled: ['NOTE', 'was cancelled'],
  'timed-out': ['WARNING', 'timed out'],
  'needs-approval': ['WARNING', 'is waiting for approval'],
  running: ['NOTE', 'is running'],
};

/**
 * The banner over the report of an earlier run: what became of this run, and whose report is below.
 * @returns at most 2,000 UTF-16 units
 */
export function renderBanner(result: Result, kept: KeptReport): string {
  return fitBanner(result, kept, MAX_KEPT_BANNER_LENGTH);
}

/** The banner over what the run itself made; undefined when it is complete and has no problem. */
export function renderOwnBanner(result: Result): string | undefined {
  if (isCompleteReport(result) && result.problems.length === 0) return undefined;
  return fitBanner(result, undefined, MAX_BANNER_LENGTH);
}

function fitBanner(result: Result, kept: KeptReport | undefined, max: number): string {
  const page = openPage('comment', result.runUrl);
  const kind = result.supersededBy === undefined ? ENDINGS[result.outcome][0] : 'NOTE';
  const render = (maxLength: number): string =>
    formatBanner(kind, bannerElements(result, kept, maxLength), page);
  for (const maxLength of SENTENCE_LENGTHS) {
    const banner = render(maxLength);
    if (banner.length <= max) return banner;
  }
  return render(0);
}

/** @param maxLength of a sentence; with 0 there is only one, which holds nothing remote */
function bannerElements(
  result: Result,
  kept: KeptReport | undefined,
  maxLength: number,
): Element[] {
  const run = kept === undefined ? [] : [[link(result.runUrl, 'View the run'), '.']];
  const below = kept === undefined ? [] : [describeKept(kept, result)];
  if (result.supersededBy !== undefined) {
    const sentences = supersededSentences(result, result.supersededBy);
    return [paragraph(...spaced([...sentences, ...run])), ...below];
  }
  const format = (text: string): Child[] => formatSentence(text, maxLength, result);
  const formatAll = (texts: readonly string[]): Child[][] =>
    maxLength === 0 ? [] : texts.filter((text) => text !== '').map(format);
  const { lead, rest, others } = leadOf(result, maxLength);
  const start = [...lead, ...formatAll([rest])];
  const end = [...formatAll([result.advice ?? '']), ...run];
  if (others.length <= 1) {
    return [paragraph(...spaced([...start, ...formatAll(others), ...end])), ...below];
  }
  const left = others.length - MAX_PROBLEMS;
  const items = formatAll(others.slice(0, MAX_PROBLEMS));
  const more = left > 0 ? [[`and ${left} more; the log has them`]] : [];
  const last = end.length === 0 ? [] : [paragraph(...spaced(end))];
  return [paragraph(...spaced(start)), list([...items, ...more]), ...last, ...below];
}

function spaced(sentences: readonly Child[][]): Child[] {
  return sentences.flatMap((sentence, index) => (index === 0 ? sentence : [' ', ...sentence]));
}

function supersededSentences(result: Result, head: string): Child[][] {
  const { task, mayStillRun } = result;
  const sentence = strong(
    ...describeSubject('The run', result),
    ' was superseded: the pull request is at ',
    commitLink(head, result),
    ' now.',
  );
  if (!mayStillRun) return [[sentence]];
  const still = 'may still be running: look at it in the War Room, and cancel it there.';
  const stillRuns = ['Task ', inlineCode(task.id), ' ', ...formatSentence(still, 100, result)];
  return [[sentence], stillRuns];
}

interface Lead {
  /** No sentence, or one. */
  readonly lead: readonly Child[][];
  /** Of the first problem. */
  readonly rest: string;
  readonly others: readonly string[];
}

/** A first sentence that says what became of the task, or of the run. */
const END = /^(?<subject>The (?:task|run)) (?<end>.*?\.)(?:\s(?<rest>.*))?$/u;

/** What became of the run, with its commit. Over its own complete report that goes without saying. */
function leadOf(result: Result, maxLength: number): Lead {
  const { outcome, problems } = result;
  if (isCompleteReport(result)) {
    const title = `The task is complete, with ${formatNumberOf(problems.length, 'problem')}:`;
    return { lead: problems.length > 1 ? [[strong(title)]] : [], rest: '', others: problems };
  }
  const [first = '', ...others] = problems;
  const { subject, end, rest = '' } = END.exec(cleanLine(first))?.groups ?? {};
  if (subject === undefined || end === undefined || maxLength === 0) {
    const lead = strong(...describeSubject('The task', result), ` ${ENDINGS[outcome][1]}.`);
    return { lead: [[lead]], rest: '', others: problems };
  }
  const words = inlineText(end, maxLength);
  return { lead: [[strong(...describeSubject(subject, result), ' ', ...words)]], rest, others };
}
