import { createHash, type Hash } from 'node:crypto';

import type { Clock } from '../support/clock.ts';
import { errorWords } from '../support/errors.ts';
import type { Deliverable } from '../task/task.ts';
import {
  ServiceError,
  type DeliverableSource,
  type OpenedDeliverable,
  type TaskService,
} from '../task/task-service.ts';
import type { OutputFile } from './output-folder.ts';

export interface FetchOptions {
  readonly service: TaskService;
  readonly clock: Clock;
  readonly taskId: string;
  readonly signal: AbortSignal;
  /** Called with the address of each link before it is used, so that its credential is masked. */
  readonly maskLink: (url: string) => void;
}

/** A file that arrived whole. */
export interface Fetched {
  readonly bytes: number;
  readonly sha256: string;
  readonly contentType: string;
}

/** How often one file is tried before it is given up. */
const MOST_TRIES = 6;
const LONGEST_PAUSE_MS = 8000;
/** What a CDN answers to a link that has expired or is not valid any more. */
const LINK_REFUSALS = new Set([401, 403, 404, 410]);

/**
 * Brings one deliverable into a file, whole: a transfer that breaks goes on where it stopped, or from the start; a
 * link that is refused is replaced by a fresh one, and then by the service's own endpoint.
 * @throws Error that says why the file could not be brought
 */
export async function fetchDeliverable(
  deliverable: Deliverable,
  file: OutputFile,
  options: FetchOptions,
): Promise<Fetched> {
  const sources = new Sources(deliverable, options);
  const transfer = new Transfer(deliverable, file, options);
  for (let tries = 1; ; tries += 1) {
    const bytesBefore = transfer.bytes;
    try {
      return await transfer.run(await sources.current());
    } catch (error) {
      options.signal.throwIfAborted();
      if (tries >= MOST_TRIES || error instanceof DiskError) throw error;
      const isLinkRefused =
        error instanceof ServiceError &&
        error.status !== undefined &&
        LINK_REFUSALS.has(error.status);
      const isRefused = error instanceof ServiceError && error.arrival === 'refused';
      if (isLinkRefused || isRefused) {
        if (!sources.advance()) throw error;
      } else {
        // One that brings nothing twice is given up for the next; one that brings a part each time is not.
        if (tries % 2 === 0 && transfer.bytes <= bytesBefore) sources.advance();
        const pause = Math.min(1000 * 2 ** (tries - 1), LONGEST_PAUSE_MS);
        await options.clock.sleep(pause * (0.75 + 0.5 * options.clock.random()), options.signal);
        options.signal.throwIfAborted();
      }
    }
  }
}

/** Where to get the file from next: its link, a fresh link, the service itself. */
class Sources {
  readonly #deliverable: Deliverable;
  readonly #options: FetchOptions;
  #step: 'link' | 'fresh link' | 'service';

  constructor(deliverable: Deliverable, options: FetchOptions) {
    this.#deliverable = deliverable;
    this.#options = options;
    this.#step = deliverable.downloadUrl === undefined ? 'service' : 'link';
  }

  /** @returns false when there is nothing left to try */
  advance(): boolean {
    if (this.#step === 'service') return false;
    this.#step = this.#step === 'link' ? 'fresh link' : 'service';
    return true;
  }

  async current(): Promise<DeliverableSource> {
    const { id, downloadUrl } = this.#deliverable;
    const link = this.#step === 'fresh link' ? await this.#freshLink() : downloadUrl;
    if (this.#step === 'service' || link === undefined) {
      return { kind: 'api', taskId: this.#options.taskId, deliverableId: id };
    }
    this.#options.maskLink(link);
    return { kind: 'link', url: link };
  }

  async #freshLink(): Promise<string | undefined> {
    const { service, taskId, signal } = this.#options;
    const listed = await service.listDeliverables(taskId, { signal });
    return listed.find(({ id }) => id === this.#deliverable.id)?.downloadUrl;
  }
}

/** The disk said no: another try would hear the same. */
class DiskError extends Error {
  override readonly name = 'DiskError';
}

/** The bytes of one file, over as many tries as it takes. */
class Transfer {
  readonly #deliverable: Deliverable;
  readonly #file: OutputFile;
  readonly #options: FetchOptions;
  #hash: Hash = createHash('sha256');
  #bytes = 0;
  #etag: string | undefined;

  constructor(deliverable: Deliverable, file: OutputFile, options: FetchOptions) {
    this.#deliverable = deliverable;
    this.#file = file;
    this.#options = options;
  }

  /** What lies in the file. */
  get bytes(): number {
    return this.#bytes;
  }

  async run(source: DeliverableSource): Promise<Fetched> {
    const { service, signal } = this.#options;
    const { bytes: listedBytes = Infinity } = this.#deliverable;
    const range =
      this.#bytes === 0
        ? undefined
        : { fromByte: this.#bytes, ...(this.#etag === undefined ? {} : { etag: this.#etag }) };
    const opened = await this.#open(() => service.openDeliverable(source, range, { signal }));
    if (opened.status === 200 && this.#bytes > 0) await this.#restart();
    const isOtherFile = opened.status === 206 && isAnother(opened.etag, this.#etag);
    if (opened.status === 200 || opened.etag !== undefined) this.#etag = opened.etag;
    const expectedBytes =
      opened.contentLength === undefined ? undefined : this.#bytes + opened.contentLength;
    for await (const chunk of opened.body) {
      if (isOtherFile) await this.#startAnew('the file changed while it was transferred');
      this.#hash.update(chunk);
      this.#bytes += chunk.length;
      // A body that does not end must not fill the disk.
      if (this.#bytes > listedBytes) {
        await this.#startAnew(`more than the ${listedBytes} bytes came that Miteos lists`);
      }
      await this.#onDisk(() => this.#file.write(chunk));
    }
    return this.#verify(expectedBytes, opened.contentType);
  }

  /** A server that does not bear the range is asked from the start the next time. */
  async #open(open: () => Promise<OpenedDeliverable>): Promise<OpenedDeliverable> {
    try {
      return await open();
    } catch (error) {
      if (error instanceof ServiceError && error.status === 416) {
        await this.#startAnew('the server refused to go on where the transfer broke');
      }
      throw error;
    }
  }

  async #verify(expectedBytes: number | undefined, contentType = ''): Promise<Fetched> {
    const bytes = this.#bytes;
    // A short answer is a broken transfer: what came of it is kept to go on from.
    if (expectedBytes !== undefined && bytes < expectedBytes) {
      throw new Error(`only ${bytes} of ${expectedBytes} bytes came`);
    }
    const sha256 = this.#hash.copy().digest('hex');
    const wrong = this.#contradiction(bytes, sha256);
    if (wrong !== undefined) return this.#startAnew(wrong);
    return { bytes, sha256, contentType: this.#deliverable.contentType ?? contentType };
  }

  #contradiction(bytes: number, sha256: string): string | undefined {
    const { bytes: listedBytes, sha256: listedSha256 } = this.#deliverable;
    if (listedBytes !== undefined && listedBytes !== bytes) {
      return `${bytes} bytes came, Miteos lists ${listedBytes}`;
    }
    if (listedSha256 !== undefined && listedSha256 !== sha256) {
      return `its SHA-256 is ${sha256}, Miteos lists ${listedSha256}`;
    }
    return undefined;
  }

  async #startAnew(why: string): Promise<never> {
    await this.#restart();
    throw new Error(why);
  }

  async #restart(): Promise<void> {
    this.#hash = createHash('sha256');
    this.#bytes = 0;
    this.#etag = undefined;
    await this.#onDisk(() => this.#file.restart());
  }

  async #onDisk(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      throw new DiskError(`it could not be written: ${errorWords(error)}`, { cause: error });
    }
  }
}

/** A server that sends a part although the tag names another file must not get its part glued to ours. */
function isAnother(etag: string | undefined, ours: string | undefined): boolean {
  return etag !== undefined && ours !== undefined && etag !== ours;
}
