import path from 'node:path';

import type { MainPorts, RunFacts } from '../ports.ts';
import { errorMessage, UserError } from '../support/errors.ts';
import { outputRoot } from './deliver.ts';

/**
 * Writes a file where the deliverables will be saved, and removes it: a folder that can't be used must be known before a task is paid
 * for. The folder stays. Until this phase ends no other step can use it: steps that run at the same time would replace each other's
 * files. Of the default folder, whose last part is the task's ID, the one above is tried.
 * @throws UserError when it can't be written, or another step uses it
 */
export async function checkOutputFolder(
  outputDir: string,
  { openFolder, claimFolder }: Pick<MainPorts, 'openFolder' | 'claimFolder'>,
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
        ? `No file can be saved in ${folder.root}: ${reason}. Free space on this disk of the runner or repair it, or set the input output-dir.`
        : `Invalid input: output-dir: expected a folder that files can be saved in, got ${JSON.stringify(outputDir)}: ${reason}.`;
    throw new UserError(message, { cause: error });
  } finally {
    await folder.removeStagingFiles();
  }
  if (outputDir === '' || (await claimFolder(root))) return;
  throw new UserError(
    `Invalid input: output-dir: expected a folder that no other step uses at the same time, got ${JSON.stringify(outputDir)}. ` +
      'Give each of these steps an output-dir of its own, or leave it empty.',
  );
}
