import pMap from 'p-map';

import type { DeliverContext } from './deliver.ts';
import {
  artifactBase,
  artifactNames,
  fileArtifactNames,
  type ArtifactNaming,
} from './deliverables/artifact-name.ts';
import type { OutputFolder } from './deliverables/output-folder.ts';
import { MANIFEST_NAME } from './deliverables/safe-name.ts';
import type { Collected } from './deliverables/save-deliverables.ts';
import type { SavedDeliverable } from './deliverables/saved-deliverable.ts';
import type { Verdict } from './outcome.ts';
import type { SavedArtifact } from './saved-state.ts';
import { errorWords } from './support/errors.ts';
import { findUploaded, Uploads } from './uploads.ts';

export interface PublishContext extends DeliverContext {
  readonly folder: OutputFolder;
  readonly collected: Collected;
}

/** A run bears 500 artifacts, and the page of a run shows them all. */
const MOST_FILES = 50;
const UPLOADS_AT_ONCE = 4;

/**
 * Publishes the saved deliverables as the input `artifact` says.
 * @param failures gets a sentence for each thing that could not be published
 * @returns in the order of the deliverables
 */
export async function publishArtifacts(
  verdict: Verdict,
  context: PublishContext,
  failures: string[],
): Promise<readonly SavedArtifact[]> {
  const { ports, settings, folder } = context;
  const published = [...context.published, ...(await findUploaded(context))];
  const files = unpublished({ ...context, published });
  if (settings.artifact === 'none' || files.length === 0) return published;
  if (ports.artifacts === undefined) {
    ports.log.warning(`${ports.whyNoArtifacts} The deliverables are in ${folder.root}.`);
    return [];
  }
  const uploads = new Uploads(context, ports.artifacts, published);
  const naming = {
    given: settings.artifactName,
    taskId: verdict.task.id,
    runAttempt: context.run.runAttempt,
  };
  if (isFileByFile(context)) await uploadFiles(files, { naming, uploads, context }, failures);
  else await uploadArchive(files, { verdict, naming, uploads, context }, failures);
  return uploads.inOrderOf(context.collected.saved);
}

/** Whether each file becomes an artifact of its own. */
function isFileByFile({ settings, collected, ports }: PublishContext): boolean {
  if (settings.artifact !== 'files') return false;
  if (collected.saved.length <= MOST_FILES) return true;
  ports.log.warning(
    `The ${collected.saved.length} deliverables are published as one archive: \`artifact: files\` is for at most ${MOST_FILES}. ` +
      'Choose fewer with the input deliverables, or set `artifact: zip`.',
  );
  return false;
}

interface Uploading {
  readonly naming: ArtifactNaming;
  readonly uploads: Uploads;
  readonly context: PublishContext;
}

async function uploadArchive(
  files: readonly SavedDeliverable[],
  { verdict, naming, uploads, context }: Uploading & { readonly verdict: Verdict },
  failures: string[],
): Promise<void> {
  const { folder } = context;
  const base = artifactBase(naming);
  try {
    const manifest = await saveManifest(verdict, context);
    const names = artifactNames(base, naming);
    const all = [...files, { name: MANIFEST_NAME, path: manifest }];
    await uploads.run({ names, files: all, bytes: sizeOf(files) });
  } catch (error) {
    failures.push(
      `The artifact ${base} could not be published: ${errorWords(error)}. The deliverables are in ${folder.root}.`,
    );
  }
}

async function uploadFiles(
  files: readonly SavedDeliverable[],
  { naming, uploads, context }: Uploading,
  failures: string[],
): Promise<void> {
  const { collected, folder } = context;
  // Named with all files in view, so that the post step comes to the same names.
  const wanted = fileArtifactNames(
    artifactBase(naming),
    collected.saved.map(({ name }) => name),
  );
  const uploadOne = async (file: SavedDeliverable): Promise<string | undefined> => {
    try {
      const names = artifactNames(wanted.get(file.name) ?? file.name, naming);
      await uploads.run({ names, files: [file], bytes: file.bytes, file: file.name });
      return undefined;
    } catch (error) {
      return `The artifact of ${file.name} could not be published: ${errorWords(error)}. The file is in ${folder.root}.`;
    }
  };
  const failed = await pMap(files, uploadOne, { concurrency: UPLOADS_AT_ONCE });
  failures.push(...failed.filter((sentence) => sentence !== undefined));
}

function sizeOf(files: readonly SavedDeliverable[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}

/** What an earlier phase of this step has not published: all or nothing of an archive, else file by file. */
function unpublished({ collected, published }: PublishContext): readonly SavedDeliverable[] {
  if (published.some(({ file }) => file === undefined)) return [];
  const done = new Set(published.map(({ file }) => file));
  return collected.saved.filter(({ name }) => !done.has(name));
}

/** @returns its path */
async function saveManifest(
  verdict: Verdict,
  { ports, folder, collected, run, durationSeconds }: PublishContext,
): Promise<string> {
  const { renderManifest } = await import('./deliverables/manifest.ts');
  const manifest = { ...verdict, ...collected, runUrl: run.runUrl, durationSeconds };
  const text = ports.secrets.redact(renderManifest(manifest));
  const file = await folder.createFile(MANIFEST_NAME);
  try {
    await file.write(new TextEncoder().encode(text));
    return await file.keep();
  } finally {
    await file.discard();
    await folder.tidy();
  }
}
