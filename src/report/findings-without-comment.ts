import type { Element } from 'hast';
import { MAX_TITLE_LENGTH, type Finding } from '../findings/finding.ts';
import { formatCount, formatNumberOf } from '../support/human-units.ts';
import { sizeOfBlocks, takeWithin, toHtml, type Page } from './page.ts';
import { messageBlocks, takeBlocks, type RenderOptions } from './render-finding.ts';
import type { FindingsResult, ListedFinding } from './result.ts';
import { details, inlineCode, inlineText, list, paragraph, type Child } from './untrusted/html.ts';

/** Of each kind, like the next limit. */
const MAX_LISTED = 50;
/** The maximum length of all messages that are parsed, because parsing takes time. */
const MAX_PARSED_LENGTH = 60_000;
export const MAX_PATH_LENGTH = 200;

/** The messages of the findings that have no comment, as sanitized blocks. */
export type FindingMessages = ReadonlyMap<Finding, readonly Element[]>;

/** Renders the messages of the findings that have no comment, which are shown nowhere else. The most severe have priority. */
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

/** Adds the messages of the findings, as many as fit. One message gets at most half of the space. */
function withMessages(
  entries: readonly Entry[],
  { messages, max, page }: { messages: FindingMessages; max: number; page: Page },
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
  if (silent.length === 0) return [];
  const entries = silent.slice(0, MAX_LISTED).map(({ finding }): Entry => ({
    finding,
    text: [
      `${severityName(finding)}: `,
      ...titleOf(finding),
      ', ',
      inlineCode(placeOf(finding), MAX_PATH_LENGTH),
    ],
  }));
  const sizeOf = ({ text }: Entry): number => page.sizeOf(toHtml(list([text]), page));
  const shown = takeWithin(entries, page.max / 20, sizeOf);
  const items = withMessages(shown, { messages, max: page.max / 10, page });
  const left = silent.length - shown.length;
  const rest = left === 0 ? [] : [[`and ${formatCount(left)} more`]];
  const title = `${formatNumberOf(silent.length, 'finding')} without a comment`;
  return [details([title], list([...items, ...rest]))];
}

/** Renders the unverified findings with their reasons and messages, and the number of findings that are left out. */
export function unverifiedList(
  { unverified, more }: FindingsResult,
  messages: FindingMessages,
  page: Page,
): Element[] {
  const leftOut =
    more === 0
      ? []
      : [
          paragraph(
            `${formatNumberOf(more, 'finding')} beyond the maximum ${more === 1 ? 'is' : 'are'} left out.`,
          ),
        ];
  if (unverified.length === 0) return leftOut;
  const items = unverified.slice(0, MAX_LISTED).map(({ finding, reason }): Entry => ({
    finding,
    text: [
      `${severityName(finding)}: `,
      ...titleOf(finding),
      ', ',
      inlineCode(placeOf(finding), MAX_PATH_LENGTH),
      '. Not verified: ',
      ...inlineText(reason),
      '.',
    ],
  }));
  const sizeOf = ({ text }: Entry): number => page.sizeOf(toHtml(list([text]), page));
  const max = page.max / 8;
  const entries = takeWithin(items, max, sizeOf);
  const used = entries.reduce((total, entry) => total + sizeOf(entry), 0);
  const shown = withMessages(entries, { messages, max: max - used, page });
  const left = unverified.length - shown.length;
  const rest = left === 0 ? [] : [[`and ${formatCount(left)} more`]];
  const title = formatNumberOf(unverified.length, 'unverified finding');
  return [details([title], list([...shown, ...rest])), ...leftOut];
}

/** Such as `High`. */
export function severityName({ severity }: Finding): string {
  return `${severity.slice(0, 1).toUpperCase()}${severity.slice(1)}`;
}

export function titleOf({ title, rule }: Finding): Child[] {
  const ruleName = rule === undefined ? [] : [' (', inlineCode(rule), ')'];
  return [...inlineText(title, MAX_TITLE_LENGTH), ...ruleName];
}

/** Such as `src/a.ts:42`. */
export function placeOf({ path, line, endLine }: Finding): string {
  if (line < 1) return path;
  return `${path}:${line}${endLine === undefined ? '' : `-${endLine}`}`;
}
