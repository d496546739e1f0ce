import type { Fault, Moment, RequestName, Schedule } from './schedule.ts';

const NO_TROUBLE: Fault = { kind: 'answered', afterMs: 40 };

/** Deals out the troubles of a schedule: those of a window while it lasts, else one of the list of its kind after the other. */
export class TroublePlan {
  readonly #schedule: Schedule;
  readonly #dealt = new Map<RequestName, number>();

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  next(name: RequestName, atMs: number): Fault {
    const { windows, faults } = this.#schedule;
    for (const { from, lengthMs, fault, requests } of windows) {
      const fromMs = momentMs(from, this.#schedule);
      if (requests.includes(name) && atMs >= fromMs && atMs < fromMs + lengthMs) return fault;
    }
    const dealt = this.#dealt.get(name) ?? 0;
    this.#dealt.set(name, dealt + 1);
    return faults[name][dealt] ?? NO_TROUBLE;
  }
}

/** In virtual time. */
export function momentMs({ base, ms }: Moment, { options }: Schedule): number {
  return Math.max(0, base === 'start' ? ms : options.timeoutSeconds * 1000 + ms);
}
