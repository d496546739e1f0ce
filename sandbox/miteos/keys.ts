/** What an API key may do. */
export interface KeyPlan {
  readonly requestsPerMinute: number;
  readonly concurrentTasks: number;
}

/** The key that every sandbox knows. */
export const defaultKey = 'mt_test_sandbox';

/** Limits that nothing comes near. */
const defaultPlan: KeyPlan = {
  requestsPerMinute: 10_000,
  concurrentTasks: Infinity,
};

/** A plan with the defaults filled in. */
export function makePlan(plan: Partial<KeyPlan> = {}): KeyPlan {
  return { ...defaultPlan, ...plan };
}

/** The key in an `Authorization: Bearer …` header; undefined when there is none. */
export function bearerKey(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}

/** Where a key stands after one more request. */
interface RateStanding {
  readonly limit: number;
  readonly remaining: number;
  /** Whether the request is within the limit. */
  readonly isAllowed: boolean;
  /** When the count begins anew. */
  readonly resetAtMs: number;
}

interface CountedRequest {
  readonly key: string;
  readonly limit: number;
  readonly nowMs: number;
}

const WINDOW_MS = 60_000;

/** Counts the requests of each key; a window begins with the first request after the last one. */
export class RateLimiter {
  readonly #windows = new Map<string, { startedAtMs: number; count: number }>();

  /** Counts one request. One that is turned away does not use anything up. */
  count({ key, limit, nowMs }: CountedRequest): RateStanding {
    let window = this.#windows.get(key);
    if (window === undefined || nowMs >= window.startedAtMs + WINDOW_MS) {
      window = { startedAtMs: nowMs, count: 0 };
      this.#windows.set(key, window);
    }
    const isAllowed = window.count < limit;
    if (isAllowed) window.count += 1;
    const remaining = Math.max(0, limit - window.count);
    return { limit, remaining, isAllowed, resetAtMs: window.startedAtMs + WINDOW_MS };
  }
}

/** The headers that every answer of the API carries. */
export function rateHeaders({ limit, remaining }: RateStanding): Record<string, string> {
  return { 'x-ratelimit-limit': String(limit), 'x-ratelimit-remaining': String(remaining) };
}
