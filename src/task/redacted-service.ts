import { withoutQueries } from '../support/errors.ts';
import { withoutUndefined } from '../support/without-undefined.ts';
import type { Agent, Deliverable, Task } from './task.ts';
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
} from './task-service.ts';

/** What knows the secrets. */
export interface Secrets {
  readonly redact: (text: string) => string;
  /** Told each link before it is handed on. */
  readonly learnLink: (url: string) => void;
  /** Told what is shown to people and no secret, though a link may hold it. */
  readonly learnOpenWord: (word: string) => void;
}

/**
 * A service whose words hold no secret: what it says is blotted out where it comes in, so that no report, name, output or
 * error can repeat it. A prompt stays as it is, since it is only searched for our reference, and never shown.
 */
export class RedactedService implements TaskService {
  readonly #service: TaskService;
  readonly #secrets: Secrets;
  readonly #ids: ShownIds;

  constructor(service: TaskService, secrets: Secrets) {
    this.#service = service;
    this.#secrets = secrets;
    this.#ids = new ShownIds(secrets.redact);
  }

  rateLimit(): RateLimit | undefined {
    return this.#service.rateLimit();
  }

  async createTask(
    request: TaskRequest,
    reference: string | undefined,
    call?: CallOptions,
  ): Promise<Task> {
    const task = await this.#guarded(this.#service.createTask(request, reference, call));
    return this.#named(this.#redactTask(task));
  }

  async fetchTask(taskId: string, call?: CallOptions): Promise<Task> {
    const task = await this.#guarded(this.#service.fetchTask(this.#ids.realOf(taskId), call));
    return this.#named(this.#redactTask(task));
  }

  async cancelTask(taskId: string, call?: CallOptions): Promise<void> {
    await this.#guarded(this.#service.cancelTask(this.#ids.realOf(taskId), call));
  }

  async listTasks(page: { limit: number; offset: number }, call?: CallOptions): Promise<TaskPage> {
    const { tasks, ...rest } = await this.#guarded(this.#service.listTasks(page, call));
    return { ...rest, tasks: tasks.map((task) => this.#redactTask(task)) };
  }

  async listDeliverables(taskId: string, call?: CallOptions): Promise<Deliverable[]> {
    const id = this.#ids.realOf(taskId);
    const listed = await this.#guarded(this.#service.listDeliverables(id, call));
    for (const deliverable of listed) this.#named(this.#redactDeliverable(deliverable));
    for (const { downloadUrl } of listed) {
      if (downloadUrl !== undefined) this.#secrets.learnLink(downloadUrl);
    }
    return listed.map((deliverable) => this.#redactDeliverable(deliverable));
  }

  async openDeliverable(
    source: DeliverableSource,
    range?: ByteRange,
    call?: CallOptions,
  ): Promise<OpenedDeliverable> {
    const opened = await this.#guarded(
      this.#service.openDeliverable(this.#realSource(source), range, call),
    );
    const contentType = this.#redact(opened.contentType);
    const fileName = this.#redact(opened.fileName);
    return { ...opened, ...withoutUndefined({ contentType, fileName }) };
  }

  /** An id that holds the key stands here without it. */
  #named<Shown extends { readonly id: string }>(shown: Shown): Shown {
    this.#secrets.learnOpenWord(shown.id);
    return shown;
  }

  #realSource(source: DeliverableSource): DeliverableSource {
    if (source.kind === 'link') return source;
    const { kind, taskId, deliverableId } = source;
    const deliverable = this.#ids.realOf(deliverableId);
    return { kind, taskId: this.#ids.realOf(taskId), deliverableId: deliverable };
  }

  #redact(text: string | undefined): string | undefined {
    return text === undefined ? undefined : this.#secrets.redact(text);
  }

  #redactTask(task: Task): Task {
    const failure = this.#redact(task.failure);
    return {
      ...task,
      id: this.#ids.shownFor(task.id),
      rawStatus: this.#secrets.redact(task.rawStatus),
      agents: task.agents.map((agent) => this.#redactAgent(agent)),
      ...withoutUndefined({ failure }),
    };
  }

  #redactAgent(agent: Agent): Agent {
    const { redact } = this.#secrets;
    const type = this.#redact(agent.type);
    const currentTool = this.#redact(agent.currentTool);
    return {
      ...agent,
      id: redact(agent.id),
      rawStatus: redact(agent.rawStatus),
      ...withoutUndefined({ type, currentTool }),
    };
  }

  #redactDeliverable(deliverable: Deliverable): Deliverable {
    const name = this.#redact(deliverable.name);
    const contentType = this.#redact(deliverable.contentType);
    const id = this.#ids.shownFor(deliverable.id);
    return { ...deliverable, id, ...withoutUndefined({ name, contentType }) };
  }

  async #guarded<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof ServiceError) throw this.#redactError(error);
      throw error;
    }
  }

  #redactError(error: ServiceError): ServiceError {
    const clean = (text: string): string => withoutQueries(this.#secrets.redact(text));
    const message = clean(error.message);
    const serverMessage =
      error.serverMessage === undefined ? undefined : clean(error.serverMessage);
    if (message === error.message && serverMessage === error.serverMessage) return error;
    // The cause is left out: it may quote what was just blotted out.
    const { arrival, status, retryAfterMs, remaining } = error;
    return new ServiceError(message, { arrival, status, serverMessage, retryAfterMs, remaining });
  }
}

/** Ids that hold no secret in the place of those that do, each for one; the service is asked by its own. */
class ShownIds {
  readonly #redact: (text: string) => string;
  readonly #shown = new Map<string, string>();
  readonly #real = new Map<string, string>();

  constructor(redact: (text: string) => string) {
    this.#redact = redact;
  }

  shownFor(real: string): string {
    const known = this.#shown.get(real);
    if (known !== undefined) return known;
    const clean = this.#redact(real);
    if (clean === real) return real;
    const shown = this.#real.has(clean) ? `${clean}-${this.#real.size + 1}` : clean;
    this.#shown.set(real, shown);
    this.#real.set(shown, real);
    return shown;
  }

  realOf(shown: string): string {
    return this.#real.get(shown) ?? shown;
  }
}
