import { posix } from 'node:path';

/**
 * Any remote name → a relative path that is safe on Linux, macOS and Windows and that the artifact service accepts.
 * Sources: Microsoft's "Naming Files, Paths, and Namespaces"; the artifact library's list of refused characters.
 */

/** The file that the action itself adds beside the deliverables. */
export const MANIFEST_NAME = 'miteos-task.json';
/** What the names of the folders of staging files begin with, inside the output folder. */
export const STAGING_PREFIX = '.miteos-staging';

const MAX_SEGMENT_BYTES = 120;
const MAX_DEPTH = 10;
/** Enough for ` (999999)` behind a name that was truncated. */
const NUMBER_RESERVE = 9;
const MIN_PATH_LENGTH = 20;
const NAMELESS = 'deliverable';
/** How much of a name's end is used, in UTF-16 units: to put accents into order takes a time that grows with their square. */
const MAX_NAME_LENGTH = 1024;

/** Control and format characters (bidirectional ones among them), line and paragraph ends; not the joiners that scripts need. */
const INVISIBLE = /(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const REFUSED = /["<>:|*?]/g;
/** Windows may know a folder by a second, short name, which is made from the first: `.miteos-staging` is `MITEOS~1` as well, `.git` `GIT~1`. */
const SHORT_NAME = /~(?=\d)/g;
/** What is not seen, and what HFS+ leaves out when it compares names: `.g<joiner>it` is `.git` to it. Source: git's `is_hfs_dotgit`. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Windows drops them. Matched only where they begin: from each place in a long run on, it would be read to its end. */
const DOTS_AT_END = /(?<![. ])[. ]+$/;
/** Windows takes these for devices also with an extension, and with white space before it. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(?:\.|$)/i;

/** Safe names for the files of one folder: no two are the same on a disk that ignores case. */
export class SafeNames {
  readonly #maxLength: number;
  readonly #files = new Set([fold(MANIFEST_NAME)]);
  readonly #folders = new Set<string>();
  /** The next number to put behind a path, so that many equal names are not each counted from 1. */
  readonly #nextNumbers = new Map<string, number>();

  /**
   * @param maxLength of a name, in UTF-16 units, so that the whole path is not too long for the system. Folders are dropped first,
   *   then the name is truncated. A name may always have 20 units: most systems accept a longer path, and a file without a name
   *   would be lost.
   */
  constructor(maxLength: number) {
    this.#maxLength = Math.max(maxLength, MIN_PATH_LENGTH);
  }

  /**
   * Takes a name. The same names in the same order always give the same result.
   * @param name remote text; one that is empty or unusable becomes `deliverable`
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
    const room = this.#maxLength - NUMBER_RESERVE;
    const file = segments.at(-1) ?? '';
    const folder = this.#freeFolder(segments.slice(0, -1));
    if (folder !== '' && folder.length + file.length > room) {
      return this.#freePath(segments.slice(1));
    }
    const truncated = cleanSegment(file, Math.min(room, MAX_SEGMENT_BYTES)) || NAMELESS;
    return this.#freeFile(folder === '' ? truncated : folder + file);
  }

  /** With a `/` at its end; empty for no folder. */
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

/** One remote text → one path segment, e.g. a task id in a folder's or an artifact's name. */
export function safeSegment(text: string): string {
  return cleanSegment(text.slice(-MAX_NAME_LENGTH).replaceAll(/[\\/]/g, '_')) || 'unnamed';
}

function cleanPath(name: string): string[] {
  const segments = name
    .slice(-MAX_NAME_LENGTH)
    .split(/[\\/]/)
    .map((one) => cleanSegment(one));
  const usable = segments.filter((segment) => segment !== '').slice(-MAX_DEPTH);
  return usable.length === 0 ? [NAMELESS] : usable;
}

/** @returns empty when nothing is left */
function cleanSegment(segment: string, maxBytes = MAX_SEGMENT_BYTES): string {
  const visible = segment
    .toWellFormed()
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(REFUSED, '_')
    .replace(SHORT_NAME, '_')
    // The runner takes `##[name]` anywhere in a line for a command, also in what a later step lists.
    .replaceAll('##[', '##_[');
  // This also empties `.` and `..`.
  const trimmed = visible.trimStart().replace(DOTS_AT_END, '');
  // Checked after truncation, which may uncover such a name.
  const name = truncateSegment(trimmed, maxBytes);
  if (/^[. ]*$/.test(fold(name))) return '';
  return isReserved(name) ? truncateSegment(`_${name}`, maxBytes) : name;
}

/** In the workspace as output folder, a file below `.git` could become a program that a later git command runs. */
function isReserved(name: string): boolean {
  const folded = fold(name);
  return DEVICE_NAME.test(name) || folded === '.git' || folded.startsWith(STAGING_PREFIX);
}

/** Truncates a name to a number of UTF-8 bytes at a character's end, keeping a short extension. */
function truncateSegment(segment: string, maxBytes: number): string {
  if (Buffer.byteLength(segment) <= maxBytes) return segment;
  const [found = ''] = /\.[\w-]{1,12}$/.exec(segment) ?? [];
  const extension = found.length > maxBytes / 2 ? '' : found;
  const stem = segment.slice(0, segment.length - extension.length);
  const room = Math.max(1, maxBytes - Buffer.byteLength(extension));
  let kept = '';
  for (const character of stem) {
    if (Buffer.byteLength(kept + character) > room) break;
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

/** The same for all that a system, or a person, may take for one. */
function fold(path: string): string {
  const seen = path.normalize('NFKC').replace(IGNORABLE, '');
  // First to lower case: `ẞ` is the capital of `ß`, which as a capital is `SS`. For macOS the three are one.
  return seen.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase();
}
