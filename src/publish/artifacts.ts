import { createHash } from 'node:crypto';

import { artifactBase, artifactNames, fileArtifactNames } from '../deliverables/artifact-name.ts';
import { MANIFEST_NAME } from '../deliverables/safe-name.ts';
import type { SavedFile } from '../deliverables/saved-deliverable.ts';
import type { ArtifactFile, ArtifactPort } from '../ports.ts';
import { startDeadline } from '../support/deadline.ts';
import { errorMessage } from '../support/errors.ts';
import { mapConcurrently } from '../support/map-concurrently.ts';
import type { PublishContext, SavedArtifact } from './context.ts';
import { saveManifest } from './manifest.ts';

/** A run can have up to 500 artifacts, but its page shows all of them. */
const MAX_FILES = 50;
const MAX_UPLOADS = 4;
/** An upload has a time limit, so that one that stalls does not take all the time. */
const MIN_UPLOAD_LIMIT_MS = 60_000;
const MIN_BYTES_PER_MS = 500;
const RETRY_PAUSE_MS = 2000;

interface ArtifactOutcome {
  /** In the order of the deliverables. */
  readonly artifacts: readonly SavedArtifact[];
  /** A sentence for each thing that could not be published. */
  readonly failures: readonly string[];
}

/** An artifact to upload. */
interface WantedArtifact {
  /** Tried in this order. */
  readonly names: readonly string[];
  readonly files: readonly SavedFile[];
  /** The one file if it is published unzipped; absent for an archive. */
  readonly file?: SavedFile;
  /** See `SavedArtifact`. */
  readonly contents: string;
}

/** Publishes the collected deliverables according to the input `artifact`, except those that an earlier phase has published. */
export async function publishArtifacts(context: PublishContext): Promise<ArtifactOutcome> {
  const { ports, settings, folder, collected, published, onPublished } = context;
  if (settings.artifact === 'none' || collected.saved.length === 0) {
    return { artifacts: published, failures: [] };
  }
  if (ports.artifacts === undefined) {
    ports.log.warning(`${ports.whyNoArtifacts} The deliverables are in ${folder.root}.`);
    const failures: string[] = [];
    // Later steps can read it in the folder.
    await trySaveManifest(context, failures);
    return { artifacts: [], failures };
  }
  const done = new Map(published.map((artifact) => [artifact.contents, artifact]));
  const wanted = listWanted(context);
  const missing = wanted.filter(({ contents }) => !done.has(contents));
  const failures: string[] = [];
  if (missing.length > 0) {
    const hasArchive = missing.some(({ file }) => file === undefined);
    const uploading: UploadContext = {
      ...context,
      store: ports.artifacts,
      manifest: hasArchive ? await trySaveManifest(context, failures) : [],
      retentionDays: boundRetention(context),
      onDone: (artifact) => {
        done.set(artifact.contents, artifact);
        onPublished({ artifacts: [...done.values()] });
      },
    };
    // The library logs about a dozen lines for each artifact.
    ports.log.startGroup('Artifacts');
    failures.push(...(await uploadAll(missing, uploading)));
    ports.log.endGroup();
    for (const { name, url } of missing.flatMap(({ contents }) => done.get(contents) ?? [])) {
      ports.log.info(`Published the artifact ${name}: ${url}`);
    }
  }
  const inOrder = wanted.flatMap(({ contents }) => done.get(contents) ?? []);
  // An earlier phase may have published deliverables that this phase could not fetch again.
  const artifacts = [...new Set([...inOrder, ...done.values()])];
  return { artifacts, failures };
}

function listWanted(context: PublishContext): WantedArtifact[] {
  const { settings, run, verdict, collected, sarif } = context;
  const saved: readonly SavedFile[] = [...collected.saved, ...(sarif === undefined ? [] : [sarif])];
  const taskId = verdict.task.id;
  const naming = { given: settings.artifactName, taskId, runAttempt: run.runAttempt };
  const base = artifactBase(naming);
  if (!isFileByFile(context)) {
    const names = artifactNames(base, naming);
    return [{ names, files: saved, contents: checksum(saved) }];
  }
  const fileNames = fileArtifactNames(
    base,
    saved.map(({ name }) => name),
  );
  return saved.map((file) => {
    const names = artifactNames(fileNames.get(file.name) ?? file.name, naming);
    return { names, files: [file], file, contents: checksum([file]) };
  });
}

/** See `SavedArtifact`. */
function checksum(files: readonly SavedFile[]): string {
  const hash = createHash('sha256');
  for (const { name, sha256 } of files) hash.update(`${name}\0${sha256}\0`);
  return hash.digest('base64url');
}

/** Whether each file gets its own artifact. */
function isFileByFile({ settings, collected, ports }: PublishContext): boolean {
  if (settings.artifact !== 'files') return false;
  const count = collected.saved.length + collected.lost.length;
  if (count <= MAX_FILES) return true;
  ports.log.warning(
    `The ${count} deliverables are published as one archive: \`artifact: files\` is for at most ${MAX_FILES}. ` +
      'Select fewer with the input deliverables, or set `artifact: zip`.',
  );
  return false;
}

/** @returns an empty list when the manifest can't be written, which does not prevent the upload of the deliverables */
async function trySaveManifest(
  context: PublishContext,
  failures: string[],
): Promise<ArtifactFile[]> {
  try {
    return [await saveManifest(context)];
  } catch (error) {
    failures.push(
      `The description of the task, ${MANIFEST_NAME}, could not be written: ${errorMessage(error)}.`,
    );
    return [];
  }
}

/** Limits the retention, with one warning. The library would log a warning for each upload. */
function boundRetention({ ports, run, settings }: PublishContext): number | undefined {
  const { retentionDays } = settings;
  const { maxRetentionDays = Infinity } = run;
  if (retentionDays === undefined || retentionDays <= maxRetentionDays) return retentionDays;
  ports.log.warning(
    `This repository keeps artifacts for at most ${maxRetentionDays} days, but the input retention-days is ${retentionDays}.`,
  );
  return maxRetentionDays;
}

interface UploadContext extends PublishContext {
  readonly store: ArtifactPort;
  /** Empty when there is none. */
  readonly manifest: readonly ArtifactFile[];
  readonly retentionDays: number | undefined;
  readonly onDone: (artifact: SavedArtifact) => void;
}

/**
 * Uploads a few artifacts at a time. Then retries the failed ones one by one, because a file that can't be read may make all uploads in
 * progress fail. If a failed upload was stored anyway, its files are stored twice.
 * @returns a sentence for each artifact that could not be published
 */
async function uploadAll(
  wanted: readonly WantedArtifact[],
  context: UploadContext,
): Promise<string[]> {
  const { ports, budget, folder, onDone } = context;
  /** @returns the error, if any */
  const tryUpload = async (one: WantedArtifact): Promise<unknown> => {
    try {
      onDone(await upload(one, context));
      return undefined;
    } catch (error) {
      return error;
    }
  };
  const failures: string[] = [];
  const errors = await mapConcurrently(wanted, MAX_UPLOADS, tryUpload);
  if (errors.some((error) => error !== undefined)) {
    await ports.clock.sleep(RETRY_PAUSE_MS, budget.signal);
  }
  for (const [index, one] of wanted.entries()) {
    let error = errors[index];
    if (error !== undefined && !budget.signal.aborted) {
      ports.log.info(`An upload failed: ${errorMessage(error)}. Retrying once.`);
      error = await tryUpload(one);
    }
    if (error !== undefined) failures.push(describeFailure(one, error, folder.root));
  }
  return failures;
}

/** @throws Error that says why it could not be published */
async function upload(
  { names, files, file, contents }: WantedArtifact,
  { ports, budget, folder, store, manifest, retentionDays }: UploadContext,
): Promise<SavedArtifact> {
  const bytes = files.reduce((total, one) => total + one.bytes, 0);
  const limitMs = MIN_UPLOAD_LIMIT_MS + Math.ceil(bytes / MIN_BYTES_PER_MS);
  const limit = startDeadline(ports.clock, limitMs, budget.signal);
  try {
    const artifact = await store.upload({
      files: file === undefined ? [...files, ...manifest] : [file],
      isUnzipped: file !== undefined,
      root: folder.root,
      names,
      retentionDays,
      signal: limit.signal,
    });
    // A file may change on the disk between its download and its upload.
    if (file !== undefined && artifact.digest !== '' && artifact.digest !== file.sha256) {
      throw new Error(`the artifact ${artifact.name} does not match the downloaded file`);
    }
    const [wanted = ''] = names;
    if (artifact.name !== wanted)
      ports.log.info(
        `The artifact name ${wanted} is already in use. Using ${artifact.name} instead.`,
      );
    return { ...artifact, contents, ...(file === undefined ? {} : { file: file.name }) };
  } finally {
    limit.release();
  }
}

function describeFailure({ names, file }: WantedArtifact, error: unknown, root: string): string {
  const [name = ''] = names;
  const reason = errorMessage(error);
  return file === undefined
    ? `Could not publish the artifact ${name}: ${reason}. The deliverables are in ${root}.`
    : `Could not publish the artifact of ${file.name}: ${reason}. The file is in ${root}.`;
}
