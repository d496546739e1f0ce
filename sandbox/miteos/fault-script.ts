import { comesBeforeEffect, type EffectPoint, type Fault } from './fault.ts';
import { matches, type RecordedRequest, type RequestMatch } from './recorded-request.ts';

export type HoldPoint = EffectPoint | 'mid-answer';

/** An exchange that stands still, or will, until the test says how it goes on. */
export interface Hold {
  /** Resolves when a request stands at the point. */
  readonly reached: Promise<RecordedRequest>;
  /** Lets it go on. May be said in advance. */
  release(): void;
  /** Breaks the connection. What would have come after the point does not happen. */
  drop(): void;
}

/** A fault that was ordered. */
export interface FaultOrder {
  /** How often it has happened. */
  readonly fired: number;
}

/** What the script says about one exchange. */
export interface ExchangePlan {
  /** Waits for the holds at this point; the answer is whether the exchange goes on. */
  pass(point: HoldPoint): Promise<'go-on' | 'drop'>;
  isHeldAt(point: HoldPoint): boolean;
  /** The fault to come at this moment, if any. Asking counts as its happening. */
  takeFault(point: EffectPoint): Fault | undefined;
}

interface HoldEntry {
  readonly match: RequestMatch;
  readonly point: HoldPoint;
  readonly reach: (request: RecordedRequest) => void;
  readonly settled: Promise<'go-on' | 'drop'>;
  readonly settle: (how: 'go-on' | 'drop') => void;
  seen: number;
  isTaken: boolean;
}

interface FaultEntry {
  readonly match: RequestMatch;
  readonly fault: Fault;
  left: number;
  seen: number;
  fired: number;
}

/** What a test has ordered to go wrong, or to stand still. */
export class FaultScript {
  readonly #basePath: string;
  readonly #holds: HoldEntry[] = [];
  readonly #faults: FaultEntry[] = [];

  constructor(basePath: string) {
    this.#basePath = basePath;
  }

  /** Makes the one request that is meant stand still at the point. */
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
      isTaken: false,
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
   * Makes requests go wrong. Of several orders that match one request, the oldest that is not used
   * up happens, so that orders of one time each make a sequence.
   * @param times how many requests; default 1, and `Infinity` for all
   */
  fail(match: RequestMatch, fault: Fault, { times = 1 }: { times?: number } = {}): FaultOrder {
    const entry: FaultEntry = { match, fault, left: times, seen: 0, fired: 0 };
    this.#faults.push(entry);
    return entry;
  }

  /** Breaks every exchange that stands still, now or later. */
  dropAll(): void {
    for (const hold of this.#holds) hold.settle('drop');
  }

  /** Decides, as a request comes in, what will happen to it. */
  planFor(request: RecordedRequest): ExchangePlan {
    const holds = this.#holds.filter((hold) => this.#isMeant(hold, request) && !hold.isTaken);
    for (const hold of holds) hold.isTaken = true;
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

  /** Counts the request for the entry, and says whether it is the n-th or a later one. */
  #isMeant(entry: { match: RequestMatch; seen: number }, request: RecordedRequest): boolean {
    if (!matches(entry.match, request, this.#basePath)) return false;
    entry.seen += 1;
    return entry.seen >= (entry.match.nth ?? 1);
  }
}
