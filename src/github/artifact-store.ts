import { copyFile, link, mkdtemp } from 'node:fs/promises';
import path from 'node:path';

import type { ArtifactFile, ArtifactPort, ArtifactRequest } from '../ports.ts';
import type { PublishedArtifact } from '../report/result.ts';
import type { Clock } from '../support/clock.ts';
import { errorMessage } from '../support/errors.ts';
import { boundExternalGarbage } from '../support/external-garbage.ts';
import type { Log } from '../support/log.ts';
import { removeIfPossible } from '../support/remove-if-possible.ts';
import { untilAborted } from '../support/deadline.ts';
import { describePlan, planArchive, type ArchivePlan } from './archive-plan.ts';
import { lookAtFiles } from './look-at-files.ts';
import { storeFiles } from './store-files.ts';
import { UploadGuard } from './upload-guard.ts';
import { watchFiles } from './watch-files.ts';

export interface ArtifactStoreOptions {
  /** E.g. `https://github.com`. */
  readonly serverUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly runId: string;
  /** A folder of the runner's for files that are renamed. */
  readonly tempFolder: string;
  readonly log: Pick<Log, 'debug'>;
  readonly clock: Pick<Clock, 'monotonicMs'>;
}

/**
 * Blocks of 8 MiB that the library sends at the same time, unless the workflow says another number. Its own 5 take
 * 24 MiB more memory, and send hardly faster. Measured by `npm run bench -- memory-of-large-files`.
 */
const BLOCKS_AT_ONCE = 2;

/**
 * An archive is made of pieces of 64 KiB, a file as it is of pieces of 8 MiB. With the 12 MiB of those, an archive of 256 MiB that is stored
 * took a fifth more work, and the peak of the whole step was no lower.
 */
const GARBAGE_OF_ARCHIVE_BYTES = 32 * 1024 ** 2;

interface Uploaded {
  readonly id?: number;
  readonly size?: number;
  readonly digest?: string;
}

/** The artifacts of this run. */
export class ArtifactStore implements ArtifactPort {
  readonly #options: ArtifactStoreOptions;
  readonly #guard = new UploadGuard();

  constructor(options: ArtifactStoreOptions) {
    this.#options = options;
  }

  /**
   * One archive with all files.
   * @throws Error that says why it could not be published
   */
  async uploadZip(request: ArtifactRequest): Promise<PublishedArtifact> {
    const { files, onVoid } = request;
    const paths = files.map((file) => file.path);
    const findChanged = await watchFiles(files);
    const plan = await this.#planArchive(request);
    return withFreeName(request, async (name) => {
      const uploaded = await this.#upload({ ...request, name, paths, plan });
      const changed = await findChanged();
      if (changed.length === 0) return this.#published(name, uploaded);
      onVoid(name);
      const which = changed.map((file) => file.name).join(', ');
      throw new Error(
        `while the artifact ${name} was uploaded, files of it were changed: ${which}`,
      );
    });
  }

  /**
   * One file as an artifact of its own, as it is.
   * @throws Error that says why it could not be published
   */
  async uploadFile(file: ArtifactFile, request: ArtifactRequest): Promise<PublishedArtifact> {
    await watchFiles([file]);
    return withFreeName(request, async (name) => {
      // The library takes the artifact's name from the file's, so the file gets the name that we want.
      const folder = await mkdtemp(path.join(this.#options.tempFolder, 'miteos-artifact-'));
      try {
        const renamed = path.join(folder, name);
        await linkOrCopy(file.path, renamed);
        const paths = [renamed];
        const uploaded = await this.#upload({
          ...request,
          root: folder,
          name,
          paths,
        });
        return this.#published(name, uploaded);
      } finally {
        await removeIfPossible(folder);
      }
    });
  }

  /** @throws Error when the service does not say, or the time is over */
  async list(signal: AbortSignal): Promise<readonly PublishedArtifact[]> {
    const { DefaultArtifactClient } = await import('@actions/artifact');
    const { artifacts } = await untilAborted(signal, () =>
      new DefaultArtifactClient().listArtifacts({ latest: true }),
    );
    return artifacts.map(({ name, id, size, digest = '' }) =>
      this.#published(name, { id, size, digest: digest.replace(/^sha256:/, '') }),
    );
  }

  async #planArchive({ files, signal }: ArtifactRequest): Promise<ArchivePlan> {
    const { clock, log } = this.#options;
    const beganMs = clock.monotonicMs();
    const looked = await untilAborted(signal, () => lookAtFiles(files.map((file) => file.path)));
    const tookMs = Math.ceil(clock.monotonicMs() - beganMs);
    const plan = planArchive(looked);
    log.debug(`${describePlan(plan, looked)} Looking at them took ${tookMs} ms.`);
    return plan;
  }

  /** As an archive when there is a plan for it, else the one file as it is. */
  async #upload(
    request: ArtifactRequest & { name: string; paths: string[]; plan?: ArchivePlan },
  ): Promise<Uploaded> {
    const { DefaultArtifactClient } = await import('@actions/artifact');
    const { name, paths, root, retentionDays, plan, signal } = request;
    boundBlocksAtOnce();
    const options = {
      skipArchive: plan === undefined,
      ...(plan === undefined ? {} : { compressionLevel: plan.level }),
      ...(retentionDays === undefined ? {} : { retentionDays }),
    };
    const stored = await storeFiles(plan?.stored);
    const garbage =
      plan === undefined ? boundExternalGarbage() : boundExternalGarbage(GARBAGE_OF_ARCHIVE_BYTES);
    try {
      return await this.#guard.watch(signal, () =>
        new DefaultArtifactClient().uploadArtifact(name, paths, root, options),
      );
    } finally {
      garbage.release();
      stored.release();
    }
  }

  #published(name: string, { id, size, digest }: Uploaded): PublishedArtifact {
    if (id === undefined) throw new Error(`the artifact ${name} was stored without an id`);
    const { serverUrl, repository, runId } = this.#options;
    const url = `${serverUrl}/${repository}/actions/runs/${runId}/artifacts/${id}`;
    return { name, id, url, digest: digest ?? '', bytes: size ?? 0 };
  }
}

/** Uploads under the first name that is free. */
async function withFreeName(
  { names, onName, onVoid }: ArtifactRequest,
  upload: (name: string) => Promise<PublishedArtifact>,
): Promise<PublishedArtifact> {
  let taken: unknown;
  for (const name of names) {
    try {
      onName(name);
      return await upload(name);
    } catch (error) {
      const words = errorMessage(error);
      // Nothing was sent under the name, so what is there is somebody else's.
      if (/^(?:Failed to )?CreateArtifact:/.test(words)) onVoid(name);
      if (!/\(409\)|already exists/i.test(words)) throw error;
      taken = error;
    }
  }
  throw taken;
}

/** The library takes no option for it, it reads the variable at each upload. */
function boundBlocksAtOnce(): void {
  process.env['ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY'] ||= String(BLOCKS_AT_ONCE);
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    // Another disk, or a file system without hard links.
    await copyFile(from, to);
  }
}
