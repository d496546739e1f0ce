import { comesBeforeEffect, type EffectPoint, type Fault } from './fault.ts';
import { matches, type RecordedRequest, type RequestMatch } from './recorded-request.ts';

export type HoldPoint = EffectPoint | 'mid-answer';

/** A request that is held, or will be held, until the test releases it. */
export interface Hold {
  /** Resolves when a request has reached the point. */
  readonly reached: Promise<RecordedRequest>;
  /** Releases the request. May be called in advance. */
  release(): void;
  /** Breaks the connection. Nothing after the point happens. */
  drop(): void;
}

/** A scheduled fault. */
export interface FaultOrder {
  /** How often the fault has occurred. */
  readonly fired: number;
}

/** The faults and holds of one request. */
export interface ExchangePlan {
  /** Waits for the holds at this point. Returns whether the request continues. */
  pass(point: HoldPoint): Promise<'go-on' | 'drop'>;
  isHeldAt(point: HoldPoint): boolean;
  /** Returns the fault at this point, if any, and counts it as occurred. */
  takeFault(point: EffectPoint): Fault | undefined;
}

interface HoldEntry {
  readonly match: RequestMatch;
  readonly point: HoldPoint;
  readonly reach: (request: RecordedRequest) => void;
  readonly settled: Promise<'go-on' | 'drop'>;
  readonly settle: (how: 'go-on' | 'drop') => void;
  seen: number;
  isUsed: boolean;
}

interface FaultEntry {
  readonly match: RequestMatch;
  readonly fault: Fault;
  left: number;
  seen: number;
  fired: number;
}

/** The faults and holds that a test has scheduled. */
export class FaultScript {
  readonly #basePath: string;
  readonly #holds: HoldEntry[] = [];
  readonly #faults: FaultEntry[] = [];

  constructor(basePath: string) {
    this.#basePath = basePath;
  }

  /** Holds the matching request at the point. */
  hold(match: RequestMatch, point: HoldPoint): Hold {
    const reached = Promise.withResolvers<RecordedRequest>();
    const settled = Promise.withResolvers<'go-on' | 'drop'>();
    this.#holds.push({
      match,
      point,
      reach: reached.resolve,
      settled: settled.promise,
      settle: settled.resolve,
      seen: 0,
      isUsed: false,
    });
    return {
      reached: reached.promise,
      release: () => {
        settled.resolve('go-on');
      },
      drop: () => {
        settled.resolve('drop');
      },
    };
  }

  /**
   * Schedules a fault for matching requests. If several faults match one request, the oldest one that is not used up occurs, so faults
   * for one request each form a sequence.
   * @param times the number of requests; default 1, `Infinity` for all
   */
  fail(match: RequestMatch, fault: Fault, { times = 1 }: { times?: number } = {}): FaultOrder {
    const entry: FaultEntry = { match, fault, left: times, seen: 0, fired: 0 };
    this.#faults.push(entry);
    return entry;
  }

  /** Breaks every held request, now and later. */
  dropAll(): void {
    for (const hold of this.#holds) hold.settle('drop');
  }

  /** Decides what happens to an incoming request. */
  planFor(request: RecordedRequest): ExchangePlan {
    const holds = this.#holds.filter((hold) => this.#isMeant(hold, request) && !hold.isUsed);
    for (const hold of holds) hold.isUsed = true;
    const meant = this.#faults.filter((entry) => this.#isMeant(entry, request));
    const order = meant.find((entry) => entry.left > 0);
    if (order !== undefined) order.left -= 1;
    const heldAt = (point: HoldPoint) => holds.filter((hold) => hold.point === point);
    return {
      isHeldAt: (point) => heldAt(point).length > 0,
      pass: async (point) => {
        for (const hold of heldAt(point)) {
          hold.reach(request);
          if ((await hold.settled) === 'drop') return 'drop';
        }
        return 'go-on';
      },
      takeFault: (point) => {
        if (order === undefined) return undefined;
        if (comesBeforeEffect(order.fault) !== (point === 'before-effect')) return undefined;
        order.fired += 1;
        return order.fault;
      },
    };
  }

  /** Counts the request for the entry. Returns whether it is the n-th or a later one. */
  #isMeant(entry: { match: RequestMatch; seen: number }, request: RecordedRequest): boolean {
    if (!matches(entry.match, request, this.#basePath)) return false;
    entry.seen += 1;
    return entry.seen >= (entry.match.nth ?? 1);
  }
}
