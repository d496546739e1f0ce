import { describe, expect, it } from '@jest/globals';
import type { Payload } from '../../sandbox/github/events/github-event.ts';
import type { ScenarioRequest } from '../../sandbox/miteos/scenarios.ts';
import { documentBlocks } from '../../__tests__/examples/workflow-texts.ts';
import { delivering } from './delivering.ts';
import { grantOf, withoutWrites } from './granted-token.ts';
import { publishedEvent } from './published-event.ts';
import { sampleChange } from '../../sandbox/github/sample-change.ts';
import { useRuns, type RunWish } from './use-runs.ts';
import { readExample } from './workflow-place.ts';

/** The head of the pull request in GitHub's published payload. */
const headSha = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';

const fork: Payload = {
  pull_request: { head: { repo: { full_name: 'octocat/Hello-World', fork: true } } },
};

async function onPullRequest(example: string, wish: Partial<RunWish> = {}): Promise<RunWish> {
  return {
    workflow: await readExample(example),
    event: publishedEvent('pull_request', 'opened'),
    ...wish,
  };
}

/** GitHub gives these runs neither secrets nor a write token. */
async function onFork(example: string): Promise<RunWish> {
  const workflow = await readExample(example);
  return {
    workflow,
    event: publishedEvent('pull_request', 'opened', fork),
    grant: withoutWrites(grantOf(workflow)),
    hasSecrets: false,
  };
}

const withVerdict = (verdict: string): Promise<RunWish> =>
  onPullRequest('merge-gate.yml', {
    miteos: { scenario: delivering({ 'report.md': '# What I found\n', 'verdict.json': verdict }) },
  });

/** The example with one of its permissions replaced or removed. */
async function reviewWith(permission: string, other: string): Promise<RunWish> {
  const text = await readExample('pull-request-review.yml');
  const workflow = text.replace(permission, other);
  return onPullRequest('pull-request-review.yml', { workflow });
}

/** Instead of the actions that check out the head and upload to code scanning: they print the commit and the rules of the results. */
const scanningActions = {
  'actions/checkout@v5': {
    'action.yml': [
      'name: Checkout',
      'inputs: { ref: { required: true }, persist-credentials: { required: true } }',
      'runs: { using: node24, main: main.js }',
      '',
    ].join('\n'),
    'main.js': "console.log('Checked out', process.env.INPUT_REF);\n",
  },
  'github/codeql-action@v4': {
    'upload-sarif/action.yml': [
      'name: Upload SARIF',
      'inputs: { sarif_file: { required: true }, category: {} }',
      'runs: { using: node24, main: main.js }',
      '',
    ].join('\n'),
    'upload-sarif/main.js': [
      "const { readFileSync } = require('node:fs');",
      "const { runs } = JSON.parse(readFileSync(process.env.INPUT_SARIF_FILE, 'utf8'));",
      "console.log('Uploaded', runs[0].results.map(({ ruleId }) => ruleId).join(' '));",
      '',
    ].join('\n'),
  },
};

const withFindings = (wish: Partial<RunWish> = {}): Promise<RunWish> =>
  onPullRequest('review-findings.yml', {
    actions: scanningActions,
    github: { pulls: [sampleChange] },
    miteos: { scenario: 'review' },
    ...wish,
  });

/** Each job's prompt names the requested file. */
const answerOf = ({ prompt }: ScenarioRequest) => {
  const [, name = 'nothing.md'] = /Deliver (\w+\.md)/.exec(prompt) ?? [];
  return delivering({ [name]: `# About ${name}\n` });
};

/** The first workflow that the README shows. */
const quickStart =
  documentBlocks().find(({ name, text }) => name.startsWith('README') && text.includes('jobs:'))
    ?.text ?? '';

const run = useRuns({
  'quick start': () => onPullRequest('pull-request-review.yml', { workflow: quickStart }),
  review: () => onPullRequest('pull-request-review.yml'),
  'review of a draft': () =>
    onPullRequest('pull-request-review.yml', {
      event: publishedEvent('pull_request', 'synchronize', { pull_request: { draft: true } }),
    }),
  'review of a fork': () => onFork('pull-request-review.yml'),
  'review without its permission to comment': () =>
    reviewWith('pull-requests: write', 'pull-requests: read'),
  'review without its permission to read': () => reviewWith('contents: read', ''),
  panel: () => onPullRequest('prompt-matrix.yml', { miteos: { scenario: answerOf } }),
  'panel with a failure': () =>
    onPullRequest('prompt-matrix.yml', {
      miteos: { scenario: (wish) => (wish.prompt.includes('slower') ? 'failed' : answerOf(wish)) },
    }),
  approved: () => withVerdict('{"verdict": "approve"}'),
  rejected: () => withVerdict('{"verdict": "reject"}'),
  'with two verdicts': () => withVerdict('{"verdict": "approve"}{"verdict": "reject"}'),
  'with a verdict and more behind it': () => withVerdict('{"verdict": "approve"} of none of it'),
  'with another word': () => withVerdict('{"verdict": "approved"}'),
  'without a verdict': () =>
    onPullRequest('merge-gate.yml', {
      miteos: { scenario: delivering({ 'report.md': '# What I found\n' }) },
    }),
  'of a task that failed': () =>
    onPullRequest('merge-gate.yml', { miteos: { scenario: 'failed' } }),
  'of a fork': () => onFork('merge-gate.yml'),
  'severe findings': () => withFindings(),
  'no findings': () =>
    withFindings({
      miteos: {
        scenario: delivering({ 'report.md': '# Fine\n', 'findings.json': '{"findings": []}' }),
      },
    }),
  'no findings file': () =>
    withFindings({ miteos: { scenario: delivering({ 'report.md': '# Fine\n' }) } }),
  'findings on a fork': async () => ({
    ...(await onFork('review-findings.yml')),
    actions: scanningActions,
  }),
});

describe('examples/review-findings.yml', () => {
  it('comments on the lines, fails for a severe finding, and uploads all to code scanning', () => {
    const review = run('severe findings');
    const { github, results } = review;
    expect(github.reviewComments.map(({ path, line }) => [path, line])).toEqual([
      ['src/uploads/store.ts', 42],
      ['src/sessions/renew.ts', 17],
      ['src/errors/page.ts', 8],
    ]);
    expect(results).toEqual([['review', 'failure']]);
    expect(review.phase('review').errors).toEqual([
      expect.stringContaining('1 verified finding of severity high or higher'),
    ]);
    expect(review.phase('1').lines).toEqual([`Checked out ${headSha}`]);
    expect(review.phase('2').lines).toEqual(['Uploaded SEC-1 SEC-2 SEC-3']);
  });

  it('closes the alerts where nothing is found, and stays green', () => {
    const review = run('no findings');
    const { github, results } = review;
    expect(results).toEqual([['review', 'success']]);
    expect(review.phase('2').lines).toEqual(['Uploaded']);
    expect(github.reviews).toEqual([]);
  });

  it.each([
    ['no findings file', 'failure'],
    ['findings on a fork', 'success'],
  ] as const)('uploads nothing where there is nothing to upload: %s', (name, result) => {
    const { results, phases } = run(name);
    expect(results).toEqual([['review', result]]);
    expect(phases.filter(({ id }) => id === '1' || id === '2')).toEqual([]);
  });
});

describe('the quick start of the README', () => {
  it('comments on the pull request, and uploads the files as an artifact', () => {
    const { results, github } = run('quick start');
    expect(results.map(([, result]) => result)).toEqual(['success']);
    expect(github.comments.map(({ issueNumber }) => issueNumber)).toEqual([2]);
    expect(github.artifacts).toHaveLength(1);
  });
});

describe('examples/pull-request-review.yml', () => {
  it('sends the diff of the event to the agents, and comments on the pull request', () => {
    const { github, miteos, results } = run('review');
    expect(results).toEqual([['review', 'success']]);
    expect(miteos.tasks.map(({ prompt }) => prompt)).toEqual([
      expect.stringMatching(/^Review this change[^]+^-# Hello-World$\n^\+# Hello, World$/m),
    ]);
    expect(github.comments).toEqual([
      expect.objectContaining({
        issueNumber: 2,
        author: 'github-actions[bot]',
        body: expect.stringContaining('SEC-1: Path traversal in the file upload') as unknown,
      }),
    ]);
  });

  it('uploads the files as an artifact, writes the report to the job summary, and leaves nothing to the post step', async () => {
    const review = run('review');
    const [artifact] = review.github.artifacts;
    expect(artifact?.name).toBe(`miteos-${review.miteos.tasks[0]?.id ?? ''}`);
    expect([...((await artifact?.files())?.keys() ?? [])].sort()).toEqual([
      'data/findings.csv',
      'miteos-task.json',
      'report.md',
      'summary.json',
    ]);
    expect(review.phase('0').summary).toContain('SEC-1: Path traversal in the file upload');
    expect(review.phase('0', 'Post')).toMatchObject({ result: 'success', lines: [], summary: '' });
    expect(review.miteos.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('requests only necessary permissions', () => {
    const silent = run('review without its permission to comment');
    expect([silent.exitCode, silent.github.comments]).toEqual([0, []]);
    expect(silent.phase('0').warnings).toEqual([expect.stringContaining('pull-requests: write')]);
    const blind = run('review without its permission to read');
    expect([blind.exitCode, blind.miteos.tasks]).toEqual([1, []]);
    expect(blind.phase('0').errors).toEqual([expect.stringContaining('contents: read')]);
  });

  it('ignores drafts', () => {
    const { jobs, exitCode, miteos } = run('review of a draft');
    expect([exitCode, jobs, miteos.requests]).toEqual([0, [], []]);
  });

  it('skips a fork, which has no secrets, successfully and with a notice', () => {
    const review = run('review of a fork');
    expect(review.results).toEqual([['review', 'success']]);
    expect(review.phase('0').outputs['status']).toBe('skipped');
    expect(review.phase('0').notices).toEqual([expect.stringContaining('fork')]);
    expect([review.miteos.requests, review.github.comments]).toEqual([[], []]);
  });
});

describe('examples/prompt-matrix.yml', () => {
  it('runs each prompt as a separate task', () => {
    const { results, miteos } = run('panel');
    expect(results.map(([, result]) => result)).toEqual(['success', 'success', 'success']);
    const files = miteos.tasks.map(({ prompt }) => /Deliver ([\w.]+)\.$/m.exec(prompt)?.[1]);
    expect(files.sort()).toEqual(['documentation.md', 'security.md', 'speed.md']);
  });

  it('gives each matrix job its own comment and its own artifact', () => {
    const { miteos, github } = run('panel');
    expect(github.comments.map(({ body }) => /About (\w+)/.exec(body)?.[1]).sort()).toEqual([
      'documentation',
      'security',
      'speed',
    ]);
    expect(github.artifacts.map(({ name }) => name).sort()).toEqual(
      miteos.tasks.map(({ id }) => `miteos-${id}`).sort(),
    );
  });

  it('does not cancel the other matrix jobs when one fails', () => {
    const { jobs, exitCode, github } = run('panel with a failure');
    expect(
      Object.fromEntries(jobs.map(({ matrix, phases }) => [matrix['topic'], phases[0]?.result])),
    ).toEqual({ security: 'success', speed: 'failure', documentation: 'success' });
    expect(exitCode).toBe(1);
    expect(github.comments).toHaveLength(3);
  });
});

describe('examples/merge-gate.yml', () => {
  it('passes when the agents approve', () => {
    const gate = run('approved');
    expect(gate.results).toEqual([['gate', 'success']]);
    expect(gate.phase('miteos').outputs['structured-output']).toBe('{"verdict": "approve"}');
    expect(gate.github.comments).toHaveLength(1);
  });

  it('fails for a change that the agents reject, and reports why', () => {
    const gate = run('rejected');
    expect([gate.exitCode, gate.results]).toEqual([1, [['gate', 'failure']]]);
    expect(gate.phase('1').errors).toEqual([expect.stringContaining('The agents do not approve')]);
    expect(gate.github.comments).toHaveLength(1);
  });

  it.each([
    ['with two verdicts', 'is not JSON'],
    ['with a verdict and more behind it', 'is not JSON'],
    ['with another word', '/verdict: expected one of "approve","reject"'],
    ['without a verdict', 'The file verdict.json of the input output-file is missing.'],
  ] as const)('fails for an answer %s: the step of the action fails', (name, reason) => {
    const gate = run(name);
    expect([gate.exitCode, gate.results]).toEqual([1, [['gate', 'failure']]]);
    const { errors, outputs } = gate.phase('miteos');
    expect(errors).toEqual([expect.stringContaining(reason)]);
    expect(outputs['structured-output'] ?? '').toBe('');
    expect(gate.github.comments).toHaveLength(1);
  });

  it('fails when the task failed', () => {
    const { results, phases } = run('of a task that failed');
    expect(results).toEqual([['gate', 'failure']]);
    expect(phases.map(({ id, stage }) => [id, stage])).toEqual([
      ['miteos', 'Main'],
      ['miteos', 'Post'],
    ]);
  });

  it('fails for a fork, and reports that there is no key', () => {
    const gate = run('of a fork');
    expect(gate.results).toEqual([['gate', 'failure']]);
    expect(gate.phase('miteos').outputs['status']).toBe('skipped');
    expect(gate.phase('1').errors).toEqual([expect.stringContaining('get no secrets')]);
  });
});
