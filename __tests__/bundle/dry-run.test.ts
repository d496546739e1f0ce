import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { scheduleEvent, workflowRunEvent } from '../../sandbox/github/events/branch-events.ts';
import { pullRequestCommentEvent } from '../../sandbox/github/events/issue-events.ts';
import {
  forkPullRequestEvent,
  pullRequestEvent,
} from '../../sandbox/github/events/pull-request-event.ts';
import { defaultKey } from '../../sandbox/miteos/keys.ts';
import type { RunningStep } from '../../sandbox/runner/step-execution.ts';
import type { OpenPlace, PlaceOptions, StepWish, Trial } from './step-fixture.ts';
import { said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const run =
  ({ inputs, ...wish }: StepWish, place: PlaceOptions = {}) =>
  async (open: OpenPlace) =>
    (await open(place)).run({
      event: pullRequestEvent(),
      inputs: { 'api-key': '', 'dry-run': 'true', ...inputs },
      ...wish,
    });

const hostile = 'Hello @octocat\n::error::forged\n</details><img src=x>';
const readOnly = 'ghs_readonlyreadonlyreadonlyreadonly0000';
const reader = { login: 'github-actions[bot]', permissions: { pullRequests: 'read' } } as const;
const byOutsider = { ...pullRequestCommentEvent(), actor: 'mallory' };
const upstream = {
  repository: 'octocat/Hello-World',
  ref: 'patch-1',
  sha: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821',
};

/** Stops a dry run while GitHub has not answered. */
const stoppedAt =
  (
    point: 'pulls/get' | 'pulls/list',
    inputs: Readonly<Record<string, string>>,
    { event = pullRequestEvent(), stop = (running: RunningStep): unknown => running.cancel() } = {},
  ) =>
  async (open: OpenPlace) => {
    const place = await open({ github: { pulls: [{ number: 7, head: upstream }, { number: 2 }] } });
    const answer = place.github.hold(point, 'before-effect');
    const running = await place.start({
      event,
      inputs: { 'api-key': '', 'dry-run': 'true', ...inputs },
    });
    await answer.reached;
    void stop(running);
    await running.main;
    answer.release();
    return place.finish(running);
  };

const trialOf = useTrials({
  'a pull request': run(
    {
      inputs: {
        'pull-request-context': 'diff',
        'output-file': 'verdict.json',
        findings: 'findings.json',
        'max-agents': '3',
        'live-comment': 'true',
        title: 'Security review',
      },
    },
    { github: { pulls: [{ body: hostile }] } },
  ),
  'a comment command': run({
    event: pullRequestCommentEvent(),
    inputs: { 'api-key': defaultKey, 'pull-request-context': 'summary', reaction: 'eyes' },
  }),
  'a pull request from a fork': run(
    {
      event: forkPullRequestEvent(),
      inputs: {
        'if-no-api-key': 'skip',
        'pull-request-context': 'diff',
        'github-token': readOnly,
        'allowed-actors': 'all',
      },
    },
    { github: { tokens: { [readOnly]: reader } } },
  ),
  'a later attempt': run({ runAttempt: 2, inputs: { 'api-key': defaultKey } }),
  workflow_run: run(
    { event: workflowRunEvent(), inputs: { 'allowed-actors': 'all' } },
    { github: { pulls: [{ number: 7, head: upstream }] } },
  ),
  'a response that is lost': run(
    { inputs: { 'pull-request-context': 'diff' } },
    { github: { faults: [{ at: 'pulls/get', answer: 'reset' }] } },
  ),
  'a search that is refused': run(
    { event: workflowRunEvent(), inputs: { 'allowed-actors': 'all' } },
    { github: { faults: [{ at: 'pulls/list', answer: 403, message: 'No', times: Infinity }] } },
  ),
  'a task that exists': run({ inputs: { 'task-id': 'task_1' } }),
  'an issue for the report': run({
    event: scheduleEvent(),
    inputs: { 'issue-title': 'Weekly @octocat', 'issue-labels': 'report' },
  }),
  'a comment that must be written': run({ inputs: { comment: 'always' } }),
  'a step that does not wait': run({
    event: pullRequestCommentEvent(),
    inputs: { wait: 'false', reaction: 'eyes' },
  }),
  'a key that Miteos does not know': run({ inputs: { 'api-key': 'mt_test_unknown' } }),
  'a prompt that closes the fold': run({
    inputs: { prompt: '```\n</code></pre></details>\n\n# Approved\n<!-- a -->\n@octocat' },
  }),
  'a secret in the prompt': run({
    inputs: { 'api-key': defaultKey, prompt: `Use ${defaultKey}.` },
  }),
  'a file of the workspace': async (open) => {
    const place = await open();
    await writeFile(join(place.workspace, 'sales.csv'), 'week,sum\n48,12\n');
    const inputs = { 'api-key': '', 'dry-run': 'true', 'context-files': '*.csv' };
    return place.run({ event: pullRequestEvent(), inputs });
  },
  'a prompt of 2 MB': async (open) => {
    const place = await open();
    await writeFile(join(place.workspace, 'long.md'), '| a row & <more>\n'.repeat(120_000));
    const inputs = { 'api-key': '', 'dry-run': 'true', 'prompt-file': 'long.md' };
    return place.run({ event: pullRequestEvent(), inputs });
  },
  'invisible characters in a comment': run({
    inputs: { prompt: 'Do {{it}}.', 'prompt-variables': '{"it":"a\u202eb\u{e0041}"}' },
  }),
  'invalid inputs': run({ inputs: { timeout: 'soon', 'fail-on': 'high', 'api-key': 'abc' } }),
  'a missing prompt file': run({ inputs: { 'prompt-file': 'none.md' } }),
  'an output folder that is a file': async (open) => {
    const place = await open();
    await writeFile(join(place.workspace, 'out'), '');
    const inputs = { 'api-key': '', 'dry-run': 'true', 'output-dir': 'out' };
    return place.run({ event: pullRequestEvent(), inputs });
  },
  'a change that can not be read': run(
    { inputs: { 'pull-request-context': 'diff' } },
    { github: { faults: [{ at: 'pulls/get', answer: 403, message: 'No', times: Infinity }] } },
  ),
  'cancelled while it reads the change': stoppedAt('pulls/get', {
    'pull-request-context': 'diff',
  }),
  'killed while it reads the change': stoppedAt(
    'pulls/get',
    { 'api-key': defaultKey, 'pull-request-context': 'diff' },
    {
      stop: (running) => {
        running.signal('SIGKILL');
      },
    },
  ),
  'cancelled while it searches for the pull request': stoppedAt(
    'pulls/list',
    { 'allowed-actors': 'all' },
    { event: workflowRunEvent() },
  ),
  'an outsider': run({ event: byOutsider }),
  'an outsider, skip': run({ event: byOutsider, inputs: { 'if-not-allowed': 'skip' } }),
});

/** Nothing reached Miteos, and nothing was written to GitHub. */
function expectOnlyReads({ miteos, github }: Trial): void {
  expect(miteos.requests).toEqual([]);
  const writes = github.requests.filter(
    ({ service, method, point }) => service !== 'rest' || (method !== 'GET' && point !== 'graphql'),
  );
  expect(writes).toEqual([]);
  const { comments, reviews, reactions, artifacts } = github;
  expect([comments, reviews, reactions, artifacts]).toEqual([[], [], [], []]);
}

describe.each([
  'a pull request',
  'a comment command',
  'a pull request from a fork',
  'a later attempt',
  'workflow_run',
  'a response that is lost',
  'a search that is refused',
  'a task that exists',
  'a secret in the prompt',
  'a file of the workspace',
  'a prompt of 2 MB',
  'an issue for the report',
  'a comment that must be written',
  'a step that does not wait',
  'a key that Miteos does not know',
  'a prompt that closes the fold',
] as const)('a dry run: %s', (name) => {
  it('succeeds as skipped, and only reads', () => {
    const trial = trialOf(name);
    const { step } = trial;
    expect([step.conclusion, step.outputs]).toEqual([
      'success',
      {
        status: 'skipped',
        reason: 'This is a dry run (`dry-run: true`), so no task was created.',
        deliverables: '[]',
        'deliverables-count': '0',
        artifacts: '[]',
      },
    ]);
    expect(said(step, 'notice')).toEqual([expect.stringContaining('This is a dry run')]);
    expect([...said(step, 'warning'), ...said(step, 'error')]).toEqual([]);
    expectOnlyReads(trial);
  });

  it('leaves nothing for the post step', () => {
    expect(trialOf(name).step.post?.rawLog).toBe('');
  });

  it('writes a summary that the runner accepts', () => {
    const { summary } = trialOf(name).step;
    expect(summary).toMatch(/^<h2>Dry run: /);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1024 * 1024);
  });
});

describe('what a dry run shows', () => {
  it('is the prompt with the change and the wanted files, and the config', () => {
    const { step } = trialOf('a pull request');
    for (const page of [step.main.rawLog, step.summary]) {
      expect(page).toContain('Review this change.');
      expect(page).toContain('+# Hello, World');
      expect(page).toMatch(/Deliver a file named "verdict\.json"/);
      expect(page).toMatch(/Deliver a file named "findings\.json"/);
      expect(page).toMatch(/"max_agents": 3/);
    }
    expect(step.summary).toContain('<h2>Dry run: Security review</h2>');
  });

  it('is the content of the context files', () => {
    const { step } = trialOf('a file of the workspace');
    for (const page of [step.main.rawLog, step.summary]) expect(page).toContain('48,12');
  });

  it('is harmless, whatever the pull request contains', () => {
    const { step } = trialOf('a pull request');
    expect(step.summary).not.toContain('<img');
    expect(step.summary.match(/<details>/g)).toHaveLength(2);
    expect(step.summary.replace(/<code>.*?<\/code>/g, '')).not.toContain('@octocat');
    expect(step.main.rawLog).toContain('│ ::error::forged');
  });

  it.each([
    ['a pull request', '<li>writes the report as a comment on <code>#2</code> '],
    ['a comment command', '<li>reacts to the comment with <code>eyes</code></li>'],
    ['workflow_run', '<li>writes the report as a comment on <code>#7</code> '],
    ['a pull request from a fork', '<li>needs the input <code>api-key</code>, which is empty</li>'],
    ['a task that exists', '<li>follows the task <code>task_1</code></li>'],
    [
      'an issue for the report',
      '<li>writes the report as the issue "Weekly <code>@octocat</code>" (<code>issue-mode: new</code>) with the labels <code>report</code></li>',
    ],
    ['a search that is refused', '<li>writes no comment. There is no pull request or issue to'],
    ['a step that does not wait', '<li>does not wait for the task, and publishes nothing</li>'],
  ] as const)('is where the results would go: %s', (name, item) => {
    expect(trialOf(name).step.summary).toContain(item);
  });

  it('has marks for invisible characters, for example in the text of a comment', () => {
    const { step } = trialOf('invisible characters in a comment');
    for (const page of [step.main.rawLog, step.summary]) {
      expect(page).toContain('Do a‹U+202E›b‹U+E0041›.');
    }
  });

  it('stays in the fold', () => {
    const { summary } = trialOf('a prompt that closes the fold').step;
    const fold =
      '<details><summary>Prompt (59 B)</summary><pre><code>```&#10;&lt;/code>&lt;/pre>&lt;/details>&#10;&#10;# Approved&#10;' +
      '&lt;!-- a -->&#10;@octocat</code></pre></details>\n\n';
    expect(summary.slice(summary.indexOf('<details>'))).toBe(fold);
  });

  it('has no secret', () => {
    const { step } = trialOf('a secret in the prompt');
    expect(step.summary + step.main.rawLog.replace(/^::add-mask::.*$/gm, '')).not.toContain(
      defaultKey,
    );
    expect(step.summary).toContain('Use ***.');
  });

  it('is the beginning of a long prompt, and how much is missing', () => {
    const { step } = trialOf('a prompt of 2 MB');
    expect(step.summary).toMatch(/<p>Prompt: about 1\.\d MB are not shown here\.<\/p>/);
    expect(step.main.rawLog).toContain('and 118,000 more lines');
  });
});

describe('a dry run that fails as a run with a task does', () => {
  it.each([
    ['invalid inputs', /(?=.* timeout: )(?=.* fail-on: )(?=.* api-key: )/],
    ['a missing prompt file', /prompt-file: "none\.md" does not exist\./],
    ['an output folder that is a file', /output-dir: expected a folder/],
    ['a change that can not be read', /Could not read pull request #2/],
    ['an outsider', /"mallory" is not allowed to spend/],
  ] as const)('%s', (name, message) => {
    const trial = trialOf(name);
    expect(trial.step.conclusion).toBe('failure');
    expect(said(trial.step, 'error')).toEqual([expect.stringMatching(message)]);
    expect(trial.step.summary).toBe('');
    expectOnlyReads(trial);
  });

  it('or is skipped for an actor who may not spend, without showing anything', () => {
    const trial = trialOf('an outsider, skip');
    expect([trial.step.conclusion, trial.step.summary]).toEqual(['success', '']);
    expect(said(trial.step, 'notice')).toEqual([expect.stringContaining('"mallory" is not')]);
    expectOnlyReads(trial);
  });
});

describe.each([
  'cancelled while it reads the change',
  'cancelled while it searches for the pull request',
] as const)('a dry run: %s', (name) => {
  it('fails as cancelled, and leaves nothing for the post step', () => {
    const trial = trialOf(name);
    const { step } = trial;
    expect([step.main.exitCode, step.outputs['status'], step.summary]).toEqual([
      1,
      'cancelled',
      '',
    ]);
    expect(said(step, 'error')).toHaveLength(1);
    expect(step.post?.rawLog).toBe('');
    expectOnlyReads(trial);
  });
});

describe('a dry run: killed while it reads the change', () => {
  it('leaves nothing for the post step', () => {
    const trial = trialOf('killed while it reads the change');
    expect([trial.step.main.signal, trial.step.post?.rawLog]).toEqual(['SIGKILL', '']);
    expectOnlyReads(trial);
  });
});
