import { describe, expect, it } from '@jest/globals';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { OpenPlace, Place, StepWish, Trial } from './step-fixture.ts';
import type { RunningStep } from '../../sandbox/runner/step-execution.ts';
import { commentsOf, createsOf, findChangedFiles, said, taskOf } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const createCall = { method: 'POST', path: '/tasks' };

/** A task that delivers one file at once, and then goes on for ever. */
const endless = [
  {
    afterMs: 0,
    status: 'running',
    deliver: [{ name: 'notes.md', contentType: 'text/markdown', content: '# So far\n' }],
  },
];

/** Starts a step, and stops it while it does something. */
function stopped(stop: (running: RunningStep, place: Place) => Promise<void>, wish: StepWish = {}) {
  return async (open: OpenPlace): Promise<Trial> => {
    const place = await open({ miteos: { scenario: endless } });
    const running = await place.start({ event: pullRequestEvent(), ...wish });
    await stop(running, place);
    return place.finish(running);
  };
}

const whileItWaits = (stop: (running: RunningStep) => unknown) => async (running: RunningStep) => {
  await running.waitForLine(/Waiting for task/);
  stop(running);
};

const whileItCreates =
  (stop: (running: RunningStep) => unknown) => async (running: RunningStep, place: Place) => {
    const answer = place.miteos.hold(createCall, 'after-effect');
    await answer.reached;
    stop(running);
    answer.release();
  };

const kill = (running: RunningStep): void => {
  running.signal('SIGKILL');
};

const trialOf = useTrials({
  'cancelled by the runner': stopped(whileItWaits((running) => running.cancel())),
  'stopped by SIGINT': stopped(
    whileItWaits((running) => {
      running.signal('SIGINT');
    }),
  ),
  'stopped by SIGTERM': stopped(
    whileItWaits((running) => {
      running.signal('SIGTERM');
    }),
  ),
  'cancelled while it creates the task': stopped(whileItCreates((running) => running.cancel())),
  'killed while it waits': stopped(whileItWaits(kill)),
  'killed while it creates the task': stopped(whileItCreates(kill)),
  'killed, and post has no key': stopped(whileItWaits(kill), { postInputs: { 'api-key': '' } }),
  'killed while it publishes': async (open) => {
    const place = await open();
    const download = place.miteos.hold({ origin: 'cdn' }, 'before-effect');
    const running = await place.start({ event: pullRequestEvent() });
    await download.reached;
    running.signal('SIGKILL');
    return place.finish(running);
  },
  'stopped while Miteos does not answer': async (open) => {
    const place = await open({ miteos: { scenario: endless } });
    place.miteos.fail({ path: /cancel$/ }, { kind: 'hang' });
    const running = await place.start({ event: pullRequestEvent() });
    await running.waitForLine(/Waiting for task/);
    running.signal('SIGINT');
    return place.finish(running);
  },
});

const signalled = [
  'cancelled by the runner',
  'stopped by SIGINT',
  'stopped by SIGTERM',
  'cancelled while it creates the task',
] as const;
const killed = ['killed while it waits', 'killed while it creates the task'] as const;

describe.each([...signalled, ...killed])('a step %s', (name) => {
  it('creates one task, and leaves it cancelled', () => {
    const trial = trialOf(name);
    expect([createsOf(trial), taskOf(trial).status]).toEqual([1, 'cancelled']);
  });

  it('brings what was made so far by its post step', async () => {
    const trial = trialOf(name);
    expect(taskOf(trial).deliverables).toHaveLength(1);
    expect(await findChangedFiles(trial)).toEqual([]);
    expect(commentsOf(trial)).toEqual([
      expect.stringContaining('## 🚫 Miteos task was cancelled\n'),
    ]);
    expect(trial.step.post?.summary).toContain('## 🚫 Miteos task was cancelled\n');
  });

  it('does not fail in its post step', () => {
    const { step } = trialOf(name);
    expect([step.post?.exitCode, step.post?.issues]).toEqual([0, []]);
  });
});

describe.each(signalled)('a step %s', (name) => {
  it('ends red within five seconds, with one error that names the task', () => {
    const trial = trialOf(name);
    const { main } = trial.step;
    expect([main.exitCode, main.signal]).toEqual([1, null]);
    expect(main.durationMs).toBeLessThan(5000);
    expect(said(trial.step, 'error')).toEqual([expect.stringContaining(taskOf(trial).id)]);
  });

  it('tells later steps that the task was cancelled', () => {
    const trial = trialOf(name);
    const expected = { 'task-id': taskOf(trial).id, status: 'cancelled' };
    expect(trial.step.outputs).toMatchObject(expected);
  });

  it('says in the comment what to do', () => {
    expect(commentsOf(trialOf(name))).toEqual([expect.stringContaining('What to do next')]);
  });
});

describe('a step that is killed while it publishes', () => {
  it('brings the whole of the finished task by its post step', async () => {
    const trial = trialOf('killed while it publishes');
    expect(taskOf(trial).status).toBe('complete');
    expect(taskOf(trial).deliverables).toHaveLength(3);
    expect(await findChangedFiles(trial)).toEqual([]);
    expect(commentsOf(trial)).toEqual([expect.stringContaining('## ✅ Miteos task complete\n')]);
  });
});

describe('a step whose post step gets no key', () => {
  it('says which task may still run', () => {
    const trial = trialOf('killed, and post has no key');
    expect(taskOf(trial).status).toBe('running');
    expect(said(trial.step, 'warning')).toEqual([expect.stringContaining(taskOf(trial).id)]);
  });
});

describe('a step that is stopped while Miteos does not answer', () => {
  it('ends before the runner loses its patience, and cancels in its post step', () => {
    const trial = trialOf('stopped while Miteos does not answer');
    expect(trial.step.main.exitCode).toBe(1);
    expect(trial.step.main.durationMs).toBeLessThan(6000);
    expect(taskOf(trial).status).toBe('cancelled');
  });
});
