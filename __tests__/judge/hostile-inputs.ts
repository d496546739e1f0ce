import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(import.meta.dirname, 'hostile');

export interface HostileInput {
  readonly name: string;
  /** Name of the deliverable. */
  readonly file: string;
  readonly text: string;
}

/** Deliverables for which an earlier version published active content. */
export const HOSTILE_INPUTS: readonly HostileInput[] = [
  ...readdirSync(FOLDER).map((name) => ({
    name,
    file: name.endsWith('.md') ? 'report.md' : 'build.log',
    text: readFileSync(path.join(FOLDER, name), 'utf8'),
  })),
  {
    // The report is longer than a comment, in long lines.
    name: 'live-comment',
    file: 'report.md',
    text: '<img src="https://evil.example/i.png"> and @octocat and '.repeat(1600),
  },
];

/** Texts of 120 kB that are slow to parse. */
export const SLOW_INPUTS: readonly HostileInput[] = [
  { name: 'stars', file: 'report.md', text: '****************.'.repeat(7060) },
  { name: 'code', file: 'report.md', text: '`b` '.repeat(30_000) },
];
