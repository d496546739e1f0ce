import pMap from 'p-map';

import type { DeliverContext } from './deliver.ts';
import {
  artifactBase,
  artifactNames,
  fileArtifactNames,
  type ArtifactNaming,
} from './deliverables/artifact-name.ts';
import type { OutputFolder } from './deliverables/output-folder.ts';
import type { Collected } from './deliverables/save-deliverables.ts';
import type { SavedDeliverable } from './deliverables/saved-deliverable.ts';
import { heldBy } from './held-files.ts';
import { findArrived, type Listing } from './listed-artifacts.ts';
import type { Verdict } from './outcome.ts';
import type { ArtifactFile } from './ports.ts';
import { saveManifest } from './save-manifest.ts';
import type { SavedArtifact } from './saved-state.ts';
import { errorWords } from './support/errors.ts';
import { Uploads } from './uploads.ts';

export interface PublishContext extends DeliverContext {
  readonly folder: OutputFolder;
  readonly collected: Collected;
  /** What the run had before the first upload of this phase. */
  readonly listing: Listing;
}

/** A run bears 500 artifacts, and the page of a run shows them all. */
const MOST_FILES = 50;
const UPLOADS_AT_ONCE = 4;

/**
 * Publishes the saved deliverables as the input `artifact` says, but for those that an earlier phase has published.
 * @param failures gets a sentence for each thing that could not be published
 * @returns in the order of the deliverables
 */
export async function publishArtifacts(
  verdict: Verdict,
  context: PublishContext,
  failures: string[],
): Promise<readonly SavedArtifact[]> {
  const { ports, settings, folder, collected } = context;
  const { artifacts } = ports;
  const published = publishedBefore(context);
  const isHeld = heldBy(published);
  const files = collected.saved.filter((file) => !isHeld(file));
  if (settings.artifact === 'none' || files.length === 0) return published;
  if (artifacts === undefined) {
    ports.log.warning(`${ports.whyNoArtifacts} The deliverables are in ${folder.root}.`);
    return [];
  }
  const retentionDays = boundRetention(context);
  const uploads = new Uploads({ ...context, artifacts, published, retentionDays });
  const naming = {
    given: settings.artifactName,
    taskId: verdict.task.id,
    runAttempt: context.run.runAttempt,
  };
  if (isFileByFile(context)) await uploadFiles(files, { naming, uploads, context }, failures);
  else await uploadArchive(files, { verdict, naming, uploads, context }, failures);
  return uploads.inOrderOf(collected.saved);
}

/** What an earlier phase of this step published, or had begun to upload. */
function publishedBefore({
  published,
  uploads,
  listing,
  collected: { saved },
}: PublishContext): readonly SavedArtifact[] {
  const open = uploads.filter(({ name }) => !published.some((artifact) => artifact.name === name));
  // The service may list the files in another order now, so that another file has the name.
  const isOfOther = (artifact: SavedArtifact): boolean =>
    saved.some((file) => file.name === artifact.file && !heldBy([artifact])(file));
  return [...published, ...findArrived(open, listing, saved)].filter(
    (artifact) => !isOfOther(artifact),
  );
}

/** The library would say it once for each upload. */
function boundRetention({ ports, run, settings }: PublishContext): number | undefined {
  const { retentionDays } = settings;
  const { maxRetentionDays = Infinity } = run;
  if (retentionDays === undefined || retentionDays <= maxRetentionDays) return retentionDays;
  ports.log.warning(
    `This repository keeps artifacts for at most ${maxRetentionDays} days, not ${retentionDays} as the input retention-days says.`,
  );
  return maxRetentionDays;
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
  deliverables: readonly SavedDeliverable[],
  { verdict, naming, uploads, context }: Uploading & { readonly verdict: Verdict },
  failures: string[],
): Promise<void> {
  const base = artifactBase(naming);
  const manifest = await saveManifest(verdict, context, failures);
  const archived: readonly ArtifactFile[] = [...deliverables, ...manifest];
  try {
    await uploads.run({ names: artifactNames(base, naming), deliverables, archived });
  } catch (error) {
    failures.push(
      `The artifact ${base} could not be published: ${errorWords(error)}. The deliverables are in ${context.folder.root}.`,
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
      await uploads.run({ names, deliverables: [file] });
      return undefined;
    } catch (error) {
      return `The artifact of ${file.name} could not be published: ${errorWords(error)}. The file is in ${folder.root}.`;
    }
  };
  const failed = await pMap(files, uploadOne, { concurrency: UPLOADS_AT_ONCE });
  failures.push(...failed.filter((sentence) => sentence !== undefined));
}
