import type { Clock } from '../support/clock.ts';
import type { Deliverable } from '../task/task.ts';
import type { TaskService } from '../task/task-service.ts';

/** Access to the files of one task. */
export interface TaskAccess {
  readonly service: TaskService;
  readonly clock: Clock;
  readonly taskId: string;
  /** Aborted when the time for all files is over. */
  readonly signal: AbortSignal;
}

/** How long a list is reused. It may have many pages, and each is a request that counts towards the key's rate limit. */
const LIST_LIFETIME_MS = 60_000;

/** Fetches new links from a newer list of the deliverables. All files share the list, because their links expire at the same time. */
export class FreshLinks {
  readonly #options: TaskAccess;
  #list: Promise<ReadonlyMap<string, readonly Deliverable[]>> | undefined;
  /** Infinite while the list is being read. */
  #expiresAtMs = 0;

  constructor(options: TaskAccess) {
    this.#options = options;
  }

  /**
   * @param refused the link that no longer works
   * @returns another link; undefined when there is none
   * @throws ServiceError when the list can't be read; calls within the next minute get the same error
   */
  async find(
    { id, name, bytes }: Deliverable,
    refused: string | undefined,
  ): Promise<string | undefined> {
    const listed = (await this.#read()).get(id) ?? [];
    // When several files share an ID, only one with the same name and size is the same file.
    const same = listed.filter((one) => one.name === name && one.bytes === bytes);
    const [fresh] = listed.length > 1 ? same : listed;
    return fresh?.downloadUrl === refused ? undefined : fresh?.downloadUrl;
  }

  #read(): Promise<ReadonlyMap<string, readonly Deliverable[]>> {
    const { service, clock, taskId, signal } = this.#options;
    if (this.#list !== undefined && clock.monotonicMs() < this.#expiresAtMs) return this.#list;
    this.#list = service
      .listDeliverables(taskId, { signal })
      .finally(() => {
        this.#expiresAtMs = clock.monotonicMs() + LIST_LIFETIME_MS;
      })
      .then((listed) => Map.groupBy(listed, ({ id }) => id));
    this.#expiresAtMs = Infinity;
    return this.#list;
  }
}
