import { createHash, type Hash } from 'node:crypto';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { errorMessage } from '../support/errors.ts';
import { formatSize } from '../support/human-units.ts';
import { withoutUndefined } from '../support/without-undefined.ts';
import type { Deliverable } from '../task/task.ts';
import {
  ServiceError,
  type ByteRange,
  type DeliverableSource,
  type OpenedDeliverable,
} from '../task/task-service.ts';
import type { FreshLinks, TaskAccess } from './fresh-links.ts';
import type { OutputFile } from './output-folder.ts';
import type { SpaceBudget } from './space-budget.ts';

interface DownloadOptions extends TaskAccess {
  /** Shared by all files of the task. */
  readonly freshLinks: FreshLinks;
  /** Shared by all files of the task. */
  readonly space: SpaceBudget;
  /** Whether another deliverable has the same ID. Then the service's own endpoint can't distinguish them. */
  readonly isIdShared: boolean;
  /** Runs an attempt when a download slot is free. */
  readonly withSlot: <Result>(run: () => Promise<Result>) => Promise<Result>;
  /**
   * Creates the file once the headers of its download have arrived.
   * @param fileName the name in the headers
   * @returns undefined for a file that the patterns exclude
   */
  readonly createFile: (fileName: string | undefined) => Promise<OutputFile | undefined>;
  /** Called after each chunk, with the number of bytes received, and the total if it is known. */
  readonly onBytes: (bytes: number, totalBytes: number | undefined) => void;
}

/** A complete file at its final path. */
interface Downloaded {
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly contentType: string;
}

/**
 * Downloads one deliverable. An interrupted transfer is resumed after a pause, when a slot is free. A file that does not match the
 * service's list is downloaded again from the start.
 * @returns undefined for a file that the patterns exclude
 * @throws Error that says why the file could not be fetched; the signal's reason when it is aborted
 */
export async function download(
  deliverable: Deliverable,
  options: DownloadOptions,
): Promise<Downloaded | undefined> {
  const { clock, signal, withSlot } = options;
  const retries = new Retries(deliverable, options);
  const transfer = new Transfer(deliverable, options);
  try {
    for (;;) {
      try {
        return await withSlot(async () => {
          signal.throwIfAborted();
          return transfer.run(await retries.source());
        });
      } catch (error) {
        signal.throwIfAborted();
        const pauseMs = retries.pauseAfter(error, transfer.bytes);
        if (pauseMs === undefined) throw retries.lastError(error);
        await clock.sleep(pauseMs, signal);
      }
    }
  } finally {
    await transfer.discard();
  }
}

/** An error that a retry would not fix, e.g. a full disk. */
class FinalError extends Error {
  override readonly name = 'FinalError';
}

type Source = 'link' | 'fresh link' | 'api';

const SOURCE_NAMES = {
  link: 'its link',
  'fresh link': 'a new link',
  api: 'the Miteos API',
} as const;

const MAX_ATTEMPTS = 6;
/** An attempt that transfers this much resets the count: a server that interrupts every transfer still delivers the file in the end. */
const MIN_PROGRESS_BYTES = 1024 ** 2;
const FIRST_PAUSE_MS = 1000;
const MAX_PAUSE_MS = 8000;

/** Decides which source the next attempt uses, and when to give up. */
class Retries {
  readonly #deliverable: Deliverable;
  readonly #options: DownloadOptions;
  /** The sources that may still work, the next one first. */
  readonly #sources: Source[];
  #link: string | undefined;
  #refusedLink: string | undefined;
  /** The latest error of each source. */
  readonly #errors = new Map<Source, unknown>();
  #failures = 0;
  #maxBytes = 0;

  constructor(deliverable: Deliverable, options: DownloadOptions) {
    this.#deliverable = deliverable;
    this.#options = options;
    this.#link = deliverable.downloadUrl;
    this.#sources = [
      ...(this.#link === undefined ? [] : (['link', 'fresh link'] as const)),
      ...(options.isIdShared ? [] : (['api'] as const)),
    ];
  }

  async source(): Promise<DeliverableSource> {
    const { freshLinks, taskId, isIdShared } = this.#options;
    const { id, bytes: listedBytes } = this.#deliverable;
    if (this.#sources[0] === 'fresh link') {
      const link = await freshLinks.find(this.#deliverable, this.#refusedLink);
      if (link === undefined) this.#sources.shift();
      else this.#link = link;
    }
    const [source] = this.#sources;
    if (source === 'api') return { kind: 'api', taskId, deliverableId: id, listedBytes };
    if (source === undefined || this.#link === undefined) {
      const why = this.#errors.size === 0 ? '' : ` (${this.#describeErrors()})`;
      const others = isIdShared ? `, and other deliverables have the same ID ${id}` : '';
      throw new FinalError(`no download link works${why}${others}`);
    }
    return { kind: 'link', url: this.#link, listedBytes };
  }

  /**
   * A source that refuses the file is not used again. A source with another error is used again after the other sources.
   * @param bytes the size of the file after the attempt
   * @returns the pause before the next attempt, in milliseconds; undefined to give up
   */
  pauseAfter(error: unknown, bytes: number): number | undefined {
    const hasProgress = bytes - this.#maxBytes >= MIN_PROGRESS_BYTES;
    this.#maxBytes = Math.max(bytes, this.#maxBytes);
    this.#failures = hasProgress ? 1 : this.#failures + 1;
    const [source] = this.#sources;
    if (source !== undefined) this.#errors.set(source, error);
    if (error instanceof FinalError || this.#failures >= MAX_ATTEMPTS) return undefined;
    if (isRefusal(error)) {
      this.#refusedLink = this.#link;
      this.#sources.shift();
      return this.#sources.length === 0 ? undefined : 0;
    }
    if (!hasProgress) this.#sources.push(...this.#sources.splice(0, 1));
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (this.#failures - 1), MAX_PAUSE_MS);
    const requestedMs = error instanceof ServiceError ? (error.retryAfterMs ?? 0) : 0;
    return Math.max(requestedMs, pauseMs * (0.75 + 0.5 * this.#options.clock.random()));
  }

  /** Returns the final error, with the errors of the other sources where they differ. */
  lastError(error: unknown): unknown {
    if (error instanceof FinalError) return error;
    const message = errorMessage(error);
    for (const [source, one] of this.#errors) {
      if (errorMessage(one) === message) this.#errors.delete(source);
    }
    if (this.#errors.size === 0) return error;
    return new Error(`${message} (${this.#describeErrors()})`, { cause: error });
  }

  #describeErrors(): string {
    return [...this.#errors]
      .map(([source, error]) => `${SOURCE_NAMES[source]}: ${errorMessage(error)}`)
      .join('; ');
  }
}

/** Whether the same request would be refused again. A 416 does not count, because the request may succeed without a range. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof ServiceError) || error.status === 416) return false;
  return error.arrival === 'refused' || error.isLasting;
}

/** Downloads one file over any number of attempts. */
class Transfer {
  readonly #deliverable: Deliverable;
  readonly #options: DownloadOptions;
  #file: OutputFile | undefined;
  #hash: Hash = createHash('sha256');
  /** The number of bytes that are written and hashed. */
  #bytes = 0;
  #etag: string | undefined;
  /** The size of the whole file by the response headers. */
  #totalBytes: number | undefined;
  /** The size of the whole file by the service's list. */
  #listedBytes: number | undefined;
  /** See `OpenedDeliverable`. */
  #unknownCoding: string | undefined;
  /** The part of the shared space that is reserved for this file. */
  #reservedBytes = 0;

  constructor(deliverable: Deliverable, options: DownloadOptions) {
    this.#deliverable = deliverable;
    this.#options = options;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Makes one attempt. @returns undefined for a file that the patterns exclude */
  async run(source: DeliverableSource): Promise<Downloaded | undefined> {
    const { service, signal } = this.#options;
    this.#reserve(this.#deliverable.bytes ?? 0);
    try {
      // One attempt: `Retries` repeats it, without occupying a slot during the pause.
      const call = { signal, attempts: 1 };
      const opened = await service.openDeliverable(source, this.#range(), call);
      try {
        return await this.#receive(opened);
      } catch (error) {
        // The content encoding is broken, or expands too much. The file can't be resumed, because a range counts encoded bytes.
        if (error instanceof ServiceError) await this.#restart();
        throw error;
      } finally {
        await endBody(opened.body);
      }
    } catch (error) {
      // The server does not support a range.
      if (error instanceof ServiceError && error.status === 416) await this.#restart();
      throw error;
    } finally {
      this.#release(this.#bytes);
    }
  }

  async discard(): Promise<void> {
    this.#release();
    await this.#file?.discard();
  }

  #range(): ByteRange | undefined {
    return this.#bytes === 0
      ? undefined
      : withoutUndefined({ fromByte: this.#bytes, etag: this.#etag });
  }

  async #receive(opened: OpenedDeliverable): Promise<Downloaded | undefined> {
    const { status, etag, totalBytes, codedBytes, fileName } = opened;
    if (status === 200) await this.#restart();
    // A server may send a part of another version in spite of `If-Range`.
    if (differs(etag, this.#etag) || differs(totalBytes, this.#totalBytes)) {
      return this.#restartWith('the file changed during the download');
    }
    this.#etag = etag ?? this.#etag;
    this.#totalBytes = totalBytes ?? this.#totalBytes;
    // The service may list the size of the encoded file.
    const { bytes, contentType = opened.contentType ?? '' } = this.#deliverable;
    this.#listedBytes = bytes === codedBytes ? undefined : bytes;
    this.#unknownCoding = opened.unknownCoding;
    if ((bytes ?? this.#deliverable.sha256) === undefined) await this.#refuseUnknownCoding();
    this.#reserve(this.#totalBytes ?? 0);
    this.#file ??= await this.#onDisk(() => this.#options.createFile(fileName));
    const file = this.#file;
    if (file === undefined) return undefined;
    // For an iterable that is not a stream, `pipeline` does not wait for the writer after an error.
    const body = opened.body instanceof Readable ? opened.body : Readable.from(opened.body);
    await pipeline(body, this.#writerOf(file));
    const sha256 = await this.#verify(status);
    const path = await this.#onDisk(() => file.keep());
    this.#release(this.#bytes);
    // From here on, the space stays reserved.
    this.#reservedBytes = 0;
    return { path, bytes: this.#bytes, sha256, contentType };
  }

  /** Closes only after the last write has finished, because a resumed transfer continues from the size of the file. */
  #writerOf(file: OutputFile): Writable {
    let appending = Promise.resolve();
    return new Writable({
      write: (chunk: Uint8Array, _, done) => {
        appending = this.#append(chunk, file);
        appending.then(() => {
          done();
        }, done);
      },
      destroy: (error, done) => {
        const end = (): void => {
          done(error);
        };
        appending.then(end, end);
      },
    });
  }

  async #append(chunk: Uint8Array, file: OutputFile): Promise<void> {
    const bytes = this.#bytes + chunk.length;
    this.#reserve(bytes);
    const wholeBytes = this.#listedBytes ?? this.#totalBytes ?? Infinity;
    if (bytes > wholeBytes) {
      const source = this.#listedBytes === undefined ? 'the server announced' : 'Miteos lists';
      return this.#rejectMismatch(`received more than the ${wholeBytes} bytes that ${source}`);
    }
    const writing = this.#onDisk(() => file.write(chunk));
    this.#hash.update(chunk);
    await writing;
    this.#bytes = bytes;
    this.#options.onBytes(bytes, this.#totalBytes ?? this.#listedBytes);
  }

  /** @returns the checksum of the file, if it is complete and matches the service's list */
  async #verify(status: 200 | 206): Promise<string> {
    const bytes = this.#bytes;
    const listedBytes = this.#listedBytes;
    const isPart = status === 206;
    const expectedBytes = this.#totalBytes ?? (isPart ? listedBytes : undefined);
    // A server may send less than the requested range. Source: RFC 9110, "206 Partial Content".
    if (isPart && expectedBytes === undefined) {
      return this.#restartWith('the server sent a part of the file without the total size');
    }
    // The received bytes are kept, so that the transfer can be resumed.
    if (expectedBytes !== undefined && bytes < expectedBytes) {
      throw new Error(`received only ${bytes} of ${expectedBytes} bytes`);
    }
    if (listedBytes !== undefined && listedBytes !== bytes) {
      return this.#rejectMismatch(`received ${bytes} bytes, but Miteos lists ${listedBytes}`);
    }
    const sha256 = this.#hash.digest('hex');
    const { sha256: listed = sha256 } = this.#deliverable;
    return listed === sha256
      ? sha256
      : this.#rejectMismatch(`its SHA-256 is ${sha256}, but Miteos lists ${listed}`);
  }

  /** Reserves space for this many bytes of this file. @throws FinalError when there is not enough */
  #reserve(bytes: number): void {
    if (bytes <= this.#reservedBytes) return;
    const refusal = this.#options.space.change(this.#reservedBytes, bytes);
    if (refusal === undefined) {
      this.#reservedBytes = bytes;
      return;
    }
    // Released immediately, because other downloads need the space.
    this.#release();
    throw new FinalError(refusal);
  }

  /** Releases the reserved space beyond this many bytes. */
  #release(keptBytes = 0): void {
    const bytes = Math.min(keptBytes, this.#reservedBytes);
    this.#options.space.change(this.#reservedBytes, bytes);
    this.#reservedBytes = bytes;
  }

  /** Handles a file that does not match the service's list. */
  async #rejectMismatch(why: string): Promise<never> {
    await this.#refuseUnknownCoding(`: ${why}`);
    return this.#restartWith(why);
  }

  /** A body with an unknown content encoding is accepted only if it matches the service's list. Otherwise it may really be encoded. */
  async #refuseUnknownCoding(why = ''): Promise<void> {
    const coding = this.#unknownCoding;
    if (coding === undefined) return;
    await this.#restart();
    const message = `the download has the unknown content encoding "${coding}"${why}`;
    throw new ServiceError(message, { arrival: 'refused' });
  }

  async #restartWith(why: string): Promise<never> {
    await this.#restart();
    throw new Error(why);
  }

  async #restart(): Promise<void> {
    this.#etag = undefined;
    this.#totalBytes = undefined;
    this.#hash = createHash('sha256');
    this.#bytes = 0;
    await this.#onDisk(async () => this.#file?.restart());
  }

  async #onDisk<Result>(act: () => Promise<Result>): Promise<Result> {
    try {
      return await act();
    } catch (error) {
      const bytes = this.#listedBytes ?? this.#totalBytes;
      const size = bytes === undefined ? '' : ` (${formatSize(bytes)})`;
      throw new FinalError(`could not write the file${size}: ${errorMessage(error)}`, {
        cause: error,
      });
    }
  }
}

function differs<Value>(one: Value | undefined, other: Value | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

/** Ends a body, because an unread body would keep its connection. A stream is destroyed, because its next chunk may never arrive. */
async function endBody(body: AsyncIterable<Uint8Array>): Promise<void> {
  if (body instanceof Readable) {
    // Errors of the body no longer matter.
    body.on('error', () => undefined).destroy();
    return;
  }
  try {
    for await (const chunk of body) if (chunk.length >= 0) break;
  } catch {
    // As above.
  }
}
