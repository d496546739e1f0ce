import type { InputTrial, Situation } from './input-trial.ts';
import { fastClock, type Place, type Trial } from './step-fixture.ts';
import { createsOf } from './trial-facts.ts';

const complete: Situation = { name: 'a task that completes' };

/** Long enough for the first poll, even on a busy machine. */
const slow: Situation = {
  name: 'a task that completes after six seconds',
  place: { miteos: { scenario: [{ afterMs: 6000, status: 'complete' }], timeScale: 1 } },
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
const somebodyElses = ({ miteos }: Place) => ({ 'task-id': miteos.tasks[0]?.id ?? '' });

const needingApproval: Situation = {
  name: 'a task that waits for a person',
  place: { miteos: { scenario: 'approval' } },
  inputs: { timeout: '2s' },
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

const expensive: Situation = {
  name: 'a task whose cost grows',
  place: { miteos: { scenario: 'expensive', generation: 'B' } },
  inputs: { timeout: '3s' },
};

/** On the step's clock, which is twenty times as fast. */
const stuck: Situation = {
  name: 'a task in which nothing changes',
  place: { miteos: { scenario: 'stuck' } },
  step: { env: fastClock },
  inputs: { timeout: '200s' },
};

/** On the step's clock, the four seconds of the task are 80 seconds. */
const manyPolls: Situation = {
  name: 'a task that takes long',
  place: { miteos: { scenario: [{ afterMs: 4000, status: 'complete' }], timeScale: 1 } },
  step: {
    debug: true,
    env: fastClock,
  },
  inputs: { 'poll-interval': '15s' },
};

/** The output `status`, and the statuses of all tasks. */
const ending = ({ step, miteos }: Trial): unknown => [
  step.outputs['status'],
  ...miteos.tasks.map(({ status }) => status),
];

/** Inputs that change which task is followed, and for how long. */
export const waitInputTrials: readonly InputTrial[] = [
  {
    situation: endless,
    inputs: somebodyElses,
    effects: {
      'task-id': {
        title: 'follows the task that exists, and does not cancel it',
        see: (trial) => [createsOf(trial), ending(trial)],
        expected: [0, ['timed-out', 'running']],
      },
    },
  },
  {
    situation: endless,
    inputs: (place) => ({ ...somebodyElses(place), 'on-timeout': 'cancel' }),
    effects: {
      'on-timeout': {
        title: 'cancels the task that was given',
        see: ending,
        expected: ['timed-out', 'cancelled'],
      },
    },
  },
  {
    situation: endless,
    inputs: { 'on-timeout': 'leave' },
    effects: {
      'on-timeout': {
        title: 'does not cancel the task that the step created',
        see: ending,
        expected: ['timed-out', 'running', 'running'],
      },
    },
  },
  {
    situation: secondAttempt,
    inputs: { 'on-rerun': 'new' },
    effects: {
      'on-rerun': {
        title: 'creates a new task',
        see: ({ miteos, step }) => miteos.tasks.map(({ id }) => id === step.outputs['task-id']),
        expected: [false, true],
      },
    },
  },
  {
    situation: complete,
    inputs: { wait: 'false' },
    effects: {
      wait: {
        title: 'succeeds with a running task',
        see: ({ step }) => [step.conclusion, step.outputs['status']],
        expected: ['success', 'running'],
      },
    },
  },
  {
    situation: slow,
    inputs: { timeout: '1s' },
    effects: {
      timeout: { title: 'ends the wait', see: ending, expected: ['timed-out', 'cancelled'] },
    },
  },
  {
    situation: expensive,
    inputs: { 'max-cost-cents': '50' },
    effects: {
      'max-cost-cents': {
        title: 'cancels the task when it has cost that much',
        see: ending,
        expected: ['over-budget', 'cancelled'],
      },
    },
  },
  {
    situation: stuck,
    inputs: { 'stall-timeout': '1m' },
    effects: {
      'stall-timeout': {
        title: 'cancels the task when nothing has changed for so long',
        see: (trial) => [
          ...[ending(trial)].flat(),
          trial.step.outputs['reason']?.includes('nothing visible changed'),
        ],
        expected: ['timed-out', 'cancelled', true],
      },
    },
  },
  {
    situation: manyPolls,
    inputs: { 'poll-interval': '1s' },
    effects: {
      'poll-interval': {
        title: 'limits the pauses between polls',
        see: ({ step }) => {
          const pauses = [...step.main.rawLog.matchAll(/Next poll in (\d+) ms/g)];
          return Math.max(...pauses.map(([, ms]) => Number(ms))) < 1200;
        },
        expected: true,
      },
    },
  },
  ...[
    { value: 'leave', title: 'ends the step', expected: ['needs-approval', 'paused'] },
    { value: 'cancel', title: 'cancels the task', expected: ['cancelled', 'cancelled'] },
  ].map(({ value, title, expected }) => ({
    situation: needingApproval,
    inputs: { 'on-approval': value },
    effects: { 'on-approval': { title, see: ending, expected } },
  })),
];
