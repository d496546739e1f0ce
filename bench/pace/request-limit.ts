/** What a service says to one request. */
export interface Standing {
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Until a request would be allowed again; 0 where this one was. */
  readonly againInMs: number;
}

/** A limit of requests a minute. One that is turned away does not use anything up. */
export interface RequestLimit {
  count(nowMs: number): Standing;
}

/** How services count; the documents of this one don't say. */
export type LimitModel = 'fixed window' | 'sliding window' | 'token bucket';

const WINDOW_MS = 60_000;

export function startLimit(model: LimitModel, perMinute: number): RequestLimit {
  switch (model) {
    case 'fixed window':
      return fixedWindow(perMinute);
    case 'sliding window':
      return slidingWindow(perMinute);
    case 'token bucket':
      return tokenBucket(perMinute);
  }
}

/** The count begins anew on each full minute. */
function fixedWindow(perMinute: number): RequestLimit {
  let window = -1;
  let used = 0;
  return {
    count: (nowMs) => {
      const current = Math.floor(nowMs / WINDOW_MS);
      if (current !== window) used = 0;
      window = current;
      const isAllowed = used < perMinute;
      if (isAllowed) used += 1;
      const againInMs = isAllowed ? 0 : (current + 1) * WINDOW_MS - nowMs;
      return { isAllowed, remaining: perMinute - used, againInMs };
    },
  };
}

/** Each request counts for a minute. */
function slidingWindow(perMinute: number): RequestLimit {
  const usedAtMs: number[] = [];
  return {
    count: (nowMs) => {
      while ((usedAtMs[0] ?? nowMs) <= nowMs - WINDOW_MS) usedAtMs.shift();
      const isAllowed = usedAtMs.length < perMinute;
      if (isAllowed) usedAtMs.push(nowMs);
      const againInMs = isAllowed ? 0 : (usedAtMs[0] ?? nowMs) + WINDOW_MS - nowMs;
      return { isAllowed, remaining: perMinute - usedAtMs.length, againInMs };
    },
  };
}

/** A minute's requests are in the bucket at first, and flow back evenly. */
function tokenBucket(perMinute: number): RequestLimit {
  const perMs = perMinute / WINDOW_MS;
  let tokens = perMinute;
  let latestMs = 0;
  return {
    count: (nowMs) => {
      tokens = Math.min(perMinute, tokens + (nowMs - latestMs) * perMs);
      latestMs = nowMs;
      const isAllowed = tokens >= 1;
      if (isAllowed) tokens -= 1;
      return {
        isAllowed,
        remaining: Math.floor(tokens),
        againInMs: isAllowed ? 0 : (1 - tokens) / perMs,
      };
    },
  };
}
