import { readdir } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import {
  different,
  endTasks,
  equal,
  mixedUp,
  once,
  placeOf,
  reportAs,
  stopSecond,
  taskIdsOf,
  twice,
  waitedForTask,
  withInputs,
  type Job,
} from './parallel-jobs.ts';
import type { OpenPlace } from './step-fixture.ts';
import { commentsOf, createsOf, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const trialOf = useTrials<string, Job[]>({
  different: once(different),
  equal: twice(equal),
  cancelled: async (open) => {
    return [await stopSecond((second) => second.cancel())(await open())];
  },
  'in one folder': async (open: OpenPlace) => {
    const place = await open({ miteos: { scenario: reportAs('running') } });
    const job = await place.runTogether(
      withInputs(different, { 'output-dir': 'out' }),
      async (running) => {
        await Promise.all(running.map((step) => Promise.race([waitedForTask(step), step.main])));
        endTasks(place);
      },
    );
    return [job];
  },
});

const jobOf = (name: string): Job => trialOf(name)[0] ?? [];

describe.each(['different', 'equal'])('three steps that run at the same time: %s', (name) => {
  it('have a task, an artifact and a comment each', () => {
    const { miteos, github } = placeOf(jobOf(name));
    const artifacts = new Set(jobOf(name).map(({ step }) => step.outputs['artifact-id']));
    expect(taskIdsOf(jobOf(name))).toEqual(miteos.tasks.map(({ id }) => id).sort());
    expect([createsOf({ miteos }), artifacts.size, github.comments.length]).toEqual([3, 3, 3]);
  });

  it('succeed, and leave nothing for their post steps', () => {
    for (const { step } of jobOf(name)) {
      const { conclusion, post } = step;
      expect([conclusion, said(step, 'warning'), post?.rawLog]).toEqual(['success', [], '']);
    }
  });
});

describe('three different steps that run at the same time', () => {
  it('publish nothing of another step', async () => {
    expect(await Promise.all(jobOf('different').map(mixedUp))).toEqual([[], [], []]);
  });
});

describe('three equal steps of a later attempt', () => {
  it('each find a task of the earlier attempt, in any order, and create no other', () => {
    const [before = [], again = []] = trialOf('equal');
    expect(taskIdsOf(again)).toEqual(taskIdsOf(before));
    expect(createsOf(placeOf(again))).toBe(3);
  });

  it('each report a task in its own comment', async () => {
    const [, again = []] = trialOf('equal');
    expect(await Promise.all(again.map(mixedUp))).toEqual([[], [], []]);
    const ofAttempt = expect.stringContaining(' attempt=2 ');
    expect(commentsOf(placeOf(again))).toEqual([ofAttempt, ofAttempt, ofAttempt]);
  });
});

describe('a step that is cancelled while equal ones run', () => {
  it('cancels its own task, and no other', () => {
    const job = jobOf('cancelled');
    const { miteos } = placeOf(job);
    const statuses = job.map(({ step }) => miteos.task(step.outputs['task-id'] ?? '').status);
    expect(statuses).toEqual(['complete', 'cancelled', 'complete']);
    expect(job.map(({ step }) => step.conclusion)).toEqual(['success', 'cancelled', 'success']);
    const own = job[1]?.step.outputs['task-id'] ?? '';
    const calls = miteos.requests
      .map(({ path }) => path)
      .filter((path) => path.endsWith('/cancel'));
    expect(calls).toEqual(calls.map(() => expect.stringContaining(own)));
  });

  it('publishes only in its post step', async () => {
    const [first, second, third] = jobOf('cancelled');
    expect([first?.step.post?.rawLog, third?.step.post?.rawLog]).toEqual(['', '']);
    expect([second?.step.post?.exitCode, second && said(second.step, 'warning')]).toEqual([0, []]);
    expect(await Promise.all([first, third].map(async (one) => one && mixedUp(one)))).toEqual([
      [],
      [],
    ]);
    const { github } = placeOf(jobOf('cancelled'));
    expect([github.artifacts.length, github.comments.length]).toEqual([3, 3]);
  });
});

describe('steps that run at the same time and save into one folder', () => {
  it('fail before a task is created, except at most one, and say what to change', async () => {
    const job = jobOf('in one folder');
    const refused = job.filter(({ step }) => step.conclusion !== 'success');
    const served = job.filter(({ step }) => step.conclusion === 'success');
    expect(served.length).toBeLessThan(2);
    expect(createsOf(placeOf(job))).toBe(served.length);
    expect(refused.flatMap(({ step }) => said(step, 'error'))).toEqual(
      refused.map(() =>
        expect.stringMatching(/^Invalid input: output-dir: .* "out"\. Set a different/),
      ),
    );
    expect((await Promise.all(served.map(mixedUp))).flat()).toEqual([]);
  });

  it('do not block the folder for later steps', async () => {
    const { tempFolder } = placeOf(jobOf('in one folder')).step;
    const left = await readdir(tempFolder, { recursive: true });
    const claims = left.filter((name) => name.startsWith('miteos-folder-'));
    // The folder for claims is empty.
    expect(claims).toEqual([expect.stringMatching(/^miteos-folder-\w+$/)]);
  });
});
