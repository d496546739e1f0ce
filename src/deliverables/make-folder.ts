import { mkdir, stat } from 'node:fs/promises';

export interface FolderSystem {
  readonly mkdir: (folder: string, options: { readonly recursive: true }) => Promise<unknown>;
  readonly stat: (folder: string) => Promise<{ isDirectory(): boolean }>;
}

/**
 * Makes a folder, and those above it, unless it is there. Windows refuses to make the root of a drive or a mounted folder (EPERM), also
 * when it is there. Sources: Node's documentation of `fs.mkdir`; nodejs/node #38347.
 * @throws what `mkdir` throws, when there is no such folder then
 */
export async function makeFolder(
  folder: string,
  system: FolderSystem = { mkdir, stat },
): Promise<void> {
  try {
    await system.mkdir(folder, { recursive: true });
  } catch (error) {
    const found = await system.stat(folder).catch(() => undefined);
    if (found?.isDirectory() !== true) throw error;
  }
}
