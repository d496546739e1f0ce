import { formatNumberOf, formatSize } from '../support/human-units.ts';

/** What is known of a file that goes into an archive. */
export interface ArchivedFile {
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
  /** What deflating leaves of it, as a share of its bytes; undefined when nobody knows. */
  readonly deflatedShare: number | undefined;
}

/** How an archive is packed. */
export interface ArchivePlan {
  /** zlib's level for the files that are deflated. */
  readonly level: 4 | 6;
  /** The paths of those that are stored as they are. */
  readonly stored: ReadonlySet<string>;
}

/** So little is deflated in a moment, whatever it is. */
export const SMALL_ARCHIVE_BYTES = 1024 ** 2;
/** A file of which deflating leaves more is not deflated. */
const MAX_DEFLATED_SHARE = 0.98;
/** About a second of level 6. */
const QUICK_BYTES = 48 * 1024 ** 2;

/**
 * Weighs time against bytes. Bytes that do not compress take zlib as long at level 1 as at level 9, 65 MB/s, so for them no level helps, only
 * to store them. Of text, level 4 leaves 2 to 5 % more than level 6 and takes a half to three quarters of the time; where it is quick anyway,
 * level 6 is taken, as upload-artifact does. What it comes to is measured by `npm run bench -- publish`.
 */
export function planArchive(files: readonly ArchivedFile[]): ArchivePlan {
  const isSmall = sumBytes(files) < SMALL_ARCHIVE_BYTES;
  const stored = isSmall ? [] : files.filter(isIncompressible);
  return {
    level: sumBytes(files) - sumBytes(stored) <= QUICK_BYTES ? 6 : 4,
    stored: new Set(stored.map(({ path }) => path)),
  };
}

/** Whether deflating a file is not worth the time. */
export function isIncompressible({ deflatedShare }: ArchivedFile): boolean {
  return deflatedShare !== undefined && deflatedShare > MAX_DEFLATED_SHARE;
}

/** The level and why, for the debug log. */
export function describePlan(
  { level, stored }: ArchivePlan,
  files: readonly ArchivedFile[],
): string {
  const kept = files.filter(({ path }) => stored.has(path));
  const others = files.filter(({ path }) => !stored.has(path));
  const parts = [
    ...(kept.length === 0 ? [] : [`${sizeOf(kept)} stored, not worth deflating`]),
    ...(others.length === 0 ? [] : [`${sizeOf(others)} deflated at level ${level}`]),
  ];
  return `The archive has ${parts.join(', and ')}.`;
}

function sizeOf(files: readonly ArchivedFile[]): string {
  return `${formatNumberOf(files.length, 'file')} (${formatSize(sumBytes(files))})`;
}

export function sumBytes(files: readonly Pick<ArchivedFile, 'bytes'>[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
