import path from 'node:path';

import type { MainPorts, RunFacts } from '../ports.ts';
import { errorMessage, UserError } from '../support/errors.ts';
import { outputRoot } from './output-root.ts';

/**
 * Checks that files can be saved in the output folder, before the task costs anything: writes a file and removes it. The folder is not
 * removed. Until this phase ends, no other step can use it, because steps that run at the same time would replace each other's files. The
 * last part of the default folder is the task's ID, so its parent folder is checked instead.
 * @throws UserError when no file can be written, or when another step uses the folder
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
      'Set a different output-dir for each of these steps, or leave it empty.',
  );
}
