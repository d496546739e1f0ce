import path from 'node:path';

import type { Ports, RunFacts } from '../ports.ts';
import { errorMessage, UserError } from '../support/errors.ts';
import { outputRoot } from './deliver.ts';

/**
 * Writes a file where the deliverables will be saved, and removes it: a folder that can't be used must be known before a task is paid
 * for. The folder stays. Of the default folder, whose last part is the task's ID, the one above is tried.
 * @throws UserError when it can't be written
 */
export async function checkOutputFolder(
  outputDir: string,
  { openFolder }: Pick<Ports, 'openFolder'>,
  run: RunFacts,
): Promise<void> {
  const root = outputRoot({ outputDir, taskId: 'task' }, run);
  const folder = openFolder(outputDir === '' ? path.dirname(root) : root);
  try {
    const file = await folder.createFile('probe');
    try {
      await file.write(new Uint8Array(1));
    } finally {
      await file.discard();
    }
  } catch (error) {
    const reason = errorMessage(error);
    const message =
      outputDir === ''
        ? `No file can be saved in ${folder.root}: ${reason}. Free or repair this disk of the runner, or set the input output-dir.`
        : `Invalid input: output-dir: expected a folder that files can be saved in, got ${JSON.stringify(outputDir)}: ${reason}.`;
    throw new UserError(message, { cause: error });
  } finally {
    await folder.removeStagingFiles();
  }
}
