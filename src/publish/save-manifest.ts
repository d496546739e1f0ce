import type { OutputFolder } from '../deliverables/output-folder.ts';
import { MANIFEST_NAME } from '../deliverables/safe-name.ts';
import type { Verdict } from '../task/verdict.ts';
import type { ArtifactFile } from '../ports.ts';
import type { PublishContext } from './publish-artifacts.ts';
import { errorMessage } from '../support/errors.ts';

/**
 * Writes the facts of the task into the output folder.
 * @param failures gets a sentence when that fails, e.g. because a folder has the name: the deliverables are worth more
 * @returns the file, or nothing
 */
export async function saveManifest(
  verdict: Verdict,
  { ports, folder, collected, run, durationSeconds }: PublishContext,
  failures: string[],
): Promise<readonly ArtifactFile[]> {
  const { renderManifest } = await import('./manifest.ts');
  const manifest = { ...verdict, ...collected, runUrl: run.runUrl, durationSeconds };
  const text = ports.secrets.redactKeys(renderManifest(manifest));
  try {
    return [{ name: MANIFEST_NAME, path: await saveText(folder, text) }];
  } catch (error) {
    failures.push(
      `The artifact is without ${MANIFEST_NAME}, which could not be written: ${errorMessage(error)}.`,
    );
    return [];
  }
}

/** @returns its path */
async function saveText(folder: OutputFolder, text: string): Promise<string> {
  const file = await folder.createFile(MANIFEST_NAME);
  try {
    await file.write(new TextEncoder().encode(text));
    return await file.keep();
  } finally {
    await file.discard();
    await folder.tidy();
  }
}
