import path from 'node:path';
import { inlineCode, link, type Child } from './untrusted/html.ts';
import type { PublishedArtifact, Result } from './result.ts';

const MAX_ADDRESS_LENGTH = 2000;

/** The artifact that holds a deliverable: its own, else the archive of all. */
function artifactOf(
  { artifacts }: Pick<Result, 'artifacts'>,
  name: string,
): PublishedArtifact | undefined {
  return (
    artifacts.find(({ file }) => file === name) ?? artifacts.find(({ file }) => file === undefined)
  );
}

/**
 * Where a file that is not shown is, or several, as the end of a sentence. Empty when no artifact holds them.
 * @param name our name of the one file
 */
export function whereFilesAre(result: Result, name = ''): Child[] {
  const artifact = artifactOf(result, name);
  if (artifact !== undefined) {
    return [' in the artifact ', link(artifact.url, inlineCode(artifact.name))];
  }
  if (result.artifacts.length === 0 || name !== '') return [];
  return [' among the artifacts of ', link(result.runUrl, 'the workflow run')];
}

/** A relative link → the address, for people, of the deliverable that it leads to; undefined when it leads to none. */
type FileAddress = (link: string) => string | undefined;

/**
 * Where the relative links of the deliverables lead. They were written for a folder that holds all of them, so each is resolved from the file
 * that has it, by the names that the task gave and by ours.
 * @returns for our name of a file, what resolves its links
 */
export function fileAddresses(
  result: Pick<Result, 'saved' | 'artifacts'>,
): (name: string) => FileAddress {
  const addresses = new Map<string, string>();
  const originalNames = new Map<string, string>();
  for (const { name, originalName } of result.saved) {
    originalNames.set(name, originalName);
    const address = artifactOf(result, name)?.url ?? '';
    if (!/^https?:\/\//u.test(address)) continue;
    for (const known of [name, pathFrom('', originalName)]) {
      if (known !== undefined && !addresses.has(known)) addresses.set(known, address);
    }
  }
  return (name) => (link) => {
    if (link.length > MAX_ADDRESS_LENGTH || /^[a-z][a-z\d+.-]*:|^\/\//iu.test(link))
      return undefined;
    const target = decodePath(link.split(/[?#]/u, 1)[0] ?? '');
    if (target === '') return undefined;
    const folders = [originalNames.get(name) ?? name, name].map((file) => path.posix.dirname(file));
    return folders
      .map((folder) => addresses.get(pathFrom(folder, target) ?? ''))
      .find((address) => address !== undefined);
  };
}

/** Undefined when the path leads out of the folder that holds all. */
function pathFrom(folder: string, target: string): string | undefined {
  const from = target.startsWith('/') ? '' : folder;
  const found = path.posix.join('/', from, target).slice(1);
  const isInside = !/^\.\.(?:\/|$)/u.test(path.posix.join(from, target));
  return isInside ? found : undefined;
}

export function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
