import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { sentPrompt, sentTask, type InputRow, type Situation } from './input-row.ts';
import type { Trial } from './step-fixture.ts';

/** A task is created, and nobody waits for it. */
const created: Situation = { name: 'created', inputs: { wait: 'false' } };

const withTemplate: Situation = {
  name: 'created with a template',
  inputs: { wait: 'false', prompt: 'Review {{area}} of {{ area }}.' },
};

const withPromptFile: Situation = {
  name: 'created with a file in the workspace',
  inputs: { wait: 'false' },
  prepare: async ({ workspace }) => {
    await mkdir(join(workspace, 'prompts'));
    await writeFile(join(workspace, 'prompts', 'review.md'), '# Task\n\nFind the bugs. ✓\n');
    return undefined;
  },
};

const onPullRequest: Situation = {
  name: 'created on a pull request',
  step: { event: pullRequestEvent() },
  inputs: { wait: 'false' },
};

const bigDiff =
  'diff --git a/README.md b/README.md\n--- a/README.md\n+++ b/README.md\n@@ -0,0 +1,1000 @@\n' +
  '+one more line\n'.repeat(1000);

const onBigPullRequest: Situation = {
  name: 'created with the diff of a big pull request',
  step: { event: pullRequestEvent() },
  inputs: { wait: 'false', 'pull-request-context': 'diff' },
  place: { github: { pulls: [{ diff: bigDiff }] } },
};

const withConfig: Situation = {
  name: 'created with a config',
  inputs: { wait: 'false', config: '{"max_agents":9,"autonomy_level":50,"auto_deploy":false}' },
};

/** The stable part of the reference in the prompt's last line. */
function stablePart(trial: Trial): string | undefined {
  return /reference gha-\d+-([0-9a-f]{16})-/.exec(sentTask(trial)?.prompt ?? '')?.[1];
}

/** Inputs that change what is sent to make a task. */
export const taskInputRows: readonly InputRow[] = [
  {
    input: 'prompt',
    effect: 'is what is sent',
    situation: created,
    value: 'Write a poem.\nIn two lines.',
    see: sentPrompt,
    expected: 'Write a poem.\nIn two lines.',
  },
  {
    input: 'prompt-file',
    effect: 'is read from the workspace',
    situation: withPromptFile,
    value: 'prompts/review.md',
    see: sentPrompt,
    expected: '# Task\n\nFind the bugs. ✓',
  },
  {
    input: 'prompt-variables',
    effect: 'fills in the braces',
    situation: withTemplate,
    value: 'area=the {{parser}}\nother=x',
    see: sentPrompt,
    expected: 'Review the {{parser}} of the {{parser}}.',
  },
  {
    input: 'pull-request-context',
    effect: 'adds the summary',
    situation: onPullRequest,
    value: 'summary',
    see: (trial) => contextOf(sentPrompt(trial)),
    expected: { title: true, files: true, diff: false },
  },
  {
    input: 'pull-request-context',
    effect: 'adds the diff',
    situation: onPullRequest,
    value: 'diff',
    see: (trial) => contextOf(sentPrompt(trial)),
    expected: { title: true, files: true, diff: true },
  },
  {
    input: 'context-max-bytes',
    effect: 'bounds the context',
    situation: onBigPullRequest,
    value: '1000',
    see: (trial) => {
      const prompt = sentPrompt(trial) ?? '';
      return { isShort: prompt.length < 2000, isSaid: prompt.includes('(cut here: ') };
    },
    expected: { isShort: true, isSaid: true },
  },
  {
    input: 'config',
    effect: 'is sent as it is',
    situation: created,
    value: '{"max_agents":9,"tone":{"style":"dry"}}',
    see: (trial) => sentTask(trial)?.config,
    expected: { max_agents: 9, tone: { style: 'dry' } },
  },
  {
    input: 'max-agents',
    effect: 'wins over the config',
    situation: withConfig,
    value: '2',
    see: (trial) => sentTask(trial)?.config,
    expected: { max_agents: 2, autonomy_level: 50, auto_deploy: false },
  },
  {
    input: 'autonomy-level',
    effect: 'wins over the config, also as 0',
    situation: withConfig,
    value: '0',
    see: (trial) => sentTask(trial)?.config,
    expected: { max_agents: 9, autonomy_level: 0, auto_deploy: false },
  },
  {
    input: 'auto-deploy',
    effect: 'wins over the config',
    situation: withConfig,
    value: 'true',
    see: (trial) => sentTask(trial)?.config,
    expected: { max_agents: 9, autonomy_level: 50, auto_deploy: true },
  },
  {
    input: 'deploy-target',
    effect: 'joins the config',
    situation: withConfig,
    value: 'vercel',
    see: (trial) => sentTask(trial)?.config,
    expected: { max_agents: 9, autonomy_level: 50, auto_deploy: false, deploy_target: 'vercel' },
  },
  {
    input: 'workspace-id',
    effect: 'is sent beside the config',
    situation: created,
    value: 'ws_1',
    see: (trial) => Object.entries(sentTask(trial) ?? {}).filter(([name]) => name !== 'prompt'),
    expected: [['workspace_id', 'ws_1']],
  },
  {
    input: 'run-reference',
    effect: 'leaves the prompt alone',
    situation: created,
    value: 'false',
    see: (trial) => sentTask(trial)?.prompt,
    expected: 'Review this change.',
  },
  {
    input: 'matrix-job',
    effect: 'changes the reference',
    situation: created,
    value: '{"os":"linux"}',
    see: stablePart,
    expected: expect.stringMatching(/^[0-9a-f]{16}$/),
  },
];

function contextOf(prompt = ''): { title: boolean; files: boolean; diff: boolean } {
  return {
    title: prompt.includes('Title: Update the README with new information.'),
    files: prompt.includes('- README.md (modified, +1 -1)'),
    diff: prompt.includes('\n-# Hello-World\n+# Hello, World\n'),
  };
}
