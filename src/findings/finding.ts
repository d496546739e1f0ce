import { createHash } from 'node:crypto';

/** How serious a finding is, the most serious first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** What agents claim about a place in the repository. All text is hostile, and nothing of it is checked yet. */
export interface Finding {
  /** The file, from the root of the repository. It is compared, never opened. */
  readonly path: string;
  /** The first line, from 1 on; 0 when the finding names no line, as SARIF allows. */
  readonly line: number;
  /** The last line, when it is not the first one. It may come before it. */
  readonly endLine?: number;
  readonly severity: Severity;
  /** One line of plain text. */
  readonly title: string;
  /** Markdown. */
  readonly message: string;
  /** What the agents read on the first line, and perhaps on the next ones. It is never truncated: the start of a line is no proof. */
  readonly quote?: string;
  /** The text that replaces the lines, without its last line end. Empty to delete them. */
  readonly suggestion?: string;
  readonly rule?: string;
}

export interface FindingsFile {
  readonly verdict?: string;
  /** The most serious first, otherwise in the order of the file. */
  readonly findings: readonly Finding[];
  /** How many more the file has, beyond the limit. */
  readonly more: number;
}

/** How many findings there are of each severity. */
export function countBySeverity(
  found: readonly { readonly finding: Finding }[],
): Record<Severity, number> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { finding } of found) counts[finding.severity] += 1;
  return counts;
}

export const MAX_FINDINGS = 1000;
/** Of more, the rest is only counted, each as one: a file of 4 MB may have a million. */
const MAX_COMPARED = 20_000;
/** In UTF-16 units, as all lengths here. */
export const MAX_TITLE_LENGTH = 200;
/** GitHub refuses a comment of more than 65,536 characters; it has the title, the message, and a suggestion. */
export const MAX_MESSAGE_LENGTH = 10_000;
export const MAX_SUGGESTION_LENGTH = 10_000;
export const MAX_RULE_LENGTH = 100;
/** No system has a longer path, so one that is truncated names no file. */
export const MAX_PATH_LENGTH = 4096;
const MAX_VERDICT_LENGTH = 100;
/** How much of a text is read for one line of it, as a multiple of the line's limit. The rest could take minutes to fold. */
const MAX_READ_RATIO = 10;

/**
 * Applies the limits. Findings that are equal in all fields count as one. Of too many, the least serious are left out. Long texts are
 * truncated, but a suggestion that is too long is dropped, since half of one would be applied as it is.
 */
export function limitFindings(findings: readonly Finding[], verdict?: string): FindingsFile {
  const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
  const taken: Finding[] = [];
  // Hashes, since thousands of findings of SARIF may share texts whose copies would fill the memory.
  const known = new Set<string>();
  const ordered = findings.toSorted((a, b) => rank(a) - rank(b));
  for (const one of ordered.slice(0, MAX_COMPARED)) {
    const limited = limitTexts(one);
    known.add(createHash('sha256').update(JSON.stringify(limited)).digest('base64'));
    if (known.size > taken.length && taken.length < MAX_FINDINGS) taken.push(limited);
  }
  return {
    ...(verdict === undefined ? {} : { verdict: clipLine(verdict, MAX_VERDICT_LENGTH) }),
    findings: taken,
    more: known.size - taken.length + Math.max(0, ordered.length - MAX_COMPARED),
  };
}

function limitTexts({ suggestion, rule, ...finding }: Finding): Finding {
  const isOffered = suggestion !== undefined && suggestion.length <= MAX_SUGGESTION_LENGTH;
  return {
    ...finding,
    path: clip(finding.path, MAX_PATH_LENGTH),
    title: clipLine(finding.title, MAX_TITLE_LENGTH),
    message: clip(finding.message, MAX_MESSAGE_LENGTH),
    ...(isOffered ? { suggestion } : {}),
    ...(rule === undefined ? {} : { rule: clipLine(rule, MAX_RULE_LENGTH) }),
  };
}

/** The text without white space at its ends, and with one space for each run of it. */
export function foldSpace(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function clipLine(text: string, maxLength: number): string {
  return clip(foldSpace(clip(text.trimStart(), maxLength * MAX_READ_RATIO)), maxLength);
}

/** At most `maxLength` UTF-16 units of the text, with an ellipsis for what is missing. */
export function clip(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
