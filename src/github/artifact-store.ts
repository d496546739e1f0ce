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
  /** A folder of the runner for renamed files. */
  readonly tempFolder: string;
}

/** Errors that the library throws in event handlers of its streams, where they can't be caught. Source: its `upload/zip.ts` and `upload/stream.ts`. */
const THROWN_BY_LIBRARY =
  /^An error has occurred during (?:zip creation|file read) for the artifact/;
/** The error of the service for a name that another artifact of the run has. */
const NAME_IS_TAKEN = /^Failed to CreateArtifact: .*(?:\(409\)|already exists)/i;

/** Uploads artifacts to this run. */
export class ArtifactStore implements ArtifactPort {
  readonly #options: ArtifactStoreOptions;
  /** Functions that reject the uploads in progress. */
  readonly #inProgress = new Set<(error: Error) => void>();

  constructor(options: ArtifactStoreOptions) {
    this.#options = options;
  }

  /**
   * Uploads an artifact under the first name that is not taken.
   * @throws Error with the reason of a failed upload; the signal's reason
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

  /** Uploads a single file without an archive. The library names the artifact after the file, so the file is renamed first. */
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

  /** Runs the upload of the library. Rejects when the library throws outside of its promise, or when the signal aborts; the upload may then continue. */
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
    // The number of 8 MiB blocks in memory. The library's default of 5 raises the step's peak for a file of 2 GiB from 254 to 285 MB.
    process.env['ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY'] ||= '2';
    const { promise: failure, reject: fail } = Promise.withResolvers<never>();
    // The listener stays until the end of the process, because an abandoned upload may still throw.
    process.off('uncaughtException', this.#onUncaught).on('uncaughtException', this.#onUncaught);
    this.#inProgress.add(fail);
    try {
      const upload = () => new DefaultArtifactClient().uploadArtifact(name, paths, root, options);
      return await untilAborted(signal, () => Promise.race([upload(), failure]));
    } finally {
      this.#inProgress.delete(fail);
    }
  }

  /** The exception does not identify its upload, so all uploads in progress fail. */
  readonly #onUncaught = (error: Error): void => {
    for (const fail of this.#inProgress) fail(error);
    if (this.#inProgress.size > 0 || THROWN_BY_LIBRARY.test(errorMessage(error))) return;
    // The error is not from an upload, so it goes to the other listeners.
    process.off('uncaughtException', this.#onUncaught);
    process.emit('uncaughtException', error);
  };

  #published(name: string, { id, size, digest }: UploadArtifactResponse): PublishedArtifact {
    if (id === undefined)
      throw new Error(`the artifact service returned no ID for the artifact ${name}`);
    const { serverUrl, repository, runId } = this.#options;
    const url = `${serverUrl}/${repository}/actions/runs/${runId}/artifacts/${id}`;
    return { name, id, url, digest: digest ?? '', bytes: size ?? 0 };
  }
}

/**
 * Opens each file and returns its stats. The library ends the process when it can't open a file, so this is checked before.
 * @throws Error when a file can't be read
 */
async function readStats(files: readonly ArtifactFile[]): Promise<Stats[]> {
  const stats: Stats[] = [];
  // One after the other, because a process can't have thousands of files open.
  for (const file of files) {
    const handle = await open(file.path, 'r');
    stats.push(await handle.stat());
    await handle.close();
  }
  return stats;
}

/**
 * Checks that no file changed during the upload. If a file disappears, the library omits it, or the rest of it, with only a warning.
 * @throws Error that names the changed files
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
    throw new Error(`files of the artifact ${artifact} changed during the upload: ${which}`);
  }
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    // The folder is on another disk, or the file system has no hard links.
    await copyFile(from, to);
  }
}
