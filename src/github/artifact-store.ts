import { createHash } from 'node:crypto';
import { copyFile, link, mkdtemp, open, rm } from 'node:fs/promises';
import path from 'node:path';

import type { ArtifactFile, ArtifactPort, ArtifactRequest } from '../ports.ts';
import type { PublishedArtifact } from '../report/result.ts';
import { errorWords } from '../support/errors.ts';
import { cutToBytes } from '../support/cut-to-bytes.ts';

export interface ArtifactStoreOptions {
  /** E.g. `https://github.com`. */
  readonly serverUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly runId: string;
  readonly runAttempt: number;
  /** A folder of the runner's for files that are renamed. */
  readonly tempFolder: string;
}

/** File systems bear 255; some are left for ` -attempt-…`. */
const LONGEST_NAME_BYTES = 220;

interface Uploaded {
  readonly id?: number;
  readonly size?: number;
  readonly digest?: string;
}

/** The artifacts of this run. */
export class ArtifactStore implements ArtifactPort {
  readonly #options: ArtifactStoreOptions;

  constructor(options: ArtifactStoreOptions) {
    this.#options = options;
  }

  /**
   * One archive with all files.
   * @throws Error that says why it could not be published
   */
  async uploadZip(request: ArtifactRequest): Promise<PublishedArtifact> {
    const paths = request.files.map((file) => file.path);
    await this.#openForReading(paths);
    return this.#withFreeName({ wanted: request.name, onName: request.onName }, async (name) => {
      const uploaded = await this.#upload({ ...request, name, paths, skipArchive: false });
      return this.#published(name, uploaded);
    });
  }

  /**
   * One file as an artifact of its own, as it is.
   * @throws Error that says why it could not be published
   */
  async uploadFile(file: ArtifactFile, request: ArtifactRequest): Promise<PublishedArtifact> {
    await this.#openForReading([file.path]);
    const wanted = `${request.name}-${file.name.replaceAll('/', '-')}`;
    return this.#withFreeName({ wanted, onName: request.onName }, async (name) => {
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
          skipArchive: true,
        });
        return this.#published(name, uploaded);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }

  async find(name: string): Promise<PublishedArtifact | undefined> {
    const { DefaultArtifactClient } = await import('@actions/artifact');
    const { artifacts } = await new DefaultArtifactClient().listArtifacts({ latest: true });
    const found = artifacts.find((artifact) => artifact.name === name);
    if (found === undefined) return undefined;
    const { id, size, digest = '' } = found;
    return this.#published(name, { id, size, digest: digest.replace(/^sha256:/, '') });
  }

  /** A name that is taken, by an earlier attempt or a sibling job, is left alone: ours gets the attempt added. */
  async #withFreeName(
    { wanted, onName }: { wanted: string; onName: (name: string) => void },
    upload: (name: string) => Promise<PublishedArtifact>,
  ): Promise<PublishedArtifact> {
    const { runAttempt } = this.#options;
    const { stem, extension } = harmlessName(wanted);
    const names = [stem + extension, `${stem}-attempt-${runAttempt}${extension}`];
    for (let number = 2; number <= 5; number += 1)
      names.push(`${stem}-attempt-${runAttempt}-${number}${extension}`);
    let taken: unknown;
    for (const name of names) {
      try {
        onName(name);
        return await upload(name);
      } catch (error) {
        if (!/\(409\)|already exists/i.test(errorWords(error))) throw error;
        taken = error;
      }
    }
    throw taken;
  }

  /** The library would end the process on a file that it can't open. */
  async #openForReading(paths: readonly string[]): Promise<void> {
    for (const file of paths) {
      const handle = await open(file, 'r');
      await handle.close();
    }
  }

  async #upload(
    request: ArtifactRequest & { paths: string[]; skipArchive: boolean },
  ): Promise<Uploaded> {
    const { DefaultArtifactClient } = await import('@actions/artifact');
    const { name, paths, root, retentionDays, skipArchive, signal } = request;
    signal.throwIfAborted();
    const guard = guardUpload(signal);
    try {
      const upload = new DefaultArtifactClient().uploadArtifact(name, paths, root, {
        skipArchive,
        ...(retentionDays === undefined ? {} : { retentionDays }),
      });
      // The library can't be told to stop, so what it still does is left to end by itself.
      return await Promise.race([upload, guard.failure]);
    } finally {
      guard.release();
    }
  }

  #published(name: string, { id, size, digest }: Uploaded): PublishedArtifact {
    if (id === undefined) throw new Error(`the artifact ${name} was stored without an id`);
    const { serverUrl, repository, runId } = this.#options;
    const url = `${serverUrl}/${repository}/actions/runs/${runId}/artifacts/${id}`;
    return { name, id, url, digest: digest ?? '', bytes: size ?? 0 };
  }
}

/**
 * The library writes the name to the log as it is, where the runner takes `##[…]` for a command; and an un-zipped file bears
 * the name on disk, where folders in it may have made it longer than a file's may be.
 */
function harmlessName(wanted: string): { stem: string; extension: string } {
  const name = wanted.replaceAll('##[', '#_[');
  const extension = path.extname(name);
  const stem = name.slice(0, name.length - extension.length);
  if (Buffer.byteLength(name) <= LONGEST_NAME_BYTES) return { stem, extension };
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  const { text } = cutToBytes(stem, LONGEST_NAME_BYTES - 60);
  return { stem: `${text}-${hash}`, extension: cutToBytes(extension, 40).text };
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    // Another disk, or a file system without hard links.
    await copyFile(from, to);
  }
}

/**
 * Fails when the time is over, and when the library throws where nobody can catch it: a file that it can't read
 * ends the process otherwise.
 */
function guardUpload(signal: AbortSignal): { failure: Promise<never>; release: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  // Lost when the upload has ended before; that is no unhandled rejection.
  promise.catch(() => undefined);
  let isAbandoned = false;
  const onAbort = (): void => {
    isAbandoned = true;
    reject(new Error('the time for publishing is over', { cause: signal.reason }));
  };
  signal.addEventListener('abort', onAbort, { once: true });
  process.on('uncaughtException', reject);
  return {
    failure: promise,
    release: () => {
      signal.removeEventListener('abort', onAbort);
      // An upload that goes on by itself may still throw, and must not take what is published after it.
      if (!isAbandoned) process.off('uncaughtException', reject);
    },
  };
}
