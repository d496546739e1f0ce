/**
 * Any remote name → a relative path that is safe on Linux, macOS and Windows and that the artifact service accepts.
 * Sources: Microsoft's "Naming Files, Paths, and Namespaces"; the artifact library's list of refused characters.
 */

/** The file that the action itself adds beside the deliverables. */
export const MANIFEST_NAME = 'miteos-task.json';
/** Where transfers under way are kept, inside the output folder. */
export const PART_FOLDER = '.miteos-part';

const LONGEST_SEGMENT_BYTES = 120;
const DEEPEST = 10;
/** Enough for ` (999)` behind a name that was cut to its bound. */
const NUMBER_RESERVE = 6;

/** Control and format characters (bidirectional ones among them), line and paragraph ends; not the joiners that scripts need. */
const INVISIBLE = /(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const REFUSED = /["<>:|*?]/g;
const DEVICE_NAME = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/i;

/**
 * Names for files that go into one folder: inside it, each unlike the others also where case does not count, and
 * always the same for the same list.
 * @param names as the service gives them; empty or unusable ones get a name
 * @param longest how long a result may be, in UTF-16 units, so that the whole path stays within what systems bear
 */
export function safeNames(names: readonly string[], longest: number): string[] {
  const taken = new TakenNames([MANIFEST_NAME]);
  return names.map((name) => taken.take(cleanPath(name, Math.max(longest, 40))));
}

/** One remote text → one path segment, e.g. a task id in a folder's or an artifact's name. */
export function safeSegment(text: string): string {
  return cleanSegment(text.replaceAll(/[\\/]/g, '_')) || 'unnamed';
}

function cleanPath(name: string, longest: number): string {
  const segments = name
    .split(/[\\/]/)
    .map(cleanSegment)
    .filter((segment) => segment !== '')
    .slice(-DEEPEST);
  // Folders give way before the file's own name does.
  while (segments.length > 1 && segments.join('/').length > longest - NUMBER_RESERVE)
    segments.shift();
  const file = segments.pop() ?? 'deliverable';
  return [...segments, cutSegment(file, longest - NUMBER_RESERVE - segments.join('/').length)].join(
    '/',
  );
}

function cleanSegment(segment: string): string {
  const visible = segment
    .normalize('NFC')
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(REFUSED, '_');
  // Windows drops dots and spaces at the end; this also empties `.` and `..`.
  const trimmed = visible.trimStart().replace(/[. ]+$/, '');
  const harmless = DEVICE_NAME.test(trimmed) || trimmed === PART_FOLDER ? `_${trimmed}` : trimmed;
  return cutSegment(harmless, LONGEST_SEGMENT_BYTES);
}

/** Cuts a name to a number of UTF-8 bytes at a character's end, keeping a short extension. */
function cutSegment(segment: string, maxBytes: number): string {
  if (Buffer.byteLength(segment) <= maxBytes) return segment;
  const extension = /\.[\w-]{1,12}$/.exec(segment)?.[0] ?? '';
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

  constructor(files: readonly string[]) {
    this.#files = new Set(files.map(fold));
  }

  /** The path, or one with numbers where it clashes. */
  take(path: string): string {
    const segments = path.split('/');
    const file = segments.pop() ?? '';
    let folder = '';
    for (const segment of segments) {
      folder = firstFree(folder, segment, (candidate) => !this.#files.has(fold(candidate)));
      this.#folders.add(fold(folder));
    }
    const free = firstFree(
      folder,
      file,
      (candidate) => !this.#files.has(fold(candidate)) && !this.#folders.has(fold(candidate)),
    );
    this.#files.add(fold(free));
    return free;
  }
}

function firstFree(folder: string, name: string, isFree: (path: string) => boolean): string {
  const prefix = folder === '' ? '' : `${folder}/`;
  const [, stem = name, extension = ''] = /^(.+?)(\.[^.]*)?$/s.exec(name) ?? [];
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${stem} (${number})${extension}`;
    if (isFree(prefix + candidate)) return prefix + candidate;
  }
}

function fold(path: string): string {
  return path.normalize('NFKC').toUpperCase().toLowerCase();
}
