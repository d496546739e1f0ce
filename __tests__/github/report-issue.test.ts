import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/github/faults.ts';
import type { TokenGrant } from '../../sandbox/github/rest/github-state.ts';
import type { GithubSandbox } from '../../sandbox/github/start-github-sandbox.ts';
import { withoutMarker } from '../../src/github/comment-marker.ts';
import { ReportIssue, type ReportIssueOptions } from '../../src/github/report-issue.ts';
import type { IssueDraft, IssuePublication } from '../../src/ports.ts';
import { renderReports } from '../../src/report/render-report.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLog } from '../support/fake-log.ts';
import { makeResult, makeText } from '../support/make-result.ts';
import { identityOf, markerOf, us } from './comment-of-step.ts';
import { restOf, useGithub } from './use-github.ts';

const modes = ['new', 'update'] as const;
const notice = { kind: 'notice', body: 'cancelled' } as const;

const draftOf = (changes: Partial<IssueDraft> = {}): IssueDraft => ({
  taskId: 'task_1',
  kind: 'report',
  commit: undefined,
  title: 'Weekly report',
  body: 'report',
  ...changes,
});

/** An issue with the report of an earlier run, unless another marker is given. */
const issueOf = (number: number, body = 'old', marker = markerOf('76', 'task_0')) => ({
  number,
  author: us,
  title: 'Weekly report',
  body: `${marker}\n\n${body}`,
});

type Changes = Partial<ReportIssueOptions> & { readonly log?: FakeLog };

/** The issue of a step in run 77, which exists on GitHub. */
function openIssue(github: GithubSandbox, changes: Changes = {}): ReportIssue {
  const { log = new FakeLog(), identity = identityOf('77'), ...others } = changes;
  github.addRun(Number(identity.runId), identity.runAttempt);
  return new ReportIssue({
    repository: github.repository,
    mode: 'new',
    labels: [],
    assignees: [],
    identity,
    rest: restOf(github, { log }),
    ...others,
  });
}

const publish = (
  github: GithubSandbox,
  changes: Changes = {},
  draft: Partial<IssueDraft> = {},
): Promise<IssuePublication> => openIssue(github, changes).publish(draftOf(draft));

/** Number, state and text of each issue. */
const issuesOf = ({ issues }: GithubSandbox): string[] =>
  issues.map(({ number, state, body }) => `#${number} ${state}: ${withoutMarker(body)}`);

/** Number of the issue and text of each comment. */
const commentsOf = ({ comments }: GithubSandbox): string[] =>
  comments.map(({ issueNumber, body }) => `#${issueNumber}: ${withoutMarker(body)}`);

const pointsOf = ({ requests }: GithubSandbox): string[] => requests.map(({ point }) => point);
const linkTo = (number: number): string =>
  `A newer report is available: https://github.com/Codertocat/Hello-World/issues/${number}`;
const warningsOf = (log: FakeLog): readonly string[] => log.texts('warning');

describe('the issue of a run', () => {
  const start = useGithub();

  it.each(modes)('is created with its marker when none is open, with %s', async (mode) => {
    const github = await start();
    const tags = { labels: ['report', 'weekly'], assignees: ['Codertocat'] };
    const publication = await publish(github, { mode, ...tags });
    const url = 'https://github.com/Codertocat/Hello-World/issues/3';
    expect(publication).toEqual({ kind: 'posted', issue: { number: 3, url } });
    expect(github.issues).toMatchObject([
      { number: 3, state: 'open', author: us, title: 'Weekly report', ...tags },
    ]);
    expect(github.issues[0]?.body).toBe(`${markerOf('77')}\n\nreport`);
    expect(github.comments).toEqual([]);
  });

  it('closes the issue of the previous run as completed, after a comment with a link to the new one', async () => {
    const github = await start({ issues: [issueOf(3)] });
    await publish(github);
    expect(issuesOf(github)).toEqual(['#3 closed: old', '#4 open: report']);
    expect(github.issues[0]?.stateReason).toBe('completed');
    expect(commentsOf(github)).toEqual([`#3: ${linkTo(4)}`]);
    const writes = pointsOf(github).filter((point) => /create|update/.test(point));
    expect(writes).toEqual(['issues/create', 'issues/create-comment', 'issues/update']);
  });

  it('replaces title and report of the open one with `update`, but not its labels', async () => {
    const github = await start({ issues: [{ ...issueOf(3), labels: ['by hand'] }] });
    const publication = await publish(
      github,
      { mode: 'update', labels: ['report'] },
      { title: 'Report of week 49' },
    );
    expect(publication).toMatchObject({ kind: 'posted', issue: { number: 3 } });
    expect(github.issues).toMatchObject([{ title: 'Report of week 49', labels: ['by hand'] }]);
    expect(issuesOf(github)).toEqual(['#3 open: report']);
    expect(github.comments).toEqual([]);
  });

  it.each(modes)('leaves no older one open, with %s', async (mode) => {
    const issues = [issueOf(3), issueOf(4, 'late', markerOf('75', 'task_0'))];
    const github = await start({ issues });
    await publish(github, { mode });
    expect(issuesOf(github).filter((text) => text.includes(' open'))).toEqual(
      mode === 'new' ? ['#5 open: report'] : ['#3 open: report'],
    );
    const latest = mode === 'new' ? 5 : 3;
    expect(commentsOf(github)).toContain(`#4: ${linkTo(latest)}`);
  });

  it.each(modes)('leaves an issue closed that somebody closed, with %s', async (mode) => {
    const github = await start({ issues: [{ ...issueOf(3), state: 'closed' }] });
    await publish(github, { mode });
    expect(issuesOf(github)).toEqual(['#3 closed: old', '#4 open: report']);
    expect(github.comments).toEqual([]);
  });

  it('finds the earlier one on any page', async () => {
    const talk = (number: number) => ({ number, author: us, title: 'Weekly report' });
    const page = (first: number) => Array.from({ length: 120 }, (_, index) => talk(first + index));
    const github = await start({ issues: [...page(200), issueOf(500), ...page(600)] });
    await publish(github, { mode: 'update' });
    expect(github.issues.find(({ number }) => number === 500)?.body).toMatch(/report$/);
    expect(github.issues).toHaveLength(241);
  });

  it.each([
    ['another author with our marker', { ...issueOf(3), author: 'octocat' }],
    ['another bot with our marker', { ...issueOf(3), author: 'renovate[bot]' }],
    ['our account with the same title', { ...issueOf(3), body: 'by another workflow' }],
    ['another key', issueOf(3, 'x', markerOf('76').replace(/key=\w+/, 'key=0000000000000000'))],
    ['a quote of our marker', { ...issueOf(3), body: `> ${markerOf('76')}\n\nx` }],
  ])('is not the issue of %s', async (_, issue) => {
    for (const mode of modes) {
      const github = await start({ issues: [issue] });
      await publish(github, { mode });
      expect(github.issues[0]).toMatchObject({ body: issue.body, state: 'open' });
      expect(github.issues).toHaveLength(2);
      expect(github.comments).toEqual([]);
    }
  });

  it('is no pull request of our account with our marker', async () => {
    const github = await start({ pulls: [{ author: us, body: markerOf('76') }] });
    await publish(github, { mode: 'update' });
    expect(issuesOf(github)).toEqual(['#3 open: report']);
  });

  it('is looked for among the issues of our account alone, and by author where the account is unknown', async () => {
    const ofOthers = Array.from({ length: 250 }, (_, index) => ({ number: 10 + index }));
    const github = await start({ issues: [issueOf(3), ...ofOthers] });
    await publish(github, { mode: 'update' });
    expect(pointsOf(github).filter((point) => point === 'issues/list-for-repo')).toHaveLength(2);

    const forged = { ...issueOf(4), author: 'octocat' };
    const unknown = await start({ issues: [issueOf(3), forged] });
    unknown.addFault({ at: 'graphql', answer: 404, times: Infinity });
    await publish(unknown, { mode: 'update' });
    expect(issuesOf(unknown)).toEqual(['#3 open: report', '#4 open: old']);
  });

  it('is found on Gitea, which returns null instead of no pull request', async () => {
    const github = await start({ isGitea: true, issues: [issueOf(3)] });
    await publish(github, { mode: 'update' });
    expect(issuesOf(github)).toEqual(['#3 open: report']);
  });

  it('is looked for among the newest 1,000 of the repository where the account is unknown', async () => {
    const issues = Array.from({ length: 1100 }, (_, index) => ({ number: 10 + index }));
    const github = await start({ issues: [issueOf(3), ...issues, issueOf(1200)] });
    github.addFault({ at: 'graphql', answer: 404, times: Infinity });
    await publish(github, { mode: 'update' });
    expect(pointsOf(github).filter((point) => point === 'issues/list-for-repo')).toHaveLength(20);
    expect(github.issues.find(({ number }) => number === 1200)?.body).toMatch(/report$/);
  });

  it('of the same run is replaced by another attempt, and by the post step', async () => {
    for (const mode of modes) {
      const github = await start();
      await publish(github, { mode });
      await publish(github, { mode }, { body: 'of the post step' });
      expect(issuesOf(github)).toEqual(['#3 open: of the post step']);
      const identity = identityOf('77', 2);
      await publish(github, { mode, identity }, { taskId: 'task_2', body: 'of attempt 2' });
      expect(issuesOf(github)).toEqual(['#3 open: of attempt 2']);
      expect(github.comments).toEqual([]);
    }
  });

  it('is separate for each of two equal steps in one run, and both are closed by the next run', async () => {
    const github = await start();
    await publish(github);
    await publish(github, {}, { taskId: 'task_2', body: 'of the other step' });
    expect(issuesOf(github)).toEqual(['#3 open: report', '#4 open: of the other step']);
    await publish(github, { identity: identityOf('78') }, { taskId: 'task_3', body: 'next' });
    expect(issuesOf(github)).toEqual([
      '#3 closed: report',
      '#4 closed: of the other step',
      '#5 open: next',
    ]);
  });

  it('of each of two equal steps is replaced by the attempt that has the same task', async () => {
    const github = await start();
    for (const taskId of ['task_1', 'task_2']) await publish(github, {}, { taskId, body: taskId });
    for (const taskId of ['task_2', 'task_1']) {
      const identity = identityOf('77', 2);
      await publish(github, { identity }, { taskId, body: `${taskId} again` });
    }
    expect(issuesOf(github)).toEqual(['#3 open: task_1 again', '#4 open: task_2 again']);
    expect(github.comments).toEqual([]);
  });

  it('is separate for each step with the same key in one run', async () => {
    const github = await start();
    const other = { ...identityOf('77'), step: 'other' };
    await publish(github);
    await publish(github, { identity: other }, { body: 'of the other step' });
    await publish(github, { identity: { ...other, runId: '78' } }, { body: 'next' });
    expect(issuesOf(github)).toEqual([
      '#3 open: report',
      '#4 closed: of the other step',
      '#5 open: next',
    ]);
  });

  describe('when runs overlap', () => {
    it('is not written over that of a newer run', async () => {
      for (const mode of modes) {
        const github = await start({ issues: [issueOf(3, 'newer', markerOf('78'))] });
        github.addRun(78);
        for (const draft of [{}, notice]) {
          const publication = await publish(github, { mode }, draft);
          expect(publication).toMatchObject({ kind: 'superseded', by: { number: 3 } });
        }
        expect([issuesOf(github), github.comments]).toEqual([['#3 open: newer'], []]);
      }
    });

    it.each(modes)('is not written over that of a later attempt, with %s', async (mode) => {
      const github = await start();
      await publish(github, { mode, identity: identityOf('77', 2) }, { body: 'of attempt 2' });
      for (const draft of [{}, notice]) {
        const publication = await publish(github, { mode }, { taskId: 'task_0', ...draft });
        expect(publication).toMatchObject({ kind: 'superseded', by: { number: 3 } });
      }
      expect([issuesOf(github), github.comments]).toEqual([['#3 open: of attempt 2'], []]);
    });

    it('ignores one that claims to be from a newer run that does not exist', async () => {
      const github = await start({ issues: [issueOf(3, 'forged', markerOf('99999999999'))] });
      const log = new FakeLog();
      await publish(github, { log });
      expect(issuesOf(github)).toEqual(['#3 open: forged', '#4 open: report']);
      expect(warningsOf(log)).toEqual([expect.stringContaining('so the issue is ignored')]);
    });

    it.each(['before-effect', 'after-effect'] as const)(
      'stays open only for the newer run, whichever sees both: the older one is held %s of its create',
      async (moment) => {
        const github = await start();
        github.addRun(78);
        const hold = github.hold('issues/create', moment);
        const older = publish(github);
        await hold.reached;
        const newer = await publish(github, { identity: identityOf('78') }, { body: 'newer' });
        hold.release();
        expect([(await older).kind, newer.kind]).toEqual(['superseded', 'posted']);
        const [open, ...others] = github.issues.filter(({ state }) => state === 'open');
        expect([withoutMarker(open?.body ?? ''), others]).toEqual(['newer', []]);
        const closed = github.issues.find(({ state }) => state === 'closed');
        expect(commentsOf(github)).toContain(`#${closed?.number}: ${linkTo(open?.number ?? 0)}`);
      },
    );

    it('stays open only for the latest of three runs, of which the oldest ends last', async () => {
      const github = await start({ issues: [issueOf(3)] });
      for (const run of [78, 79]) github.addRun(run);
      const holds = [1, 2].map(() => github.hold('issues/create', 'before-effect'));
      const oldest = publish(github);
      await holds[0]?.reached;
      const second = publish(github, { identity: identityOf('78') }, { body: 'second' });
      await holds[1]?.reached;
      await publish(github, { identity: identityOf('79') }, { body: 'latest' });
      holds[1]?.release();
      expect(await second).toMatchObject({ kind: 'superseded', by: { number: 4 } });
      holds[0]?.release();
      expect(await oldest).toMatchObject({ kind: 'superseded', by: { number: 4 } });
      expect(issuesOf(github)).toEqual([
        '#3 closed: old',
        '#4 open: latest',
        '#5 closed: second',
        '#6 closed: report',
      ]);
      expect(commentsOf(github)).toEqual([3, 5, 6].map((number) => `#${number}: ${linkTo(4)}`));
    });

    it('is not opened again by another attempt of a run that a newer one has followed', async () => {
      const github = await start();
      await publish(github);
      await publish(github, { identity: identityOf('78') }, { body: 'newer' });
      const identity = identityOf('77', 2);
      expect(await publish(github, { identity }, { taskId: 'task_2' })).toMatchObject({
        kind: 'superseded',
        by: { number: 4 },
      });
      expect(issuesOf(github)).toEqual(['#3 closed: report', '#4 open: newer']);
    });
  });

  describe('when runs with `update` overlap', () => {
    const newerRun = { mode: 'update', identity: identityOf('78') } as const;

    it('is written again by the newer run when the older one overwrites it', async () => {
      const github = await start({ issues: [issueOf(3)] });
      github.addRun(78);
      const [early, late] = [
        github.hold('issues/update', 'before-effect'),
        github.hold('issues/update', 'after-effect'),
      ];
      const older = publish(github, { mode: 'update' });
      await early.reached;
      const newer = publish(github, newerRun, { body: 'newer' });
      await late.reached;
      early.release();
      expect(await older).toMatchObject({ kind: 'posted', issue: { number: 3 } });
      expect(issuesOf(github)).toEqual(['#3 open: report']);
      late.release();
      expect(await newer).toMatchObject({ kind: 'posted', issue: { number: 3 } });
      expect([issuesOf(github), commentsOf(github)]).toEqual([['#3 open: newer'], []]);
    });

    it('is left to the newer run that replaces it right after the older one', async () => {
      const github = await start({ issues: [issueOf(3)] });
      github.addRun(78);
      const hold = github.hold('issues/update', 'after-effect');
      const older = publish(github, { mode: 'update' });
      await hold.reached;
      await publish(github, newerRun, { body: 'newer' });
      hold.release();
      expect(await older).toMatchObject({ kind: 'superseded', by: { number: 3 } });
      expect([issuesOf(github), commentsOf(github)]).toEqual([['#3 open: newer'], []]);
    });
  });

  describe('when a run did not complete', () => {
    it('gets a comment on the open one, whose report stays', async () => {
      for (const mode of modes) {
        const github = await start({ issues: [issueOf(3)] });
        const publication = await publish(github, { mode }, notice);
        expect(publication).toMatchObject({ kind: 'noted', issue: { number: 3 } });
        expect([issuesOf(github), commentsOf(github)]).toEqual([
          ['#3 open: old'],
          ['#3: cancelled'],
        ]);
      }
    });

    it('gets one comment for each run, which a later attempt or the next report replaces', async () => {
      const github = await start({ issues: [issueOf(3)] });
      await publish(github, {}, notice);
      const identity = identityOf('77', 2);
      const again = { taskId: 'task_2', body: 'failed' };
      await publish(github, { identity }, { ...notice, ...again });
      expect(commentsOf(github)).toEqual(['#3: failed']);
      await publish(github, { identity: identityOf('78') }, notice);
      expect(commentsOf(github)).toEqual(['#3: failed', '#3: cancelled']);
      await publish(github, { identity: identityOf('78', 2) }, { body: 'at last' });
      expect(commentsOf(github)).toEqual(['#3: failed', `#3: ${linkTo(4)}`]);
      expect(issuesOf(github)).toEqual(['#3 closed: old', '#4 open: at last']);
    });

    it('opens none', async () => {
      const github = await start({ issues: [{ ...issueOf(3), state: 'closed' }] });
      expect(await publish(github, {}, notice)).toEqual({ kind: 'none' });
      expect([issuesOf(github), github.comments]).toEqual([['#3 closed: old'], []]);
    });

    it('keeps the report of the same attempt without a comment, because the post step knows less', async () => {
      const github = await start();
      await publish(github);
      expect(await publish(github, {}, notice)).toMatchObject({ kind: 'posted' });
      expect([issuesOf(github), github.comments]).toEqual([['#3 open: report'], []]);
    });

    it('closes the older issue when the main phase was killed right after it wrote its report', async () => {
      const issues = [issueOf(3), issueOf(4, 'report', markerOf('77'))];
      const github = await start({ issues });
      expect(await publish(github, {}, notice)).toMatchObject({ kind: 'posted' });
      expect(issuesOf(github)).toEqual(['#3 closed: old', '#4 open: report']);
      expect(commentsOf(github)).toEqual([`#3: ${linkTo(4)}`]);
    });
  });

  describe('that is only an update', () => {
    const quiet = { isOnlyUpdate: true, body: 'nothing found' };

    it.each(modes)('replaces the open one, with %s', async (mode) => {
      const github = await start({ issues: [issueOf(3)] });
      expect(await publish(github, { mode }, quiet)).toMatchObject({ kind: 'posted' });
      expect(issuesOf(github)).toEqual(['#3 open: nothing found']);
    });

    it('is not created', async () => {
      const github = await start();
      expect(await publish(github, {}, quiet)).toEqual({ kind: 'none' });
      expect(github.issues).toEqual([]);
    });
  });
});

describe('labels and assignees of an issue', () => {
  const start = useGithub();

  it('lose only the assignees that GitHub refuses, with a warning for each', async () => {
    const github = await start();
    const log = new FakeLog();
    const assignees = ['nobody', 'Codertocat', 'no-agent[bot]'];
    await publish(github, { labels: ['report'], assignees, log });
    expect(github.issues).toMatchObject([{ labels: ['report'], assignees: ['Codertocat'] }]);
    const warningOf = (login: string): unknown =>
      expect.stringMatching(
        `^GitHub did not add this to the issue: ${login} \\(Validation Failed.*\\)\\. Check the inputs issue-labels`,
      );
    expect(warningsOf(log)).toEqual([warningOf('nobody'), warningOf(String.raw`no-agent\[bot\]`)]);
  });

  it('lose all assignees when GitHub does not say which one it refuses', async () => {
    const github = await start();
    const message = 'Validation Failed: {"resource":"Issue","field":"assignees","code":"invalid"}';
    github.addFault({ at: 'issues/create', answer: 422, message });
    await publish(github, { labels: ['report'], assignees: ['Codertocat'] });
    expect(github.issues).toMatchObject([{ labels: ['report'], assignees: [] }]);
  });

  it('do not lose the report when the server refuses both, as Gitea does', async () => {
    const github = await start();
    const log = new FakeLog();
    const refuse = (message: string): Fault => ({ at: 'issues/create', answer: 422, message });
    github.addFault(refuse('Assignee does not exist: [name: octocat]'));
    github.addFault(refuse('cannot unmarshal string into Go struct field .labels of type int64'));
    await publish(github, { labels: ['report'], assignees: ['octocat'], log });
    expect(github.issues).toMatchObject([{ labels: [], assignees: [] }]);
    expect(warningsOf(log)).toHaveLength(2);
  });

  it('are named in a warning when GitHub ignores them', async () => {
    const github = await start({ roles: { Octocat: 'write' } });
    const log = new FakeLog();
    github.addFault({
      at: 'issues/create',
      answer: 'own',
      rewrite: (real) => {
        const issue = JSON.parse(String(real.body)) as object;
        return { ...real, body: JSON.stringify({ ...issue, labels: [], assignees: [] }) };
      },
    });
    await publish(github, { labels: ['report'], assignees: ['Octocat'], log });
    expect(warningsOf(log)).toEqual([
      'GitHub did not add this to the issue: report, Octocat. Check the inputs issue-labels and issue-assignees.',
    ]);
  });

  it('are not dropped after another refusal', async () => {
    const github = await start();
    const message = 'Validation Failed: title is invalid';
    github.addFault({ at: 'issues/create', answer: 422, message });
    await expect(publish(github, { labels: ['report'] })).rejects.toThrow(
      `Could not write the issue with the report: ${message}`,
    );
    expect(github.issues).toEqual([]);
  });
});

describe('faults of GitHub while an issue is written', () => {
  const start = useGithub();

  it.each<[string, Omit<Fault, 'at'>, number]>([
    ['the answer is lost', { answer: 'reset', takesEffect: true }, 1],
    ['the answer is a 502', { answer: 502, takesEffect: true }, 1],
    ['the request is lost', { answer: 'reset' }, 2],
    ['two calls fail', { answer: 503, times: 2 }, 3],
  ])('create one issue when %s', async (_, fault, creates) => {
    const github = await start({ issues: [issueOf(3)] });
    github.addFault({ at: 'issues/create', ...fault });
    expect(await publish(github)).toMatchObject({ kind: 'posted', issue: { number: 4 } });
    expect(issuesOf(github)).toEqual(['#3 closed: old', '#4 open: report']);
    expect(pointsOf(github).filter((point) => point === 'issues/create')).toHaveLength(creates);
  });

  it.each([
    'issues/list-for-repo',
    'issues/create',
    'issues/list-comments',
    'issues/create-comment',
    'issues/update',
  ] as const)('are waited for when %s meets the secondary rate limit', async (at) => {
    const github = await start({ issues: [issueOf(3)] });
    const [log, clock] = [new FakeLog(), new FakeClock()];
    const message = 'You have exceeded a secondary rate limit.';
    github.addFault({ at, answer: 403, message, headers: { 'retry-after': '7' } });
    await publish(github, { rest: restOf(github, { log, clock }) });
    expect(issuesOf(github)).toEqual(['#3 closed: old', '#4 open: report']);
    expect(commentsOf(github)).toEqual([`#3: ${linkTo(4)}`]);
    expect([warningsOf(log), clock.monotonicMs()]).toEqual([[], 7000]);
  });

  it('close a copy that appears after a lost answer', async () => {
    const github = await start();
    const hold = github.hold('issues/create', 'before-effect');
    const late = publish(github);
    await hold.reached;
    await publish(github, {}, { body: 'again' });
    hold.release();
    await late;
    expect(github.issues.filter(({ state }) => state === 'open')).toHaveLength(1);
    expect(github.issues).toHaveLength(2);
  });

  it('fail the publication when no create call succeeds', async () => {
    const github = await start();
    github.addFault({ at: 'issues/create', answer: 502, times: Infinity });
    await expect(publish(github)).rejects.toThrow('Could not write the issue with the report: ');
    expect(pointsOf(github).filter((point) => point === 'issues/create')).toHaveLength(3);
  });

  it.each(['issues/list-for-repo', 'issues/create'] as const)(
    'name the permission when GitHub refuses %s',
    async (at) => {
      const github = await start();
      const message = 'Resource not accessible by integration';
      github.addFault({ at, answer: 403, message, times: Infinity });
      await expect(publish(github)).rejects.toThrow(
        `Could not write the issue with the report: ${message}`,
      );
      await expect(publish(github)).rejects.toThrow(
        'The job needs `permissions: issues: write`. On pull requests from forks',
      );
      expect(github.issues).toEqual([]);
    },
  );

  it('name the permission for a token that can only read', async () => {
    const reader: TokenGrant = { login: us, permissions: { issues: 'read' } };
    const github = await start({ tokens: { reader } });
    const rest = restOf({ ...github, token: 'reader' });
    await expect(publish(github, { rest })).rejects.toThrow('`permissions: issues: write`');
  });

  it('say when issues are disabled', async () => {
    const github = await start({ hasIssues: false });
    await expect(publish(github)).rejects.toThrow(
      'Issues has been disabled in this repository. - https://docs.github.com/rest. Enable issues in the settings of the repository, or remove the input issue-title.',
    );
  });

  it.each<[Fault['at'], string[], string]>([
    ['issues/create-comment', [], 'Could not comment on the older issue #3: '],
    ['issues/update', [`#3: ${linkTo(4)}`], 'Could not close the older issue #3: '],
  ])('lose only the one step that is refused: %s', async (at, comments, warning) => {
    const github = await start({ issues: [issueOf(3)] });
    github.addFault({ at, answer: 403, message: 'Forbidden', times: Infinity });
    const log = new FakeLog();
    expect(await publish(github, { log })).toMatchObject({ kind: 'posted', issue: { number: 4 } });
    expect(commentsOf(github)).toEqual(comments);
    expect(issuesOf(github)).toEqual([
      at === 'issues/update' ? '#3 open: old' : '#3 closed: old',
      '#4 open: report',
    ]);
    expect(warningsOf(log)).toEqual([expect.stringContaining(warning)]);
  });

  it.each([
    ['when it is locked', 403, 'Unable to create comment because issue is locked.', ' Unlock the'],
    ['when it is deleted', 410, 'This issue was deleted', ''],
    [
      'when a personal access token lacks the permission',
      403,
      'Resource not accessible by personal access token',
      ' The input github-token is a personal access token without this permission: add it in',
    ],
  ])('say what to do about the older issue %s', async (_, answer, message, advice) => {
    const github = await start({ issues: [issueOf(3)] });
    github.addFault({ at: 'issues/create-comment', answer, message });
    const log = new FakeLog();
    await publish(github, { log });
    const text = `Could not comment on the older issue #3: ${message.replace(/\.$/, '')}.${advice}`;
    expect(warningsOf(log)).toEqual([expect.stringContaining(text)]);
    expect(warningsOf(log)[0]).not.toMatch(/Enable issues|`permissions/);
  });

  it('write a report of the maximum length', async () => {
    const github = await start();
    const texts = [makeText('report.md', '😀 <b>a</b> & b\n\n'.repeat(20_000))];
    const { comment: body } = renderReports(makeResult({ texts }));
    expect(body.length).toBeGreaterThan(61_000);
    await publish(github, {}, { body });
    expect(github.issues).toMatchObject([{ body: `${markerOf('77')}\n\n${body}` }]);
  });

  it('go on to the next older issue when one can be neither commented on nor closed', async () => {
    const github = await start({ issues: [issueOf(3), issueOf(4)] });
    const isOf3 = ({ url }: { url: URL }): boolean => url.pathname.includes('/issues/3');
    for (const at of ['issues/create-comment', 'issues/update'] as const) {
      github.addFault({ at, answer: 403, where: isOf3, times: Infinity });
    }
    const log = new FakeLog();
    await publish(github, { log });
    expect(issuesOf(github)).toEqual(['#3 open: old', '#4 closed: old', '#5 open: report']);
    expect(warningsOf(log)).toHaveLength(2);
  });

  it('close the older issue after the list of open issues fails', async () => {
    const github = await start({ issues: [issueOf(3)] });
    const log = new FakeLog();
    const hold = github.hold('issues/create', 'before-effect');
    const publishing = publish(github, { log });
    await hold.reached;
    github.addFault({ at: 'issues/list-for-repo', answer: 403, times: Infinity });
    hold.release();
    expect((await publishing).kind).toBe('posted');
    expect(issuesOf(github)).toEqual(['#3 closed: old', '#4 open: report']);
    expect(warningsOf(log)).toEqual([expect.stringContaining('Could not list the open issues: ')]);
  });

  it('write one comment when the answer to it is lost', async () => {
    const github = await start({ issues: [issueOf(3)] });
    const lost = { at: 'issues/create-comment', answer: 'reset', takesEffect: true } as const;
    github.addFault(lost);
    await publish(github, {}, notice);
    github.addFault(lost);
    await publish(github, { identity: identityOf('78') });
    expect(commentsOf(github)).toEqual(['#3: cancelled', `#3: ${linkTo(4)}`]);
  });

  it('create a new issue when the open one is deleted meanwhile', async () => {
    const github = await start({ issues: [issueOf(3)] });
    github.addFault({ at: 'issues/update', answer: 410, message: 'This issue was deleted' });
    expect(await publish(github, { mode: 'update' })).toMatchObject({ issue: { number: 4 } });
  });

  it('end with the budget: nothing is created after it, and older issues stay open, with a warning for one', async () => {
    const over = new AbortController();
    const github = await start({ issues: [issueOf(3), issueOf(4)] });
    const hold = github.hold('issues/create', 'after-effect');
    const log = new FakeLog();
    const publishing = publish(github, { log }, { end: over.signal });
    await hold.reached;
    over.abort(new Error('the time limit of 300 s was reached'));
    hold.release();
    expect(await publishing).toMatchObject({ kind: 'posted', issue: { number: 5 } });
    expect(issuesOf(github)).toEqual(['#3 open: old', '#4 open: old', '#5 open: report']);
    const over300s = 'the time limit of 300 s was reached.';
    expect(warningsOf(log)).toEqual([
      `Could not list the open issues: ${over300s}`,
      `Could not comment on the older issue #3: ${over300s}`,
      `Could not close the older issue #3: ${over300s}`,
    ]);
    await expect(
      publish(github, { identity: identityOf('79') }, { end: over.signal }),
    ).rejects.toThrow('the time limit of 300 s was reached');
    expect(github.issues).toHaveLength(3);
  });

  it('end at once when the runner stops the step', async () => {
    const stop = new AbortController();
    const github = await start({ issues: [issueOf(3)] });
    const clock = new FakeClock();
    const log = new FakeLog();
    const rest = restOf(github, { clock, log, stop: stop.signal });
    github.addFault({ at: 'issues/create', answer: 502, takesEffect: true });
    const hold = github.hold('issues/create', 'after-effect');
    const publishing = publish(github, { rest });
    await hold.reached;
    stop.abort(new Error('the run was cancelled'));
    hold.release();
    await expect(publishing).rejects.toThrow('Could not write the issue with the report: ');
    expect(warningsOf(log)).toEqual([]);
    // The post step finds the issue by its run.
    await publish(github);
    expect(issuesOf(github)).toEqual(['#3 closed: old', '#4 open: report']);
  });
});
