import { createHash, type Hash } from 'node:crypto';

import { errorMessage } from '../support/errors.ts';
import type { Deliverable } from '../task/task.ts';
import {
  ServiceError,
  type DeliverableSource,
  type OpenedDeliverable,
  type TaskService,
} from '../task/task-service.ts';
import { eachPiece, leaveBody } from './each-piece.ts';
import type { OutputFile } from './output-folder.ts';

export interface TransferOptions {
  readonly service: TaskService;
  readonly signal: AbortSignal;
  /** Told after each piece: the bytes in the file, and in the whole where that is known. */
  readonly onBytes: (bytes: number, totalBytes: number | undefined) => void;
}

/** A file that arrived whole. */
export interface Fetched {
  readonly bytes: number;
  readonly sha256: string;
  readonly contentType: string;
}

/** A body that does not end must not fill the disk, of which a hosted runner has 14 GB. */
const MAX_FILE_BYTES = 10 * 1024 ** 3;

/** The disk said no, or the file is too large: another try would hear the same. */
export class FinalError extends Error {
  override readonly name = 'FinalError';
}

/** The bytes of one file, over as many tries as it takes. */
export class Transfer {
  readonly #deliverable: Deliverable;
  readonly #file: OutputFile;
  readonly #options: TransferOptions;
  #hash: Hash = createHash('sha256');
  #bytes = 0;
  #etag: string | undefined;
  /** Of the whole file, as an answer announced it. */
  #totalBytes: number | undefined;
  /** Of the whole file, as the service lists it. */
  #listedBytes: number | undefined;

  constructor(deliverable: Deliverable, file: OutputFile, options: TransferOptions) {
    this.#deliverable = deliverable;
    this.#file = file;
    this.#options = options;
  }

  /** What came, and lies in the file or is on the way to it. */
  get bytes(): number {
    return this.#bytes;
  }

  async run(source: DeliverableSource): Promise<Fetched> {
    const { service, signal } = this.#options;
    const range =
      this.#bytes === 0
        ? undefined
        : { fromByte: this.#bytes, ...(this.#etag === undefined ? {} : { etag: this.#etag }) };
    checkSize(this.#deliverable.bytes);
    const opened = await this.#resumable(() => service.openDeliverable(source, range, { signal }));
    if (opened.status === 200) await this.#restartFor(opened);
    this.#listedBytes = this.#listedFor(opened);
    const { etag, totalBytes = this.#totalOf(opened) } = opened;
    const isOtherFile = isAnother(etag, this.#etag) || isAnother(totalBytes, this.#totalBytes);
    this.#etag = etag ?? this.#etag;
    this.#totalBytes = totalBytes;
    await this.#resumable(async () => {
      if (isOtherFile) await leaveBody(opened.body);
      else await eachPiece(opened.body, (chunk) => this.#add(chunk));
    });
    if (isOtherFile) await this.#startAnew('the file changed while it was transferred');
    return this.#verify(opened);
  }

  /**
   * The whole's length where the answer does not say it. That of a part says nothing of it: a server may send less than the
   * rest that was asked for. Source: RFC 9110, "206 Partial Content".
   */
  #totalOf({ status, contentLength }: OpenedDeliverable): number | undefined {
    return status === 200 ? contentLength : this.#totalBytes;
  }

  /** A store that keeps a file coded may list the length that it has there: it says nothing of what comes out of it. */
  #listedFor({ codedBytes }: OpenedDeliverable): number | undefined {
    const { bytes } = this.#deliverable;
    return bytes === codedBytes ? undefined : bytes;
  }

  #add(chunk: Uint8Array): Promise<void> | undefined {
    const bytes = this.#bytes + chunk.length;
    const totalBytes = this.#totalBytes ?? Infinity;
    checkSize(this.#totalBytes ?? bytes);
    const listedBytes = this.#listedBytes ?? Infinity;
    if (bytes > listedBytes) {
      return this.#startAnew(`more than the ${listedBytes} bytes came that Miteos lists`);
    }
    if (bytes > totalBytes) {
      return this.#startAnew(`more than the ${totalBytes} bytes came that were announced`);
    }
    this.#hash.update(chunk);
    this.#bytes = bytes;
    const writing = this.#file.write(chunk);
    this.#options.onBytes(bytes, this.#totalBytes ?? this.#listedBytes);
    return writing === undefined ? undefined : this.#onDisk(() => writing);
  }

  /** Where the server, or the coding of its answer, does not bear a range, it is asked from the start the next time. */
  async #resumable<Result>(act: () => Promise<Result>): Promise<Result> {
    try {
      return await act();
    } catch (error) {
      if (error instanceof ServiceError && error.status === 416) {
        await this.#startAnew(errorMessage(error));
      }
      throw error;
    }
  }

  async #verify({ status, contentType = '' }: OpenedDeliverable): Promise<Fetched> {
    const bytes = this.#bytes;
    const isPart = status === 206;
    const expectedBytes = this.#totalBytes ?? (isPart ? this.#listedBytes : undefined);
    if (isPart && expectedBytes === undefined) {
      await this.#startAnew('a part came, and nobody tells how long the whole is');
    }
    // A short answer is a broken transfer: what came of it is kept to go on from.
    if (expectedBytes !== undefined && bytes < expectedBytes) {
      throw new Error(`only ${bytes} of ${expectedBytes} bytes came`);
    }
    // Nothing is said of a file before its last byte is written.
    await this.#onDisk(() => this.#file.flush());
    const sha256 = this.#hash.copy().digest('hex');
    const wrong = this.#contradiction(bytes, sha256);
    if (wrong !== undefined) return this.#startAnew(wrong);
    return { bytes, sha256, contentType: this.#deliverable.contentType ?? contentType };
  }

  #contradiction(bytes: number, sha256: string): string | undefined {
    const listedBytes = this.#listedBytes;
    const { sha256: listedSha256 } = this.#deliverable;
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
    this.#etag = undefined;
    this.#totalBytes = undefined;
    if (this.#bytes === 0) return;
    this.#hash = createHash('sha256');
    this.#bytes = 0;
    await this.#onDisk(() => this.#file.restart());
  }

  /** A body that nobody reads would hold its connection. */
  async #restartFor({ body }: OpenedDeliverable): Promise<void> {
    try {
      await this.#restart();
    } catch (error) {
      await leaveBody(body).catch(() => undefined);
      throw error;
    }
  }

  async #onDisk(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      throw new FinalError(`it could not be written: ${errorMessage(error)}`, { cause: error });
    }
  }
}

/** A server that sends a part although its tag or its length names another file must not get its part glued to ours. */
function isAnother<Mark>(mark: Mark | undefined, ours: Mark | undefined): boolean {
  return mark !== undefined && ours !== undefined && mark !== ours;
}

/** @throws FinalError when so many bytes are too many */
function checkSize(bytes = 0): void {
  if (bytes <= MAX_FILE_BYTES) return;
  throw new FinalError('it is longer than 10 GiB, the most that is brought');
}
