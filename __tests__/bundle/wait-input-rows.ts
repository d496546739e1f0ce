import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InputRow, Situation } from './input-row.ts';
import type { Trial } from './step-fixture.ts';
import { createsOf, said } from './trial-facts.ts';

const complete: Situation = { name: 'a task that completes' };

/** The third look, at three seconds, finds it complete. */
const slow: Situation = {
  name: 'a task that completes after two and a half seconds',
  place: { miteos: { scenario: [{ afterMs: 2500, status: 'complete' }], timeScale: 1 } },
};

const endless: Situation = {
  name: 'a task without end, beside one of somebody else',
  place: { miteos: { scenario: 'timeout' } },
  inputs: { timeout: '1s' },
  prepare: ({ miteos }) => {
    miteos.createTask({ prompt: "Somebody else's." });
    return Promise.resolve(undefined);
  },
};

const given: Situation = {
  name: 'a given task without end',
  place: { miteos: { scenario: 'timeout' } },
  inputs: { timeout: '1s' },
  prepare: ({ miteos }) =>
    Promise.resolve({ 'task-id': miteos.createTask({ prompt: "Somebody else's." }).id }),
};

const needingApproval: Situation = {
  name: 'a task that waits for a person',
  place: { miteos: { scenario: 'approval' } },
  inputs: { timeout: '2s' },
};

const leftForApproval: Situation = {
  ...needingApproval,
  name: 'a task that is left to wait for a person',
  inputs: { timeout: '2s', 'on-approval': 'leave' },
};

const secondAttempt: Situation = {
  name: 'the second attempt of a run',
  place: { miteos: { scenario: 'timeout' } },
  step: { runAttempt: 2 },
  inputs: { wait: 'false' },
  prepare: async (place) => {
    await place.run({ runAttempt: 1, inputs: { wait: 'false' } });
    return undefined;
  },
};

const secondAttemptAnew: Situation = {
  ...secondAttempt,
  name: 'the second attempt of a run, which begins anew',
  inputs: { wait: 'false', 'on-rerun': 'new' },
};

/** For the step's clock the four seconds of the task are 200. */
const manyLooks: Situation = {
  name: 'a task that takes long',
  place: { miteos: { scenario: [{ afterMs: 4000, status: 'complete' }], timeScale: 1 } },
  step: {
    env: {
      NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'fast-clock.ts')).href}`,
    },
  },
  inputs: { 'poll-interval': '15s' },
};

const ending = ({ step, miteos }: Trial): unknown => ({
  status: step.outputs['status'],
  tasks: miteos.tasks.map(({ status }) => status),
  warnings: said(step, 'warning').filter((text) => text.includes('waits for an approval')).length,
});

const followed = (trial: Trial): unknown => ({
  creates: createsOf(trial),
  followed: trial.miteos.tasks.findIndex(({ id }) => id === trial.step.outputs['task-id']),
});

/** Inputs that change which task is followed, and for how long. */
export const waitInputRows: readonly InputRow[] = [
  {
    input: 'task-id',
    effect: 'follows the task that exists, and does not cancel it',
    situation: endless,
    value: ({ miteos }) => miteos.tasks[0]?.id ?? '',
    see: (trial) => ({ creates: createsOf(trial), ending: ending(trial) }),
    expected: { creates: 0, ending: { status: 'timed-out', tasks: ['running'], warnings: 0 } },
  },
  {
    input: 'on-rerun',
    effect: 'makes a new task',
    situation: secondAttempt,
    value: 'new',
    see: followed,
    expected: { creates: 2, followed: 1 },
  },
  {
    input: 'on-rerun',
    effect: 'follows the task of the first attempt',
    situation: secondAttemptAnew,
    value: 'resume',
    see: followed,
    expected: { creates: 1, followed: 0 },
  },
  {
    input: 'wait',
    effect: 'ends green with a running task',
    situation: complete,
    value: 'false',
    see: ({ step }) => ({ conclusion: step.conclusion, status: step.outputs['status'] }),
    expected: { conclusion: 'success', status: 'running' },
  },
  {
    input: 'timeout',
    effect: 'ends the wait',
    situation: slow,
    value: '1s',
    see: ending,
    expected: { status: 'timed-out', tasks: ['cancelled'], warnings: 0 },
  },
  {
    input: 'on-timeout',
    effect: 'leaves the task that the step made',
    situation: endless,
    value: 'leave',
    see: ending,
    expected: { status: 'timed-out', tasks: ['running', 'running'], warnings: 0 },
  },
  {
    input: 'on-timeout',
    effect: 'cancels the task that was given',
    situation: given,
    value: 'cancel',
    see: ending,
    expected: { status: 'timed-out', tasks: ['cancelled'], warnings: 0 },
  },
  {
    input: 'poll-interval',
    effect: 'bounds the pauses, so that there are more looks',
    situation: manyLooks,
    value: '1s',
    see: ({ miteos }) =>
      miteos.requests.filter(({ path }) => path.endsWith(`/${miteos.tasks[0]?.id ?? ''}`)).length >
      50,
    expected: true,
  },
  {
    input: 'on-approval',
    effect: 'warns once, and waits',
    situation: leftForApproval,
    value: 'wait',
    see: ending,
    expected: { status: 'timed-out', tasks: ['cancelled'], warnings: 1 },
  },
  {
    input: 'on-approval',
    effect: 'ends the step, and leaves the task',
    situation: needingApproval,
    value: 'leave',
    see: ending,
    expected: { status: 'needs-approval', tasks: ['paused'], warnings: 0 },
  },
  {
    input: 'on-approval',
    effect: 'cancels the task',
    situation: needingApproval,
    value: 'cancel',
    see: ending,
    expected: { status: 'cancelled', tasks: ['cancelled'], warnings: 0 },
  },
];
