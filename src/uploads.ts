import type { DeliverContext } from './deliver.ts';
import type { OutputFolder } from './deliverables/output-folder.ts';
import type { SavedDeliverable } from './deliverables/saved-deliverable.ts';
import type { ArtifactPort, ArtifactRequest } from './ports.ts';
import type { PublishedArtifact } from './report/result.ts';
import { saveState, type SavedArtifact, type SavedUpload } from './saved-state.ts';
import { startDeadline } from './support/deadline.ts';
import { errorWords } from './support/errors.ts';

export interface UploadContext extends Omit<DeliverContext, 'run'> {
  readonly folder: OutputFolder;
}

/** One that stalls must not take all the time there is. */
const SHORTEST_UPLOAD_LIMIT_MS = 60_000;
const SLOWEST_BYTES_PER_MS = 500;
const RETRY_PAUSE_MS = 2000;
const FIND_LIMIT_MS = 15_000;

export type Upload = Pick<ArtifactRequest, 'names' | 'files'> & {
  readonly bytes: number;
  /** The one deliverable that the artifact is to hold. */
  readonly file?: string;
};

/** What this step uploads; the post step finds what was begun and what was done. */
export class Uploads {
  readonly #context: UploadContext;
  readonly #artifacts: ArtifactPort;
  #begun: readonly SavedUpload[] = [];
  readonly #done: SavedArtifact[];

  constructor(
    context: UploadContext,
    artifacts: ArtifactPort,
    published: readonly SavedArtifact[],
  ) {
    this.#context = context;
    this.#artifacts = artifacts;
    this.#done = [...published];
  }

  /** An upload that fails, or stalls, is tried once more: it may be a moment's trouble, and the library repeats few calls. */
  async run(upload: Upload): Promise<void> {
    const { ports } = this.#context;
    const { file } = upload;
    const artifact = await this.#sendOrFind(upload);
    this.#done.push({ ...artifact, ...(file === undefined ? {} : { file }) });
    saveState(ports.step, 'artifacts', this.#done);
    ports.log.info(`Published the artifact ${artifact.name}: ${artifact.url}`);
  }

  async #sendOrFind(upload: Upload): Promise<PublishedArtifact> {
    const { ports, budget } = this.#context;
    try {
      return await this.#send(upload);
    } catch (error) {
      if (budget.signal.aborted) throw error;
      const arrived = await this.#findLast(upload);
      if (arrived !== undefined) return arrived;
      ports.log.info(`An upload failed: ${errorWords(error)}. Trying once more.`);
      await ports.clock.sleep(RETRY_PAUSE_MS, budget.signal);
      return this.#send(upload);
    }
  }

  async #send({ names, files, bytes, file }: Upload): Promise<PublishedArtifact> {
    const { ports, folder, settings, budget } = this.#context;
    let tried = '';
    const onName = (name: string): void => {
      if (tried !== '') ports.log.info(`The artifact name ${tried} is taken: ours is ${name}.`);
      // What is taken is not ours to find.
      const others = this.#begun.filter((begun) => begun.name !== tried);
      this.#begun = [...others, { name, ...(file === undefined ? {} : { file }) }];
      saveState(ports.step, 'uploads', this.#begun);
      tried = name;
    };
    const limitMs = SHORTEST_UPLOAD_LIMIT_MS + Math.ceil(bytes / SLOWEST_BYTES_PER_MS);
    const limit = startDeadline(ports.clock, limitMs, budget.signal);
    const { signal } = limit;
    const { retentionDays } = settings;
    const request = { names, files, root: folder.root, retentionDays, signal, onName };
    try {
      const [only] = files;
      if (file === undefined || only === undefined) return await this.#artifacts.uploadZip(request);
      return await this.#artifacts.uploadFile(only, request);
    } finally {
      limit.release();
    }
  }

  /** What was uploaded whole, though its answer was lost. */
  async #findLast({ file }: Upload): Promise<PublishedArtifact | undefined> {
    const last = this.#begun.findLast((begun) => begun.file === file);
    if (last === undefined) return undefined;
    const [found] = await findUploaded({ ...this.#context, published: [], uploads: [last] });
    return found;
  }

  inOrderOf(files: readonly SavedDeliverable[]): SavedArtifact[] {
    const places = new Map(files.map(({ name }, place) => [name, place]));
    const placeOf = ({ file = '' }: SavedArtifact): number => places.get(file) ?? -1;
    return this.#done.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

/**
 * What an earlier phase was still uploading when it ended may have arrived. Only a name that holds the task's id is certainly
 * ours: another job may have taken a name that the user gave.
 */
export async function findUploaded({
  ports,
  settings,
  uploads,
  published,
  budget,
}: UploadContext): Promise<SavedArtifact[]> {
  const { artifacts } = ports;
  if (artifacts === undefined || settings.artifactName !== '') return [];
  const known = new Set(published.map(({ name }) => name));
  const open = uploads.filter(({ name }) => !known.has(name));
  if (open.length === 0) return [];
  const limit = startDeadline(ports.clock, FIND_LIMIT_MS, budget.signal);
  try {
    const names = open.map(({ name }) => name);
    const found = await artifacts.find(names, limit.signal);
    return open.flatMap((upload) => {
      const artifact = found.find(({ name }) => name === upload.name);
      return artifact === undefined ? [] : [{ ...artifact, ...upload }];
    });
  } catch {
    return [];
  } finally {
    limit.release();
  }
}
