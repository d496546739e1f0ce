import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { prepareAction, type ActionStep } from '../action-step.ts';
import type { Figure } from '../figure.ts';
import { interleave, type Measured } from '../interleave.ts';
import { bundlePeer } from '../peers/bundle-peer.ts';
import { runProcess, type ProcessCommand } from '../processes.ts';
import type { Services } from '../services.ts';

const deliverables = [
  { name: 'report.md', contentType: 'text/markdown', content: '# Report\n\nAll is well.\n' },
  { name: 'data/findings.csv', contentType: 'text/csv', content: 'id,severity\n1,low\n' },
  { name: 'notes.txt', contentType: 'text/plain', content: 'Nothing to add.\n' },
];

/** A task that is complete as soon as it is created, so that neither side sleeps. */
export const wholeStep: Figure = {
  name: 'whole-step',
  measure: async (bench) => {
    const { services, isQuick } = bench;
    services.planTasks('complete', deliverables);
    const inputs = { 'github-token': services.github.token, prompt: 'Review.' };
    const step = await prepareAction(bench, inputs, pullRequestEvent());
    const samples = isQuick ? 5 : 15;
    try {
      const { ours, chain } = await interleave(
        {
          ours: async () =>
            add(await runProcess(await step.main()), await runProcess(await step.post())),
          chain: await prepareChain(step, services),
        },
        { samples },
      );
      return [
        {
          what: 'whole step, main and post: create, 3 files, zip, comment, summary',
          ours: ours.ms,
          against: { what: 'curl script, zip upload and comment', value: chain.ms },
          unit: 'ms',
          limit: 0.9,
          samples,
        },
      ];
    } finally {
      await step.dispose();
    }
  },
};

/** What users would write instead: three consecutive steps. The script runs in a shell, without Node. */
async function prepareChain(
  step: ActionStep,
  { apiKey, miteos, github }: Services,
): Promise<() => Promise<Measured>> {
  const uploadArtifact = await bundlePeer('upload-artifact');
  const comment = await bundlePeer('comment');
  const askMiteos = join(import.meta.dirname, '..', 'peers', 'ask-miteos.sh');
  const files = join(step.tempFolder, 'chain');
  let runs = 0;
  return async () => {
    runs += 1;
    const { cwd, env: common } = await step.main();
    const env = {
      ...common,
      BASE_URL: miteos.baseUrl,
      API_KEY: apiKey,
      PROMPT: 'Review.',
      OUTPUT_DIR: files,
      INPUT_NAME: `chain-${runs}`,
      INPUT_TOKEN: github.token,
    };
    const run = (command: Pick<ProcessCommand, 'program' | 'args'>, path: string) =>
      runProcess({ ...command, cwd, env: { ...env, INPUT_PATH: path } });
    const asked = await run({ program: 'bash', args: [askMiteos] }, files);
    const uploaded = await run({ args: [uploadArtifact] }, files);
    const commented = await run({ args: [comment] }, join(files, 'report.md'));
    await rm(files, { recursive: true });
    return add(asked, uploaded, commented);
  };
}

function add(...steps: readonly Measured[]): Measured {
  return { durationMs: steps.reduce((sum, { durationMs }) => sum + durationMs, 0) };
}
