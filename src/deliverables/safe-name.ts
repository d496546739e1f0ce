import { posix } from 'node:path';

/**
 * Any remote name → a relative path that is safe on Linux, macOS and Windows and that the artifact service accepts.
 * Sources: Microsoft's "Naming Files, Paths, and Namespaces"; the artifact library's list of refused characters.
 */

/** The file that the action itself adds beside the deliverables. */
export const MANIFEST_NAME = 'miteos-task.json';
/** Where transfers under way are kept, inside the output folder. */
export const PART_FOLDER = '.miteos-part';

const MAX_SEGMENT_BYTES = 120;
const MAX_DEPTH = 10;
/** In the workspace as output folder, a file below `.git` could become a program that a later git command runs. */
const RESERVED_NAMES = new Set([PART_FOLDER, '.git']);
/** Enough for ` (999999)` behind a name that was cut to its bound. */
const NUMBER_RESERVE = 9;
const MIN_PATH_LENGTH = 20;
const NAMELESS = 'deliverable';
/** As much of a name's end as is looked at, in UTF-16 units: an endless one would take for ever to clean. */
const MAX_NAME_LENGTH = 4096;

/** Control and format characters (bidirectional ones among them), line and paragraph ends; not the joiners that scripts need. */
const INVISIBLE = /(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const REFUSED = /["<>:|*?]/g;
/** Windows may know a folder by a second, short name, which is made from the first: `.miteos-part` is `MITEOS~1` as well, `.git` `GIT~1`. */
const SHORT_NAME = /~(?=\d)/g;
/** What is not seen, and what HFS+ leaves out when it compares names: `.g<joiner>it` is `.git` to it. Source: git's `is_hfs_dotgit`. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Windows takes these for devices also with an extension, and with white space before it. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(?:\.|$)/i;

/**
 * Names for files that go into one folder: inside it, each unlike the others also where case does not count, and
 * always the same for the same list.
 * @param names as the service gives them; empty or unusable ones get a name
 * @param longest how long a result may be, in UTF-16 units, so that the whole path stays within what systems bear. Folders give
 *   way first, then the name is cut; one of 20 is made also where less is left, since most systems bear a longer path and a file
 *   without a name would be lost.
 */
export function safeNames(names: readonly string[], longest: number): string[] {
  const taken = new TakenNames([MANIFEST_NAME]);
  return names.map((name) => taken.take(cleanPath(name), Math.max(longest, MIN_PATH_LENGTH)));
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
  // Windows drops dots and spaces at the end; this also empties `.` and `..`.
  const trimmed = visible.trimStart().replace(/[. ]+$/, '');
  // Judged after the cut, which may lay such a name open.
  const cut = cutSegment(trimmed, maxBytes);
  if (/^[. ]*$/.test(fold(cut))) return '';
  const isReserved = DEVICE_NAME.test(cut) || RESERVED_NAMES.has(fold(cut));
  return isReserved ? cutSegment(`_${cut}`, maxBytes) : cut;
}

/** Cuts a name to a number of UTF-8 bytes at a character's end, keeping a short extension. */
function cutSegment(segment: string, maxBytes: number): string {
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
  return kept.replace(/[. ]+$/, '') + extension;
}

/** Knows what is taken, as file or as folder, on a disk where case does not count. */
class TakenNames {
  readonly #files: Set<string>;
  readonly #folders = new Set<string>();
  /** The next number to put behind a path, so that many equal names are not each counted from 1. */
  readonly #nextNumbers = new Map<string, number>();

  constructor(files: readonly string[]) {
    this.#files = new Set(files.map(fold));
  }

  /** The path, or one with numbers where it clashes. Where it is too long, folders give way before the file does. */
  take(segments: readonly string[], longest: number): string {
    const room = longest - NUMBER_RESERVE;
    const file = segments.at(-1) ?? '';
    const folder = this.#freeFolder(segments.slice(0, -1));
    if (folder !== '' && folder.length + file.length > room) {
      return this.take(segments.slice(1), longest);
    }
    const cut = cleanSegment(file, Math.min(room, MAX_SEGMENT_BYTES)) || NAMELESS;
    const path = this.#freeFile(folder === '' ? cut : folder + file);
    this.#files.add(fold(path));
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      this.#folders.add(fold(path.slice(0, end)));
    }
    return path;
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
