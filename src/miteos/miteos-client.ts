import {
  ServiceError,
  type ByteRange,
  type CallOptions,
  type DeliverableSource,
  type OpenedDeliverable,
  type RateLimit,
  type TaskPage,
  type TaskRequest,
  type TaskService,
} from '../task/task-service.ts';
import type { Deliverable, Task } from '../task/task.ts';
import type * as Decoders from './decode.ts';
import type { ApiRequest, HttpOptions } from './exchange.ts';
import { MiteosHttp } from './http.ts';
import type { LinkOptions } from './download-link.ts';
import { TooLargeError } from './read-json.ts';

export interface ClientOptions extends HttpOptions, LinkOptions {}

const PAGE_SIZE = 100;
/** More than a step can fetch one by one in its time. A list that never ends must not fill the memory either. */
const MAX_DELIVERABLES = 10_000;
const MAX_LISTED_CHARACTERS = 10_000_000;
/** What services answer to an offset behind the end of a list, instead of an empty page. */
const PAST_END_STATUSES = new Set([400, 404, 416, 422]);

/**
 * The tasks API of Miteos. Speaks the first generation of its documents, understands both.
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
    // Sent once: whether it may be sent again is decided above, by someone who can look for the task.
    const request = { method: 'POST', path: '/tasks', body, headers } as const;
    return this.#sendForTask(request, { ...call, attempts: 1 });
  }

  async fetchTask(taskId: string, call?: CallOptions): Promise<Task> {
    const task = await this.#sendForTask({ method: 'GET', path: taskPath(taskId) }, call);
    // An answer about another task must not lead what follows to it, least of all a request to cancel.
    if (task.id === taskId) return task;
    throw new ServiceError(`Miteos was asked for task ${taskId} and answered with another one`, {
      arrival: 'perhaps',
    });
  }

  async cancelTask(taskId: string, call?: CallOptions): Promise<void> {
    const request = { method: 'POST', path: `${taskPath(taskId)}/cancel` } as const;
    // What a cancelled task answers is not documented, so the body is neither looked at nor waited for.
    const response = await this.#http.sendForStream(request, call);
    void response.body.dump();
  }

  async listTasks(page: { limit: number; offset: number }, call?: CallOptions): Promise<TaskPage> {
    const { limit, offset } = page;
    try {
      const { items, total } = await this.#sendForList('/tasks', page, {
        decode: ({ decodeListedTask }) => decodeListedTask,
        call,
      });
      // What is no task can't be ours, nor be followed.
      const tasks = items.filter((task) => task !== undefined);
      return { tasks, ...(total === undefined ? {} : { total }) };
    } catch (error) {
      // A hundred tasks with their long prompts may be too much at once.
      const isTooLarge = error instanceof ServiceError && error.cause instanceof TooLargeError;
      if (!isTooLarge || limit <= 1) throw error;
      return this.listTasks({ limit: Math.ceil(limit / 10), offset }, call);
    }
  }

  async listDeliverables(taskId: string, call?: CallOptions): Promise<Deliverable[]> {
    const { decodeDeliverable, deliverableKey } = await import('./decode.ts');
    const path = `${taskPath(taskId)}/deliverables`;
    const known = new Map<string, Deliverable>();
    let characters = 0;
    for (let offset = 0; ;) {
      const page = { limit: PAGE_SIZE, offset };
      const { items, total = Infinity } = await this.#sendForPage(path, page, call);
      const knownBefore = known.size;
      for (const item of items) {
        const key = deliverableKey(item);
        if (known.has(key)) continue;
        const deliverable = decodeDeliverable(item, known.size);
        if (deliverable.downloadUrl !== undefined) this.#options.onLink(deliverable.downloadUrl);
        characters += key.length + (deliverable.downloadUrl?.length ?? 0);
        known.set(key, deliverable);
        checkListSize(taskId, known.size, characters);
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
    const { openFromApi, openLink } = await import('./download-link.ts');
    if (source.kind === 'link') return openLink(source.url, this.#options, { range, ...call });
    const path = `${taskPath(source.taskId)}/deliverables/${encodePathPart(source.deliverableId)}`;
    return openFromApi(this.#http, path, { range, link: this.#options, ...call });
  }

  async #sendForTask(request: ApiRequest, call?: CallOptions): Promise<Task> {
    // Loaded while the answer is on its way.
    const decoding = import('./decode.ts');
    return this.#http.sendForJson(request, call, async (json) => (await decoding).decodeTask(json));
  }

  /** A page that is empty where the service refuses to look behind the end of a list. */
  async #sendForPage(
    path: string,
    page: { limit: number; offset: number },
    call?: CallOptions,
  ): Promise<{ items: readonly unknown[]; total?: number }> {
    try {
      return await this.#sendForList(path, page, { decode: () => (item) => item, call });
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
    { limit, offset }: { limit: number; offset: number },
    { decode, call }: ListDecoding<Item>,
  ): Promise<{ items: readonly Item[]; total?: number }> {
    const decoding = import('./decode.ts');
    const request = { method: 'GET', path: `${path}?limit=${limit}&offset=${offset}` } as const;
    return this.#http.sendForJson(request, call, async (json) => {
      const decoders = await decoding;
      const { items, ...rest } = decoders.decodeList(json);
      return { ...rest, items: items.map(decode(decoders)) };
    });
  }
}

interface ListDecoding<Item> {
  readonly decode: (decoders: typeof Decoders) => (item: unknown) => Item;
  readonly call: CallOptions | undefined;
}

/** @throws ServiceError when a list is longer than can be brought: half of it would pass for the whole */
function checkListSize(taskId: string, count: number, characters: number): void {
  if (count <= MAX_DELIVERABLES && characters <= MAX_LISTED_CHARACTERS) return;
  const most =
    count > MAX_DELIVERABLES
      ? `${MAX_DELIVERABLES} deliverables`
      : `${MAX_LISTED_CHARACTERS} characters of names and links in its list of deliverables`;
  throw new ServiceError(
    `task ${taskId} has more than ${most}, the most that is brought; have its agents pack them into one archive`,
    { arrival: 'refused' },
  );
}

function taskPath(taskId: string): string {
  return `/tasks/${encodePathPart(taskId)}`;
}

/**
 * Ids are opaque. Only `.` and `..` can't be sent: they climb in the path, also when they are encoded.
 * Source: WHATWG URL, "double-dot path segment".
 */
function encodePathPart(id: string): string {
  if (/^\.{0,2}$/.test(id)) {
    throw new ServiceError(`"${id}" can't be the id of anything`, { arrival: 'refused' });
  }
  return encodeURIComponent(id.toWellFormed());
}
