import { open } from 'node:fs/promises';
import path from 'node:path';

/** More than a job has steps. */
const MAX_CALLS = 1000;

/**
 * Counts the calls that have one name: 1 for the first, also where several processes ask at once. Each leaves an empty file behind.
 * @param folder one that is emptied when a job begins, as RUNNER_TEMP is. Source: GitHub's "Default environment variables"
 * @param name fit for a file
 * @returns 1 also where no file can be made
 */
export async function numberCall(folder: string, name: string): Promise<number> {
  for (let number = 1; number <= MAX_CALLS; number += 1) {
    try {
      const file = await open(path.join(folder, `${name}-${number}`), 'wx');
      await file.close();
      return number;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') break;
    }
  }
  return 1;
}
