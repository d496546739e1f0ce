import type { Stats } from 'node:fs';
import { lstat, open } from 'node:fs/promises';

import type { ArtifactFile } from '../ports.ts';

/**
 * Opens each file for reading, since the library ends the process on one that it can't open.
 * @returns finds those that were changed or removed since: from an archive the library leaves them out, with a warning
 * @throws Error when one can't be read
 */
export async function watchFiles(
  files: readonly ArtifactFile[],
): Promise<() => Promise<ArtifactFile[]>> {
  const looks: { readonly file: ArtifactFile; readonly before: Stats }[] = [];
  // One by one: of thousands at the same time a process can't open all.
  for (const file of files) {
    const handle = await open(file.path, 'r');
    await handle.close();
    looks.push({ file, before: await lstat(file.path) });
  }
  return async () => {
    const changed: ArtifactFile[] = [];
    for (const { file, before } of looks) {
      const after = await lstat(file.path).catch(() => undefined);
      const isSame = after?.size === before.size && after.mtimeMs === before.mtimeMs;
      if (!isSame) changed.push(file);
    }
    return changed;
  };
}
