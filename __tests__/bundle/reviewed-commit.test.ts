import { describe, expect, it } from '@jest/globals';
import { workflowRunEvent } from '../../sandbox/github/events/branch-events.ts';
import { pullRequestCommentEvent } from '../../sandbox/github/events/issue-events.ts';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { sampleChange } from '../../sandbox/github/sample-change.ts';
import type { GithubSandboxOptions } from '../../sandbox/github/start-github-sandbox.ts';
import { sampleFindings } from '../../sandbox/miteos/sample-review.ts';
import { followFinished, type OpenPlace, type Place, type Trial } from './step-fixture.ts';
import { commandsOf, commentsOf, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const event = pullRequestCommentEvent();
const head = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const nextHead = 'a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5a0b1';
const inputs = { findings: 'findings.json' };
const token = 'ghs_limitedlimitedlimitedlimitedlimit0000';
const commented: GithubSandboxOptions = { pulls: [sampleChange], roles: { Codertocat: 'write' } };

type Permissions = Readonly<Record<string, 'read' | 'write'>>;

const limited = (permissions: Permissions) => ({
  tokens: { [token]: { login: 'github-actions[bot]', permissions } },
});

/** A finding with a quote, and one on the line of another quote. */
const someQuoted = JSON.stringify({
  findings: [
    {
      path: 'src/uploads/store.ts',
      line: 42,
      severity: 'high',
      title: 'Quoted',
      message: 'M',
      quote: 'const target = path.join(uploadDir, file.name);',
    },
    { path: 'src/errors/page.ts', line: 8, severity: 'low', title: 'Not quoted', message: 'M' },
  ],
});

const delivered = (content: string) => [
  { afterMs: 0, status: 'complete', deliver: [{ name: 'findings.json', content }] },
];

function push({ github }: Place): void {
  const { repository } = github;
  github.addPullRequest({ ...sampleChange, head: { ref: 'changes', sha: nextHead, repository } });
}

/** Two attempts of a run that a comment started. The first one does not wait for its task. */
const rerun =
  ({ isPushed }: { readonly isPushed: boolean }) =>
  async (open: OpenPlace): Promise<Trial> => {
    const place = await open({ github: commented, miteos: { scenario: delivered(someQuoted) } });
    await place.run({ event, inputs: { ...inputs, wait: 'false' } });
    if (isPushed) push(place);
    place.github.nextAttempt();
    return place.run({ event, inputs, runAttempt: 2 });
  };

/** Main is killed when it writes the review. Then the pull request gets a new commit. */
const killed =
  (context: 'none' | 'diff') =>
  async (open: OpenPlace): Promise<Trial> => {
    const place = await open({ github: commented, miteos: { scenario: delivered(someQuoted) } });
    const review = place.github.hold('pulls/create-review', 'before-effect');
    const running = await place.start({
      event,
      inputs: { ...inputs, 'pull-request-context': context },
    });
    await review.reached;
    push(place);
    running.signal('SIGKILL');
    return place.finish(running);
  };

/** The same for a run that follows another one. */
const killedAfterAnother =
  (more: Readonly<Record<string, string>>) =>
  async (open: OpenPlace): Promise<Trial> => {
    const fork = { ref: 'patch-1', sha: head, repository: 'octocat/Hello-World' };
    const place = await open({
      github: { pulls: [{ ...sampleChange, head: fork }] },
      miteos: { scenario: delivered(someQuoted) },
    });
    const review = place.github.hold('pulls/create-review', 'before-effect');
    const given = { ...inputs, 'allowed-actors': 'all', ...more };
    const running = await place.start({ event: workflowRunEvent(), inputs: given });
    await review.reached;
    place.github.addPullRequest({ ...sampleChange, head: { ...fork, sha: nextHead } });
    running.signal('SIGKILL');
    return place.finish(running);
  };

/** A run in a private repository, whose token needs a permission to read. */
const withToken =
  (given: string, permissions: Permissions) =>
  async (open: OpenPlace): Promise<Trial> => {
    const place = await open({ github: { isPrivate: true, ...limited(permissions) } });
    const access = { 'github-token': given, 'allowed-actors': 'all' };
    return place.run({ event: pullRequestEvent(), inputs: { ...inputs, ...access } });
  };

const trialOf = useTrials({
  'no permission to read the diff': withToken(token, { pullRequests: 'read' }),
  'no permission to read the pull request': withToken(token, { contents: 'read' }),
  'no token': withToken('', {}),
  'an issue that is no pull request': async (open) => {
    const place = await open();
    return place.run({ inputs: { ...inputs, 'issue-number': '99' } });
  },
  'a run whose pull request is closed': async (open) => {
    const place = await open({ github: { pulls: [] } });
    const given = { ...inputs, 'allowed-actors': 'all' };
    return place.run({ event: workflowRunEvent(), inputs: given });
  },
  're-run': rerun({ isPushed: false }),
  're-run after a push': rerun({ isPushed: true }),
  'a task of another run': async (open) => {
    const place = await open({ github: { pulls: [sampleChange] } });
    const file = { name: 'findings.json', content: someQuoted };
    const followed = await followFinished(file)(place);
    return place.run({ event: pullRequestEvent(), inputs: { ...inputs, ...followed } });
  },
  'killed without context': killed('none'),
  'killed with context': killed('diff'),
  'killed after another one': killedAfterAnother({}),
  'killed after another one, with issue-number': killedAfterAnother({ 'issue-number': '2' }),
  'a comment, and a token that can only read': async (open) => {
    const read = limited({ pullRequests: 'read', contents: 'read', metadata: 'read' });
    const place = await open({
      github: { ...commented, ...read },
      miteos: { scenario: delivered(sampleFindings().content as string) },
    });
    const given = { ...inputs, 'github-token': token, 'allowed-actors': 'all' };
    return place.run({ event, inputs: given });
  },
  'a run after another one, and a token that can only read': async (open) => {
    const fork = { ref: 'patch-1', sha: head, repository: 'octocat/Hello-World' };
    const place = await open({
      github: {
        pulls: [{ ...sampleChange, head: fork }],
        ...limited({ pullRequests: 'read', contents: 'read' }),
      },
      miteos: { scenario: delivered(sampleFindings().content as string) },
    });
    const given = { ...inputs, 'github-token': token, 'allowed-actors': 'all' };
    return place.run({ event: workflowRunEvent(), inputs: given });
  },
});

const commentsOnLines = ({ github }: Trial) =>
  github.reviewComments.map(({ path, line, commit }) => [path, line, commit]);
const quoted = (commit: string) => ['src/uploads/store.ts', 42, commit];
const unquoted = (commit: string) => ['src/errors/page.ts', 8, commit];
const isUnproven =
  'Not verified: it does not quote all of its lines, and the agents may have seen another commit.';

describe('a change that cannot be read', () => {
  it.each([
    ['no permission to read the diff', /#2: .*`permissions: pull-requests: read` and `contents/],
    ['no permission to read the pull request', /#2: .*`permissions: pull-requests: read` and/],
    ['no token', /#2: .*the input github-token/],
    ['an issue that is no pull request', /#99: .*The pull request does not exist/],
    ['a run whose pull request is closed', /^No open pull request of .* has octocat:patch-1 at/],
  ] as const)('is an error before the task is created: %s', (name, message) => {
    const { step, miteos } = trialOf(name);
    expect(step.conclusion).toBe('failure');
    expect(said(step, 'error')).toEqual([expect.stringMatching(message)]);
    expect(miteos.requests).toEqual([]);
  });
});

describe('findings of a task that exists already', () => {
  it('are on their lines if its prompt names the commit', () => {
    const trial = trialOf('re-run');
    expect(trial.miteos.tasks).toHaveLength(1);
    expect(commentsOnLines(trial)).toEqual([quoted(head), unquoted(head)]);
  });

  it.each([
    ['re-run after a push', nextHead],
    ['a task of another run', head],
  ] as const)('are on a line only if they quote it, where that is unknown: %s', (name, commit) => {
    const trial = trialOf(name);
    expect(trial.miteos.tasks).toHaveLength(1);
    expect(commentsOnLines(trial)).toEqual([quoted(commit)]);
    expect(commentsOf(trial).at(-1)).toContain(isUnproven);
    expect(trial.step.outputs['findings-count']).toBe('1');
  });
});

describe('findings of a main step that is killed', () => {
  it.each(['killed without context', 'killed with context'] as const)(
    'are on the commit that the agents saw: %s',
    (name) => {
      const trial = trialOf(name);
      expect(trial.step.main.signal).toBe('SIGKILL');
      expect(commentsOnLines(trial)).toEqual([quoted(head), unquoted(head)]);
      expect(commentsOf(trial)).toEqual([
        expect.stringMatching(/about <a [^>]+><code>ec26c3e<.* now at <a [^>]+><code>a0b1c2d</),
      ]);
    },
  );
});

describe('findings of a main step that follows another run, and is killed', () => {
  it('are not posted if the pull request has a newer commit', () => {
    const trial = trialOf('killed after another one');
    expect(commentsOnLines(trial)).toEqual([]);
    expect(said(trial.step, 'warning')).toContainEqual(
      expect.stringMatching(/^The findings could not be checked: No open pull request of /),
    );
  });

  it('are posted if issue-number names the pull request', () => {
    const trial = trialOf('killed after another one, with issue-number');
    expect(commentsOnLines(trial)).toEqual([quoted(head), unquoted(head)]);
  });
});

describe('findings without a review, in a run for another commit', () => {
  it.each([
    'a comment, and a token that can only read',
    'a run after another one, and a token that can only read',
  ] as const)('are only in the report: %s', (name) => {
    const { step, github } = trialOf(name);
    expect(github.reviews).toEqual([]);
    expect(commandsOf(step).filter(({ properties }) => 'file' in properties)).toEqual([]);
    expect(said(step, 'warning').filter((text) => text.includes('review'))).toEqual([
      expect.stringMatching(
        /^Could not write the review .* The findings are only in the report\.$/,
      ),
    ]);
    expect(step.summary).toContain('3 verified against the change');
    expect(step.conclusion).toBe('success');
  });
});
