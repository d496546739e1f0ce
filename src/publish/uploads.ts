import type { DeliverContext, SavedArtifact, SavedUpload } from './context.ts';
import type { OutputFolder } from '../deliverables/output-folder.ts';
import type { SavedDeliverable } from '../deliverables/saved-deliverable.ts';
import { noteHeld } from './held-files.ts';
import { findArrived, listArtifacts, type Listing } from './listed-artifacts.ts';
import type { ArtifactFile, ArtifactPort } from '../ports.ts';
import type { PublishedArtifact } from '../report/result.ts';
import { startDeadline } from '../support/deadline.ts';
import { errorMessage } from '../support/errors.ts';

export interface UploadContext extends Pick<DeliverContext, 'ports' | 'budget' | 'progress'> {
  readonly artifacts: ArtifactPort;
  readonly folder: OutputFolder;
  readonly retentionDays: number | undefined;
  /** What the run had before the first upload. */
  readonly listing: Listing;
  /** What an earlier phase of this step has published. */
  readonly published: readonly SavedArtifact[];
}

/** One artifact to be. */
export interface Upload {
  /** Tried in this order. */
  readonly names: readonly string[];
  /** The deliverables that it is to hold. */
  readonly deliverables: readonly SavedDeliverable[];
  /** All files of an archive; absent when the one deliverable is to be published as it is. */
  readonly archived?: readonly ArtifactFile[];
}

/** One that stalls must not take all the time there is. */
const MIN_UPLOAD_LIMIT_MS = 60_000;
const MIN_BYTES_PER_MS = 500;
const RETRY_PAUSE_MS = 2000;

/** What this step uploads; the post step finds what was begun and what was done. */
export class Uploads {
  readonly #context: UploadContext;
  readonly #taken: ReadonlySet<string>;
  #begun: readonly SavedUpload[] = [];
  readonly #done: SavedArtifact[];

  constructor(context: UploadContext) {
    this.#context = context;
    this.#taken = new Set(context.listing?.map(({ name }) => name));
    this.#done = [...context.published];
  }

  /**
   * An upload that fails, or stalls, is tried once more: it may be a moment's trouble, and the library repeats few calls. One that stalls
   * can't be stopped; should it end after all, its files are stored twice.
   * @throws Error that says why it could not be published
   */
  async run(upload: Upload): Promise<void> {
    const { ports, progress } = this.#context;
    const artifact = await this.#sendOrFind(upload);
    refuseOtherBytes(artifact, upload);
    this.#done.push({ ...artifact, ...contentOf(upload), ...this.#partOf(upload) });
    progress.onArtifacts(this.#done);
    const [wanted = ''] = upload.names;
    if (artifact.name !== wanted)
      ports.log.info(`The artifact name ${wanted} is taken: ours is ${artifact.name}.`);
    ports.log.info(`Published the artifact ${artifact.name}: ${artifact.url}`);
  }

  inOrderOf(files: readonly SavedDeliverable[]): SavedArtifact[] {
    const places = new Map(files.map(({ name }, place) => [name, place]));
    const placeOf = ({ file = '' }: SavedArtifact): number => places.get(file) ?? -1;
    return this.#done.toSorted((one, other) => placeOf(one) - placeOf(other));
  }

  /** Which files an archive holds, where an earlier phase has published the others. */
  #partOf({ deliverables, archived }: Upload): { readonly files?: readonly string[] } {
    const isRest = archived !== undefined && this.#context.published.length > 0;
    return isRest ? { files: deliverables.map(({ name }) => name) } : {};
  }

  async #sendOrFind(upload: Upload): Promise<PublishedArtifact> {
    const { ports, budget } = this.#context;
    try {
      return await this.#send(upload);
    } catch (error) {
      if (budget.signal.aborted) throw error;
      const arrived = await this.#findArrived(upload);
      if (arrived !== undefined) return arrived;
      ports.log.info(`An upload failed: ${errorMessage(error)}. Trying once more.`);
      await ports.clock.sleep(RETRY_PAUSE_MS, budget.signal);
      return this.#send(upload);
    }
  }

  async #send(upload: Upload): Promise<PublishedArtifact> {
    const { ports, folder, budget, artifacts, retentionDays } = this.#context;
    const { names, deliverables, archived } = upload;
    const free = names.filter((name) => !this.#taken.has(name));
    const bytes = deliverables.reduce((total, file) => total + file.bytes, 0);
    const limitMs = MIN_UPLOAD_LIMIT_MS + Math.ceil(bytes / MIN_BYTES_PER_MS);
    const limit = startDeadline(ports.clock, limitMs, budget.signal);
    const request = {
      files: archived ?? deliverables,
      root: folder.root,
      // Where none is free, the service says so.
      names: free.length === 0 ? names.slice(-1) : free,
      retentionDays,
      signal: limit.signal,
      onName: (name: string) => {
        this.#noteBegun(name, upload);
      },
      onVoid: (name: string) => {
        this.#noteBegun(name, undefined);
      },
    };
    try {
      const [only] = deliverables;
      return archived !== undefined || only === undefined
        ? await artifacts.uploadZip(request)
        : await artifacts.uploadFile(only, request);
    } finally {
      limit.release();
    }
  }

  /** Of archives only those whose names were free: what is found under another name may be somebody else's. */
  #noteBegun(name: string, upload: Upload | undefined): void {
    const { listing, progress } = this.#context;
    const others = this.#begun.filter((begun) => begun.name !== name);
    const isProvable = upload?.archived === undefined || listing !== undefined;
    this.#begun =
      upload !== undefined && isProvable ? [...others, { name, ...contentOf(upload) }] : others;
    progress.onUploads(this.#begun);
  }

  /** What was uploaded whole, though its answer was lost. */
  async #findArrived(upload: Upload): Promise<PublishedArtifact | undefined> {
    const { file } = contentOf(upload);
    const begun = this.#begun.filter((one) => one.file === file);
    if (begun.length === 0) return undefined;
    return findArrived(begun, await listArtifacts(this.#context), upload.deliverables)[0];
  }
}

function contentOf({ deliverables, archived }: Upload): Omit<SavedUpload, 'name'> {
  const holds = noteHeld(deliverables);
  const [only] = deliverables;
  return archived !== undefined || only === undefined ? { holds } : { holds, file: only.name };
}

/** A file may change on the disk between its download and its upload. */
function refuseOtherBytes({ name, digest }: PublishedArtifact, upload: Upload): void {
  const [only] = upload.deliverables;
  if (upload.archived !== undefined || digest === '' || digest === only?.sha256) return;
  throw new Error(`the artifact ${name} holds other bytes than were fetched`);
}
