import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

import { decodeUtf16, decodeUtf8 } from '../support/decode-text.ts';
import { codeOf, UserError } from '../support/errors.ts';
import { formatCount, formatSize } from '../support/human-units.ts';
import { isWithin } from '../support/is-within.ts';
import { removeEscapes } from '../support/log.ts';
import { quoteName } from '../support/name-in-line.ts';
import { explicitDotFilter, fixedPart, patternFilter } from '../support/pattern-filter.ts';
import { readBeginning } from '../support/read-beginning.ts';
import { truncateToBytes } from '../support/truncate-to-bytes.ts';
import { HiddenText } from '../task/hidden-text.ts';
import type { ContextFile, ContextFiles } from '../task/prompt.ts';

/** Each file adds a line with its path to the prompt, which does not count as text. */
const MAX_FILES = 100;
const MAX_SHOWN_PATH_BYTES = 500;
/** Less of a file would not help the agents. */
const MIN_SHOWN_BYTES = 500;

interface FoundFile {
  readonly name: string;
  /** The absolute path. */
  readonly file: string;
  readonly size: number;
  /** Why the file can't be read. */
  readonly problem: string | undefined;
}

/**
 * Reads the text files that match glob patterns. Wildcards do not match a leading dot, links are followed only in the workspace and not to
 * hidden files, and credentials are not read. Each file gets an equal share of the space; what small files do not need goes to the larger ones. Escape sequences are removed
 * and invisible characters are marked.
 * @param patterns a leading `!` excludes
 * @param maxBytes the maximum size of all texts
 * @throws UserError when a pattern matches no file, or when too many files match
 */
export async function readContextFiles({
  patterns,
  maxBytes,
  workspace,
}: {
  readonly patterns: readonly string[];
  readonly maxBytes: number;
  readonly workspace: string;
}): Promise<ContextFiles> {
  // A workspace that does not exist has no files.
  const root = await realpath(workspace).catch(() => workspace);
  const normal = patterns.map(normalize);
  const excluded = normal.filter(isExclusion);
  const included = normal.filter((pattern) => !isExclusion(pattern));
  const found: FoundFile[] = [];
  for (const name of await findNames(included, excluded, root)) {
    found.push(await inspect(name, excluded, root));
  }
  const hidden = new HiddenText();
  const files = new Map<string, ContextFile>();
  let leftBytes = maxBytes;
  for (const one of found.toSorted((a, b) => a.size - b.size)) {
    const share = Math.floor(leftBytes / (found.length - files.size));
    const read = await readText(one, Math.min(leftBytes, Math.max(share, MIN_SHOWN_BYTES)), hidden);
    leftBytes -= Buffer.byteLength(read.content ?? '');
    files.set(one.name, read);
  }
  return { files: found.flatMap(({ name }) => files.get(name) ?? []), hidden: hidden.findings };
}

/** Returns the matching paths from the root, sorted. Walks only the folders that a pattern can match. */
async function findNames(
  included: readonly string[],
  excluded: readonly string[],
  root: string,
): Promise<string[]> {
  const filters = included.map((pattern) => ({ pattern, isMatch: explicitDotFilter(pattern) }));
  const isKept = patternFilter(excluded);
  const isWalked = patternFilter(excluded.filter((pattern) => pattern.endsWith('/**')));
  const unused = new Set(included);
  const names = new Set<string>();
  for (const start of new Set(included.map(fixedPart))) {
    for await (const name of listFiles(start, root, isWalked)) {
      const matching = isKept(name) ? filters.filter(({ isMatch }) => isMatch(name)) : [];
      for (const { pattern } of matching) {
        unused.delete(pattern);
        names.add(name);
      }
      if (names.size > MAX_FILES) {
        throw invalid(
          `more than ${formatCount(MAX_FILES)} files match, the maximum. Use narrower patterns, exclude folders, e.g. with ` +
            '`!**/node_modules/**`, or join the files in an earlier step.',
        );
      }
    }
  }
  if (unused.size > 0) {
    throw invalid(
      `no file in the workspace matches ${Array.from(unused, quoteName).join(', ')}. An earlier step of this job must create the file. ` +
        'Patterns are relative to the workspace; `data/**` matches all files in a folder. Wildcards do not match a leading dot. A symbolic ' +
        'link must not lead out of the workspace or to a hidden file. `.git` and `gha-creds-*.json` are never read.',
    );
  }
  return [...names].sort();
}

function isExclusion(pattern: string): boolean {
  return pattern.startsWith('!');
}

/** Removes `.` and empty segments. */
function normalize(pattern: string): string {
  return isExclusion(pattern)
    ? `!${path.posix.normalize(pattern.slice(1))}`
    : path.posix.normalize(pattern);
}

/** Lists what is not a folder, by its path from the root. Follows links only in the start, so that no circle is walked. */
async function* listFiles(
  start: string,
  root: string,
  isWalked: (folder: string) => boolean,
): AsyncGenerator<string> {
  // A pattern can hide `..` behind a backslash.
  if (start.split('/').some(isCredential) || !isWithin(path.resolve(root, start), root)) return;
  const folders = [start];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    try {
      const absolute = path.resolve(root, folder);
      if (folder === start && linkProblem(absolute, await realpath(absolute), root)) return;
      for (const entry of await readdir(absolute, { withFileTypes: true })) {
        if (isCredential(entry.name)) continue;
        const name = path.posix.join(folder, entry.name);
        if (!entry.isDirectory()) yield name;
        else if (isWalked(name)) folders.push(name);
      }
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOTDIR') yield folder;
      else if (code !== 'ENOENT' && code !== 'ELOOP') {
        const problem = `the folder ${quoteName(folder)} can't be read (${String(code)}).`;
        throw invalid(`${problem} To exclude folders, use e.g. \`!**/tmp/**\`.`, error);
      }
    }
  }
}

/** `.git` and the file that google-github-actions/auth writes into the workspace contain tokens. */
function isCredential(name: string): boolean {
  return /^(?:\.git|gha-creds-.*\.json)$/is.test(name);
}

/**
 * Returns why a path must not be read, if a part of it is a link. A link could give a harmless name to a file that wildcards do not match.
 * @param real the path after links are resolved
 */
function linkProblem(
  given: string,
  real: string,
  root: string,
  excluded: readonly string[] = [],
): string | undefined {
  if (real === given) return undefined;
  if (!isWithin(real, root)) return 'a symbolic link out of the workspace';
  const parts = path.relative(root, real).split(path.sep);
  const isHidden = parts.some((part) => part.startsWith('.') || isCredential(part));
  if (isHidden) return 'a symbolic link to a hidden file';
  return patternFilter(excluded)(parts.join('/'))
    ? undefined
    : 'a symbolic link to an excluded file';
}

async function inspect(
  name: string,
  excluded: readonly string[],
  root: string,
): Promise<FoundFile> {
  const given = path.join(root, name);
  try {
    const file = await realpath(given);
    const kind = await stat(file);
    // Reading a pipe or a device may block, or never end.
    const problem = kind.isFile() ? linkProblem(given, file, root, excluded) : 'not a regular file';
    return { name, file, size: problem === undefined ? kind.size : 0, problem };
  } catch (error) {
    return { name, file: given, size: 0, problem: `can't be read (${String(codeOf(error))})` };
  }
}

async function readText(
  { name, file, problem }: FoundFile,
  maxBytes: number,
  hidden: HiddenText,
): Promise<ContextFile> {
  const { text: start, missingBytes } = truncateToBytes(name, MAX_SHOWN_PATH_BYTES);
  const quotedPath = hidden.mark(quoteName(missingBytes > 0 ? `${start}…` : name), 'the paths');
  const omit = (reason: string): ContextFile => {
    return { quotedPath, content: undefined, gap: `omitted: ${reason}` };
  };
  if (problem !== undefined) return omit(problem);
  try {
    // Text in UTF-16, or with escape sequences, gets shorter.
    const { bytes, totalBytes } = await readBeginning(
      file,
      2 * Math.max(maxBytes, MIN_SHOWN_BYTES),
    );
    const isPart = bytes.length < totalBytes;
    const text = (decodeUtf8(bytes, isPart) ?? decodeUtf16(bytes))?.text;
    if (text === undefined) return omit(`${formatSize(totalBytes)}, not UTF-8 text`);
    const plain = removeEscapes(text);
    const shown = truncateToLines(plain, maxBytes, isPart);
    const isWhole = !isPart && shown.length === plain.length;
    if (!isWhole && maxBytes < MIN_SHOWN_BYTES) {
      return omit(`${formatSize(totalBytes)}, no space left`);
    }
    const marked = hidden.mark(shown, quotedPath);
    // The marks are longer than the characters.
    const content = truncateToLines(marked, maxBytes, false);
    if (isWhole && content.length === marked.length) return { quotedPath, content, gap: undefined };
    const gap = `truncated to ${formatSize(Buffer.byteLength(content))}, the file has ${formatSize(totalBytes)}`;
    return { quotedPath, content, gap };
  } catch (error) {
    return omit(`can't be read (${String(codeOf(error))})`);
  }
}

/** Truncates a text, if possible between lines. @param isPart whether the text ends before the end of the file */
function truncateToLines(text: string, maxBytes: number, isPart: boolean): string {
  const { text: start, missingBytes } = truncateToBytes(text, maxBytes);
  if (missingBytes === 0 && !isPart) return text;
  const end = start.lastIndexOf('\n') + 1;
  // A last line that is most of the text is kept.
  return end > start.length / 2 ? start.slice(0, end) : start;
}

function invalid(problem: string, cause?: unknown): UserError {
  return new UserError(`Invalid input: context-files: ${problem}`, { cause });
}
