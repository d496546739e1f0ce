import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

import { codeOf, UserError } from '../support/errors.ts';
import { formatCount } from '../support/human-units.ts';
import { isWithin } from '../support/is-within.ts';
import { quoteName } from '../support/name-in-line.ts';
import { explicitDotFilter, fixedPart, patternFilter } from '../support/pattern-filter.ts';

/** Each file adds a line with its path to the prompt, which does not count as text. */
const MAX_FILES = 100;

export interface FoundFile {
  /** The path from the workspace. */
  readonly name: string;
  /** The absolute path, after links are resolved. */
  readonly file: string;
  /** In bytes; 0 if there is a problem. */
  readonly size: number;
  /** Why the file must not or can't be read. */
  readonly problem: string | undefined;
}

/**
 * Finds the files in the workspace that match glob patterns, sorted by name. Wildcards do not match a leading dot. Links are followed only
 * within the workspace, and not to hidden or excluded files. Credentials are never found.
 * @param patterns a leading `!` excludes
 * @throws UserError when a pattern matches no file, when too many files match, or when a folder can't be read
 */
export async function findContextFiles(
  patterns: readonly string[],
  workspace: string,
): Promise<readonly FoundFile[]> {
  // A workspace that does not exist has no files.
  const root = await realpath(workspace).catch(() => workspace);
  const normal = patterns.filter((pattern) => pattern !== '!').map(normalize);
  const excluded = normal.filter(isExclusion).flatMap(withDescendants);
  const included = normal.filter((pattern) => !isExclusion(pattern));
  const found: FoundFile[] = [];
  for (const name of await findNames(included, excluded, root)) {
    found.push(await inspect(name, excluded, root));
  }
  return found;
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

/** A pattern that matches a folder also excludes what is in it. */
function withDescendants(exclusion: string): string[] {
  return [exclusion, `${exclusion.replace(/\/$/, '')}/**`];
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
      if (folder === start) {
        if (linkProblem(absolute, await realpath(absolute), root)) return;
        if (!(await stat(absolute)).isDirectory()) {
          // A pattern with a slash at its end can match only a folder.
          if (!start.endsWith('/')) yield start;
          return;
        }
      }
      for (const entry of await readdir(absolute, { withFileTypes: true })) {
        if (isCredential(entry.name)) continue;
        const name = path.posix.join(folder, entry.name);
        if (!entry.isDirectory()) yield name;
        else if (isWalked(name)) folders.push(name);
      }
    } catch (error) {
      const code = codeOf(error);
      if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'ELOOP') {
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

function invalid(problem: string, cause?: unknown): UserError {
  return new UserError(`Invalid input: context-files: ${problem}`, { cause });
}
