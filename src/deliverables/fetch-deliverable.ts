import type { Clock } from '../support/clock.ts';
import { errorMessage } from '../support/errors.ts';
import type { Deliverable } from '../task/task.ts';
import { ServiceError, type DeliverableSource } from '../task/task-service.ts';
import type { FreshLinks } from './fresh-links.ts';
import type { OutputFile } from './output-folder.ts';
import { Patience } from './patience.ts';
import { FinalError, Transfer, type Fetched, type TransferOptions } from './download.ts';

export interface FetchOptions extends TransferOptions {
  readonly clock: Clock;
  readonly taskId: string;
  /** Whether another deliverable of the task has the same id: the service's own endpoint can't tell them apart then. */
  readonly isIdShared: boolean;
  /** Shared by all files of the task. */
  readonly freshLinks: FreshLinks;
}

/** The second is for a list that was older than the link's life. */
const MAX_FRESH_LINKS = 2;

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
      if (isRefusal(error)) {
        if (!sources.refuse(error)) throw error;
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

/** Whether the same request would be refused again. Not 416: without a range the same link may be as good as another. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof ServiceError) || error.status === 416) return false;
  return (
    error.arrival === 'refused' || error.isLasting || LINK_REFUSALS.has(error.status ?? Number.NaN)
  );
}

/** Where to get the file from next: its link, a fresh link, the service itself. */
class Sources {
  readonly #deliverable: Deliverable;
  readonly #options: FetchOptions;
  #step: 'link' | 'fresh link' | 'service';
  #link: string | undefined;
  #refused: { readonly link: string | undefined; readonly error: unknown } | undefined;
  #freshLinks = 0;

  constructor(deliverable: Deliverable, options: FetchOptions) {
    this.#deliverable = deliverable;
    this.#options = options;
    this.#link = deliverable.downloadUrl;
    this.#step = this.#link === undefined ? 'service' : 'link';
  }

  /** The link was refused, which it would be again: another one is wanted. @returns false when there is nothing left to try */
  refuse(error: unknown): boolean {
    this.#refused = { link: this.#link, error };
    // One that was known already may have expired, too.
    if (this.#step === 'fresh link' && this.#freshLinks < MAX_FRESH_LINKS) {
      this.#freshLinks += 1;
      return true;
    }
    return this.advance();
  }

  /** @returns false when there is nothing left to try */
  advance(): boolean {
    if (this.#step === 'link') {
      this.#step = 'fresh link';
      this.#freshLinks += 1;
      return true;
    }
    if (this.#step === 'service' || this.#options.isIdShared) return false;
    this.#step = 'service';
    return true;
  }

  async current(): Promise<DeliverableSource> {
    const { freshLinks, taskId, isIdShared } = this.#options;
    if (this.#step === 'fresh link') {
      this.#link = await freshLinks.find(this.#deliverable, this.#refused?.link);
      if (this.#link === undefined && !isIdShared) this.#step = 'service';
    }
    const { id } = this.#deliverable;
    if (this.#step === 'service' && !isIdShared) {
      return { kind: 'api', taskId, deliverableId: id };
    }
    if (this.#link === undefined) {
      const why = this.#refused === undefined ? '' : ` (${errorMessage(this.#refused.error)})`;
      throw new FinalError(`no link works${why}, and other deliverables have its id ${id}, too`);
    }
    return { kind: 'link', url: this.#link };
  }
}
