import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { sentPrompt, sentTask, type InputTrial, type Situation } from './input-trial.ts';
import type { Trial } from './step-fixture.ts';
import { createsOf } from './trial-facts.ts';

/** A task is created, and the step does not wait for it. */
const created: Situation = { name: 'a task is created', inputs: { wait: 'false' } };

const withPromptFile: Situation = {
  ...created,
  name: 'a task is created, with a file in the workspace',
  prepare: async ({ workspace }) => {
    await writeFile(join(workspace, 'review.md'), '# Task\n\nFind bugs in {{area}}. ✓\n');
    return undefined;
  },
};

const withDataFile: Situation = {
  ...created,
  name: 'a task is created, with a data file in the workspace',
  prepare: async ({ workspace }) => {
    await writeFile(join(workspace, 'sales.csv'), 'month,total\n1,7\n');
    return undefined;
  },
};

const config = '{"max_agents":9,"autonomy_level":50,"auto_deploy":false}';
const withConfig: Situation = {
  name: 'a task is created with a config',
  inputs: { ...created.inputs, config },
};

const onPullRequest: Situation = {
  ...created,
  name: 'a task is created on a pull request',
  step: { event: pullRequestEvent() },
};

const comment =
  '/report "this"\nand=that\r\nrequest=other\n\n{{request}} \\ $& ::error::x\n```js\nx\n```';

const bigDiff =
  'diff --git a/README.md b/README.md\n--- a/README.md\n+++ b/README.md\n@@ -0,0 +1,1000 @@\n' +
  '+one more line\n'.repeat(1000);

const onBigPullRequest: Situation = {
  ...onPullRequest,
  name: 'a task is created with the diff of a big pull request',
  inputs: { ...created.inputs, 'pull-request-context': 'diff' },
  place: { github: { pulls: [{ diff: bigDiff }] } },
};

/** A field of the sent config, and its value. */
const configured = (field: string, expected: unknown) => ({
  title: 'takes precedence over the config',
  see: (trial: Trial) => (sentTask(trial)?.config as Record<string, unknown>)[field],
  expected,
});

/** Inputs that change the create request. */
export const taskInputTrials: readonly InputTrial[] = [
  {
    situation: created,
    inputs: { 'dry-run': 'true' },
    effects: {
      'dry-run': {
        title: 'creates no task',
        see: (trial) => [trial.step.outputs['status'], createsOf(trial)],
        expected: ['skipped', 0],
      },
    },
  },
  {
    situation: created,
    inputs: {
      prompt: 'Write a poem.\nIn two lines.',
      config: '{"max_agents":9,"tone":{"style":"dry"}}',
      'workspace-id': 'ws_1',
      'run-reference': 'false',
    },
    effects: {
      prompt: {
        title: 'is sent',
        see: (trial) => sentPrompt(trial).split('\n\n')[0],
        expected: 'Write a poem.\nIn two lines.',
      },
      'run-reference': {
        title: 'does not change the prompt',
        see: (trial) => sentPrompt(trial).includes('(reference gha-'),
        expected: false,
      },
      config: {
        title: 'is sent unchanged',
        see: (trial) => sentTask(trial)?.config,
        expected: { max_agents: 9, tone: { style: 'dry' } },
      },
      'workspace-id': {
        title: 'is sent in addition to the config',
        see: (trial) => Object.keys(sentTask(trial) ?? {}).toSorted(),
        expected: ['config', 'prompt', 'workspace_id'],
      },
    },
  },
  {
    situation: withConfig,
    inputs: {
      'max-agents': '2',
      'autonomy-level': '0',
      'auto-deploy': 'true',
      'deploy-target': 'vercel',
    },
    effects: {
      'max-agents': configured('max_agents', 2),
      'autonomy-level': configured('autonomy_level', 0),
      'auto-deploy': configured('auto_deploy', true),
      'deploy-target': configured('deploy_target', 'vercel'),
    },
  },
  {
    situation: withPromptFile,
    inputs: { 'prompt-file': 'review.md', 'prompt-variables': 'area=the {{parser}}\nother=x' },
    effects: {
      'prompt-file': {
        title: 'is read from the workspace',
        see: (trial) => sentPrompt(trial).split('\n\n')[0],
        expected: '# Task',
      },
      'prompt-variables': {
        title: 'fills in the braces',
        see: (trial) => sentPrompt(trial).split('\n\n')[1],
        expected: 'Find bugs in the {{parser}}. ✓',
      },
    },
  },
  {
    situation: { ...created, name: 'a task is created for a comment' },
    inputs: {
      prompt: 'Do this:\n\n{{request}}',
      // As GitHub writes `{"request": ${{ toJSON(github.event.comment.body) }}}`.
      'prompt-variables': `{"request": ${JSON.stringify(comment)}}`,
    },
    effects: {
      'prompt-variables': {
        title: 'keeps every line of a comment',
        see: (trial) => sentPrompt(trial).includes(`Do this:\n\n${comment}\n\nCreated by `),
        expected: true,
      },
    },
  },
  ...['summary', 'diff'].map((mode) => ({
    situation: onPullRequest,
    inputs: { 'pull-request-context': mode },
    effects: {
      'pull-request-context': {
        title: `adds the ${mode}`,
        see: (trial: Trial) => ({
          hasTitle: sentPrompt(trial).includes('Title: Update the README with new information.'),
          hasFiles: sentPrompt(trial).includes('- README.md (modified, +1 -1)'),
          hasDiff: sentPrompt(trial).includes('\n-# Hello-World\n+# Hello, World\n'),
        }),
        expected: { hasTitle: true, hasFiles: true, hasDiff: mode === 'diff' },
      },
    },
  })),
  {
    situation: withDataFile,
    inputs: { 'context-files': '*.csv' },
    effects: {
      'context-files': {
        title: 'adds the file',
        see: (trial) => sentPrompt(trial).includes(' path="sales.csv">\nmonth,total\n1,7\n'),
        expected: true,
      },
    },
  },
  {
    situation: onBigPullRequest,
    inputs: { 'context-max-bytes': '1000', 'matrix-job': '{"os":"linux"}' },
    effects: {
      'context-max-bytes': {
        title: 'limits the context',
        see: (trial) => sentPrompt(trial).length < 2000,
        expected: true,
      },
      'matrix-job': {
        title: 'changes the reference',
        see: (trial) => /reference gha-\d+-([0-9a-f]{16})-/.exec(sentPrompt(trial))?.[1],
        expected: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    },
  },
];
