import path from 'node:path';
import { inlineCode, link, type Child } from './untrusted/html.ts';
import type { PublishedArtifact, Result } from './result.ts';

const MAX_ADDRESS_LENGTH = 2000;

/** Returns the artifact that contains a deliverable: its own artifact if it has one, otherwise the archive. */
function artifactOf(
  { artifacts }: Pick<Result, 'artifacts'>,
  name: string,
): PublishedArtifact | undefined {
  return (
    artifacts.find(({ file }) => file === name) ?? artifacts.find(({ file }) => file === undefined)
  );
}

/**
 * Returns the end of a sentence that says where one or more files are that the page does not show. Empty when no artifact contains them.
 * @param name the name under which the one file was saved; empty for several files
 */
export function whereFilesAre(result: Result, name = ''): Child[] {
  const artifact = artifactOf(result, name);
  if (artifact !== undefined) {
    return [' in the artifact ', link(artifact.url, inlineCode(artifact.name))];
  }
  if (result.artifacts.length === 0 || name !== '') return [];
  return [' among the artifacts of ', link(result.runUrl, 'the workflow run')];
}

/** Returns the address of the deliverable that a relative link leads to; undefined when it leads to none. */
type FileAddress = (link: string) => string | undefined;

/**
 * Resolves the relative links in the deliverables. Agents write them for a folder that contains all deliverables, so each link is resolved
 * relative to the file that contains it, first by the names that the task gave, then by the names under which the files were saved.
 * @returns a function from the name of a saved file to the function that resolves its links
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

/** Returns undefined when the path leads out of the folder that contains all deliverables. */
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
