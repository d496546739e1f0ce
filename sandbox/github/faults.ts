import type { Answer, Exchange } from './exchange.ts';

/** A Twirp method of the results service. */
export type ArtifactMethod = 'CreateArtifact' | 'FinalizeArtifact';

/** An operation of the blob store. */
type BlobOperation = 'PutBlob' | 'PutBlock' | 'PutBlockList';

/** A REST operation, by the id that GitHub's OpenAPI description gives it. */
export type RestOperation =
  | 'issues/list-comments'
  | 'issues/create-comment'
  | 'issues/get-comment'
  | 'issues/update-comment'
  | 'issues/delete-comment'
  | 'pulls/get'
  | 'pulls/list'
  | 'pulls/list-files'
  | 'pulls/create-review'
  | 'pulls/list-reviews'
  | 'pulls/list-review-comments'
  | 'repos/compare-commits-with-basehead'
  | 'repos/get-collaborator-permission-level'
  | 'actions/get-workflow-run'
  | 'users/get-authenticated';

/** The one query that the action asks: who its token stands for. */
export type GraphqlQuery = 'graphql';

/** Trouble that the sandbox makes on purpose. */
export interface Fault {
  readonly at: ArtifactMethod | BlobOperation | RestOperation | GraphqlQuery;
  /** A status code, a connection reset, no answer until the sandbox closes, or the service's own. */
  readonly answer: number | 'reset' | 'stall' | 'own';
  /** Which of the requests at this point are meant; all by default. Uploads of blobs are shown without their body. */
  readonly where?: (request: Exchange) => boolean;
  /** How many requests it meets; 1 by default, `Infinity` for all. */
  readonly times?: number;
  /** Whether the request takes effect all the same, so that only its answer is lost. */
  readonly takesEffect?: boolean;
  /** The `message` of the error body. */
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** With `reset`, of an upload: the share of its body, between 0 and 1, that is read before. */
  readonly afterShare?: number;
  /** With `own`: what takes effect instead of the body that was sent. */
  readonly damage?: (body: Buffer) => Buffer;
  /** With `own`: what is sent instead of the service's answer. */
  readonly rewrite?: (answer: Answer, request: Exchange) => Answer;
  /** With `own`: after this share of its body, between 0 and 1, the answer ends, though all of it was announced. */
  readonly cut?: { readonly afterShare: number; readonly by: 'reset' | 'close' };
}

/** A fault that was ordered. */
export interface FaultOrder {
  /** How many requests it has met. */
  readonly fired: number;
}

/** The faults still to come, met in the order in which they were added. */
export class Faults {
  readonly #pending: { readonly fault: Fault; left: number; fired: number }[] = [];

  constructor(faults: readonly Fault[] = []) {
    for (const fault of faults) this.add(fault);
  }

  add(fault: Fault): FaultOrder {
    const entry = { fault, left: fault.times ?? 1, fired: 0 };
    this.#pending.push(entry);
    return entry;
  }

  /** The fault that a request at this point meets, used up by one. */
  take(point: string, request: Exchange): Fault | undefined {
    const entry = this.#pending.find(
      ({ fault: { at, where }, left }) => at === point && left > 0 && where?.(request) !== false,
    );
    if (entry === undefined) return undefined;
    entry.left -= 1;
    entry.fired += 1;
    return entry.fault;
  }
}

/** A moment of an exchange at which the service has not, or has, carried out the request. */
export type HoldMoment = 'before-effect' | 'after-effect';

/** An exchange that stands still, or will, until the test says that it goes on. */
export interface Hold {
  /** Resolves when a request stands at the moment. */
  readonly reached: Promise<unknown>;
  /** Lets it go on. May be said in advance. */
  release(): void;
}

interface Entry {
  readonly at: Fault['at'];
  readonly moment: HoldMoment;
  readonly reach: () => void;
  readonly released: Promise<unknown>;
}

/** The requests that are to stand still, each once. */
export class Holds {
  readonly #pending: Entry[] = [];

  /** Makes the next request at this point stand still. */
  add(at: Fault['at'], moment: HoldMoment): Hold {
    const reached = Promise.withResolvers<undefined>();
    const released = Promise.withResolvers<undefined>();
    const reach = (): void => {
      reached.resolve(undefined);
    };
    this.#pending.push({ at, moment, reach, released: released.promise });
    return {
      reached: reached.promise,
      release: () => {
        released.resolve(undefined);
      },
    };
  }

  /** Resolves when nothing holds a request at this point and moment, or not any more. */
  async pass(point: string, moment: HoldMoment): Promise<void> {
    const index = this.#pending.findIndex((entry) => entry.at === point && entry.moment === moment);
    const [entry] = index < 0 ? [] : this.#pending.splice(index, 1);
    entry?.reach();
    await entry?.released;
  }
}
