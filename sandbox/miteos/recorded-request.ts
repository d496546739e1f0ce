import type { IncomingHttpHeaders } from 'node:http';

export type Origin = 'api' | 'cdn';

/** A recorded request and its result. It changes until the response is sent. */
export interface RecordedRequest {
  readonly origin: Origin;
  readonly method: string;
  /** The path as it was sent: encoded, with the base path, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON body; undefined when there is none or it is not JSON. */
  readonly body: unknown;
  /** Whether there was a body, JSON or not. */
  readonly hasBody: boolean;
  /** Milliseconds since the Unix epoch, by the sandbox's clock. */
  readonly at: number;
  /** Whether the service executed it: created or cancelled a task, or answered a read. */
  tookEffect: boolean;
  /** The status of the response; undefined while no response is sent. */
  status: number | undefined;
}

/** Selects requests. Absent properties match everything. */
export interface RequestMatch {
  readonly origin?: Origin;
  readonly method?: string;
  /**
   * A string is the whole path, with or without the base path. A regular expression is searched for in the path as it was
   * sent.
   */
  readonly path?: string | RegExp;
  /** Skips the first `nth - 1` matching requests, counted from now. */
  readonly nth?: number;
}

/** Whether `request` matches, ignoring `nth`. */
export function matches(match: RequestMatch, request: RecordedRequest, basePath: string): boolean {
  if (match.origin !== undefined && match.origin !== request.origin) return false;
  if (match.method !== undefined && match.method !== request.method) return false;
  if (match.path === undefined) return true;
  if (match.path instanceof RegExp) return request.path.search(match.path) >= 0;
  if (match.path === request.path) return true;
  return request.origin === 'api' && basePath + match.path === request.path;
}
