import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { Scenario } from '../../sandbox/miteos/scenarios.ts';
import type { RunningStep } from '../../sandbox/runner/step-execution.ts';
import type { OpenPlace, Place, StepWish, Trial } from './step-fixture.ts';
import { commentsOf, createsOf, said, sha256 } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const event = pullRequestEvent();

/** Made of a task's prompt, whose last line is unlike that of every other. Letters, since reports mark what looks like a commit. */
const reportOf = (prompt: string): string => {
  const digest = sha256(Buffer.from(prompt)).slice(0, 16);
  return `Report ${digest.replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}`;
};

const lifeTo =
  (status: 'complete' | 'running'): Scenario =>
  ({ prompt }) => [
    {
      afterMs: 0,
      status,
      deliver: [{ name: 'report.md', contentType: 'text/markdown', content: reportOf(prompt) }],
    },
  ];

const different: readonly StepWish[] = ['bugs', 'style', 'docs'].map((subject) => ({
  event,
  action: subject,
  inputs: { prompt: `Review the ${subject}.` },
}));

/** As several uses of this action in one composite action: nothing is different between them. */
const equal: readonly StepWish[] = Array.from({ length: 3 }, () => ({
  event,
  action: 'composite',
  inputs: { 'comment-key': 'ours', 'artifact-name': 'review' },
}));

/** The steps of a job, in their order. */
type Job = readonly Trial[];

const complete =
  (wishes: readonly StepWish[]) =>
  async (open: OpenPlace): Promise<Job> =>
    (await open({ miteos: { scenario: lifeTo('complete') } })).runTogether(wishes);

/** All attempts but the last, then the last. */
const twice =
  (wishes: readonly StepWish[]) =>
  async (open: OpenPlace): Promise<Job> => {
    const place = await open({ miteos: { scenario: lifeTo('complete') } });
    await place.runTogether(wishes);
    place.github.nextAttempt();
    return place.runTogether(wishes.map((wish) => ({ ...wish, runAttempt: 2 })).reverse());
  };

/** Stops the second step while all wait; the tasks of the others end after that. */
const secondIsStopped =
  (stop: (second: RunningStep, taskId: string, place: Place) => unknown) =>
  async (open: OpenPlace): Promise<Job> => {
    const place = await open({ miteos: { scenario: lifeTo('running') } });
    return place.runTogether(equal, async (running) => {
      const ids = await Promise.all(running.map(waitedForTask));
      const [second] = running.slice(1);
      const [taskId = ''] = ids.slice(1);
      if (second !== undefined) await stop(second, taskId, place);
      await second?.main;
      for (const id of ids.filter((one) => one !== taskId)) {
        place.miteos.task(id).change({ status: 'complete' });
      }
    });
  };

async function waitedForTask(running: RunningStep): Promise<string> {
  const line = await running.waitForLine(/Waiting for task/);
  return /task_\w+/.exec(line)?.[0] ?? '';
}

const trialOf = useTrials<string, Job>({
  different: complete(different),
  equal: complete(equal),
  'unzipped, equal': complete(
    equal.map((wish) => ({ ...wish, inputs: { ...wish.inputs, artifact: 'files' } })),
  ),
  'different, run again': twice(different),
  'equal, run again': twice(equal),
  cancelled: secondIsStopped((second) => second.cancel()),
  'cancelled, then killed': secondIsStopped(async (second, taskId, { miteos }) => {
    const path = new RegExp(`/${taskId}/cancel$`);
    const cancelling = miteos.hold({ path }, 'before-effect');
    second.signal('SIGINT');
    await cancelling.reached;
    second.signal('SIGTERM');
    second.signal('SIGKILL');
    await second.main;
    cancelling.drop();
  }),
  'same folder': async (open) => {
    const place = await open({ miteos: { scenario: lifeTo('running') } });
    const wishes = different.map((wish) => ({
      ...wish,
      inputs: { ...wish.inputs, 'output-dir': 'out' },
    }));
    return place.runTogether(wishes, async (running) => {
      await Promise.all(running.map((step) => Promise.race([waitedForTask(step), step.main])));
      for (const task of place.miteos.tasks) task.change({ status: 'complete' });
    });
  },
});

/** What a step brought that is not of its own task. */
async function mixedUp({ step, miteos, github }: Trial): Promise<string[]> {
  const { outputs } = step;
  const task = miteos.task(outputs['task-id'] ?? '');
  const [made] = task.deliverables;
  const report = reportOf(task.prompt);
  const artifact = github.artifacts.find(({ id }) => String(id) === outputs['artifact-id']);
  const isZip = artifact?.contentType === 'application/zip';
  const archived = isZip ? (await artifact.files()).get('report.md') : artifact?.bytes;
  const saved = await readFile(join(outputs['output-dir'] ?? '', 'report.md'));
  const comment = github.comments.find(({ id }) => String(id) === outputs['comment-id']);
  const found = {
    artifact: archived?.equals(made?.bytes() ?? Buffer.of()),
    file: saved.equals(made?.bytes() ?? Buffer.of()),
    comment: comment?.body.includes(report),
    summary: step.summary.includes(report),
  };
  return Object.keys(found).filter((name) => found[name as keyof typeof found] !== true);
}

/** Of the first trial, which shares the services with the others. */
function placeOf(job: Job): Trial {
  const [first] = job;
  if (first === undefined) throw new Error('There is no step.');
  return first;
}

const taskIdsOf = (job: Job): (string | undefined)[] =>
  job.map(({ step }) => step.outputs['task-id']);

describe.each(['different', 'equal', 'unzipped, equal'])(
  'three steps at the same time: %s',
  (name) => {
    it('have a task, an artifact and a comment each', () => {
      const { miteos, github } = placeOf(trialOf(name));
      expect([miteos.tasks.length, github.artifacts.length, github.comments.length]).toEqual([
        3, 3, 3,
      ]);
      expect(taskIdsOf(trialOf(name)).sort()).toEqual(miteos.tasks.map(({ id }) => id).sort());
    });

    it('bring nothing that is of another step', async () => {
      expect(await Promise.all(trialOf(name).map(mixedUp))).toEqual([[], [], []]);
    });

    it('are green, and leave nothing to their post steps', () => {
      for (const { step } of trialOf(name)) {
        expect([step.conclusion, said(step, 'warning'), step.post?.rawLog]).toEqual([
          'success',
          [],
          '',
        ]);
      }
    });
  },
);

describe.each(['different, run again', 'equal, run again'])(
  'three steps of a later attempt: %s',
  (name) => {
    it('find the three tasks of the attempt before, and pay for no other', () => {
      const job = trialOf(name);
      const { miteos } = placeOf(job);
      expect(createsOf(placeOf(job))).toBe(3);
      expect(taskIdsOf(job).sort()).toEqual(miteos.tasks.map(({ id }) => id).sort());
    });

    it('bring their own task again, each into its comment', async () => {
      expect(await Promise.all(trialOf(name).map(mixedUp))).toEqual([[], [], []]);
      expect(commentsOf(placeOf(trialOf(name)))).toEqual(
        Array.from({ length: 3 }, () => expect.stringContaining(' attempt=2 ')),
      );
    });
  },
);

describe.each(['cancelled', 'cancelled, then killed'])(
  'a step that is %s while others run',
  (name) => {
    it('leaves their tasks alone, and its own cancelled', () => {
      const { miteos } = placeOf(trialOf(name));
      const statuses = trialOf(name).map(
        ({ step }) => miteos.task(step.outputs['task-id'] ?? '').status,
      );
      expect(statuses).toEqual(['complete', 'cancelled', 'complete']);
      const cancelled = miteos.requests.filter(({ path }) => path.endsWith('/cancel'));
      const [, second] = taskIdsOf(trialOf(name));
      expect(cancelled.filter(({ path }) => !path.includes(second ?? '-'))).toEqual([]);
    });

    it('brings what its task made by its post step, as the others bring theirs', async () => {
      const job = trialOf(name);
      const { miteos, github } = placeOf(job);
      expect([miteos.tasks.length, github.artifacts.length, github.comments.length]).toEqual([
        3, 3, 3,
      ]);
      for (const task of miteos.tasks) {
        const comments = commentsOf(placeOf(job)).filter((body) =>
          body.includes(reportOf(task.prompt)),
        );
        expect(comments).toHaveLength(1);
      }
      const [first, , third] = job;
      expect(await Promise.all([first, third].map((trial) => trial && mixedUp(trial)))).toEqual([
        [],
        [],
      ]);
      expect(job.map(({ step }) => step.conclusion === 'success')).toEqual([true, false, true]);
      expect(job.map(({ step }) => [step.post?.exitCode, said(step, 'warning')])).toEqual([
        [0, []],
        [0, []],
        [0, []],
      ]);
      expect([first, third].map((trial) => trial?.step.post?.rawLog)).toEqual(['', '']);
    });
  },
);

describe('steps at the same time that save into one folder', () => {
  it('pay for no task but the first, and say what to change', async () => {
    const job = trialOf('same folder');
    const losers = job.filter(({ step }) => step.conclusion !== 'success');
    expect(placeOf(job).miteos.tasks).toHaveLength(job.length - losers.length);
    expect(placeOf(job).miteos.tasks.length).toBeLessThan(2);
    for (const { step } of losers) {
      expect(said(step, 'error')).toEqual([expect.stringContaining('Invalid input: output-dir: ')]);
    }
    const winners = job.filter(({ step }) => step.conclusion === 'success');
    expect((await Promise.all(winners.map(mixedUp))).flat()).toEqual([]);
  });
});
