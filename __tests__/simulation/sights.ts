import { fateOf } from './model-task.ts';
import { hasFailed, Reading } from './reading.ts';
import type { History } from './simulate.ts';

/** Situations that must occur among many schedules, for the simulation to be meaningful. */
const SIGHTS_BY_NAME = {
  complete: ({ status }: Reading) => status?.value === 'complete',
  failed: ({ status }: Reading) => status?.value === 'failed',
  'timed out': ({ status }: Reading) => status?.value === 'timed-out',
  'over budget': ({ status }: Reading) => status?.value === 'over-budget',
  stalled: (reading: Reading) => reading.isStalled,
  cancelled: ({ status }: Reading) => status?.value === 'cancelled',
  'needs approval': ({ status }: Reading) => status?.value === 'needs-approval',
  'left running': ({ status }: Reading) => status?.value === 'running',
  'no task could be created': ({ history }: Reading) => history.main.how === 'threw',
  'main phase cancelled': ({ history }: Reading) => history.main.stopMs !== undefined,
  killed: ({ history }: Reading) => history.main.how === 'killed',
  'killed while a task was created': ({ history, ours, followed }: Reading) =>
    history.main.how === 'killed' && ours.length > 0 && followed === undefined,
  'post step cancelled': ({ history }: Reading) => history.post?.stopMs !== undefined,
  'cancelled by the post step': (reading: Reading) =>
    reading.requests('cancel', 'post').some((request) => !hasFailed(request)),
  'a lost response, and its task found': ({ history, followed }: Reading) =>
    history.requests.some(({ made, outcome }) => made === followed && outcome === 'perhaps') &&
    followed?.owner === 'ours',
  'a second create call': (reading: Reading) =>
    reading.requests('create').filter(({ outcome }) => outcome !== 'never').length > 1,
  'an orphaned task cancelled': ({ ours, followed }: Reading) =>
    ours.some((task) => task !== followed && fateOf(task) === 'cancelled') && ours.length > 1,
  'an orphaned task cancelled by the post step': (reading: Reading) =>
    reading
      .requests('cancel', 'post')
      .some(({ taskId }) => reading.followed?.owner === 'ours' && taskId !== reading.followed.id),
  'a task of an earlier attempt resumed': ({ followed }: Reading) => followed?.owner === 'earlier',
  'a task-id followed': ({ followed }: Reading) => followed?.owner === 'given',
  'kept running as the user wants': (reading: Reading) =>
    reading.ours.some((task) => reading.isLeftByUser(task) && reading.isLeftRunning(task)),
  'unreachable to the end': (reading: Reading) =>
    reading.ours.some((task) => reading.isLeftRunning(task) && !reading.isLeftByUser(task)),
} as const satisfies Record<string, (reading: Reading) => boolean>;

export type Sight = keyof typeof SIGHTS_BY_NAME;

export const SIGHTS = Object.keys(SIGHTS_BY_NAME) as Sight[];

export function sightsOf(history: History): Sight[] {
  const reading = new Reading(history);
  return SIGHTS.filter((sight) => SIGHTS_BY_NAME[sight](reading));
}
