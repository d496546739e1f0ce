import { createHash } from 'node:crypto';
import { foldSpace, type Finding } from './finding.ts';

/** A finding, and the text of its first line. */
export interface LocatedFinding {
  readonly finding: Finding;
  readonly lineText: string;
}

const FINGERPRINT_LENGTH = 32;
const MAX_LINE_LENGTH = 1000;

/**
 * Returns a hash for each finding, in the given order. The hash stays the same when a push only moves lines or changes their indentation. It
 * covers the path, the rule (or the title if there is no rule) and the text of the line. Findings that are equal in these are numbered by their
 * lines, then by their titles, so that each hash is unique, whatever their order.
 */
export function fingerprintFindings(located: readonly LocatedFinding[]): string[] {
  const counts = new Map<string, number>();
  const hashes = new Map<LocatedFinding, string>();
  const lines = new Map<string, string>();
  for (const one of located.toSorted(byPlace)) {
    const { path, rule, title } = one.finding;
    const line = lines.get(one.lineText) ?? shortLine(one.lineText);
    lines.set(one.lineText, line);
    const key = JSON.stringify([path, rule ?? title, line]);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const hash = createHash('sha256').update(`${key}${count}`).digest('hex');
    hashes.set(one, hash.slice(0, FINGERPRINT_LENGTH));
  }
  return located.map((one) => hashes.get(one) ?? '');
}

function byPlace({ finding: a }: LocatedFinding, { finding: b }: LocatedFinding): number {
  return a.line - b.line || Number(a.title > b.title) - Number(a.title < b.title);
}

/** Returns the line without its indentation, or its hash if it is long, such as minified code. */
function shortLine(text: string): string {
  const line = foldSpace(text);
  return line.length <= MAX_LINE_LENGTH ? line : createHash('sha256').update(line).digest('hex');
}
