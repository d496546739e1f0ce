import type { Fault } from './faults.ts';

/** A moment of an exchange at which the service has not, or has, carried out the request. */
export type HoldMoment = 'before-effect' | 'after-effect';

/** An exchange that stands still, or will, until the test says that it goes on. */
export interface Hold {
  /** Resolves when a request stands at the moment. */
  readonly reached: Promise<unknown>;
  /** Lets it go on. May be said in advance. */
  release(): void;
}

interface Entry {
  readonly at: Fault['at'];
  readonly moment: HoldMoment;
  readonly reach: () => void;
  readonly released: Promise<unknown>;
}

/** The requests that are to stand still, each once. */
export class Holds {
  readonly #pending: Entry[] = [];

  /** Makes the next request at this point stand still. */
  add(at: Fault['at'], moment: HoldMoment): Hold {
    const reached = Promise.withResolvers<undefined>();
    const released = Promise.withResolvers<undefined>();
    const reach = (): void => {
      reached.resolve(undefined);
    };
    this.#pending.push({ at, moment, reach, released: released.promise });
    return {
      reached: reached.promise,
      release: () => {
        released.resolve(undefined);
      },
    };
  }

  /** Resolves when nothing holds a request at this point and moment, or not any more. */
  async pass(point: string, moment: HoldMoment): Promise<void> {
    const index = this.#pending.findIndex((entry) => entry.at === point && entry.moment === moment);
    const [entry] = index < 0 ? [] : this.#pending.splice(index, 1);
    entry?.reach();
    await entry?.released;
  }
}
