import { rm } from 'node:fs/promises';

/**
 * Removes a file, or a folder with its contents. Ignores errors. On Windows, a file can't be removed while another program has it open,
 * e.g. a virus scanner, or an abandoned upload that still reads it.
 */
export async function removeIfPossible(entry: string): Promise<void> {
  await rm(entry, { force: true, recursive: true }).catch(() => undefined);
}
