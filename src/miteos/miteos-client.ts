import {
  ServiceError,
  type ByteRange,
  type CallOptions,
  type DeliverableSource,
  type OpenedDeliverable,
  type Page,
  type RateLimit,
  type TaskRequest,
  type TaskService,
} from '../task/task-service.ts';
import type { Deliverable, Task } from '../task/task.ts';
import {
  decodeDeliverable,
  decodeList,
  decodeListedTask,
  decodeTask,
  deliverableKey,
} from './decode.ts';
import { openFromApi, openLink, type LinkOptions } from './download-link.ts';
import { MiteosHttp, type ApiRequest, type HttpOptions } from './http.ts';
import { TooLargeError } from './read-json.ts';

export interface ClientOptions extends HttpOptions, LinkOptions {}

const PAGE_SIZE = 100;
/** More than a step can download in its time. Also protects the memory from a list that never ends. */
const MAX_DELIVERABLES = 10_000;
/** Statuses that services return for an offset beyond the end of a list, instead of an empty page. */
const PAST_END_STATUSES = new Set([400, 404, 416, 422]);

/**
 * The client for the Miteos tasks API. Sends requests of the first generation of the API, and accepts responses of both.
 * Source: the service's contract, "Endpoints" and "Objects".
 */
export class MiteosClient implements TaskService {
  readonly #http: MiteosHttp;
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#http = new MiteosHttp(options);
  }

  rateLimit(): RateLimit | undefined {
    return this.#http.rateLimit;
  }

  async createTask(
    { prompt, config, workspaceId }: TaskRequest,
    reference: string | undefined,
    call: CallOptions = {},
  ): Promise<Task> {
    const body = {
      prompt,
      ...(config === undefined ? {} : { config }),
      ...(workspaceId === undefined ? {} : { workspace_id: workspaceId }),
    };
    const headers = reference === undefined ? {} : { 'idempotency-key': reference };
    // One attempt: only the caller can search for the task and decide whether to repeat the call.
    const request = { method: 'POST', path: '/tasks', body, headers } as const;
    return this.#sendForTask(request, { ...call, attempts: 1 });
  }

  async fetchTask(taskId: string, call?: CallOptions): Promise<Task> {
    const task = await this.#sendForTask({ method: 'GET', path: taskPath(taskId) }, call);
    // A response about another task must not be used: the step might cancel that task.
    if (task.id === taskId) return task;
    throw new ServiceError(`Miteos returned another task instead of ${taskId}`, {
      arrival: 'perhaps',
    });
  }

  async cancelTask(taskId: string, call?: CallOptions): Promise<void> {
    const request = { method: 'POST', path: `${taskPath(taskId)}/cancel` } as const;
    // The body of the response is not documented, so it is not read.
    const response = await this.#http.sendForStream(request, call);
    void response.body.dump();
  }

  async listTasks(page: Page, call?: CallOptions): Promise<Task[]> {
    const { limit, offset } = page;
    try {
      const { items } = await this.#sendForList('/tasks', page, call, decodeListedTask);
      // Entries that are not tasks are ignored.
      return items.filter((task) => task !== undefined);
    } catch (error) {
      // A hundred tasks with long prompts may exceed the maximum.
      const isTooLarge = error instanceof ServiceError && error.cause instanceof TooLargeError;
      if (!isTooLarge || limit <= 1) throw error;
      return this.listTasks({ limit: Math.ceil(limit / 10), offset }, call);
    }
  }

  async listDeliverables(taskId: string, call?: CallOptions): Promise<Deliverable[]> {
    const path = `${taskPath(taskId)}/deliverables`;
    const known = new Map<string, Deliverable>();
    for (let offset = 0; ;) {
      const page = { limit: PAGE_SIZE, offset };
      const { items, total = Infinity } = await this.#sendForPage(path, page, call);
      const knownBefore = known.size;
      for (const item of items) {
        const key = deliverableKey(item);
        if (known.has(key)) continue;
        const deliverable = decodeDeliverable(item, known.size);
        if (deliverable.downloadUrl !== undefined) this.#options.onLink(deliverable.downloadUrl);
        known.set(key, deliverable);
        if (known.size > MAX_DELIVERABLES) throw tooMany(taskId);
      }
      offset += items.length;
      if (known.size === knownBefore || offset >= total) return [...known.values()];
    }
  }

  async openDeliverable(
    source: DeliverableSource,
    range?: ByteRange,
    call: CallOptions = {},
  ): Promise<OpenedDeliverable> {
    const open = { range, listedBytes: source.listedBytes, ...call };
    if (source.kind === 'link') return openLink(source.url, this.#options, open);
    const path = `${taskPath(source.taskId)}/deliverables/${encodePathPart(source.deliverableId)}`;
    return openFromApi(this.#http, path, this.#options, open);
  }

  async #sendForTask(request: ApiRequest, call?: CallOptions): Promise<Task> {
    return this.#http.sendForJson(request, call, decodeTask);
  }

  /** Fetches a page. Returns an empty page when the service refuses an offset beyond the end of the list. */
  async #sendForPage(
    path: string,
    page: Page,
    call?: CallOptions,
  ): Promise<{ items: readonly unknown[]; total?: number }> {
    try {
      return await this.#sendForList(path, page, call, (item) => item);
    } catch (error) {
      const isPastEnd =
        page.offset > 0 &&
        error instanceof ServiceError &&
        PAST_END_STATUSES.has(error.status ?? 0);
      if (isPastEnd) return { items: [] };
      throw error;
    }
  }

  async #sendForList<Item>(
    path: string,
    { limit, offset }: Page,
    call: CallOptions | undefined,
    decode: (item: unknown) => Item,
  ): Promise<{ items: readonly Item[]; total?: number }> {
    const request = { method: 'GET', path: `${path}?limit=${limit}&offset=${offset}` } as const;
    return this.#http.sendForJson(request, call, (json) => {
      const { items, ...rest } = decodeList(json);
      return { ...rest, items: items.map((item) => decode(item)) };
    });
  }
}

/** A truncated list must not be taken for the whole list. */
function tooMany(taskId: string): ServiceError {
  const message = `task ${taskId} has more than ${MAX_DELIVERABLES} deliverables, the maximum`;
  return new ServiceError(`${message}; ask for one archive instead in the prompt`, {
    arrival: 'refused',
  });
}

function taskPath(taskId: string): string {
  return `/tasks/${encodePathPart(taskId)}`;
}

/**
 * Encodes an opaque ID. `.` and `..` are rejected, because they change the path even when they are encoded.
 * Source: WHATWG URL, "double-dot path segment".
 */
function encodePathPart(id: string): string {
  if (/^\.{0,2}$/.test(id)) {
    throw new ServiceError(`"${id}" is not a valid ID`, { arrival: 'refused' });
  }
  return encodeURIComponent(id.toWellFormed());
}
