import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { Scenario } from '../../sandbox/miteos/scenarios.ts';
import type { RunningStep } from '../../sandbox/runner/step-execution.ts';
import type { OpenPlace, Place, StepWish, Trial } from './step-fixture.ts';
import { sha256 } from './trial-facts.ts';

/** The results of one attempt's steps, in the order of the steps. */
export type Job = readonly Trial[];

const event = pullRequestEvent();

export const different: readonly StepWish[] = ['bugs', 'style', 'docs'].map((subject) => ({
  event,
  action: subject,
  inputs: { prompt: `Review the ${subject}.` },
}));

/** Like several uses of this action in one composite action, which do not differ in anything. */
export const equal: readonly StepWish[] = Array.from({ length: 3 }, () => ({
  event,
  action: 'composite',
  inputs: { 'comment-key': 'ours', 'artifact-name': 'review' },
}));

export function withInputs(wishes: readonly StepWish[], inputs: StepWish['inputs']): StepWish[] {
  return wishes.map((wish) => ({ ...wish, inputs: { ...wish.inputs, ...inputs } }));
}

/**
 * The deliverable of a task. The last line of each prompt is unique. It is written in letters, because reports mark text that looks like a commit.
 */
export function reportOf({ prompt }: { readonly prompt: string }): string {
  const digest = sha256(Buffer.from(prompt)).slice(0, 16);
  return `Report ${digest.replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}`;
}

/** Each task delivers its report at once, and then has this status. */
export const reportAs =
  (status: 'complete' | 'running'): Scenario =>
  (request) => [
    {
      afterMs: 0,
      status,
      deliver: [{ name: 'report.md', contentType: 'text/markdown', content: reportOf(request) }],
    },
  ];

/** Runs one job. */
export const once =
  (wishes: readonly StepWish[]) =>
  async (open: OpenPlace): Promise<Job[]> => {
    const place = await open({ miteos: { scenario: reportAs('complete') } });
    return [await place.runTogether(wishes)];
  };

/** Runs a job twice. In the second attempt, the steps start in another order. */
export const twice =
  (
    wishes: readonly StepWish[],
    first: (place: Place) => Promise<Job> = (place) => place.runTogether(wishes),
  ) =>
  async (open: OpenPlace): Promise<Job[]> => {
    const place = await open({ miteos: { scenario: reportAs('complete') } });
    const before = await first(place);
    place.github.nextAttempt();
    const again = wishes.map((wish) => ({ ...wish, runAttempt: 2 })).reverse();
    return [before, await place.runTogether(again)];
  };

type Stop = (second: RunningStep, taskId: string, place: Place) => unknown;

/** Cancels the second of three equal steps while all are waiting. The tasks of the others end after that. */
export const stopSecond =
  (stop: Stop) =>
  async (place: Place): Promise<Job> => {
    place.miteos.settings.scenario = reportAs('running');
    const job = await place.runTogether(equal, async (running) => {
      const ids = await Promise.all(running.map(waitedForTask));
      const [, second] = running;
      const [, taskId = ''] = ids;
      if (second !== undefined) await stop(second, taskId, place);
      await second?.main;
      endTasks(place, taskId);
    });
    place.miteos.settings.scenario = reportAs('complete');
    return job;
  };

/** The ID of the task that a step waits for. */
export async function waitedForTask(running: RunningStep): Promise<string> {
  const line = await running.waitForLine(/Waiting for task/);
  return /task_\w+/.exec(line)?.[0] ?? '';
}

/** @param except the ID of a task that continues */
export function endTasks({ miteos }: Pick<Place, 'miteos'>, except = ''): void {
  for (const task of miteos.activeTasks) {
    if (task.id !== except) task.change({ status: 'complete' });
  }
}

/** The place of the first step, which shares the services with the others. */
export function placeOf(job: Job | undefined): Trial {
  const [first] = job ?? [];
  if (first === undefined) throw new Error('There is no step.');
  return first;
}

export function taskIdsOf(job: Job): string[] {
  return job.map(({ step }) => step.outputs['task-id'] ?? '').sort();
}

/** Returns the results of a complete step that do not belong to its own task. */
export async function mixedUp({ step, miteos, github }: Trial): Promise<string[]> {
  const { outputs } = step;
  const report = reportOf(miteos.task(outputs['task-id'] ?? ''));
  const artifact = github.artifacts.find(({ id }) => String(id) === outputs['artifact-id']);
  const isZip = artifact?.contentType === 'application/zip';
  const archived = isZip ? (await artifact.files()).get('report.md') : artifact?.bytes;
  const comment = github.comments.find(({ id }) => String(id) === outputs['comment-id']);
  const brought = {
    artifact: archived?.toString(),
    file: await readFile(join(outputs['output-dir'] ?? '', 'report.md'), 'utf8'),
    comment: comment?.body,
    summary: step.summary,
  };
  const isOwn = (text: string | undefined): boolean => text?.includes(report) === true;
  return Object.entries(brought).flatMap(([name, text]) => (isOwn(text) ? [] : [name]));
}
