import type { Place } from '../bundle/step-fixture.ts';
import { endless } from './endless-task.ts';
import { heldAtGithub, heldAtMiteos, type Held, type KillPoint } from './kill-point.ts';

const createCall = { method: 'POST', path: '/tasks' };
const listCall = { method: 'GET', path: '/tasks' };

const cancelled = { place: endless, outcome: 'cancelled', files: 1 } as const;

/** The points until the task is known. */
export const createPoints: readonly KillPoint[] = [
  {
    name: "the pull request's context is held, before the create call",
    hold: heldAtGithub('pulls/get', 'before-effect'),
    inputs: { 'pull-request-context': 'summary' },
    tookEffect: false,
    outcome: undefined,
    files: 0,
  },
  {
    ...cancelled,
    name: 'the create call is held before its effect',
    hold: heldAtMiteos(createCall, 'before-effect'),
    tookEffect: false,
  },
  {
    ...cancelled,
    name: 'the create call is held before its effect, which occurs after the search of the post step',
    hold: heldUntilSearchedFor,
    tookEffect: false,
    release: 'by-itself',
  },
  {
    ...cancelled,
    name: 'the create call is held after its effect',
    hold: heldAtMiteos(createCall, 'after-effect'),
    tookEffect: true,
    isCancelledToo: true,
  },
  {
    ...cancelled,
    name: 'the create call is held after its effect, and answered after the signal',
    hold: heldAtMiteos(createCall, 'after-effect'),
    tookEffect: true,
    release: 'at-once',
  },
  {
    ...cancelled,
    name: "the create call's answer is held half-way",
    hold: heldAtMiteos(createCall, 'mid-answer'),
    tookEffect: true,
  },
  {
    ...cancelled,
    name: 'the search for a task is held after a lost response to its create call',
    hold: (place) => {
      place.miteos.fail(createCall, { kind: 'reset', when: 'after-effect' });
      return heldAtMiteos(listCall, 'before-effect')(place);
    },
    tookEffect: false,
  },
];

/** The service executes the call between the first and the second search of the post step. */
function heldUntilSearchedFor(place: Place): Held {
  const create = heldAtMiteos(createCall, 'before-effect')(place);
  const search = heldAtMiteos(listCall, 'after-effect')(place);
  void search.reached.then(() => {
    create.release();
    search.release();
  });
  return create;
}
