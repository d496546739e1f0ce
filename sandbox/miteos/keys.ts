/** What an API key may do. */
export interface KeyPlan {
  readonly scopes: readonly string[];
  readonly requestsPerMinute: number;
  readonly concurrentTasks: number;
}

/** The key that every sandbox knows. */
export const defaultKey = 'mt_test_sandbox';

/** All that a task needs, and limits that nothing comes near. */
const defaultPlan: KeyPlan = {
  scopes: [
    'tasks.read',
    'tasks.write',
    'agents.read',
    'agents.write',
    'workspaces.read',
    'workspaces.write',
    'billing.read',
  ],
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
export interface RateStanding {
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
  readonly windowMs: number;
}

/** Counts the requests of each key; a window begins with the first request after the last one. */
export class RateLimiter {
  readonly #windows = new Map<string, { startedAtMs: number; count: number }>();

  /** Counts one request. One that is turned away does not use anything up. */
  count({ key, limit, nowMs, windowMs }: CountedRequest): RateStanding {
    let window = this.#windows.get(key);
    if (window === undefined || nowMs >= window.startedAtMs + windowMs) {
      window = { startedAtMs: nowMs, count: 0 };
      this.#windows.set(key, window);
    }
    const isAllowed = window.count < limit;
    if (isAllowed) window.count += 1;
    const remaining = Math.max(0, limit - window.count);
    return { limit, remaining, isAllowed, resetAtMs: window.startedAtMs + windowMs };
  }
}

/** The headers that every answer of the API carries. */
export function rateHeaders({ limit, remaining }: RateStanding): Record<string, string> {
  return { 'x-ratelimit-limit': String(limit), 'x-ratelimit-remaining': String(remaining) };
}

/** `Retry-After` in the chosen form, never earlier than the reset; no header for `none`. */
export function retryAfterHeader(
  form: 'none' | 'seconds' | 'date',
  resetAtMs: number,
  nowMs: number,
): Record<string, string> {
  switch (form) {
    case 'none':
      return {};
    case 'seconds':
      return { 'retry-after': String(Math.ceil((resetAtMs - nowMs) / 1000)) };
    case 'date':
      return { 'retry-after': new Date(Math.ceil(resetAtMs / 1000) * 1000).toUTCString() };
  }
}
