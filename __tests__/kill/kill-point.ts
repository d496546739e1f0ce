import type { Fault, HoldMoment } from '../../sandbox/github/faults.ts';
import type { HoldPoint } from '../../sandbox/miteos/fault-script.ts';
import type { RequestMatch } from '../../sandbox/miteos/recorded-request.ts';
import type { Place, PlaceOptions } from '../bundle/step-fixture.ts';

/** What is held while the step is interrupted. */
export interface Held {
  /** Resolves when the step is at the point. */
  readonly reached: Promise<unknown>;
  /** Whether the request that is held has been carried out. */
  readonly tookEffect: () => boolean;
  /** Lets the server go on, whether or not its client still lives. */
  readonly release: () => void;
}

/** A moment of a step at which it is interrupted, and what must come of it. */
export interface KillPoint {
  /** The end of a sentence that begins with "SIGKILL while". */
  readonly name: string;
  readonly place?: PlaceOptions;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Said before the step starts. */
  readonly hold: (place: Place) => Held;
  /** Which side of its effect the held request must be on. */
  readonly tookEffect: boolean;
  /**
   * When the server goes on: when main has ended, which is the default, or at once after the signal. `by-itself`: what
   * `hold` did sees to it.
   */
  readonly release?: 'at-once' | 'by-itself';
  /** Whether the runner's own way to cancel is tried here, too. */
  readonly isCancelledToo?: true;
  /** What the reports must call it; undefined where no task may ever be made. */
  readonly outcome: 'cancelled' | 'timed-out' | 'complete' | undefined;
  /** How many files the task has made by its end. */
  readonly files: number;
  /** Whether an upload may be done though main never learned it: the post step stores its files again. */
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
 * @param nth which one of those at this point; default 1
 * @param most how many there are at this point; those beside the one that is held may be answered meanwhile, or not
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
