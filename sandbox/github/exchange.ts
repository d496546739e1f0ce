/** One request as a service sees it, with its body read whole. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  /** Names in lower case; repeated headers are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What a service answers. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

/** One of the sandbox's services: pure, so that faults and records can be put round it. */
export interface Service {
  readonly name: 'rest' | 'results' | 'blob';
  /** What the request asks for: a REST operation id, `graphql`, a Twirp method or a blob operation. */
  pointOf(exchange: Exchange): string;
  answer(exchange: Exchange): Answer | Promise<Answer>;
}

/** A request that reached the sandbox. */
export interface RecordedRequest {
  readonly service: Service['name'];
  /** A REST operation id, `graphql`, a Twirp method or a blob operation; empty for an unknown route. */
  readonly point: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON value that was sent, or the text; undefined without a body, and for blobs. */
  readonly body: unknown;
  readonly bytes: number;
  /** What was answered. */
  readonly answer: number | 'reset' | 'stall';
}

/** An answer with a JSON body. */
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
