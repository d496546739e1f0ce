/** A request with its complete body. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  /** Names in lower case; repeated headers are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A response. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

/** A service of the sandbox. It is pure, so that faults and recording can be added around it. */
export interface Service {
  readonly name: 'rest' | 'results' | 'blob';
  /** Returns the operation of a request: a REST operation ID, `graphql`, a Twirp method or a blob operation. */
  pointOf(exchange: Exchange): string;
  answer(exchange: Exchange): Answer | Promise<Answer>;
}

/** A request that reached the sandbox. */
export interface RecordedRequest {
  readonly service: Service['name'];
  /** A REST operation ID, `graphql`, a Twirp method or a blob operation; empty for an unknown route. */
  readonly point: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON value or text of the body; undefined without a body, and for blobs. */
  readonly body: unknown;
  readonly bytes: number;
  /** The status of the response. */
  readonly answer: number | 'reset' | 'stall';
}

/** Creates a response with a JSON body. */
export function jsonAnswer(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}
