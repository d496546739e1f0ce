import type { IncomingHttpHeaders } from 'node:http';

export type Origin = 'api' | 'cdn';

/** One request as it came in, and what became of it. It changes until it is answered. */
export interface RecordedRequest {
  readonly origin: Origin;
  readonly method: string;
  /** As it was sent: encoded, with the base path, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON body; undefined when there was none or it is not JSON. */
  readonly body: unknown;
  /** Whether there was a body at all, JSON or not. */
  readonly hasBody: boolean;
  /** Milliseconds since the Unix epoch, by the sandbox's clock. */
  readonly at: number;
  /** Whether the service carried it out: a task made or cancelled, a read answered. */
  tookEffect: boolean;
  /** The status that was sent; undefined while there is none, and for ever when there was none. */
  status: number | undefined;
}

/** Which requests are meant. What is left out matches everything. */
export interface RequestMatch {
  readonly origin?: Origin;
  readonly method?: string;
  /**
   * A string is the whole path, with or without the base path. An expression is searched in the
   * path as it was sent.
   */
  readonly path?: string | RegExp;
  /** Skips the first `nth - 1` requests that match the rest, counted from now on. */
  readonly nth?: number;
}

/** Whether `request` is one of those meant, `nth` apart. */
export function matches(match: RequestMatch, request: RecordedRequest, basePath: string): boolean {
  if (match.origin !== undefined && match.origin !== request.origin) return false;
  if (match.method !== undefined && match.method !== request.method) return false;
  if (match.path === undefined) return true;
  if (match.path instanceof RegExp) return request.path.search(match.path) >= 0;
  if (match.path === request.path) return true;
  return request.origin === 'api' && basePath + match.path === request.path;
}
