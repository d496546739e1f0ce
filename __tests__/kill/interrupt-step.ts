import { setTimeout as sleep } from 'node:timers/promises';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { RunningStep } from '../../sandbox/runner/step-execution.ts';
import type { OpenPlace, Trial } from '../bundle/step-fixture.ts';
import { addEarlierReport } from './earlier-report.ts';
import type { KillPoint } from './kill-point.ts';

/** How a step is interrupted. `cancel` is the way of the runner: SIGINT, SIGTERM after 7.5 s, and a kill after 10 s. */
export type Interruption = 'SIGINT' | 'SIGTERM' | 'SIGKILL' | 'cancel';

export interface InterruptedTrial extends Trial {
  /** Whether the held request had taken effect when the step was interrupted. */
  readonly tookEffect: boolean;
}

/** A step reaches every point within seconds, or within a minute on a busy machine. */
const MAX_WAY_MS = 300_000;

/** Runs a step up to a point, interrupts it there, and runs its post step. */
export function interruptStep(
  point: KillPoint,
  how: Interruption,
): (open: OpenPlace) => Promise<InterruptedTrial> {
  return async (open) => {
    const place = await open(point.place);
    if (point.hasEarlier === true) addEarlierReport(place);
    const held = point.hold(place);
    const { inputs = {} } = point;
    const running = await place.start({ event: pullRequestEvent(), inputs });
    await Promise.race([held.reached, untilMainEnds(running), untilTooLate()]);
    const tookEffect = held.tookEffect();
    if (how === 'cancel') void running.cancel();
    else running.signal(how);
    if (point.release === 'at-once') held.release();
    await running.main;
    // The post step starts now. It has not sent a request yet.
    if (point.release === undefined) held.release();
    return { ...(await place.finish(running)), tookEffect };
  };
}

async function untilMainEnds(running: RunningStep): Promise<never> {
  const { log } = await running.main;
  throw new Error(`Main ended before it came to the point:\n${log}`);
}

async function untilTooLate(): Promise<never> {
  await sleep(MAX_WAY_MS, undefined, { ref: false });
  throw new Error('The step did not come to the point.');
}
