import type { Stats } from 'node:fs';
import { copyFile, link, mkdtemp, open, stat } from 'node:fs/promises';
import path from 'node:path';

import type { UploadArtifactResponse } from '@actions/artifact';

import type { ArtifactFile, ArtifactPort, ArtifactRequest } from '../ports.ts';
import type { PublishedArtifact } from '../report/result.ts';
import { errorMessage } from '../support/errors.ts';
import { removeIfPossible } from '../support/remove-if-possible.ts';
import { untilAborted } from '../support/deadline.ts';

export interface ArtifactStoreOptions {
  /** E.g. `https://github.com`. */
  readonly serverUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly runId: string;
  /** A folder of the runner's for files that are renamed. */
  readonly tempFolder: string;
}

/** What the library throws in events of its streams, where nobody can catch it. Source: its `upload/zip.ts` and `upload/stream.ts`. */
const THROWN_BY_LIBRARY =
  /^An error has occurred during (?:zip creation|file read) for the artifact/;
/** The service's answer to a name that another artifact of the run has. */
const NAME_IS_TAKEN = /^Failed to CreateArtifact: .*(?:\(409\)|already exists)/i;

/** The artifacts of this run. */
export class ArtifactStore implements ArtifactPort {
  readonly #options: ArtifactStoreOptions;
  /** Each fails one of the uploads that are under way. */
  readonly #underWay = new Set<(error: Error) => void>();

  constructor(options: ArtifactStoreOptions) {
    this.#options = options;
  }

  /**
   * Uploads under the first name that is free.
   * @throws Error that says why it could not be published; the signal's reason
   */
  async upload(request: ArtifactRequest): Promise<PublishedArtifact> {
    const { files, isUnzipped, names } = request;
    const before = await readStats(files);
    let taken: unknown;
    for (const name of names) {
      try {
        const uploaded = isUnzipped
          ? await this.#uploadFile(name, request)
          : await this.#send(name, request);
        await checkUnchanged(name, files, before);
        return this.#published(name, uploaded);
      } catch (error) {
        if (!NAME_IS_TAKEN.test(errorMessage(error))) throw error;
        taken = error;
      }
    }
    throw taken;
  }

  /** The library names the artifact after its file, so the file is given that name first. */
  async #uploadFile(name: string, request: ArtifactRequest): Promise<UploadArtifactResponse> {
    const folder = await mkdtemp(path.join(this.#options.tempFolder, 'miteos-artifact-'));
    try {
      const renamed = path.join(folder, name);
      for (const file of request.files) await linkOrCopy(file.path, renamed);
      return await this.#send(name, { ...request, files: [{ name, path: renamed }], root: folder });
    } finally {
      await removeIfPossible(folder);
    }
  }

  /** Ends when the library does, and also when it throws outside of its promise or the signal is aborted: then it goes on by itself. */
  async #send(
    name: string,
    { files, isUnzipped, root, retentionDays, signal }: ArtifactRequest,
  ): Promise<UploadArtifactResponse> {
    const { DefaultArtifactClient } = await import('@actions/artifact');
    const paths = files.map((file) => file.path);
    const options = {
      skipArchive: isUnzipped,
      ...(retentionDays === undefined ? {} : { retentionDays }),
    };
    // Blocks of 8 MiB in memory at the same time. With the library's default, 5, a file of 2 GiB takes the step's peak from 254 to 285 MB.
    process.env['ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY'] ||= '2';
    const { promise: failure, reject: fail } = Promise.withResolvers<never>();
    // Stays to the end of the process, since an upload that is not waited for any more may still throw.
    process.off('uncaughtException', this.#onUncaught).on('uncaughtException', this.#onUncaught);
    this.#underWay.add(fail);
    try {
      const upload = () => new DefaultArtifactClient().uploadArtifact(name, paths, root, options);
      return await untilAborted(signal, () => Promise.race([upload(), failure]));
    } finally {
      this.#underWay.delete(fail);
    }
  }

  /** The exception does not say which upload it is from, so all that are under way fail. */
  readonly #onUncaught = (error: Error): void => {
    for (const fail of this.#underWay) fail(error);
    if (this.#underWay.size > 0 || THROWN_BY_LIBRARY.test(errorMessage(error))) return;
    // Not from an upload: it is for whoever else listens.
    process.off('uncaughtException', this.#onUncaught);
    process.emit('uncaughtException', error);
  };

  #published(name: string, { id, size, digest }: UploadArtifactResponse): PublishedArtifact {
    if (id === undefined) throw new Error(`the artifact ${name} was stored without an id`);
    const { serverUrl, repository, runId } = this.#options;
    const url = `${serverUrl}/${repository}/actions/runs/${runId}/artifacts/${id}`;
    return { name, id, url, digest: digest ?? '', bytes: size ?? 0 };
  }
}

/**
 * Opens each file for reading, since the library ends the process on one that it can't open.
 * @throws Error when one can't be read
 */
async function readStats(files: readonly ArtifactFile[]): Promise<Stats[]> {
  const stats: Stats[] = [];
  // One by one: a process can't have thousands open at the same time.
  for (const file of files) {
    const handle = await open(file.path, 'r');
    stats.push(await handle.stat());
    await handle.close();
  }
  return stats;
}

/**
 * Of a file that vanishes during an upload the library leaves out the whole or the rest, with a warning.
 * @throws Error that names the files that are not as before
 */
async function checkUnchanged(
  artifact: string,
  files: readonly ArtifactFile[],
  before: readonly Stats[],
): Promise<void> {
  const changed: string[] = [];
  for (const [index, { name, path: file }] of files.entries()) {
    const now = await stat(file).catch(() => undefined);
    const isSame = now?.size === before[index]?.size && now?.mtimeMs === before[index]?.mtimeMs;
    if (!isSame) changed.push(name);
  }
  if (changed.length > 0) {
    const which = changed.join(', ');
    throw new Error(
      `while the artifact ${artifact} was uploaded, files of it were changed: ${which}`,
    );
  }
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    // Another disk, or a file system without hard links.
    await copyFile(from, to);
  }
}
