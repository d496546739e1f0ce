import type { Answer, Exchange } from './exchange.ts';

/** A Twirp method of the results service. */
export type ArtifactMethod = 'CreateArtifact' | 'FinalizeArtifact';

/** An operation of the blob store. */
type BlobOperation = 'PutBlob' | 'PutBlock' | 'PutBlockList';

/** A REST operation, by its ID in GitHub's OpenAPI description. */
export type RestOperation =
  | 'issues/list-for-repo'
  | 'issues/create'
  | 'issues/update'
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
  | 'reactions/create-for-issue-comment'
  | 'reactions/create-for-pull-request-review-comment'
  | 'users/get-authenticated';

/** The only GraphQL query of the action, for the token's account. */
export type GraphqlQuery = 'graphql';

/** A simulated fault. */
export interface Fault {
  readonly at: ArtifactMethod | BlobOperation | RestOperation | GraphqlQuery;
  /** A status code, a connection reset, no response until the sandbox closes, or the service's own response. */
  readonly answer: number | 'reset' | 'stall' | 'own';
  /** Selects requests of this operation; all by default. Uploads of blobs are passed without their body. */
  readonly where?: (request: Exchange) => boolean;
  /** The number of affected requests; 1 by default, `Infinity` for all. */
  readonly times?: number;
  /** Whether the request takes effect, so that only its response is lost. */
  readonly takesEffect?: boolean;
  /** The `message` of the error body. */
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** With `reset` of an upload: the share of its body, between 0 and 1, that is read before. */
  readonly afterShare?: number;
  /** With `own`: replaces the body of the request. */
  readonly damage?: (body: Buffer) => Buffer;
  /** With `own`: replaces the response. */
  readonly rewrite?: (answer: Answer, request: Exchange) => Answer;
  /** With `own`: the response ends after this share of its body, between 0 and 1, in spite of its Content-Length. */
  readonly cut?: { readonly afterShare: number; readonly by: 'reset' | 'close' };
}

/** A scheduled fault. */
export interface FaultOrder {
  /** The number of requests it has affected. */
  readonly fired: number;
}

/** The scheduled faults, applied in the order in which they were added. */
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

  /** Returns the fault for a request of this operation, and counts it. */
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

/** A point of a request: before or after the service has executed it. */
export type HoldMoment = 'before-effect' | 'after-effect';

/** A request that is held, or will be held, until the test releases it. */
export interface Hold {
  /** Resolves when a request has reached the point. */
  readonly reached: Promise<unknown>;
  /** Releases the request. May be called in advance. */
  release(): void;
}

interface Entry {
  readonly at: Fault['at'];
  readonly moment: HoldMoment;
  readonly reach: () => void;
  readonly released: Promise<unknown>;
}

/** The requests to hold, each once. */
export class Holds {
  readonly #pending: Entry[] = [];

  /** Holds the next request of this operation. */
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

  /** Resolves when no hold applies to a request of this operation at this point, or when it is released. */
  async pass(point: string, moment: HoldMoment): Promise<void> {
    const index = this.#pending.findIndex((entry) => entry.at === point && entry.moment === moment);
    const [entry] = index < 0 ? [] : this.#pending.splice(index, 1);
    entry?.reach();
    await entry?.released;
  }
}
