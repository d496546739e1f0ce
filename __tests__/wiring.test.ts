import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readEnvironment, type Environment } from '../src/environment.ts';
import { commentIdentity, eventFacts, mainPorts, wire, type Wired } from '../src/wiring.ts';
import type { Settings } from '../src/inputs/settings.ts';
import {
  issueCommentEvent,
  issuesEvent,
  pullRequestCommentEvent,
} from '../sandbox/github/events/issue-events.ts';
import { pullRequestEvent } from '../sandbox/github/events/pull-request-event.ts';
import {
  pushEvent,
  workflowDispatchEvent,
  workflowRunEvent,
} from '../sandbox/github/events/branch-events.ts';
import type { Fault } from '../sandbox/github/faults.ts';
import type { GithubSandbox } from '../sandbox/github/start-github-sandbox.ts';
import type { GithubEvent } from '../sandbox/github/events/github-event.ts';
import { useGithub } from './github/use-github.ts';
import { inputsOf } from './support/fake-ports.ts';

interface Changes {
  readonly variables?: Readonly<Record<string, string>>;
  readonly event?: GithubEvent;
  readonly given?: Readonly<Record<string, string>>;
  readonly commit?: string;
}

describe('the wiring', () => {
  const open: Wired[] = [];

  afterEach(async () => {
    await Promise.all(open.splice(0).map((wired) => wired.close()));
  });

  function environmentOf({ variables, event = pullRequestEvent() }: Changes): Environment {
    const environment = readEnvironment({
      GITHUB_REPOSITORY: 'Codertocat/Hello-World',
      GITHUB_RUN_ID: '42',
      GITHUB_WORKFLOW: 'ci',
      GITHUB_JOB: 'review',
      GITHUB_ACTION: 'miteos',
      ACTIONS_RESULTS_URL: 'https://results.example/',
      ACTIONS_RUNTIME_TOKEN: 'token',
      ...variables,
    });
    return {
      ...environment,
      eventName: event.name,
      event: event.payload,
      actor: event.actor,
      triggeringActor: event.actor,
    };
  }

  function wireWith(changes: Changes = {}): Wired {
    const settings: Settings = inputsOf(changes.given).settings;
    const wired = wire({
      environment: environmentOf(changes),
      apiKey: 'mt_test_key',
      githubToken: 'token',
      settings,
      stop: new AbortController().signal,
      commit: changes.commit,
    });
    open.push(wired);
    return wired;
  }

  function identityOf(changes: Changes = {}): { key: string; step: string } {
    return commentIdentity(wireWith(changes).run, inputsOf(changes.given).settings);
  }

  it('returns the facts of the run', () => {
    expect(wireWith().run).toMatchObject({
      repository: 'Codertocat/Hello-World',
      runId: '42',
      runAttempt: 0,
      runUrl: 'https://github.com/Codertocat/Hello-World/actions/runs/42',
    });
  });

  it('returns the URL of the repository, and the commit', () => {
    const variables = { GITHUB_SERVER_URL: 'https://octo.ghe.com', GITHUB_SHA: 'f'.repeat(40) };
    expect(wireWith({ variables }).run).toMatchObject({
      repositoryUrl: 'https://octo.ghe.com/Codertocat/Hello-World',
      runUrl: 'https://octo.ghe.com/Codertocat/Hello-World/actions/runs/42',
      commit: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821',
    });
    expect(wireWith({ variables, event: pushEvent() }).run.commit).toBe('f'.repeat(40));
    expect(wireWith({ event: pushEvent() }).run.commit).toBeUndefined();
    const commented = wireWith({ variables, event: pullRequestCommentEvent() });
    expect(commented.run.commit).toBeUndefined();
  });

  describe('of the change of a pull request', () => {
    const start = useGithub();
    const head = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';

    /** A repository with a pull request that changes two files and removes one. */
    async function wireToGithub({ faults = [], ...changes }: Changes & { faults?: Fault[] } = {}) {
      const files = (['a.ts', 'b.ts', 'gone.ts'] as const).map((filename) => ({
        filename,
        status: filename === 'gone.ts' ? ('removed' as const) : ('modified' as const),
        additions: 1,
        deletions: 1,
      }));
      const github = await start({ pulls: [{ files }], faults });
      const variables = { GITHUB_API_URL: github.apiUrl, GITHUB_SERVER_URL: 'https://github.com' };
      const environment = environmentOf({ ...changes, variables });
      const inputs = inputsOf(changes.given);
      const stop = new AbortController().signal;
      const { settings } = inputs;
      const apiKey = 'mt_test_key';
      const wired = wire({ environment, apiKey, githubToken: github.token, settings, stop });
      open.push(wired);
      return { github, ports: mainPorts(wired, environment, inputs) };
    }
    const pointsOf = ({ requests }: GithubSandbox) => requests.map(({ point }) => point);

    it('fetches it once, for the prompt and for the links of the report', async () => {
      const { github, ports } = await wireToGithub();
      const { commit } = await ports.fetchContext('summary', 10_000);
      expect(commit).toBe(head);
      for (const change of [await ports.fetchChange(), await ports.fetchChange()]) {
        expect(change.head).toBe(head);
        expect(change.files.map(({ filename }) => filename)).toEqual(['a.ts', 'b.ts', 'gone.ts']);
      }
      expect(pointsOf(github)).toEqual(['pulls/get', 'pulls/list-files', 'pulls/get']);
    });

    it('fetches it with its diff for findings, which a summary in the prompt does not have', async () => {
      const given = { findings: 'findings.json' };
      const { github, ports } = await wireToGithub({ given });
      const { content } = await ports.fetchContext('summary', 10_000);
      expect(content).not.toContain('Diff of');
      await ports.fetchChange();
      expect(pointsOf(github)).toEqual([
        'pulls/get',
        'pulls/list-files',
        'repos/compare-commits-with-basehead',
        'pulls/get',
      ]);
    });

    it('fetches that of a push, as a comparison and its diff', async () => {
      const base = 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e';
      const event = pushEvent({ before: base, after: head });
      const { github, ports } = await wireToGithub({ event });
      expect((await ports.fetchChange()).head).toBe(head);
      const comparison = 'repos/compare-commits-with-basehead';
      expect(pointsOf(github)).toEqual([comparison, comparison]);
    });

    it('fetches it again after an error, because the error may be temporary', async () => {
      const { ports } = await wireToGithub({ faults: [{ at: 'pulls/get', answer: 403 }] });
      await expect(ports.fetchChange()).rejects.toThrow('Could not read pull request #2');
      expect((await ports.fetchChange()).head).toBe(head);
    });

    it('rejects when there is none', async () => {
      const { github, ports } = await wireToGithub({ event: workflowDispatchEvent() });
      await expect(ports.fetchChange()).rejects.toThrow('no pull request');
      expect(await ports.fetchHead()).toBeUndefined();
      expect(pointsOf(github)).toEqual([]);
    });

    it('returns the current head of the pull request', async () => {
      const { github, ports } = await wireToGithub();
      const moved = { ref: 'changes', sha: 'd'.repeat(40), repository: github.repository };
      github.addPullRequest({ head: moved });
      expect(await ports.fetchHead()).toBe(moved.sha);
    });
  });

  it('reads the facts of the event', () => {
    expect(eventFacts(environmentOf({}))).toMatchObject({ name: 'pull_request', issueNumber: 2 });
  });

  it('has one folder for the staging files of all phases of a step, and a different one for each other step', async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'miteos-wire-'));
    try {
      const leave = async (
        variables: Changes['variables'] = {},
        taskId = 'task_1',
      ): Promise<string[]> => {
        const { ports } = wireWith({ variables });
        const file = await ports.openFolder(root, taskId).createFile('a');
        await file.discard();
        return readdir(root);
      };
      const [main] = await leave();
      const [post, ...others] = await leave();
      expect([post, others]).toEqual([expect.not.stringMatching(main ?? ''), []]);
      const rest = [{ GITHUB_ACTION: 'two' }, { GITHUB_RUN_ATTEMPT: '2' }, { RUNNER_TEMP: '/t' }];
      for (const [index, variables] of rest.entries()) {
        expect(await leave(variables)).toHaveLength(index + 2);
      }
      // Steps of one composite action have no other difference.
      expect(await leave({}, 'task_2')).toHaveLength(rest.length + 2);
    } finally {
      await rm(root, { recursive: true });
    }
  });

  describe('of artifacts', () => {
    it.each(['https://github.com', 'https://octo.ghe.com', 'https://github.localhost'])(
      'has a store on %s',
      (url) => {
        expect(wireWith({ variables: { GITHUB_SERVER_URL: url } }).ports.artifacts).toBeDefined();
      },
    );

    it.each([
      [
        'Enterprise Server',
        {
          GITHUB_SERVER_URL: 'https://github.octo.example',
          GITHUB_API_URL: 'https://github.octo.example/api/v3',
        },
        'on GitHub Enterprise Server. To keep the deliverables, add a step with `actions/upload-artifact@v3`',
      ],
      [
        'Gitea',
        { GITHUB_SERVER_URL: 'https://git.octo.example', GITEA_ACTIONS: 'true' },
        "can't publish artifacts on Gitea. To keep",
      ],
      [
        'Forgejo',
        {
          GITHUB_SERVER_URL: 'https://git.octo.example',
          FORGEJO_ACTIONS: 'true',
          GITEA_ACTIONS: 'true',
        },
        "can't publish artifacts on Forgejo. To keep",
      ],
      [
        'an unknown server',
        { GITHUB_SERVER_URL: 'https://git.octo.example' },
        "can't publish artifacts on the server git.octo.example. To keep",
      ],
      ['a similar host name', { GITHUB_SERVER_URL: 'https://evilghe.com' }, '@v3'],
      ['a runner without the service', { ACTIONS_RESULTS_URL: '' }, 'has no artifact service'],
      ['a runner without its token', { ACTIONS_RUNTIME_TOKEN: '' }, 'has no artifact service'],
    ])('has none on %s, and says what to do', (_, variables, message) => {
      const { artifacts, whyNoArtifacts } = wireWith({ variables }).ports;
      expect(artifacts).toBeUndefined();
      expect(whyNoArtifacts).toContain(message);
      expect(whyNoArtifacts).toContain('steps.<id>.outputs.output-dir');
    });
  });

  it.each([
    ['github.com', {}, true],
    ['ghe.com', { GITHUB_SERVER_URL: 'https://octo.ghe.com' }, true],
    [
      'Enterprise Server',
      {
        GITHUB_SERVER_URL: 'https://github.octo.example',
        GITHUB_API_URL: 'https://github.octo.example/api/v3',
      },
      true,
    ],
    ['Gitea', { GITHUB_SERVER_URL: 'https://git.octo.example', GITEA_ACTIONS: 'true' }, false],
    [
      'another server',
      {
        GITHUB_SERVER_URL: 'https://git.octo.example',
        GITHUB_API_URL: 'https://git.octo.example/api/v1',
      },
      false,
    ],
    ['act', { ACT: 'true' }, false],
  ])('knows whether there are job summaries on %s', (_, variables, has) => {
    expect(wireWith({ variables }).ports.hasSummaries).toBe(has);
  });

  it('knows the head that the main phase read of a pull request, where the event names none', async () => {
    const commit = 'a'.repeat(40);
    const find = (event: GithubEvent) => wireWith({ event, commit }).github.findPullRequest();
    expect(await find(pullRequestCommentEvent())).toEqual({
      number: 2,
      baseSha: undefined,
      headSha: commit,
    });
    expect((await find(pullRequestEvent())).headSha).not.toBe(commit);
  });

  it.each([
    ['a pull request', pullRequestEvent(), {}, true],
    ['a pull request without a comment', pullRequestEvent(), { comment: 'never' }, true],
    ['a comment on a pull request', pullRequestCommentEvent(), {}, true],
    ['a run for a pull request that has ended', workflowRunEvent(), {}, true],
    ['a comment on an issue', issueCommentEvent(), {}, false],
    ['a push', pushEvent(), {}, false],
    ['a push', pushEvent(), { 'issue-number': '5' }, true],
  ])('has a review to write on %s (%#)', (_, event, given, hasReview) => {
    expect(wireWith({ event, given }).ports.review !== undefined).toBe(hasReview);
  });

  describe('of the comment', () => {
    it.each([
      ['a pull request', pullRequestEvent(), {}, true],
      ['a comment on a pull request', pullRequestCommentEvent(), {}, true],
      ['a comment on an issue', issueCommentEvent(), {}, false],
      ['a comment on an issue', issueCommentEvent(), { comment: 'always' }, true],
      ['an issue', issuesEvent(), {}, false],
      ['an issue', issuesEvent(), { comment: 'always' }, true],
      ['a run for a pull request that has ended', workflowRunEvent(), {}, true],
      ['a run for a pull request that has ended', workflowRunEvent(), { comment: 'never' }, false],
      ['a push', pushEvent(), {}, false],
      ['a push', pushEvent(), { 'issue-number': '5' }, true],
      ['a pull request', pullRequestEvent(), { comment: 'never' }, false],
      ['a pull request', pullRequestEvent(), { comment: 'never', 'issue-number': '5' }, false],
    ])('has a target on %s (%#)', (_, event, given, hasTarget) => {
      expect(wireWith({ event, given }).ports.comment !== undefined).toBe(hasTarget);
    });

    it('has one key for each workflow, job, step and matrix job', () => {
      const keys = [
        identityOf(),
        identityOf({ variables: { GITHUB_WORKFLOW: 'other' } }),
        identityOf({ variables: { GITHUB_JOB: 'other' } }),
        identityOf({ variables: { GITHUB_ACTION: 'other' } }),
        identityOf({ given: { 'matrix-job': '{"os":"a"}' } }),
        identityOf({ given: { 'comment-key': 'mine' } }),
        // The parts stay separate.
        identityOf({ variables: { GITHUB_WORKFLOW: 'cire', GITHUB_JOB: 'view' } }),
      ].map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(identityOf().key).toBe(keys[0]);
    });

    it('has the key in the inputs, and still distinguishes steps', () => {
      const given = { 'comment-key': 'mine' };
      const [one, other] = [
        identityOf({ given }),
        identityOf({ given, variables: { GITHUB_JOB: 'other' } }),
      ];
      expect(one.key).toBe(other.key);
      expect(one.step).not.toBe(other.step);
    });
  });

  it.each([
    { https_proxy: 'http://127.0.0.1:9' },
    { HTTP_PROXY: 'http://127.0.0.1:9' },
    // As in other tools.
    { https_proxy: '127.0.0.1:9' },
    {},
  ])(
    'opens and closes connections with the proxies %j',
    async (variables: Readonly<Record<string, string>>) => {
      await expect(wireWith({ variables }).close()).resolves.toBeUndefined();
      open.length = 0;
    },
  );
});
