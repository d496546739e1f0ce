import { describe, expect, it } from '@jest/globals';
import { pullRequestCommentEvent } from '../../sandbox/github/events/issue-events.ts';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { OpenPlace, Trial } from './step-fixture.ts';
import { commentsOf } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const HEAD = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const inputs = { 'pull-request-context': 'diff' };
/** A file in which the sample review has a finding. */
const files = [
  { filename: 'src/uploads/store.ts', status: 'modified', additions: 1, deletions: 1 },
] as const;
const diff =
  'diff --git a/src/uploads/store.ts b/src/uploads/store.ts\n--- a/src/uploads/store.ts\n+++ b/src/uploads/store.ts\n' +
  '@@ -42 +42 @@\n-old\n+new\n';

const completed = (pulls: readonly object[] | undefined) => async (open: OpenPlace) =>
  (await open(pulls === undefined ? {} : { github: { pulls } })).run({
    event: pullRequestEvent(),
    inputs,
  });

/** A comment starts the step, which is killed while its task runs. */
async function killed(open: OpenPlace): Promise<Trial> {
  const place = await open({
    miteos: { scenario: [{ afterMs: 0, status: 'running' }] },
    github: { roles: { Codertocat: 'write' } },
  });
  const running = await place.start({ event: pullRequestCommentEvent(), inputs });
  await running.waitForLine(/Waiting for task/);
  running.signal('SIGKILL');
  return place.finish(running);
}

const trialOf = useTrials({
  changed: completed([{ files, diff }]),
  unchanged: completed(undefined),
  'killed after a comment': killed,
});

const requestsTo = ({ github }: Trial, wanted: string): number =>
  github.requests.filter(({ point }) => point === wanted).length;

describe('a line of code in the report', () => {
  const link = `<a href="https://github.com/Codertocat/Hello-World/blob/${HEAD}/src/uploads/store.ts#L42">`;

  it('links to the commit if the pull request changes the file, in comment and summary', () => {
    const trial = trialOf('changed');
    for (const page of [...commentsOf(trial), trial.step.summary]) expect(page).toContain(link);
  });

  it('links nowhere if the pull request does not change the file', () => {
    const trial = trialOf('unchanged');
    for (const page of [...commentsOf(trial), trial.step.summary]) {
      expect(page).toContain('src/uploads/store.ts:42');
      expect(page).not.toContain('/blob/');
    }
  });

  it('needs no requests except those for the prompt', () => {
    const trial = trialOf('changed');
    expect([requestsTo(trial, 'pulls/get'), requestsTo(trial, 'pulls/list-files')]).toEqual([2, 1]);
  });
});

describe('the commit of a run that a comment started', () => {
  it('is the one whose change is in the prompt, also for the post step', () => {
    const [comment = ''] = commentsOf(trialOf('killed after a comment'));
    expect(comment).toMatch(new RegExp(`^<!-- miteos-task [^\\n]* commit=${HEAD} -->\\n`));
    expect(comment).toContain(`/tree/${HEAD}"><code>ec26c3e</code></a>`);
  });
});
