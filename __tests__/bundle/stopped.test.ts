import { describe, expect, it } from '@jest/globals';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { RunningStep } from '../../sandbox/runner/step-execution.ts';
import type { OpenPlace, Place, StepWish, Trial } from './step-fixture.ts';
import { bannerOf, commentsOf, createsOf, findChangedFiles, said, taskOf } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const deliver = [{ name: 'notes.md', contentType: 'text/markdown', content: '# So far\n' }];
/** A task that delivers one file immediately, and then never ends. */
const endless = [{ afterMs: 0, status: 'running', deliver }];

/** Starts a step, and interrupts it at some point. */
function stopped(
  stop: (running: RunningStep, place: Place) => unknown,
  wish: StepWish = {},
  scenario: typeof endless | 'complete' = endless,
) {
  return async (open: OpenPlace): Promise<Trial> => {
    const place = await open({ miteos: { scenario } });
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
    const answer = place.miteos.hold({ method: 'POST', path: '/tasks' }, 'after-effect');
    await answer.reached;
    stop(running);
    answer.release();
  };

const cancel = (running: RunningStep) => running.cancel();
const send = (signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL') => (running: RunningStep) => {
  running.signal(signal);
};

const trialOf = useTrials({
  'cancelled by the runner': stopped(whileItWaits(cancel)),
  'stopped by SIGTERM': stopped(whileItWaits(send('SIGTERM'))),
  'cancelled while it creates the task': stopped(whileItCreates(cancel)),
  'killed while it waits': stopped(whileItWaits(send('SIGKILL'))),
  'killed, and post has no key': stopped(whileItWaits(send('SIGKILL')), {
    postInputs: { 'api-key': '' },
  }),
  'killed, and post has a key of something else': stopped(whileItWaits(send('SIGKILL')), {
    postInputs: { 'api-key': 'sk-another' },
  }),
  'killed while it publishes': stopped(
    async (running, { miteos }) => {
      const download = miteos.hold({ origin: 'cdn' }, 'before-effect');
      await download.reached;
      running.signal('SIGKILL');
    },
    {},
    'complete',
  ),
  'stopped while GitHub makes its comment': stopped(
    async (running, { github, miteos }) => {
      const creation = github.hold('issues/create-comment', 'before-effect');
      await creation.reached;
      const cancelling = miteos.hold({ path: /cancel$/ }, 'after-effect');
      running.signal('SIGINT');
      await cancelling.reached;
      cancelling.release();
      creation.release();
    },
    { inputs: { 'live-comment': 'true' } },
  ),
  'stopped while Miteos does not answer': stopped(async (running, { miteos }) => {
    await running.waitForLine(/Waiting for task/);
    miteos.fail({ path: /cancel$/ }, { kind: 'hang' });
    running.signal('SIGINT');
  }),
});

const signalled = [
  'cancelled by the runner',
  'stopped by SIGTERM',
  'cancelled while it creates the task',
] as const;

describe.each([...signalled, 'killed while it waits'] as const)('a step %s', (name) => {
  it('creates one task and cancels it', () => {
    const trial = trialOf(name);
    expect([createsOf(trial), taskOf(trial).status]).toEqual([1, 'cancelled']);
  });

  it('publishes the deliverables so far in its post step, which does not fail', async () => {
    const trial = trialOf(name);
    const { post } = trial.step;
    expect(taskOf(trial).deliverables).toHaveLength(1);
    expect(await findChangedFiles(trial)).toEqual([]);
    const banner = /^NOTE .*cancelled.*The task was cancelled\./;
    expect(commentsOf(trial).map(bannerOf)).toEqual([expect.stringMatching(banner)]);
    expect(bannerOf(post?.summary)).toMatch(banner);
    expect([post?.exitCode, post?.issues]).toEqual([0, []]);
  });
});

describe.each(signalled)('a step %s', (name) => {
  it('fails by itself, with one error and outputs that name the task', () => {
    const trial = trialOf(name);
    const { main } = trial.step;
    const { id } = taskOf(trial);
    expect([main.exitCode, main.signal]).toEqual([1, null]);
    expect(said(trial.step, 'error')).toEqual([expect.stringContaining(id)]);
    expect(trial.step.outputs).toMatchObject({ 'task-id': id, status: 'cancelled' });
  });
});

describe('a step that is killed while it publishes', () => {
  it('publishes the complete task in its post step', async () => {
    const trial = trialOf('killed while it publishes');
    expect(taskOf(trial).status).toBe('complete');
    expect(taskOf(trial).deliverables).toHaveLength(3);
    expect(await findChangedFiles(trial)).toEqual([]);
    expect(commentsOf(trial)).toEqual([expect.stringContaining('<h2>Security review</h2>\n')]);
    expect(commentsOf(trial).map(bannerOf)).toEqual(['']);
  });
});

describe('a step that is cancelled while GitHub creates its comment', () => {
  it('waits for the response, so that its post step edits the same comment', () => {
    const trial = trialOf('stopped while GitHub makes its comment');
    expect(commentsOf(trial).map(bannerOf)).toEqual([expect.stringMatching(/^NOTE .*cancelled/)]);
    const points = trial.github.requests.map(({ point }) => point);
    expect(points.filter((point) => point === 'issues/create-comment')).toHaveLength(1);
    expect(points).toContain('issues/get-comment');
  });
});

describe('a step whose post step gets no Miteos key', () => {
  it.each(['killed, and post has no key', 'killed, and post has a key of something else'] as const)(
    'sends no request, and names the task that may still be running: %s',
    (name) => {
      const trial = trialOf(name);
      expect(taskOf(trial).status).toBe('running');
      expect(said(trial.step, 'warning')).toEqual([
        expect.stringMatching(`got no api-key.*${taskOf(trial).id}`),
      ]);
    },
  );
});

describe('a step that is cancelled while Miteos does not answer', () => {
  it('does not wait for Miteos, and cancels the task in its post step', () => {
    const trial = trialOf('stopped while Miteos does not answer');
    expect([trial.step.main.exitCode, trial.step.main.signal]).toEqual([1, null]);
    expect(taskOf(trial).status).toBe('cancelled');
  });
});
