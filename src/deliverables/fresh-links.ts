import type { Clock } from '../support/clock.ts';
import type { Deliverable } from '../task/task.ts';
import type { TaskService } from '../task/task-service.ts';

/** How the files of one task are reached. */
export interface TaskAccess {
  readonly service: TaskService;
  readonly clock: Clock;
  readonly taskId: string;
  /** Aborted when the time for all files is up. */
  readonly signal: AbortSignal;
}

/** A list may have many pages, each a request of the key's rate limit. */
const LIST_LIFE_MS = 60_000;

/** Links from a newer list of the deliverables, which all files share: their links expire at the same time. */
export class FreshLinks {
  readonly #options: TaskAccess;
  #list: Promise<ReadonlyMap<string, readonly Deliverable[]>> | undefined;
  /** Infinite while the list is being read. */
  #expiresAtMs = 0;

  constructor(options: TaskAccess) {
    this.#options = options;
  }

  /**
   * @param refused the link that does not work
   * @returns another one; undefined when there is none
   * @throws ServiceError when the list can't be read, also to those who ask within the next minute
   */
  async find(
    { id, name, bytes }: Deliverable,
    refused: string | undefined,
  ): Promise<string | undefined> {
    const listed = (await this.#read()).get(id) ?? [];
    // Where several share an id, only the one that is the same in all may replace it.
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
        this.#expiresAtMs = clock.monotonicMs() + LIST_LIFE_MS;
      })
      .then((listed) => Map.groupBy(listed, ({ id }) => id));
    this.#expiresAtMs = Infinity;
    return this.#list;
  }
}
