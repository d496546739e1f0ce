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
import type { ArtifactFile, ArtifactPort, ArtifactRequest } from './ports.ts';
import type { PublishedArtifact } from './report/result.ts';
import { saveState, type SavedArtifact, type SavedUpload } from './saved-state.ts';
import { startDeadline } from './support/deadline.ts';
import { errorWords } from './support/errors.ts';

export interface PublishContext extends DeliverContext {
  readonly folder: OutputFolder;
  readonly collected: Collected;
}

/** A run bears 500 artifacts, and the page of a run shows them all. */
const MOST_FILES = 50;
const UPLOADS_AT_ONCE = 4;
/** One that stalls must not take the time of the others. */
const SHORTEST_UPLOAD_LIMIT_MS = 60_000;
const SLOWEST_BYTES_PER_MS = 500;

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
  files: readonly ArtifactFile[],
  { verdict, naming, uploads, context }: Uploading & { readonly verdict: Verdict },
  failures: string[],
): Promise<void> {
  const { budget, folder } = context;
  const base = artifactBase(naming);
  try {
    const manifest = await saveManifest(verdict, context);
    const names = artifactNames(base, naming);
    const all = [...files, { name: MANIFEST_NAME, path: manifest }];
    await uploads.run({ names, files: all, signal: budget.signal });
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
  const { ports, budget, collected, folder } = context;
  // Named with all files in view, so that the post step comes to the same names.
  const wanted = fileArtifactNames(
    artifactBase(naming),
    collected.saved.map(({ name }) => name),
  );
  const uploadOne = async (file: SavedDeliverable): Promise<string | undefined> => {
    const limitMs = SHORTEST_UPLOAD_LIMIT_MS + file.bytes / SLOWEST_BYTES_PER_MS;
    const limit = startDeadline(ports.clock, limitMs, budget.signal);
    try {
      const names = artifactNames(wanted.get(file.name) ?? file.name, naming);
      await uploads.run({ names, files: [file], signal: limit.signal, file: file.name });
      return undefined;
    } catch (error) {
      return `The artifact of ${file.name} could not be published: ${errorWords(error)}. The file is in ${folder.root}.`;
    } finally {
      limit.release();
    }
  };
  const failed = await pMap(files, uploadOne, { concurrency: UPLOADS_AT_ONCE });
  failures.push(...failed.filter((sentence) => sentence !== undefined));
}

type Upload = Pick<ArtifactRequest, 'names' | 'files' | 'signal'> & {
  /** The one deliverable that the artifact is to hold. */
  readonly file?: string;
};

/** What this step uploads; the post step finds what was begun and what was done. */
class Uploads {
  readonly #context: PublishContext;
  readonly #artifacts: ArtifactPort;
  #begun: readonly SavedUpload[] = [];
  readonly #done: SavedArtifact[];

  constructor(
    context: PublishContext,
    artifacts: ArtifactPort,
    published: readonly SavedArtifact[],
  ) {
    this.#context = context;
    this.#artifacts = artifacts;
    this.#done = [...published];
  }

  async run({ file, ...upload }: Upload): Promise<void> {
    const { ports, folder, settings } = this.#context;
    const others = (tried: string): readonly SavedUpload[] =>
      this.#begun.filter(({ name }) => name !== tried);
    let tried = '';
    const request = {
      ...upload,
      root: folder.root,
      retentionDays: settings.retentionDays,
      onName: (name: string) => {
        if (tried !== '') ports.log.info(`The artifact name ${tried} is taken: ours is ${name}.`);
        // What is taken is not ours to find.
        this.#begun = [...others(tried), { name, ...(file === undefined ? {} : { file }) }];
        tried = name;
        saveState(ports.step, 'uploads', this.#begun);
      },
    };
    const artifact = await this.#send(request, file);
    this.#done.push({ ...artifact, ...(file === undefined ? {} : { file }) });
    saveState(ports.step, 'artifacts', this.#done);
    ports.log.info(`Published the artifact ${artifact.name}: ${artifact.url}`);
  }

  inOrderOf(files: readonly SavedDeliverable[]): SavedArtifact[] {
    const places = new Map(files.map(({ name }, place) => [name, place]));
    const placeOf = ({ file = '' }: SavedArtifact): number => places.get(file) ?? -1;
    return this.#done.toSorted((one, other) => placeOf(one) - placeOf(other));
  }

  async #send(request: ArtifactRequest, file: string | undefined): Promise<PublishedArtifact> {
    const [only] = request.files;
    if (file === undefined || only === undefined) return this.#artifacts.uploadZip(request);
    return this.#artifacts.uploadFile(only, request);
  }
}

/**
 * What an earlier phase was still uploading when it ended may have arrived. Only a name that holds the task's id is certainly
 * ours: another job may have taken a name that the user gave.
 */
async function findUploaded({
  ports,
  settings,
  uploads,
  published,
}: PublishContext): Promise<SavedArtifact[]> {
  const { artifacts } = ports;
  if (artifacts === undefined || settings.artifactName !== '') return [];
  const known = new Set(published.map(({ name }) => name));
  const open = uploads.filter(({ name }) => !known.has(name));
  if (open.length === 0) return [];
  try {
    const found = await artifacts.find(open.map(({ name }) => name));
    return open.flatMap((upload) => {
      const artifact = found.find(({ name }) => name === upload.name);
      return artifact === undefined ? [] : [{ ...artifact, ...upload }];
    });
  } catch {
    return [];
  }
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
  { folder, collected, run, durationSeconds }: PublishContext,
): Promise<string> {
  const { renderManifest } = await import('./deliverables/manifest.ts');
  const text = renderManifest({ ...verdict, ...collected, runUrl: run.runUrl, durationSeconds });
  const file = await folder.createFile(MANIFEST_NAME);
  try {
    await file.write(new TextEncoder().encode(text));
    return await file.keep();
  } finally {
    await file.discard();
    await folder.tidy();
  }
}
