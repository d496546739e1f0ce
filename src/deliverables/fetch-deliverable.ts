import type { Clock } from '../support/clock.ts';
import type { Deliverable } from '../task/task.ts';
import { ServiceError, type DeliverableSource } from '../task/task-service.ts';
import type { OutputFile } from './output-folder.ts';
import { Patience } from './patience.ts';
import { FinalError, Transfer, type Fetched, type TransferOptions } from './transfer.ts';

export interface FetchOptions extends TransferOptions {
  readonly clock: Clock;
  readonly taskId: string;
  /** Called with the address of each link before it is used, so that its credential is masked. */
  readonly maskLink: (url: string) => void;
  /** Whether another deliverable of the task has the same id: the service's own endpoint can't tell them apart then. */
  readonly isIdShared: boolean;
}

/** What a CDN answers to a link that has expired or is not valid any more. */
const LINK_REFUSALS = new Set([401, 403, 404, 410]);

/**
 * Brings one deliverable into a file, whole: a transfer that breaks goes on where it stopped, or from the start; a
 * link that is refused is replaced by a fresh one, and then by the service's own endpoint.
 * @throws Error that says why the file could not be brought
 */
export async function fetchDeliverable(
  deliverable: Deliverable,
  file: OutputFile,
  options: FetchOptions,
): Promise<Fetched> {
  const sources = new Sources(deliverable, options);
  const transfer = new Transfer(deliverable, file, options);
  const patience = new Patience();
  for (;;) {
    try {
      return await transfer.run(await sources.current());
    } catch (error) {
      options.signal.throwIfAborted();
      patience.spend(transfer.bytes);
      if (patience.isOver || error instanceof FinalError) throw error;
      const isLinkRefused =
        error instanceof ServiceError &&
        error.status !== undefined &&
        LINK_REFUSALS.has(error.status);
      const isRefused = error instanceof ServiceError && error.arrival === 'refused';
      if (isLinkRefused || isRefused) {
        if (!sources.advance()) throw error;
        patience.beginSource();
      } else {
        if (patience.isOverWithSource && sources.advance()) patience.beginSource();
        const pauseMs = patience.pauseMs * (0.75 + 0.5 * options.clock.random());
        await options.clock.sleep(pauseMs, options.signal);
        options.signal.throwIfAborted();
      }
    }
  }
}

/** Where to get the file from next: its link, a fresh link, the service itself. */
class Sources {
  readonly #deliverable: Deliverable;
  readonly #options: FetchOptions;
  #step: 'link' | 'fresh link' | 'service';

  constructor(deliverable: Deliverable, options: FetchOptions) {
    this.#deliverable = deliverable;
    this.#options = options;
    this.#step = deliverable.downloadUrl === undefined ? 'service' : 'link';
  }

  /** @returns false when there is nothing left to try */
  advance(): boolean {
    const last = this.#options.isIdShared ? 'fresh link' : 'service';
    if (this.#step === 'service' || this.#step === last) return false;
    this.#step = this.#step === 'link' ? 'fresh link' : 'service';
    return true;
  }

  async current(): Promise<DeliverableSource> {
    const { id, downloadUrl } = this.#deliverable;
    const link = this.#step === 'fresh link' ? await this.#freshLink() : downloadUrl;
    if (this.#step === 'service' || link === undefined) {
      if (this.#options.isIdShared) {
        throw new FinalError(`no link works, and other deliverables have its id ${id}, too`);
      }
      return { kind: 'api', taskId: this.#options.taskId, deliverableId: id };
    }
    this.#options.maskLink(link);
    return { kind: 'link', url: link };
  }

  async #freshLink(): Promise<string | undefined> {
    const { service, taskId, signal } = this.#options;
    const listed = await service.listDeliverables(taskId, { signal });
    const { id, name, bytes } = this.#deliverable;
    const same = listed.filter((other) => other.id === id);
    // Where several share an id, only the one that is the same in all may stand in.
    const fresh = same.find((other) => other.name === name && other.bytes === bytes);
    return (same.length > 1 ? fresh : same[0])?.downloadUrl;
  }
}
