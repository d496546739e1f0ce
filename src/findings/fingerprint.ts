import { createHash } from 'node:crypto';
import { foldSpace, type Finding } from './finding.ts';

/** A finding, and the text of the line on which it begins. */
export interface LocatedFinding {
  readonly finding: Finding;
  readonly lineText: string;
}

const FINGERPRINT_LENGTH = 32;

/**
 * A hash for each finding, in the given order, by which it is known again after a push that only moves lines or changes their indent. It is of
 * the path, the rule or else the title, and the text of the line. Findings that are equal in these are counted by their line, so that
 * each has its own.
 */
export function fingerprintFindings(located: readonly LocatedFinding[]): string[] {
  const counts = new Map<string, number>();
  const hashes = new Map<LocatedFinding, string>();
  for (const one of located.toSorted((a, b) => a.finding.line - b.finding.line)) {
    const { path, rule, title } = one.finding;
    const key = JSON.stringify([path, rule ?? title, foldSpace(one.lineText)]);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const hash = createHash('sha256').update(`${key}${count}`).digest('hex');
    hashes.set(one, hash.slice(0, FINGERPRINT_LENGTH));
  }
  return located.map((one) => hashes.get(one) ?? '');
}
