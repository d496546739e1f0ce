import { setTimeout as sleep } from 'node:timers/promises';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { RunningStep } from '../../sandbox/runner/step-execution.ts';
import type { OpenPlace, Trial } from '../bundle/step-fixture.ts';
import type { KillPoint } from './kill-point.ts';

/** How a step is stopped. `cancel` is the runner's own way: SIGINT, and SIGTERM when its patience is over. */
export type Blow = 'SIGINT' | 'SIGTERM' | 'SIGKILL' | 'cancel';

export interface HitTrial extends Trial {
  /** Which side of its effect the held request was on when the blow fell. */
  readonly tookEffect: boolean;
  /** How long main went on after the blow. */
  readonly survivedMs: number;
}

/** A step gets to every point within a few seconds. */
const MAX_WAY_MS = 60_000;

/** Brings a step to a point, hits it there, and lets its post step run. */
export function hitStep(point: KillPoint, blow: Blow): (open: OpenPlace) => Promise<HitTrial> {
  return async (open) => {
    const place = await open(point.place);
    const held = point.hold(place);
    const { inputs = {} } = point;
    const running = await place.start({ event: pullRequestEvent(), inputs });
    await Promise.race([held.reached, endOfMain(running), endOfPatience()]);
    const tookEffect = held.tookEffect();
    const hitMs = performance.now();
    strike(running, blow);
    if (point.release === 'at-once') held.release();
    await running.main;
    const survivedMs = performance.now() - hitMs;
    // The post step begins now; it has sent nothing yet.
    if (point.release === undefined) held.release();
    return { ...(await place.finish(running)), tookEffect, survivedMs };
  };
}

function strike(running: RunningStep, blow: Blow): void {
  if (blow === 'cancel') void running.cancel();
  else running.signal(blow);
}

async function endOfMain(running: RunningStep): Promise<never> {
  const { log } = await running.main;
  throw new Error(`Main ended before it came to the point:\n${log}`);
}

async function endOfPatience(): Promise<never> {
  await sleep(MAX_WAY_MS, undefined, { ref: false });
  throw new Error('The step did not come to the point.');
}
