import { createHash } from 'node:crypto';
import { foldSpace, type Finding } from './finding.ts';

/** A finding, and the text of its first line. */
export interface LocatedFinding {
  readonly finding: Finding;
  readonly lineText: string;
}

const FINGERPRINT_LENGTH = 32;

/**
 * Returns a hash for each finding, in the given order. The hash stays the same when a push only moves lines or changes their indentation. It
 * covers the path, the rule (or the title if there is no rule) and the text of the line. Findings that are equal in these are numbered in the
 * order of their lines, so that each hash is unique.
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
