import type {
  ByteRange,
  CallOptions,
  DeliverableSource,
  OpenedDeliverable,
  RateLimit,
  TaskPage,
  TaskRequest,
  TaskService,
} from '../task/task-service.ts';
import { errorWords } from '../support/errors.ts';
import type { Deliverable, Task } from '../task/task.ts';
import { MiteosHttp, unreadable, type ApiRequest, type HttpOptions } from './http.ts';

const PAGE_SIZE = 100;

/**
 * The tasks API of Miteos. Speaks the first generation of its documents, understands both.
 * Source: the service's contract, "Endpoints" and "Objects".
 */
export class MiteosClient implements TaskService {
  readonly #http: MiteosHttp;
  readonly #options: HttpOptions;

  constructor(options: HttpOptions) {
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
    return this.#sendForTask({ method: 'GET', path: taskPath(taskId) }, call);
  }

  async cancelTask(taskId: string, call?: CallOptions): Promise<void> {
    const request = { method: 'POST', path: `${taskPath(taskId)}/cancel` } as const;
    // What a cancelled task answers is not documented, so the body is not looked at.
    const response = await this.#http.sendForStream(request, call);
    await response.body.dump();
  }

  async listTasks(page: { limit: number; offset: number }, call?: CallOptions): Promise<TaskPage> {
    const { items, total } = await this.#sendForList('/tasks', page, call);
    const { decodeTask } = await import('./decode.ts');
    const tasks = items.flatMap((item) => {
      try {
        return [decodeTask(item)];
      } catch {
        // What has no id can't be ours, nor be followed.
        return [];
      }
    });
    return { tasks, ...(total === undefined ? {} : { total }) };
  }

  async listDeliverables(taskId: string, call?: CallOptions): Promise<Deliverable[]> {
    const { decodeDeliverable } = await import('./decode.ts');
    const path = `${taskPath(taskId)}/deliverables`;
    const known = new Map<string, Deliverable>();
    for (let offset = 0; ;) {
      const { items } = await this.#sendForList(path, { limit: PAGE_SIZE, offset }, call);
      const page = items.map((item, index) => {
        try {
          return decodeDeliverable(item, offset + index);
        } catch (error) {
          throw unreadable(`GET ${path}`, 200, errorWords(error), error);
        }
      });
      const fresh = page.filter(({ id }) => !known.has(id));
      if (fresh.length === 0) return [...known.values()];
      for (const deliverable of fresh) known.set(deliverable.id, deliverable);
      offset += items.length;
    }
  }

  async openDeliverable(
    source: DeliverableSource,
    range?: ByteRange,
    call: CallOptions = {},
  ): Promise<OpenedDeliverable> {
    const { openFromApi, openLink } = await import('./open-deliverable.ts');
    if (source.kind === 'link') return openLink(source.url, this.#options, { range, ...call });
    const path = `${taskPath(source.taskId)}/deliverables/${encodePathPart(source.deliverableId)}`;
    return openFromApi(this.#http, path, { range, link: this.#options, ...call });
  }

  async #sendForTask(request: ApiRequest, call?: CallOptions): Promise<Task> {
    // Loaded while the answer is on its way.
    const decoding = import('./decode.ts');
    const json = await this.#http.sendForJson(request, call);
    const { decodeTask } = await decoding;
    try {
      return decodeTask(json);
    } catch (error) {
      throw unreadable(`${request.method} ${request.path}`, 200, errorWords(error), error);
    }
  }

  async #sendForList(
    path: string,
    { limit, offset }: { limit: number; offset: number },
    call?: CallOptions,
  ): Promise<{ items: readonly unknown[]; total?: number }> {
    const page = `${path}?limit=${limit}&offset=${offset}`;
    const json = await this.#http.sendForJson({ method: 'GET', path: page }, call);
    const { decodeList } = await import('./decode.ts');
    try {
      return decodeList(json);
    } catch (error) {
      throw unreadable(`GET ${path}`, 200, errorWords(error), error);
    }
  }
}

function taskPath(taskId: string): string {
  return `/tasks/${encodePathPart(taskId)}`;
}

/** Ids are opaque: `.` and `..` would otherwise climb in the path. */
function encodePathPart(part: string): string {
  const encoded = encodeURIComponent(part);
  return /^\.{1,2}$/.test(encoded) ? encoded.replaceAll('.', '%2E') : encoded;
}
