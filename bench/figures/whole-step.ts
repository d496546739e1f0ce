import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { prepareAction, type ActionStep } from '../action-step.ts';
import type { Figure } from '../figure.ts';
import { interleave } from '../interleave.ts';
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
          ours: async () => (await time(await step.main())) + (await time(await step.post())),
          chain: await prepareChain(step, services),
        },
        { samples },
      );
      return [
        {
          what: 'whole step, main and post: create, 3 files, zip, comment, summary',
          ours,
          against: { what: 'curl script, zip upload and comment', value: chain },
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

/** What users would write instead: three steps, one after the other. The script is run by its shell, without a node. */
async function prepareChain(
  step: ActionStep,
  { apiKey, miteos, github }: Services,
): Promise<() => Promise<number>> {
  const uploadArtifact = await bundlePeer('upload-artifact');
  const comment = await bundlePeer('comment');
  const askMiteos = join(import.meta.dirname, '..', 'peers', 'ask-miteos.sh');
  let runs = 0;
  return async () => {
    runs += 1;
    const files = join(step.tempFolder, `chain-${runs}`);
    const { cwd, env } = await step.main();
    const actions: readonly [string, Record<string, string>][] = [
      [uploadArtifact, { INPUT_PATH: files, INPUT_NAME: `chain-${runs}` }],
      [comment, { INPUT_PATH: join(files, 'report.md'), INPUT_TOKEN: github.token }],
    ];
    const asked = {
      BASE_URL: miteos.baseUrl,
      API_KEY: apiKey,
      PROMPT: 'Review.',
      OUTPUT_DIR: files,
    };
    let ms = await time({ program: 'bash', args: [askMiteos], cwd, env: { ...env, ...asked } });
    for (const [script, more] of actions) {
      ms += await time({ args: [script], cwd, env: { ...env, ...more } });
    }
    await rm(files, { recursive: true });
    return ms;
  };
}

async function time(command: ProcessCommand): Promise<number> {
  return (await runProcess(command)).durationMs;
}
