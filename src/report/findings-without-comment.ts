import type { Element } from 'hast';
import { MAX_TITLE_LENGTH, type Finding } from '../findings/finding.ts';
import { formatCount, formatNumberOf } from '../support/human-units.ts';
import { sizeOfBlocks, takeWithin, toHtml, type Page } from './page.ts';
import {
  messageBlocks,
  ruleNote,
  severityName,
  takeBlocks,
  type RenderOptions,
} from './render-finding.ts';
import type { FindingsResult, ListedFinding } from './result.ts';
import { details, inlineCode, inlineText, list, paragraph, type Child } from './untrusted/html.ts';

/** The maximum number of findings of each kind, verified and unverified. */
const MAX_LISTED = 50;
/** The maximum length of all messages of one kind that are parsed, because parsing takes time. */
const MAX_PARSED_LENGTH = 60_000;
export const MAX_PATH_LENGTH = 200;

/** The messages of the findings that have no comment, as sanitized blocks. */
export type FindingMessages = ReadonlyMap<Finding, readonly Element[]>;

/** Renders the messages of the findings that have no comment, because nothing else shows them. The most severe come first. */
export function renderMessages(
  findings: FindingsResult | undefined,
  options: RenderOptions,
): FindingMessages {
  const { verified = [], unverified = [] } = findings ?? {};
  const silent = verified.filter(({ state }) => !hasComment(state));
  const shown = [silent, unverified].flatMap((found) =>
    takeWithin<{ readonly finding: Finding }>(
      found,
      MAX_PARSED_LENGTH,
      ({ finding }) => finding.message.length,
    ),
  );
  return new Map(shown.map(({ finding }) => [finding, messageBlocks(finding, options)]));
}

function hasComment(state: ListedFinding['state']): boolean {
  return state === 'new' || state === 'known';
}

/** A finding with its description, before its message. */
interface Entry {
  readonly finding: Finding;
  readonly text: Child[];
}

/** @param end follows the place of the finding */
function entryOf(finding: Finding, end: Child[] = []): Entry {
  const place = inlineCode(placeOf(finding), MAX_PATH_LENGTH);
  const text = [`${severityName(finding)}: `, ...titleOf(finding), ', ', place, ...end];
  return { finding, text };
}

interface FoldOptions {
  /** The name of one finding in the title of the fold. */
  readonly name: (count: number) => string;
  readonly messages: FindingMessages;
  /** The maximum size of the descriptions. */
  readonly maxTexts: number;
  /** The maximum size of the descriptions and the messages. */
  readonly max: number;
  readonly page: Page;
}

/** Renders findings with their messages, collapsed, as many as fit. */
function fold(
  entries: readonly Entry[],
  { name, messages, maxTexts, max, page }: FoldOptions,
): Element[] {
  if (entries.length === 0) return [];
  const sizeOf = ({ text }: Entry): number => page.sizeOf(toHtml(list([text]), page));
  const shown = takeWithin(entries.slice(0, MAX_LISTED), maxTexts, sizeOf);
  const used = shown.reduce((total, entry) => total + sizeOf(entry), 0);
  const items = withMessages(shown, { messages, max: max - used, page });
  const left = entries.length - shown.length;
  const rest = left === 0 ? [] : [[`and ${formatCount(left)} more`]];
  return [details([name(entries.length)], list([...items, ...rest]))];
}

/** Adds the messages of the findings, as many as fit. One message gets at most half of the space. */
function withMessages(
  entries: readonly Entry[],
  { messages, max, page }: Pick<FoldOptions, 'messages' | 'max' | 'page'>,
): Child[][] {
  let left = max;
  return entries.map(({ finding, text }) => {
    const blocks = messages.get(finding) ?? [];
    const taken = takeBlocks(blocks, Math.min(left, max / 2), page.sizeOf);
    const size = sizeOfBlocks(
      taken.map((block) => toHtml(block, page)),
      page,
    );
    if (size > left) return text;
    left -= size;
    return [...text, ...taken];
  });
}

/** Renders the messages of the verified findings that have no comment. */
export function messagesFold(
  { verified }: FindingsResult,
  messages: FindingMessages,
  page: Page,
): Element[] {
  const silent = verified.filter(({ state }) => !hasComment(state));
  const entries = silent.map(({ finding }) => entryOf(finding));
  const name = (count: number): string => `${formatNumberOf(count, 'finding')} without a comment`;
  return fold(entries, { name, messages, maxTexts: page.max / 20, max: (page.max * 3) / 20, page });
}

/** Renders the unverified findings with their reasons and messages, and the number of findings that are left out. */
export function unverifiedList(
  { unverified, more }: FindingsResult,
  messages: FindingMessages,
  page: Page,
): Element[] {
  const entries = unverified.map(({ finding, reason }) =>
    entryOf(finding, ['. Not verified: ', ...inlineText(reason), '.']),
  );
  const name = (count: number): string => formatNumberOf(count, 'unverified finding');
  const max = page.max / 8;
  const leftOut = `${formatNumberOf(more, 'finding')} beyond the maximum ${more === 1 ? 'is' : 'are'} left out.`;
  return [
    ...fold(entries, { name, messages, maxTexts: max, max, page }),
    ...(more === 0 ? [] : [paragraph(leftOut)]),
  ];
}

export function titleOf(finding: Finding): Child[] {
  return [...inlineText(finding.title, MAX_TITLE_LENGTH), ...ruleNote(finding)];
}

/** Such as `src/a.ts:42`. */
export function placeOf({ path, line, endLine }: Finding): string {
  if (line < 1) return path;
  return `${path}:${line}${endLine === undefined ? '' : `-${endLine}`}`;
}
