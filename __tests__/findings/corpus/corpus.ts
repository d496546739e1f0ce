import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The number of the first line, and the lines, of one hunk and one side. */
export type Side = readonly [start: number, lines: readonly string[]];

/** A file of a real change. */
export interface CorpusFile {
  readonly filename: string;
  readonly previous_filename?: string;
  readonly status: string;
  readonly additions: number;
  readonly deletions: number;
  /** What `git diff` prints of it. */
  readonly section: string;
  /** The lines that its hunks span, taken from the new version of the file itself. */
  readonly newSide: readonly Side[];
  /** The same of the old version. */
  readonly oldSide: readonly Side[];
}

export interface CorpusChange {
  readonly name: string;
  readonly files: readonly CorpusFile[];
}

export function readCorpus(folder: string): CorpusChange[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json.gz'));
  return names.sort().map((name) => {
    const text = gunzipSync(readFileSync(path.join(folder, name))).toString();
    return { name: name.replace('.json.gz', ''), files: JSON.parse(text) as CorpusFile[] };
  });
}
