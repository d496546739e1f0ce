import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from '../bundle/step-fixture.ts';
import { endless, expensive, waiting } from './endless-task.ts';
import { heldAtGithub, heldAtMiteos, type Held, type KillPoint } from './kill-point.ts';

const poll = { method: 'GET', path: /\/tasks\/[^/]+$/ };
const cancelCall = { method: 'POST', path: /\/cancel$/ };
const timedOut = {
  place: endless,
  inputs: { timeout: '1s' },
  outcome: 'timed-out',
  files: 1,
} as const;
const cancelled = { place: endless, outcome: 'cancelled', files: 1 } as const;

/** The points while the step follows the task. */
export const waitPoints: readonly KillPoint[] = [
  {
    ...cancelled,
    name: 'the first poll is held before its effect',
    hold: heldAtMiteos(poll, 'before-effect'),
    tookEffect: false,
  },
  {
    ...cancelled,
    name: 'the answer to a later poll is held half-way',
    hold: heldAtMiteos({ ...poll, nth: 2 }, 'mid-answer'),
    tookEffect: true,
  },
  {
    ...cancelled,
    name: 'it waits between two polls',
    hold: betweenPolls,
    tookEffect: true,
    isCancelledToo: true,
  },
  {
    ...cancelled,
    name: 'the first live comment is held after its effect',
    inputs: { 'live-comment': 'true' },
    hold: heldAtGithub('issues/create-comment', 'after-effect'),
    tookEffect: true,
  },
  {
    ...timedOut,
    name: "the deadline's cancel call is held before its effect",
    hold: heldAtMiteos(cancelCall, 'before-effect'),
    tookEffect: false,
    isCancelledToo: true,
  },
  {
    ...timedOut,
    name: "the deadline's cancel call is held after its effect",
    hold: heldAtMiteos(cancelCall, 'after-effect'),
    tookEffect: true,
  },
  {
    name: 'the cancel call for the maximum cost is held before its effect',
    place: expensive,
    inputs: { 'max-cost-cents': '150' },
    outcome: 'over-budget',
    files: 1,
    hold: heldAtMiteos(cancelCall, 'before-effect'),
    tookEffect: false,
  },
  {
    ...cancelled,
    name: "the cancel call of an agent's wait for approval is held before its effect",
    place: waiting,
    inputs: { 'on-approval': 'cancel' },
    hold: heldAtMiteos(cancelCall, 'before-effect'),
    tookEffect: false,
  },
];

/** No request is in progress, unless the machine is so busy that the next poll has started. */
function betweenPolls({ miteos }: Place): Held {
  const hold = miteos.hold(poll, 'after-effect');
  const reached = hold.reached.then(async (request) => {
    hold.release();
    while (request.status === undefined) await sleep(5);
  });
  return { reached, tookEffect: () => true, release: () => undefined };
}
