/** A Twirp method of the results service. */
export type ArtifactMethod =
  | 'CreateArtifact'
  | 'FinalizeArtifact'
  | 'ListArtifacts'
  | 'GetSignedArtifactURL'
  | 'DeleteArtifact';

/** An operation of the blob store. */
export type BlobOperation = 'PutBlob' | 'PutBlock' | 'PutBlockList' | 'GetBlob';

/** A REST operation, by the id that GitHub's OpenAPI description gives it. */
export type RestOperation =
  | 'issues/list-comments'
  | 'issues/create-comment'
  | 'issues/get-comment'
  | 'issues/update-comment'
  | 'issues/delete-comment'
  | 'pulls/get'
  | 'pulls/list-files'
  | 'repos/compare-commits-with-basehead'
  | 'repos/get-collaborator-permission-level'
  | 'repos/list-pull-requests-associated-with-commit'
  | 'users/get-authenticated';

/** The one query that the action asks: who its token stands for. */
export type GraphqlQuery = 'graphql';

/** Trouble that the sandbox makes on purpose. */
export interface Fault {
  readonly at: ArtifactMethod | BlobOperation | RestOperation | GraphqlQuery;
  /** A status code, a connection reset, or no answer until the sandbox closes. */
  readonly answer: number | 'reset' | 'stall';
  /** How many requests it meets; 1 by default, `Infinity` for all. */
  readonly times?: number;
  /** Whether the request takes effect all the same, so that only its answer is lost. */
  readonly takesEffect?: boolean;
  /** The `message` of the error body. */
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The faults still to come, met in the order in which they were added. */
export class Faults {
  readonly #pending: { readonly fault: Fault; left: number }[] = [];

  constructor(faults: readonly Fault[] = []) {
    for (const fault of faults) this.add(fault);
  }

  add(fault: Fault): void {
    this.#pending.push({ fault, left: fault.times ?? 1 });
  }

  /** The fault that a request at this point meets, used up by one. */
  take(point: string): Fault | undefined {
    const entry = this.#pending.find(({ fault, left }) => fault.at === point && left > 0);
    if (entry === undefined) return undefined;
    entry.left -= 1;
    return entry.fault;
  }
}
