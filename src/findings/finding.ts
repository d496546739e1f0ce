import { createHash } from 'node:crypto';

/** The severities of findings, the most severe first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** A claim of the agents about a place in the repository. All text is untrusted, and nothing is verified yet. */
export interface Finding {
  /** The path of the file from the root of the repository. It is only compared; the file is never opened. */
  readonly path: string;
  /** The first line, starting at 1; 0 when the finding names no line, which SARIF allows. */
  readonly line: number;
  /** The last line, if it differs from the first line. In invalid findings, it may precede the first line. */
  readonly endLine?: number;
  readonly severity: Severity;
  /** One line of plain text. */
  readonly title: string;
  /** Markdown. */
  readonly message: string;
  /** The text of the first line, and possibly of the next lines, as the agents read it. Never truncated, because part of a line proves nothing. */
  readonly quote?: string;
  /** The text that replaces the lines, without the last line ending. Empty to delete the lines. */
  readonly suggestion?: string;
  /** Whether the suggestion is omitted, because it is longer than the limit. */
  readonly isSuggestionTooLong?: true;
  readonly rule?: string;
}

export interface FindingsFile {
  readonly verdict?: string;
  /** The most severe first, otherwise in the order of the file. */
  readonly findings: readonly Finding[];
}

/** Counts the findings of each severity. */
export function countBySeverity(
  found: readonly { readonly finding: Finding }[],
): Record<Severity, number> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { finding } of found) counts[finding.severity] += 1;
  return counts;
}

/** The maximum number of findings in a file. A file of 4 MB may contain a million, which takes too much time and memory. */
export const MAX_FINDINGS = 20_000;
/** In UTF-16 units, like all lengths in this file. */
export const MAX_TITLE_LENGTH = 200;
/** GitHub rejects a comment with more than 65,536 characters. A comment contains the title, the message and the suggestion. */
export const MAX_MESSAGE_LENGTH = 10_000;
export const MAX_SUGGESTION_LENGTH = 4000;
export const MAX_RULE_LENGTH = 100;
/** No system has a longer path, so one that is truncated names no file. */
export const MAX_PATH_LENGTH = 4096;
const MAX_VERDICT_LENGTH = 100;
/** How much of a text is read for one line of it, as a multiple of the line's limit. The rest could take minutes to fold. */
const MAX_READ_RATIO = 10;

/**
 * Applies the limits to texts. Findings that are equal in all fields count as one. Long texts are truncated. A long suggestion is omitted
 * instead, because a user could apply a truncated one.
 */
export function limitFindings(findings: readonly Finding[], verdict?: string): FindingsFile {
  const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
  const taken: Finding[] = [];
  // Hashes, because thousands of findings of SARIF may share texts, and copies of these would fill the memory.
  const known = new Set<string>();
  const ordered = findings.toSorted((a, b) => rank(a) - rank(b));
  for (const one of ordered) {
    const limited = limitTexts(one);
    known.add(createHash('sha256').update(JSON.stringify(limited)).digest('base64'));
    if (known.size > taken.length) taken.push(limited);
  }
  return {
    ...(verdict === undefined ? {} : { verdict: clipLine(verdict, MAX_VERDICT_LENGTH) }),
    findings: taken,
  };
}

function limitTexts({ suggestion, rule, ...finding }: Finding): Finding {
  const isTooLong = (suggestion?.length ?? 0) > MAX_SUGGESTION_LENGTH;
  return {
    ...finding,
    path: clip(finding.path, MAX_PATH_LENGTH),
    title: clipLine(finding.title, MAX_TITLE_LENGTH),
    message: clip(finding.message, MAX_MESSAGE_LENGTH),
    ...(suggestion === undefined || isTooLong ? {} : { suggestion }),
    ...(isTooLong ? { isSuggestionTooLong: true } : {}),
    ...(rule === undefined ? {} : { rule: clipLine(rule, MAX_RULE_LENGTH) }),
  };
}

/** Trims the text and replaces each run of white space with one space. */
export function foldSpace(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function clipLine(text: string, maxLength: number): string {
  return clip(foldSpace(clip(text.trimStart(), maxLength * MAX_READ_RATIO)), maxLength);
}

/** Truncates the text to `maxLength` UTF-16 units, including an ellipsis. */
export function clip(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
