import { posix } from 'node:path';

/**
 * Turns any remote name into a relative path that is safe on Linux, macOS and Windows and that the artifact service accepts.
 * Sources: Microsoft's "Naming Files, Paths, and Namespaces"; the artifact library's list of refused characters.
 */

/** The file that the action itself adds to the deliverables. */
export const MANIFEST_NAME = 'miteos-task.json';
/** The prefix of the folders for staging files, inside the output folder. */
export const STAGING_PREFIX = '.miteos-staging';

const MAX_SEGMENT_BYTES = 120;
const MAX_DEPTH = 10;
/** Space for ` (999999)` after a truncated name. */
const NUMBER_RESERVE = 9;
const MIN_PATH_LENGTH = 20;
const DEFAULT_NAME = 'deliverable';
/** Only this much of a name's end is used, in UTF-16 units, since normalization takes quadratic time for many combining characters. */
const MAX_NAME_LENGTH = 1024;

/** Control and format characters, including bidirectional ones, and line and paragraph separators; not the joiners that scripts need. */
const INVISIBLE = /(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const FORBIDDEN = /["<>:|*?]/g;
/** Windows may give a folder a second, short name: `MITEOS~1` for `.miteos-staging`, `GIT~1` for `.git`. */
const SHORT_NAME = /~(?=\d)/g;
/** Invisible characters, which HFS+ ignores when it compares names, so that `.g<joiner>it` is `.git`. Source: git's `is_hfs_dotgit`. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Windows removes these. The lookbehind keeps the match linear: without it, each position of a long run would be tried. */
const DOTS_AT_END = /(?<![. ])[. ]+$/;
/** Windows device names, also with an extension and with whitespace before it. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(?:\.|$)/i;

/** Assigns safe names to the files of one folder. No two are the same on a disk that ignores case. */
export class SafeNames {
  readonly #maxLength: number;
  readonly #files = new Set([fold(MANIFEST_NAME)]);
  readonly #folders = new Set<string>();
  /** The next number for each path, so that many equal names are not each counted from 1. */
  readonly #nextNumbers = new Map<string, number>();

  /**
   * @param maxLength the maximum length of a name, in UTF-16 units, so that the whole path is not too long for the system. Folders
   *   are dropped first, then the name is truncated. A name may always have 20 units: most systems accept a longer path, and without
   *   a name the file would be lost.
   */
  constructor(maxLength: number) {
    this.#maxLength = Math.max(maxLength, MIN_PATH_LENGTH);
  }

  /**
   * Assigns a name. The same names in the same order always give the same result.
   * @param name remote text; an empty or unusable name becomes `deliverable`
   */
  take(name: string): string {
    const path = this.#freePath(cleanPath(name));
    this.#files.add(fold(path));
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      this.#folders.add(fold(path.slice(0, end)));
    }
    return path;
  }

  #freePath(segments: readonly string[]): string {
    const maxLength = this.#maxLength - NUMBER_RESERVE;
    const file = segments.at(-1) ?? '';
    const folder = this.#freeFolder(segments.slice(0, -1));
    if (folder !== '' && folder.length + file.length > maxLength) {
      return this.#freePath(segments.slice(1));
    }
    const truncated = cleanSegment(file, Math.min(maxLength, MAX_SEGMENT_BYTES)) || DEFAULT_NAME;
    return this.#freeFile(folder === '' ? truncated : folder + file);
  }

  /** Returns the folder with a trailing `/`, or an empty string for no folder. */
  #freeFolder(segments: readonly string[]): string {
    let folder = '';
    for (const segment of segments) {
      const key = `${fold(folder + segment)}/`;
      let number = this.#nextNumbers.get(key) ?? 1;
      while (this.#files.has(fold(numbered(folder + segment, number)))) number += 1;
      this.#nextNumbers.set(key, number);
      folder = `${numbered(folder + segment, number)}/`;
    }
    return folder;
  }

  #freeFile(path: string): string {
    const key = fold(path);
    for (let number = this.#nextNumbers.get(key) ?? 1; ; number += 1) {
      const free = numbered(path, number);
      if (this.#files.has(fold(free)) || this.#folders.has(fold(free))) continue;
      this.#nextNumbers.set(key, number + 1);
      return free;
    }
  }
}

/** Returns the safe name of a file that has no namesake. */
export function safeName(name: string): string {
  return new SafeNames(Infinity).take(name);
}

/** Turns remote text into one path segment, e.g. a task ID in the name of a folder or an artifact. */
export function safeSegment(text: string): string {
  return cleanSegment(text.slice(-MAX_NAME_LENGTH).replaceAll(/[\\/]/g, '_')) || 'unnamed';
}

function cleanPath(name: string): string[] {
  const segments = name
    .slice(-MAX_NAME_LENGTH)
    .split(/[\\/]/)
    .map((one) => cleanSegment(one));
  const usable = segments.filter((segment) => segment !== '').slice(-MAX_DEPTH);
  return usable.length === 0 ? [DEFAULT_NAME] : usable;
}

/** @returns empty when nothing is left */
function cleanSegment(segment: string, maxBytes = MAX_SEGMENT_BYTES): string {
  const visible = segment
    .toWellFormed()
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(FORBIDDEN, '_')
    .replace(SHORT_NAME, '_')
    // The runner takes `##[name]` anywhere in a line for a command. A later step may list these names.
    .replaceAll('##[', '##_[');
  // This turns `.` and `..` into an empty string.
  const trimmed = visible.trimStart().replace(DOTS_AT_END, '');
  // Checked after truncation, which may result in such a name.
  const name = truncateSegment(trimmed, maxBytes);
  if (/^[. ]*$/.test(fold(name))) return '';
  return isReserved(name) ? truncateSegment(`_${name}`, maxBytes) : name;
}

/** The output folder may be the workspace. There, a file in `.git` could become a program that a later git command runs. */
function isReserved(name: string): boolean {
  const folded = fold(name);
  return DEVICE_NAME.test(name) || folded === '.git' || folded.startsWith(STAGING_PREFIX);
}

/** Truncates a name to a number of UTF-8 bytes, between characters, and keeps a short extension. */
function truncateSegment(segment: string, maxBytes: number): string {
  if (Buffer.byteLength(segment) <= maxBytes) return segment;
  const [found = ''] = /\.[\w-]{1,12}$/.exec(segment) ?? [];
  const extension = found.length > maxBytes / 2 ? '' : found;
  const stem = segment.slice(0, segment.length - extension.length);
  const maxStemBytes = Math.max(1, maxBytes - Buffer.byteLength(extension));
  let kept = '';
  for (const character of stem) {
    if (Buffer.byteLength(kept + character) > maxStemBytes) break;
    kept += character;
  }
  return kept.replace(DOTS_AT_END, '') + extension;
}

/** `a/b.md`, 2 → `a/b (2).md` */
function numbered(path: string, number: number): string {
  if (number === 1) return path;
  const { dir, name, ext } = posix.parse(path);
  return posix.join(dir, `${name} (${number})${ext}`);
}

/** Returns the same key for all names that a system, or a person, may take for the same name. */
function fold(path: string): string {
  const visible = path.normalize('NFKC').replace(IGNORABLE, '');
  // Lower case first: `ẞ` becomes `ß`, whose upper case is `SS`. macOS treats all three as the same.
  return visible.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase();
}
