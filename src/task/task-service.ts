import type { Deliverable, Task } from './task.ts';

/** Options of one call. */
export interface CallOptions {
  /** Aborts the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** The maximum number of attempts, for requests that are safe to repeat. The service has its own default. */
  readonly attempts?: number;
}

/** The options of a new task, besides its prompt. Absent ones are not sent. */
export interface TaskOptions {
  /** The service's `config` object, with the service's own property names. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly workspaceId?: string;
}

export interface TaskRequest extends TaskOptions {
  readonly prompt: string;
}

/** A page of a list. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** How many requests per minute the key may send, and how many remain. */
export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
}

/** Where to download a deliverable. */
export type DeliverableSource = (DeliverableLink | DeliverableEndpoint) & {
  /** The size of the file in bytes, as the service lists it. */
  readonly listedBytes?: number | undefined;
};

/** A pre-signed link. Requests to it must not contain the key. */
interface DeliverableLink {
  readonly kind: 'link';
  readonly url: string;
}

/** The service's own download endpoint, which needs the key. */
interface DeliverableEndpoint {
  readonly kind: 'api';
  readonly taskId: string;
  readonly deliverableId: string;
}

/** The rest of a file, to resume an interrupted download. */
export interface ByteRange {
  readonly fromByte: number;
  /** The entity tag of the first response, so that parts of two versions are never joined. */
  readonly etag?: string;
}

export interface OpenedDeliverable {
  /** 206 when the server sent the requested range. With 200, the body starts at byte 0. */
  readonly status: 200 | 206;
  readonly body: AsyncIterable<Uint8Array>;
  /** The size of the whole file by the headers, in bytes, also when the body is only a part of it. */
  readonly totalBytes?: number;
  /** The size of the encoded body by the headers, in bytes. Set when the response had a `Content-Encoding`; `body` is decoded. */
  readonly codedBytes?: number;
  /** An unknown `Content-Encoding`. `body` is not decoded then. Remote text. */
  readonly unknownCoding?: string;
  readonly contentType?: string;
  /** From `Content-Disposition`. Remote text. */
  readonly fileName?: string;
  readonly etag?: string;
}

/** The port to the service that runs tasks. Every rejection is a ServiceError or the signal's reason. */
export interface TaskService {
  /**
   * Creates one task. Never repeats the request by itself.
   * @param reference the whole reference, sent as `Idempotency-Key` when given
   */
  createTask(
    request: TaskRequest,
    reference: string | undefined,
    call?: CallOptions,
  ): Promise<Task>;
  /** Also rejects with a ServiceError when the response describes another task. */
  fetchTask(taskId: string, call?: CallOptions): Promise<Task>;
  /** Requests the cancellation of a task. Only `fetchTask` shows whether it took effect. */
  cancelTask(taskId: string, call?: CallOptions): Promise<void>;
  /** Lists one page of tasks, in the service's order. */
  listTasks(page: Page, call?: CallOptions): Promise<readonly Task[]>;
  /** Lists all deliverables once each, in the service's order. */
  listDeliverables(taskId: string, call?: CallOptions): Promise<Deliverable[]>;
  openDeliverable(
    source: DeliverableSource,
    range?: ByteRange,
    call?: CallOptions,
  ): Promise<OpenedDeliverable>;
  /** Returns the rate limit by the latest response; undefined before the first one, or when the service does not report it. */
  rateLimit(): RateLimit | undefined;
}

/** Whether a failed request may have taken effect. */
export type Arrival =
  /** It certainly did not reach the service, or was rejected unread. */
  | 'never'
  /** It may have taken effect: it was sent, and its response was lost, unreadable, or a 5xx. */
  | 'perhaps'
  /** The service read it and refused it. */
  | 'refused';

/** A failed call to the service. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly arrival: Arrival;
  /** The HTTP status, if there was a response. */
  readonly status?: number;
  /** The response's `Retry-After`, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The key's remaining requests in this minute, by the same response. */
  readonly remaining?: number;
  /** Whether a retry fails in the same way until a person changes something, e.g. for an unknown certificate. */
  readonly isLasting: boolean;

  constructor(message: string, details: ServiceErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.arrival = details.arrival;
    if (details.status !== undefined) this.status = details.status;
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
    if (details.remaining !== undefined) this.remaining = details.remaining;
    this.isLasting = details.isLasting ?? false;
  }
}

export interface ServiceErrorDetails {
  readonly arrival: Arrival;
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly remaining?: number | undefined;
  readonly isLasting?: boolean;
  readonly cause?: unknown;
}
