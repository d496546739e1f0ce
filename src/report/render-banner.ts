import type { Element } from 'hast';
import { formatNumberOf } from '../support/human-units.ts';
import { hasEnded } from '../task/task.ts';
import type { Outcome } from '../task/verdict.ts';
import {
  bannerName,
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
/** Maximum lengths of a sentence in UTF-16 units. The first one with which the banner fits is used. */
const SENTENCE_LENGTHS = [600, 300, 150, 75];

/** The kind of banner, and the end of the first sentence when no problem describes what happened to the task. */
const ENDINGS: Readonly<Record<Outcome, readonly [kind: AlertKind, end: string]>> = {
  complete: ['WARNING', 'completed without a report'],
  failed: ['CAUTION', 'failed'],
  cancelled: ['NOTE', 'was cancelled'],
  'timed-out': ['WARNING', 'timed out'],
  'over-budget': ['WARNING', 'reached the maximum cost'],
  'needs-approval': ['WARNING', 'is waiting for approval'],
  running: ['NOTE', 'is running'],
};

/**
 * Renders the banner over the report of an earlier run. It says what happened to this run, and which run wrote the report.
 * @returns at most 2,000 UTF-16 units
 */
export function renderBanner(result: Result, kept: KeptReport): string {
  return fitBanner(result, { kept, name: bannerName(result, true) }, MAX_KEPT_BANNER_LENGTH);
}

/**
 * Renders the banner over the run's own report.
 * @param hasHeadline whether a headline is below the banner
 * @returns undefined when the report is complete and there is no problem
 */
export function renderOwnBanner(result: Result, hasHeadline: boolean): string | undefined {
  if (isCompleteReport(result) && result.problems.length === 0) return undefined;
  const name = hasHeadline ? '' : bannerName(result, false);
  return fitBanner(result, { kept: undefined, name }, MAX_BANNER_LENGTH);
}

interface Place {
  readonly kept: KeptReport | undefined;
  /** The name of the report; empty to leave it out. */
  readonly name: string;
}

function fitBanner(result: Result, place: Place, max: number): string {
  const page = openPage('comment', result.runUrl);
  const kind = result.supersededBy === undefined ? ENDINGS[result.outcome][0] : 'NOTE';
  const render = (maxLength: number): string =>
    formatBanner(kind, bannerElements(result, place, maxLength), page);
  for (const maxLength of SENTENCE_LENGTHS) {
    const banner = render(maxLength);
    if (banner.length <= max) return banner;
  }
  return render(0);
}

/** @param maxLength of a sentence; with 0 there is only one sentence, which contains no remote text */
function bannerElements(result: Result, { kept, name }: Place, maxLength: number): Element[] {
  const run = kept === undefined ? [] : [[link(result.runUrl, 'View the run'), '.']];
  const below = kept === undefined ? [] : [describeKept(kept, result)];
  if (result.supersededBy !== undefined) {
    const sentences = supersededSentences(result, result.supersededBy, name);
    return [paragraph(...spaced([...sentences, ...run])), ...below];
  }
  const format = (text: string): Child[] => formatSentence(text, maxLength, result);
  const formatAll = (texts: readonly string[]): Child[][] =>
    maxLength === 0 ? [] : texts.filter((text) => text !== '').map(format);
  const { lead, rest, others } = leadOf(result, name, maxLength);
  const start = [...lead, ...formatAll([rest])];
  const end = [...formatAll([result.advice ?? '']), ...run];
  if (others.length <= 1) {
    return [paragraph(...spaced([...start, ...formatAll(others), ...end])), ...below];
  }
  const left = others.length - MAX_PROBLEMS;
  const items = formatAll(others.slice(0, MAX_PROBLEMS));
  const more = left > 0 ? [[`and ${left} more, listed in the log`]] : [];
  const last = end.length === 0 ? [] : [paragraph(...spaced(end))];
  return [paragraph(...spaced(start)), list([...items, ...more]), ...last, ...below];
}

function spaced(sentences: readonly Child[][]): Child[] {
  return sentences.flatMap((sentence, index) => (index === 0 ? sentence : [' ', ...sentence]));
}

function supersededSentences(result: Result, head: string, name: string): Child[][] {
  const { task, mayStillRun } = result;
  const sentence = strong(
    ...describeSubject('run', name, result),
    ' was superseded: the pull request is now at ',
    commitLink(head, result),
    '.',
  );
  const isUnderWay = !hasEnded(task) && task.status !== 'unknown';
  if (!isUnderWay && !mayStillRun) return [[sentence]];
  const state = mayStillRun
    ? 'may still be running. Check it in the War Room and cancel it there.'
    : 'was left running.';
  return [[sentence], ['Task ', inlineCode(task.id), ' ', ...formatSentence(state, 100, result)]];
}

interface Lead {
  /** At most one sentence. */
  readonly lead: readonly Child[][];
  /** The rest of the first problem. */
  readonly rest: string;
  readonly others: readonly string[];
}

/** A first sentence about the end of the task or of the run. */
const END = /^The (?<subject>task|run) (?<end>.*?\.)(?:\s(?<rest>.*))?$/u;

/** Returns a first sentence that says what happened to the run, with its commit. A complete report of the run itself needs none. */
function leadOf(result: Result, name: string, maxLength: number): Lead {
  const { outcome, problems } = result;
  if (isCompleteReport(result)) {
    const title = `The task is complete, with ${formatNumberOf(problems.length, 'problem')}:`;
    return { lead: problems.length > 1 ? [[strong(title)]] : [], rest: '', others: problems };
  }
  const [first = '', ...others] = problems;
  const { subject, end, rest = '' } = END.exec(cleanLine(first))?.groups ?? {};
  if (subject === undefined || end === undefined || maxLength === 0) {
    const lead = strong(...describeSubject('task', name, result), ` ${ENDINGS[outcome][1]}.`);
    return { lead: [[lead]], rest: '', others: problems };
  }
  const start = describeSubject(subject, name, result);
  return { lead: [[strong(...start, ' ', ...inlineText(end, maxLength))]], rest, others };
}
