import { open } from 'node:fs/promises';
import path from 'node:path';

/** More than the number of steps in a job. */
const MAX_CALLS = 1000;

/**
 * Numbers the calls with one name from 1, even when several processes call at the same time. Each call creates an empty file.
 * @param folder a folder that is emptied when a job starts, such as RUNNER_TEMP. Source: GitHub's "Default environment variables"
 * @param name a valid file name
 * @returns 1 also when no file can be created
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
