import type { Fault, HoldMoment } from '../../sandbox/github/faults.ts';
import type { HoldPoint } from '../../sandbox/miteos/fault-script.ts';
import type { RequestMatch } from '../../sandbox/miteos/recorded-request.ts';
import type { Place, PlaceOptions } from '../bundle/step-fixture.ts';

/** The request that is held while the step is interrupted. */
export interface Held {
  /** Resolves when the step has reached the point. */
  readonly reached: Promise<unknown>;
  /** Whether the held request has been executed. */
  readonly tookEffect: () => boolean;
  /** Releases the request on the server, even if its client is dead. */
  readonly release: () => void;
}

/** A point at which a step is interrupted, and the expected result. */
export interface KillPoint {
  /** The end of a sentence that starts with "SIGKILL while". */
  readonly name: string;
  readonly place?: PlaceOptions;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Whether an earlier run left a complete report in the comment. */
  readonly hasEarlier?: boolean;
  /** Whether the report becomes an issue, and that of an earlier run is open. */
  readonly hasIssue?: boolean;
  /** Schedules the hold before the step starts. */
  readonly hold: (place: Place) => Held;
  /** Whether the request must be held before or after its effect. */
  readonly tookEffect: boolean;
  /**
   * When the request is released: when main has ended (the default), or immediately after the signal. `by-itself`: `hold`
   * takes care of it.
   */
  readonly release?: 'at-once' | 'by-itself';
  /** Whether the runner's way to cancel is also tested here. */
  readonly isCancelledToo?: true;
  /** The expected outcome in the reports; undefined when no task may be created. */
  readonly outcome: 'cancelled' | 'timed-out' | 'over-budget' | 'complete' | undefined;
  /** The number of files that the task has created by its end. */
  readonly files: number;
  /** Whether an upload may be complete without main knowing it. Then the post step stores its files again. */
  readonly mayBeStoredTwice?: boolean;
}

/** Holds a request to Miteos. */
export function heldAtMiteos(match: RequestMatch, point: HoldPoint): (place: Place) => Held {
  return ({ miteos }) => {
    const hold = miteos.hold(match, point);
    let tookEffect = false;
    const reached = hold.reached.then((request) => {
      tookEffect = request.tookEffect;
    });
    return {
      reached,
      tookEffect: () => tookEffect,
      release: () => {
        hold.release();
      },
    };
  };
}

/**
 * Holds a request to GitHub.
 * @param nth the n-th request at this point; default 1
 * @param most the maximum number of requests at this point; the others may be answered meanwhile, or not
 */
export function heldAtGithub(
  at: Fault['at'],
  moment: HoldMoment,
  { nth = 1, most = nth }: { readonly nth?: number; readonly most?: number } = {},
): (place: Place) => Held {
  return ({ github }) => {
    for (let earlier = 1; earlier < nth; earlier += 1) github.hold(at, moment).release();
    const hold = github.hold(at, moment);
    const answered = () => github.requests.filter(({ point }) => point === at);
    const tookEffect = (): boolean => answered().length === most;
    return {
      reached: hold.reached,
      tookEffect,
      release: () => {
        hold.release();
      },
    };
  };
}
