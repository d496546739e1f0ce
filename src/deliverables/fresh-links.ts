import type { Clock } from '../support/clock.ts';
import type { Deliverable } from '../task/task.ts';
import type { TaskService } from '../task/task-service.ts';

export interface FreshLinksOptions {
  readonly service: TaskService;
  readonly clock: Clock;
  readonly taskId: string;
  readonly signal: AbortSignal;
}

interface List {
  readonly byId: Promise<ReadonlyMap<string, readonly Deliverable[]>>;
  readonly beganAtMs: number;
  /** Undefined while it is under way. */
  endedAtMs: number | undefined;
  hasFailed: boolean;
}

/** A younger list is believed: a service whose links do not live so long would have none that works. */
const YOUNG_MS = 5000;
/** So many times as long as a list took, it is not asked for again: one of many pages would use up the key's rate limit. */
const PAUSE_FACTOR = 4;

/**
 * Links in the place of those that were refused. One list serves all files: where all links have expired at once, or are refused
 * whatever one does, it is not asked for once a file.
 */
export class FreshLinks {
  readonly #options: FreshLinksOptions;
  #list: List | undefined;

  constructor(options: FreshLinksOptions) {
    this.#options = options;
  }

  /**
   * @param refused the link that does not work
   * @returns another one; undefined when there is none
   * @throws ServiceError when the list can't be read, also to those who ask soon after
   */
  async find(deliverable: Deliverable, refused: string | undefined): Promise<string | undefined> {
    for (;;) {
      const list = this.#list;
      if (list !== undefined && (!list.hasFailed || this.#isYoung(list))) {
        const link = await linkIn(list, deliverable);
        if (link !== undefined && link !== refused) return link;
        if (this.#list === list && this.#isYoung(list)) return undefined;
      }
      // Not when another file has asked meanwhile: its list is to be looked at first.
      if (this.#list === list) this.#list = this.#ask();
    }
  }

  #isYoung({ beganAtMs, endedAtMs }: List): boolean {
    if (endedAtMs === undefined) return true;
    const restMs = Math.max(YOUNG_MS, (endedAtMs - beganAtMs) * PAUSE_FACTOR);
    return this.#options.clock.monotonicMs() - endedAtMs < restMs;
  }

  #ask(): List {
    const { service, clock, taskId, signal } = this.#options;
    const list: List = {
      beganAtMs: clock.monotonicMs(),
      byId: service.listDeliverables(taskId, { signal }).then(
        (listed) => {
          list.endedAtMs = clock.monotonicMs();
          return Map.groupBy(listed, ({ id }) => id);
        },
        (error: unknown) => {
          list.endedAtMs = clock.monotonicMs();
          list.hasFailed = true;
          throw error;
        },
      ),
      endedAtMs: undefined,
      hasFailed: false,
    };
    return list;
  }
}

async function linkIn(list: List, { id, name, bytes }: Deliverable): Promise<string | undefined> {
  const same = (await list.byId).get(id) ?? [];
  // Where several share an id, only the one that is the same in all may stand in.
  const fresh = same.find((other) => other.name === name && other.bytes === bytes);
  return (same.length > 1 ? fresh : same[0])?.downloadUrl;
}
