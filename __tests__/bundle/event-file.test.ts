import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { pushEvent } from '../../sandbox/github/events/branch-events.ts';
import type { GithubEvent } from '../../sandbox/github/events/github-event.ts';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { OpenPlace, Trial } from './step-fixture.ts';
import { commentsOf, createsOf, said, taskOf } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

/** Runs a step on an event with another content of its file; undefined for a missing file. */
const withFile = (event: GithubEvent, content: string | undefined) => async (open: OpenPlace) => {
  const place = await open();
  const file = join(place.workspace, '..', 'event.json');
  if (content !== undefined) await writeFile(file, content);
  return place.run({ event, env: { GITHUB_EVENT_PATH: file } });
};

const goneBeforePost = async (open: OpenPlace): Promise<Trial> => {
  const place = await open({ miteos: { scenario: [{ afterMs: 0, status: 'running' }] } });
  const running = await place.start({ event: pullRequestEvent() });
  await running.waitForLine(/Waiting for task/);
  await rm(join(running.tempFolder, '_github_workflow', 'event.json'));
  running.signal('SIGKILL');
  return place.finish(running);
};

const trialOf = useTrials({
  'missing on a push': withFile(pushEvent(), undefined),
  'empty on a push': withFile(pushEvent(), ''),
  'not set on a push': async (open) =>
    (await open()).run({ event: pushEvent(), env: { GITHUB_EVENT_PATH: '' } }),
  'missing on a pull request': withFile(pullRequestEvent(), undefined),
  'empty on a pull request': withFile(pullRequestEvent(), ''),
  'marked on a pull request': withFile(
    pullRequestEvent(),
    `\ufeff${JSON.stringify(pullRequestEvent().payload)}`,
  ),
  'gone before post': goneBeforePost,
});

describe('the file of the event', () => {
  it.each(['missing on a push', 'empty on a push', 'not set on a push'] as const)(
    'may be invalid when it is not needed: %s',
    (name) => {
      const { step } = trialOf(name);
      expect([step.conclusion, said(step, 'error')]).toEqual(['success', []]);
    },
  );

  it.each(['missing on a pull request', 'empty on a pull request'] as const)(
    'leads to an error with its variable, before anything is paid for, when it is needed: %s',
    (name) => {
      const trial = trialOf(name);
      expect([trial.step.conclusion, createsOf(trial)]).toEqual(['failure', 0]);
      expect(said(trial.step, 'error')).toEqual([
        expect.stringMatching(
          /^Invalid input: .*GITHUB_EVENT_PATH names ".*event\.json", which (?:is|can't) /,
        ),
      ]);
    },
  );

  it('may begin with a byte order mark', () => {
    const trial = trialOf('marked on a pull request');
    expect([trial.step.conclusion, commentsOf(trial).length]).toEqual(['success', 1]);
  });

  it('is not needed to cancel the task in post', () => {
    const trial = trialOf('gone before post');
    expect(taskOf(trial).status).toBe('cancelled');
    expect(trial.step.post?.exitCode).toBe(0);
  });
});
