import { rm } from 'node:fs/promises';

/**
 * Removes a file, or a folder with all in it. What can't be removed stays: it is of no use to us, and in nobody's way. On Windows a file
 * that a program has open can't be, e.g. while a virus scanner reads it or an upload that was given up still reads it.
 */
export async function removeIfPossible(entry: string): Promise<void> {
  await rm(entry, { force: true, recursive: true }).catch(() => undefined);
}
