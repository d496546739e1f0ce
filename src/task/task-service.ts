import type { Deliverable, Task } from './task.ts';

/** Options of one call. */
export interface CallOptions {
  /** Ends the call at once; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** How often the request is sent at most, where repeating it is harmless. Each service has its own default. */
  readonly attempts?: number;
}

/** What the caller set of a task to be, beside its prompt. Only what is present is sent. */
export interface TaskOptions {
  /** The service's `config` object, in the service's own words. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly workspaceId?: string;
}

export interface TaskRequest extends TaskOptions {
  readonly prompt: string;
}

/** A part of a list. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** What the service said last of how many requests the key may still send in this minute. */
export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
}

/** Where the bytes of a deliverable come from. */
export type DeliverableSource = (DeliverableLink | DeliverableEndpoint) & {
  /** Length of the file in bytes, as the service lists it. */
  readonly listedBytes?: number | undefined;
};

/** A pre-signed link; never sent the key. */
interface DeliverableLink {
  readonly kind: 'link';
  readonly url: string;
}

/** The service's own download endpoint; needs the key. */
interface DeliverableEndpoint {
  readonly kind: 'api';
  readonly taskId: string;
  readonly deliverableId: string;
}

/** From where on to send: for a transfer that broke. */
export interface ByteRange {
  readonly fromByte: number;
  /** The entity tag of the first answer, so that a changed file is not glued to the old half. */
  readonly etag?: string;
}

export interface OpenedDeliverable {
  /** 206 when the range was honoured; else the body starts at byte 0. */
  readonly status: 200 | 206;
  readonly body: AsyncIterable<Uint8Array>;
  /** Length of the whole file as announced, in bytes, also where the body is a part of it. */
  readonly totalBytes?: number;
  /** Length under its coding as announced, in bytes, where the file came coded; the body is decoded. */
  readonly codedBytes?: number;
  /** What the answer calls the coding of the body, where that is no word for one: the body is as it came. Remote text. */
  readonly unknownCoding?: string;
  readonly contentType?: string;
  /** From `Content-Disposition`. Remote text. */
  readonly fileName?: string;
  readonly etag?: string;
}

/** The port to the service that runs the tasks. Every rejection is a ServiceError or the abort reason. */
export interface TaskService {
  /**
   * Creates one task; never repeats the request by itself, whatever happened.
   * @param reference the whole reference, sent as `Idempotency-Key` when given
   */
  createTask(
    request: TaskRequest,
    reference: string | undefined,
    call?: CallOptions,
  ): Promise<Task>;
  /** Rejects with a ServiceError also when the answer is about another task. */
  fetchTask(taskId: string, call?: CallOptions): Promise<Task>;
  /** Asks for the end of a task. What became of it, a fetch tells. */
  cancelTask(taskId: string, call?: CallOptions): Promise<void>;
  /** One page, in the service's order. */
  listTasks(page: Page, call?: CallOptions): Promise<readonly Task[]>;
  /** All pages, in the service's order, each file once. */
  listDeliverables(taskId: string, call?: CallOptions): Promise<Deliverable[]>;
  openDeliverable(
    source: DeliverableSource,
    range?: ByteRange,
    call?: CallOptions,
  ): Promise<OpenedDeliverable>;
  /** As of the latest answer; undefined before the first, or when the service does not say. */
  rateLimit(): RateLimit | undefined;
}

/** Whether a request that failed may have taken effect. */
export type Arrival =
  /** It certainly did not reach the service, or was turned away unread. */
  | 'never'
  /** It may have: sent, and the answer lost, unreadable, or a 5xx. */
  | 'perhaps'
  /** The service read it and said no. */
  | 'refused';

/** A call to the service that did not give what was asked for. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly arrival: Arrival;
  /** HTTP status, when there was an answer. */
  readonly status?: number;
  /** How long the service asks to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The key's remaining requests in this minute, by that very answer. */
  readonly remaining?: number;
  /** Whether it fails the same way until a person changes something on the way, e.g. an unknown certificate. */
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
