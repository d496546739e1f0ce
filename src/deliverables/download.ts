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
  /** Whether another deliverable has the same ID: the service's own endpoint can't tell which is meant. */
  readonly isIdShared: boolean;
  /** Runs a try when it is its turn. */
  readonly inTurn: <Result>(run: () => Promise<Result>) => Promise<Result>;
  /**
   * Begins the file, once the headers of its download are there.
   * @param fileName what the download calls itself
   * @returns undefined for a file that is not wanted
   */
  readonly createFile: (fileName: string | undefined) => Promise<OutputFile | undefined>;
  /** Called after each chunk, with the bytes in the file, and in the whole where that is known. */
  readonly onBytes: (bytes: number, totalBytes: number | undefined) => void;
}

/** A file that arrived whole and is in its place. */
interface Downloaded {
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly contentType: string;
}

/**
 * Downloads one deliverable. A transfer that breaks is resumed, after a pause, when it is its turn again; one that contradicts what the
 * service lists begins anew.
 * @returns undefined for a file that is not wanted
 * @throws Error that says why the file could not be fetched; the signal's reason when it is aborted
 */
export async function download(
  deliverable: Deliverable,
  options: DownloadOptions,
): Promise<Downloaded | undefined> {
  const { clock, signal, inTurn } = options;
  const retries = new Retries(deliverable, options);
  const transfer = new Transfer(deliverable, options);
  try {
    for (;;) {
      try {
        return await inTurn(async () => {
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

/** Another try would fail in the same way, e.g. for a full disk. */
class FinalError extends Error {
  override readonly name = 'FinalError';
}

type Source = 'link' | 'fresh link' | 'service';

const SOURCE_NAMES = {
  link: 'its link',
  'fresh link': 'a fresh link',
  service: 'the service itself',
} as const;

const MAX_TRIES = 6;
/** A try that brings so much does not count: a server that breaks each transfer will have sent the file in the end. */
const MIN_PROGRESS_BYTES = 1024 ** 2;
const FIRST_PAUSE_MS = 1000;
const MAX_PAUSE_MS = 8000;

/** Decides where the next try gets the file from, and when the file is given up. */
class Retries {
  readonly #deliverable: Deliverable;
  readonly #options: DownloadOptions;
  /** Those that may still work, the next one first. */
  readonly #sources: Source[];
  #link: string | undefined;
  #refusedLink: string | undefined;
  /** The latest error of each that was tried. */
  readonly #errors = new Map<Source, unknown>();
  #failures = 0;
  #maxBytes = 0;

  constructor(deliverable: Deliverable, options: DownloadOptions) {
    this.#deliverable = deliverable;
    this.#options = options;
    this.#link = deliverable.downloadUrl;
    this.#sources = [
      ...(this.#link === undefined ? [] : (['link', 'fresh link'] as const)),
      ...(options.isIdShared ? [] : (['service'] as const)),
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
    if (source === 'service') return { kind: 'api', taskId, deliverableId: id, listedBytes };
    if (source === undefined || this.#link === undefined) {
      const why = this.#errors.size === 0 ? '' : ` (${this.#describeErrors()})`;
      const others = isIdShared ? `, and other deliverables have its id ${id}, too` : '';
      throw new FinalError(`no link works${why}${others}`);
    }
    return { kind: 'link', url: this.#link, listedBytes };
  }

  /**
   * A source that refuses is not asked again; one that breaks is, after the others.
   * @param bytes what is in the file after the try
   * @returns how long to wait before the next try, in milliseconds; undefined when the file is given up
   */
  pauseAfter(error: unknown, bytes: number): number | undefined {
    const hasProgress = bytes - this.#maxBytes >= MIN_PROGRESS_BYTES;
    this.#maxBytes = Math.max(bytes, this.#maxBytes);
    this.#failures = hasProgress ? 1 : this.#failures + 1;
    const [source] = this.#sources;
    if (source !== undefined) this.#errors.set(source, error);
    if (error instanceof FinalError || this.#failures >= MAX_TRIES) return undefined;
    if (isRefusal(error)) {
      this.#refusedLink = this.#link;
      this.#sources.shift();
      return this.#sources.length === 0 ? undefined : 0;
    }
    if (!hasProgress) this.#sources.push(...this.#sources.splice(0, 1));
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (this.#failures - 1), MAX_PAUSE_MS);
    const askedMs = error instanceof ServiceError ? (error.retryAfterMs ?? 0) : 0;
    return Math.max(askedMs, pauseMs * (0.75 + 0.5 * this.#options.clock.random()));
  }

  /** The error that the file is given up for, with what other sources said, where that is something else. */
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

/** Whether the same request would be refused again. Not 416: without a range it may be answered. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof ServiceError) || error.status === 416) return false;
  return error.arrival === 'refused' || error.isLasting;
}

/** The bytes of one file, over as many tries as it takes. */
class Transfer {
  readonly #deliverable: Deliverable;
  readonly #options: DownloadOptions;
  #file: OutputFile | undefined;
  #hash: Hash = createHash('sha256');
  /** In the file, and hashed. */
  #bytes = 0;
  #etag: string | undefined;
  /** Of the whole file, as an answer announced it. */
  #totalBytes: number | undefined;
  /** Of the whole file, as the service lists it. */
  #listedBytes: number | undefined;
  /** See `OpenedDeliverable`. */
  #unknownCoding: string | undefined;
  /** Reserved for this file, of the space that all files share. */
  #reservedBytes = 0;

  constructor(deliverable: Deliverable, options: DownloadOptions) {
    this.#deliverable = deliverable;
    this.#options = options;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** One try. @returns undefined for a file that is not wanted */
  async run(source: DeliverableSource): Promise<Downloaded | undefined> {
    const { service, signal } = this.#options;
    this.#reserve(this.#deliverable.bytes ?? 0);
    try {
      // Tried once: the retries are this file's own, and a pause holds up no other file.
      const call = { signal, attempts: 1 };
      const opened = await service.openDeliverable(source, this.#range(), call);
      try {
        return await this.#receive(opened);
      } catch (error) {
        // The coding of the answer broke, or expands too much. A range counts the coded bytes.
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
    // A server may send a part of another file, in spite of `If-Range`.
    if (isAnother(etag, this.#etag) || isAnother(totalBytes, this.#totalBytes)) {
      return this.#startAnew('the file changed while it was transferred');
    }
    this.#etag = etag ?? this.#etag;
    this.#totalBytes = totalBytes ?? this.#totalBytes;
    // A store that keeps a file coded may list the length that it has there.
    const { bytes, contentType = opened.contentType ?? '' } = this.#deliverable;
    this.#listedBytes = bytes === codedBytes ? undefined : bytes;
    this.#unknownCoding = opened.unknownCoding;
    if ((bytes ?? this.#deliverable.sha256) === undefined) await this.#refuseUnknownCoding();
    this.#reserve(this.#totalBytes ?? 0);
    this.#file ??= await this.#onDisk(() => this.#options.createFile(fileName));
    const file = this.#file;
    if (file === undefined) return undefined;
    // Of an iterable that is no stream, `pipeline` does not wait for the writer when it breaks.
    const body = opened.body instanceof Readable ? opened.body : Readable.from(opened.body);
    await pipeline(body, this.#writerOf(file));
    const sha256 = await this.#verify(status);
    const path = await this.#onDisk(() => file.keep());
    this.#release(this.#bytes);
    // Nothing gives it back any more.
    this.#reservedBytes = 0;
    return { path, bytes: this.#bytes, sha256, contentType };
  }

  /** When it is closed, nothing is being written any more: a transfer is resumed from what lies in the file. */
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
      const who = this.#listedBytes === undefined ? 'were announced' : 'Miteos lists';
      return this.#contradict(`more than the ${wholeBytes} bytes came that ${who}`);
    }
    const writing = this.#onDisk(() => file.write(chunk));
    this.#hash.update(chunk);
    await writing;
    this.#bytes = bytes;
    this.#options.onBytes(bytes, this.#totalBytes ?? this.#listedBytes);
  }

  /** @returns the checksum of what came, when it is the whole file that the service lists */
  async #verify(status: 200 | 206): Promise<string> {
    const bytes = this.#bytes;
    const listedBytes = this.#listedBytes;
    const isPart = status === 206;
    const expectedBytes = this.#totalBytes ?? (isPart ? listedBytes : undefined);
    // A server may send less than the rest that was asked for. Source: RFC 9110, "206 Partial Content".
    if (isPart && expectedBytes === undefined) {
      return this.#startAnew('a part came, and nobody tells how long the whole is');
    }
    // What came of a broken transfer is kept, to be resumed.
    if (expectedBytes !== undefined && bytes < expectedBytes) {
      throw new Error(`only ${bytes} of ${expectedBytes} bytes came`);
    }
    if (listedBytes !== undefined && listedBytes !== bytes) {
      return this.#contradict(`${bytes} bytes came, Miteos lists ${listedBytes}`);
    }
    const sha256 = this.#hash.digest('hex');
    const { sha256: listed = sha256 } = this.#deliverable;
    return listed === sha256
      ? sha256
      : this.#contradict(`its SHA-256 is ${sha256}, Miteos lists ${listed}`);
  }

  /** @throws FinalError when there is no space for so many bytes of this file */
  #reserve(bytes: number): void {
    if (bytes <= this.#reservedBytes) return;
    const refusal = this.#options.space.change(this.#reservedBytes, bytes);
    if (refusal === undefined) {
      this.#reservedBytes = bytes;
      return;
    }
    // At once, since others that are downloaded need it.
    this.#release();
    throw new FinalError(refusal);
  }

  /** Gives back what is reserved beyond so many bytes. */
  #release(keptBytes = 0): void {
    const bytes = Math.min(keptBytes, this.#reservedBytes);
    this.#options.space.change(this.#reservedBytes, bytes);
    this.#reservedBytes = bytes;
  }

  /** What came is not what the service lists. */
  async #contradict(why: string): Promise<never> {
    await this.#refuseUnknownCoding(`: ${why}`);
    return this.#startAnew(why);
  }

  /** A body whose coding nobody knows is the file when it is what the service lists; else it may be coded after all. */
  async #refuseUnknownCoding(why = ''): Promise<void> {
    const coding = this.#unknownCoding;
    if (coding === undefined) return;
    await this.#restart();
    const message = `the download is coded as "${coding}", which can't be decoded${why}`;
    throw new ServiceError(message, { arrival: 'refused' });
  }

  async #startAnew(why: string): Promise<never> {
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
      const what = bytes === undefined ? 'it' : `its ${formatSize(bytes)}`;
      throw new FinalError(`${what} could not be written: ${errorMessage(error)}`, {
        cause: error,
      });
    }
  }
}

function isAnother<Mark>(mark: Mark | undefined, ours: Mark | undefined): boolean {
  return mark !== undefined && ours !== undefined && mark !== ours;
}

/** A body that nobody reads would hold its connection. A stream is destroyed at once: its next chunk may never come. */
async function endBody(body: AsyncIterable<Uint8Array>): Promise<void> {
  if (body instanceof Readable) {
    // An error that this causes, or that came before, is of no interest.
    body.on('error', () => undefined).destroy();
    return;
  }
  try {
    for await (const chunk of body) if (chunk.length >= 0) break;
  } catch {
    // The same.
  }
}
