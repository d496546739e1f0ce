import type { DeliverContext, SavedArtifact } from './context.ts';
import { artifactBase, artifactNames, type ArtifactNaming } from '../deliverables/artifact-name.ts';
import type { OutputFolder } from '../deliverables/output-folder.ts';
import type { Collected } from '../deliverables/save-deliverables.ts';
import type { SavedDeliverable } from '../deliverables/saved-deliverable.ts';
import { FileUploads } from './file-uploads.ts';
import { heldBy } from './held-files.ts';
import { findArrived, type Listing } from './listed-artifacts.ts';
import type { Verdict } from '../task/verdict.ts';
import type { ArtifactFile, ArtifactPort } from '../ports.ts';
import { saveManifest } from './save-manifest.ts';
import { errorMessage } from '../support/errors.ts';
import { Uploads } from './uploads.ts';

export interface PublishContext extends DeliverContext {
  readonly folder: OutputFolder;
  readonly collected: Collected;
  /** What the run had before the first upload of this phase. */
  readonly listing: Listing;
}

/** A run bears 500 artifacts, and the page of a run shows them all. */
export const MAX_FILES = 50;

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
  const uploads = openUploads({ ...context, artifacts, published });
  const naming = namingOf(verdict, context);
  if (isFileByFile(context)) {
    const { names } = collected;
    const { root } = folder;
    const each = new FileUploads({ naming, names, uploads: Promise.resolve(uploads), root });
    for (const file of files) each.add(file);
    failures.push(...(await each.end()));
  } else await uploadArchive(files, { verdict, naming, uploads, context }, failures);
  return uploads.inOrderOf(collected.saved);
}

type OpenContext = Omit<PublishContext, 'collected'> & { readonly artifacts: ArtifactPort };

/** Uploads that know which names are taken. */
export function openUploads(context: OpenContext): Uploads {
  return new Uploads({ ...context, retentionDays: boundRetention(context) });
}

/** What the names of a task's artifacts are made of. */
export function namingOf(
  { task }: Verdict,
  { settings, run }: Pick<DeliverContext, 'settings' | 'run'>,
): ArtifactNaming {
  return { given: settings.artifactName, taskId: task.id, runAttempt: run.runAttempt };
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
function boundRetention({ ports, run, settings }: OpenContext): number | undefined {
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
  const { length } = collected.names;
  if (length <= MAX_FILES) return true;
  ports.log.warning(
    `The ${length} deliverables are published as one archive: \`artifact: files\` is for at most ${MAX_FILES}. ` +
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
      `The artifact ${base} could not be published: ${errorMessage(error)}. The deliverables are in ${context.folder.root}.`,
    );
  }
}
