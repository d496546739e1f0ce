import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { prepareAction, type ActionStep } from '../action-step.ts';
import type { Bench, Figure } from '../figure.ts';
import { interleave } from '../interleave.ts';
import { timeProcess, type ProcessCommand } from '../measured-process.ts';
import { bundlePeers, type PeerBundles } from '../peers/bundle-peers.ts';
import type { Services } from '../services.ts';

const deliverables = [
  { name: 'report.md', contentType: 'text/markdown', content: '# Report\n\nAll is well.\n' },
  { name: 'data/findings.csv', contentType: 'text/csv', content: 'id,severity\n1,low\n' },
  { name: 'notes.txt', contentType: 'text/plain', content: 'Nothing to add.\n' },
];

/**
 * A task that is complete at the first look, its files as an archive, as a comment and in the summary. The look at
 * the answer to the create call is the first, so that neither side sleeps.
 */
export const wholeStep: Figure = {
  name: 'whole-step',
  measure: async ({ actionFolder, services, isQuick }: Bench) => {
    const { apiKey, baseUrl, github } = services;
    await services.call('planTasks', { status: 'complete', deliverables });
    const inputs = {
      'api-key': apiKey,
      'base-url': baseUrl,
      'github-token': github.token,
      prompt: 'Review.',
    };
    const event = pullRequestEvent();
    const step = await prepareAction({ actionFolder, github, inputs, event });
    const peers = await bundlePeers();
    const samples = isQuick ? 5 : 15;
    try {
      const result = await interleave(
        { ours: () => timeAction(step), against: () => timeChain(step, peers, services) },
        { samples },
      );
      return [
        {
          what: 'whole step, main and post: create, 3 files, zip, comment, summary',
          ours: result.ours,
          against: { what: 'curl script, zip upload and comment', value: result.against },
          unit: 'ms',
          limit: 0.5,
          samples,
        },
      ];
    } finally {
      await step.dispose();
    }
  },
};

async function timeAction(step: ActionStep): Promise<number> {
  return (await timeSuccess(await step.main())) + (await timeSuccess(await step.post()));
}

let chains = 0;

/** Three steps, one after the other. The curl script runs in its shell without a node. */
async function timeChain(
  step: ActionStep,
  peers: PeerBundles,
  { apiKey, baseUrl, github }: Services,
): Promise<number> {
  chains += 1;
  const files = join(step.tempFolder, `chain-${chains}`);
  const { cwd, env } = await step.main();
  const start = (script: string, more: Record<string, string>): Promise<number> =>
    timeSuccess({ args: [script], cwd, env: { ...env, ...more } });
  const asked = await timeSuccess({
    program: 'bash',
    args: [join(import.meta.dirname, '..', 'peers', 'ask-miteos.sh')],
    cwd,
    env: { ...env, BASE_URL: baseUrl, API_KEY: apiKey, PROMPT: 'Review.', OUTPUT_DIR: files },
  });
  const uploaded = await start(peers.uploadArtifact, {
    INPUT_PATH: files,
    INPUT_NAME: `chain-${process.pid}-${chains}`,
  });
  const commented = await start(peers.comment, {
    INPUT_PATH: join(files, 'report.md'),
    INPUT_TOKEN: github.token,
  });
  await rm(files, { recursive: true });
  return asked + uploaded + commented;
}

async function timeSuccess(command: ProcessCommand): Promise<number> {
  const { exitCode, output, durationMs } = await timeProcess(command);
  assert.equal(exitCode, 0, output);
  return durationMs;
}
