import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Payload } from '../../sandbox/github/events/github-event.ts';
import type { GithubSandbox } from '../../sandbox/github/start-github-sandbox.ts';
import { delivering } from './delivering.ts';
import { publishedEvent, scheduleEvent } from './published-event.ts';
import { useRuns, type RunWish } from './use-runs.ts';
import { readExample } from './workflow-place.ts';

const prompts = join(import.meta.dirname, '../../examples/prompts');
const headSha = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const report = delivering({ 'report.md': '# What there is to know\n' });

async function weeklyReport(): Promise<RunWish> {
  return {
    workflow: await readExample('weekly-report.yml'),
    event: scheduleEvent('17 6 * * 1'),
    files: {
      '.github/prompts/weekly-report.md': await readFile(join(prompts, 'weekly-report.md'), 'utf8'),
    },
    hasHistory: true,
    miteos: { scenario: report },
    earlierRuns: 1,
  };
}

/** A comment on pull request 2, which is from a fork, by default by somebody with write access. */
async function reviewCommand(body: string, wish: Partial<RunWish> = {}): Promise<RunWish> {
  const head = { ref: 'patch-1', sha: headSha, repository: 'octocat/Hello-World' };
  return {
    workflow: await readExample('fork-review.yml'),
    event: publishedEvent('issue_comment', 'created', {
      comment: { body },
      issue: {
        number: 2,
        pull_request: { url: 'https://api.github.com/repos/Codertocat/Hello-World/pulls/2' },
      },
    }),
    miteos: { scenario: report },
    ...wish,
    github: {
      roles: { Codertocat: 'write' },
      pulls: [{ head: { ...head, pushedAt: '2019-05-15T15:20:00Z' } }],
      comments: [{ issueNumber: 2, author: 'Codertocat', body }],
      ...wish.github,
    },
  };
}

/** The published comment on issue 1 with another text, by default by somebody with write access. */
async function command(body: string, wish: Partial<RunWish> = {}): Promise<RunWish> {
  return {
    workflow: await readExample('comment-command.yml'),
    event: publishedEvent('issue_comment', 'created', { comment: { body } }),
    miteos: { scenario: report },
    ...wish,
    github: { issues: [{ number: 1 }], roles: { Codertocat: 'write' }, ...wish.github },
  };
}

async function dispatched(example: string, wish: Partial<RunWish> = {}): Promise<RunWish> {
  const inputs: Payload = { topic: 'vector databases' };
  return {
    workflow: await readExample(example),
    event: publishedEvent('workflow_dispatch', undefined, { inputs }),
    // This generation of the API reports the cost of a task.
    miteos: { generation: 'B', scenario: report },
    ...wish,
  };
}

const hostile =
  '/report `touch hit` $(touch hit) "; touch hit; # ${{ github.token }}\r\n::set-output name=x::y';

const run = useRuns({
  'weekly report': weeklyReport,
  command: () => command('/report What changed in the last release?'),
  'command of an outsider': () =>
    command('/report Everything.', { github: { roles: { Codertocat: 'read' } } }),
  'command that is code': () =>
    command(hostile, {
      event: publishedEvent('issue_comment', 'created', {
        comment: { body: hostile },
        issue: {
          number: 2,
          pull_request: { url: 'https://api.github.com/repos/Codertocat/Hello-World/pulls/2' },
        },
      }),
    }),
  'review of a fork': () => reviewCommand('/review\r\n'),
  'review by an outsider': () =>
    reviewCommand('/review', { github: { roles: { Codertocat: 'read' } } }),
  'review of a fork that was pushed to after the comment': () =>
    reviewCommand('/review', {
      github: {
        pulls: [
          {
            head: {
              ref: 'patch-1',
              sha: headSha,
              repository: 'octocat/Hello-World',
              pushedAt: '2019-05-15T15:21:00Z',
            },
          },
        ],
      },
    }),
  'comment without the command': () => reviewCommand('I read the /review again.'),
  'other comment': () => command('I read the /report again.'),
  'start and collect': async () => {
    const text = await readExample('start-and-collect.yml');
    // The results are collected even when the build fails.
    const workflow = text.replace(/run: echo .*/, 'run: exit 3');
    return dispatched('start-and-collect.yml', { workflow });
  },
  outputs: () => dispatched('use-outputs.yml'),
  'outputs of a failed task': () =>
    dispatched('use-outputs.yml', { miteos: { generation: 'B', scenario: 'failed' } }),
});

describe('examples/weekly-report.yml', () => {
  it('publishes the report as an issue, and closes the previous one with a link to it', () => {
    const { github, results } = run('weekly report');
    expect(results).toEqual([['report', 'success']]);
    const title: unknown = expect.stringMatching(/^Weekly report, \d{4}-\d\d-\d\d$/);
    const body: unknown = expect.stringContaining('What there is to know');
    expect(github.issues).toMatchObject([
      { number: 3, state: 'closed', title, body },
      { number: 4, state: 'open', title, body, labels: ['report'] },
    ]);
    expect(github.comments.map(({ issueNumber, body: text }) => [issueNumber, text])).toEqual([
      [3, expect.stringMatching(/A newer report is available: \S+\/issues\/4$/)],
    ]);
  });

  it('reads the prompt from the file in the repository, and replaces its variables', () => {
    const [task] = run('weekly report').miteos.tasks;
    expect(task?.prompt).toMatch(
      /^Write this week's report for the team behind octo-org\/octo-repo,/,
    );
    expect(task?.prompt).not.toContain('{{');
  });

  it('sends the data of the earlier step', () => {
    const [task] = run('weekly report').miteos.tasks;
    expect(task?.prompt).toMatch(
      /data\/commits\.csv[^]*\ndate,commit\n\d{4}-\d\d-\d\d,[0-9a-f]{7}\n/,
    );
  });
});

/** The reactions to the comment that triggered the run. */
function reactionsOf({ reactions }: Pick<GithubSandbox, 'reactions'>): string[] {
  return reactions.map(({ content }) => content);
}

describe('examples/fork-review.yml', () => {
  it('sends the diff of the fork to the agents, without a checkout, and comments on the pull request', () => {
    const { github, miteos, results } = run('review of a fork');
    expect(results).toEqual([['review', 'success']]);
    expect(miteos.tasks.map(({ prompt }) => prompt)).toEqual([
      expect.stringMatching(/^Review this change[^]+^-# Hello-World$\n^\+# Hello, World$/m),
    ]);
    expect(miteos.tasks[0]?.prompt).toContain(`...${headSha}:\n`);
    expect(github.comments.map(({ issueNumber, author }) => [issueNumber, author])).toEqual([
      [2, 'Codertocat'],
      [2, 'github-actions[bot]'],
    ]);
    expect(reactionsOf(github)).toEqual(['eyes']);
  });

  it('names the commit that the agents saw, in a link', () => {
    const { github } = run('review of a fork');
    expect(github.comments.at(-1)?.body).toContain(`/tree/${headSha}"><code>ec26c3e</code>`);
  });

  it('skips the command of somebody without write access', () => {
    const skipped = run('review by an outsider');
    expect([skipped.exitCode, skipped.miteos.requests]).toEqual([0, []]);
    expect(skipped.phase('0').outputs['status']).toBe('skipped');
  });

  it('fails before it creates a task when the fork was pushed to after the comment', () => {
    const refused = run('review of a fork that was pushed to after the comment');
    expect([refused.exitCode, refused.miteos.requests]).toEqual([1, []]);
    expect(refused.phase('0').errors).toEqual([
      expect.stringContaining('The fork of pull request #2 was pushed to at 2019-05-15T15:21:00Z'),
    ]);
  });

  it('does nothing for other comments', () => {
    const { github, jobs, miteos } = run('comment without the command');
    expect([jobs, miteos.requests, reactionsOf(github)]).toEqual([[], [], []]);
  });
});

describe('examples/comment-command.yml', () => {
  it('answers a command with a comment on the issue', () => {
    const { github, miteos, results } = run('command');
    expect(results).toEqual([['report', 'success']]);
    expect(miteos.tasks[0]?.prompt).toMatch(
      /^Answer the request below, [^]*^\/report What changed in the last release\?$/m,
    );
    expect(github.comments).toEqual([
      expect.objectContaining({
        issueNumber: 1,
        body: expect.stringContaining('What there is to know') as unknown,
      }),
    ]);
    expect(reactionsOf(github)).toEqual(['eyes']);
  });

  it('skips the command of somebody without write access, before it creates a task', () => {
    const skipped = run('command of an outsider');
    expect([skipped.exitCode, skipped.results]).toEqual([0, [['report', 'success']]]);
    expect(skipped.phase('0').notices).toEqual([
      expect.stringContaining('"Codertocat" is not allowed to spend Miteos credits'),
    ]);
    expect([skipped.miteos.requests, skipped.github.comments]).toEqual([[], []]);
    expect(reactionsOf(skipped.github)).toEqual([]);
  });

  it('answers a command on a pull request, sends it to the agents unchanged, and does not execute it', () => {
    const { miteos, github, exitCode } = run('command that is code');
    expect([exitCode, github.comments.map(({ issueNumber }) => issueNumber)]).toEqual([0, [2]]);
    expect(miteos.tasks[0]?.prompt).toContain(`\n\n${hostile}\n\n`);
  });

  it('does nothing for other comments', () => {
    const { exitCode, jobs, miteos } = run('other comment');
    expect([exitCode, jobs, miteos.requests]).toEqual([0, [], []]);
  });
});

describe('examples/start-and-collect.yml', () => {
  it('starts a task in one job, and collects its files in another, even though the build fails', async () => {
    const { results, miteos, github, jobs } = run('start and collect');
    expect(Object.fromEntries(results)).toEqual({
      start: 'success',
      build: 'failure',
      collect: 'success',
    });
    const outputsOf = (job: string) => jobs.find(({ id }) => id === job)?.phases[0]?.outputs;
    const taskId = miteos.tasks[0]?.id;
    expect(miteos.tasks).toHaveLength(1);
    expect(outputsOf('start')).toMatchObject({ 'task-id': taskId, status: 'running' });
    expect(outputsOf('collect')).toMatchObject({ 'task-id': taskId, status: 'complete' });
    const files = await github.artifacts[0]?.files();
    expect([...(files?.keys() ?? [])].sort()).toEqual(['miteos-task.json', 'report.md']);
  });
});

describe('examples/use-outputs.yml', () => {
  it('inserts the topic from the form into the prompt', () => {
    expect(run('outputs').miteos.tasks[0]?.prompt).toMatch(
      /^Research this topic: vector databases\. Deliver/,
    );
  });

  it('passes files and outputs to the next steps', () => {
    const research = run('outputs');
    expect(research.results).toEqual([['research', 'success']]);
    expect(research.phase('1').lines).toEqual([expect.stringMatching(/^6 .*\breport\.md$/)]);
    const [artifact] = JSON.parse(research.phase('miteos').outputs['artifacts'] ?? '[]') as {
      url: string;
    }[];
    expect(research.phase('2').notices).toEqual([
      expect.stringMatching(/^Status: complete, cost in cents: 37, files: https:\/\/github\.com\//),
    ]);
    expect(research.phase('2').notices[0]).toContain(artifact?.url);
  });

  it('skips the next step when the task failed, and still reports its cost', () => {
    const research = run('outputs of a failed task');
    expect([research.exitCode, research.results]).toEqual([1, [['research', 'failure']]]);
    expect(research.phases.map(({ id, stage, result }) => [id, stage, result])).toEqual([
      ['miteos', 'Main', 'failure'],
      ['2', 'Main', 'success'],
      ['miteos', 'Post', 'success'],
    ]);
    expect(research.phase('2').notices).toEqual([
      expect.stringMatching(/^Status: failed, cost in cents: 22, files: /),
    ]);
  });
});
