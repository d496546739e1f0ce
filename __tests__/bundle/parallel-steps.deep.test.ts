import { describe, expect, it } from '@jest/globals';
import {
  different,
  equal,
  mixedUp,
  once,
  placeOf,
  reportAs,
  reportOf,
  stopSecond,
  taskIdsOf,
  twice,
  waitedForTask,
  withInputs,
  type Job,
} from './parallel-jobs.ts';
import type { OpenPlace, StepWish } from './step-fixture.ts';
import { commentsOf, createsOf, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

/**
 * Two runs of the same job, with separate tasks. In the second one, each task ends when the step before has published its report. Equal steps that
 * write within milliseconds may overwrite each other's comment, because GitHub has no conditional edit.
 */
const twoRuns =
  (inputs: StepWish['inputs']) =>
  async (open: OpenPlace): Promise<Job[]> => {
    const place = await open({ miteos: { scenario: reportAs('complete') } });
    const wishes = (runId: number) => withInputs(equal, inputs).map((wish) => ({ ...wish, runId }));
    const before = await place.runTogether(wishes(100));
    place.miteos.settings.scenario = reportAs('running');
    const again = await place.runTogether(wishes(200), async (running) => {
      const ids = await Promise.all(running.map(waitedForTask));
      for (const [index, step] of running.entries()) {
        place.miteos.task(ids[index] ?? '').change({ status: 'complete' });
        await step.main;
      }
    });
    return [before, again];
  };

const runs = {
  update: {},
  'update, live': { 'live-comment': 'true' },
  recreate: { 'comment-mode': 'recreate' },
  'recreate, live': { 'comment-mode': 'recreate', 'live-comment': 'true' },
};

const trialOf = useTrials<string, Job[]>({
  unzipped: once(withInputs(equal, { artifact: 'files' })),
  'run again': twice(different),
  'cancelled, run again': twice(
    equal,
    stopSecond((second) => second.cancel()),
  ),
  killed: async (open) => {
    const job = stopSecond(async (second, taskId, { miteos }) => {
      const path = new RegExp(`/${taskId}/cancel$`);
      const cancelling = miteos.hold({ path }, 'before-effect');
      second.signal('SIGINT');
      await cancelling.reached;
      second.signal('SIGTERM');
      second.signal('SIGKILL');
      await second.main;
      cancelling.drop();
    });
    return [await job(await open())];
  },
  ...Object.fromEntries(Object.entries(runs).map(([name, inputs]) => [name, twoRuns(inputs)])),
});

describe('three equal steps that run at the same time, with unzipped artifacts', () => {
  it('publish nothing of another step', async () => {
    const [job = []] = trialOf('unzipped');
    expect(placeOf(job).github.artifacts).toHaveLength(3);
    expect(await Promise.all(job.map(mixedUp))).toEqual([[], [], []]);
  });
});

describe('three different steps of a later attempt', () => {
  it('each find their own task, and report it in its own comment', async () => {
    const [before = [], again = []] = trialOf('run again');
    const taskOfAction = (job: Job) => job.map(({ step }) => step.outputs['task-id']);
    expect(taskOfAction(again)).toEqual(taskOfAction(before).reverse());
    expect(createsOf(placeOf(again))).toBe(3);
    expect(await Promise.all(again.map(mixedUp))).toEqual([[], [], []]);
    expect(commentsOf(placeOf(again))).toHaveLength(3);
  });
});

describe('three equal steps of a later attempt, one of which was cancelled', () => {
  it('find the other two tasks, and create one', () => {
    const [before = [], again = []] = trialOf('cancelled, run again');
    const kept = before.filter(({ step }) => step.conclusion === 'success');
    expect(taskIdsOf(again)).toEqual(expect.arrayContaining(taskIdsOf(kept)));
    expect(new Set(taskIdsOf(again)).size).toBe(3);
    expect(createsOf(placeOf(again))).toBe(4);
  });
});

describe('a step that is killed while it cancels and equal ones run', () => {
  it('is finished by its post step, and does not affect the others', () => {
    const [job = []] = trialOf('killed');
    const [first, second, third] = job;
    const { miteos, github } = placeOf(job);
    const statuses = job.map(({ step }) => miteos.task(step.outputs['task-id'] ?? '').status);
    expect(second?.step.main.signal).toBe('SIGKILL');
    expect(statuses).toEqual(['complete', 'cancelled', 'complete']);
    expect(second && said(second.step, 'warning')).toEqual([]);
    expect([first?.step.post?.rawLog, third?.step.post?.rawLog]).toEqual(['', '']);
    expect([github.artifacts.length, github.comments.length]).toEqual([3, 3]);
  });
});

describe.each(Object.keys(runs))('three equal steps of the next run: %s', (name) => {
  it('have a comment each, and log no warning', () => {
    const [, job = []] = trialOf(name);
    const { miteos, github } = placeOf(job);
    const comments = commentsOf({ github });
    const reports = taskIdsOf(job).map((id) => reportOf(miteos.task(id)));
    const shown = reports.map((report) => comments.filter((body) => body.includes(report)).length);
    expect(shown).toEqual([1, 1, 1]);
    expect(job.flatMap(({ step }) => said(step, 'warning'))).toEqual([]);
    // With `recreate`, two steps may delete the same older comment. The next run deletes the remaining ones.
    if (name.startsWith('update')) expect(comments).toHaveLength(3);
  });
});
