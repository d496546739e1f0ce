/** The limits of an API key. */
export interface KeyPlan {
  readonly requestsPerMinute: number;
  readonly concurrentTasks: number;
}

/** The key that every sandbox accepts. */
export const defaultKey = 'mt_test_sandbox';

/** Limits that are never reached. */
const defaultPlan: KeyPlan = {
  requestsPerMinute: 10_000,
  concurrentTasks: Infinity,
};

/** A plan with defaults. */
export function makePlan(plan: Partial<KeyPlan> = {}): KeyPlan {
  return { ...defaultPlan, ...plan };
}

/** Returns the key in an `Authorization: Bearer …` header; undefined when there is none. */
export function bearerKey(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}

/** The rate limit of a key after one more request. */
interface RateStanding {
  readonly limit: number;
  readonly remaining: number;
  /** Whether the request is within the limit. */
  readonly isAllowed: boolean;
  /** When the count is reset. */
  readonly resetAtMs: number;
}

interface CountedRequest {
  readonly key: string;
  readonly limit: number;
  readonly nowMs: number;
}

const WINDOW_MS = 60_000;

/** Counts the requests of each key. A window starts with the first request after the previous window. */
export class RateLimiter {
  readonly #windows = new Map<string, { startedAtMs: number; count: number }>();

  /** Counts one request. A rejected request does not count. */
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

/** Returns the headers of every API response. */
export function rateHeaders({ limit, remaining }: RateStanding): Record<string, string> {
  return { 'x-ratelimit-limit': String(limit), 'x-ratelimit-remaining': String(remaining) };
}
