import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { prepareAction, type ActionStep } from '../action-step.ts';
import type { Figure } from '../figure.ts';
import { interleave, type Measured } from '../interleave.ts';
import { bundlePeer, type Peer } from '../peers/bundle-peer.ts';
import { runProcess } from '../processes.ts';
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
      const { ours, chain, sticky } = await interleave(
        {
          ours: withoutComments(services, async () =>
            add(await runProcess(await step.main()), await runProcess(await step.post())),
          ),
          chain: await prepareChain(step, services, [
            'upload-artifact',
            'create-or-update-comment',
          ]),
          sticky: await prepareChain(step, services, [
            'upload-artifact',
            'find-comment',
            'create-or-update-comment',
          ]),
        },
        { samples },
      );
      const what = 'whole step, main and post: create, 3 files, zip, comment, summary';
      const line = { what, ours: ours.ms, unit: 'ms', samples } as const;
      return [
        {
          ...line,
          against: {
            what: 'curl script, upload-artifact, find-comment, create-or-update-comment',
            value: sticky.ms,
          },
          limit: 0.7,
        },
        {
          ...line,
          against: { what: 'the same without find-comment: no sticky comment', value: chain.ms },
        },
      ];
    } finally {
      await step.dispose();
    }
  },
};

/** Deletes the comments after each run, so that each run creates one. */
function withoutComments(
  { github }: Services,
  run: () => Promise<Measured>,
): () => Promise<Measured> {
  return async () => {
    const measured = await run();
    for (const { id } of github.comments) github.removeComment(id);
    return measured;
  };
}

/** What users would write instead: consecutive steps. The script runs in a shell, without Node. */
async function prepareChain(
  step: ActionStep,
  services: Services,
  peers: readonly Peer[],
): Promise<() => Promise<Measured>> {
  const { apiKey, miteos, github } = services;
  const actions = await Promise.all(peers.map(bundlePeer));
  const askMiteos = join(import.meta.dirname, '..', 'peers', 'ask-miteos.sh');
  const files = join(step.tempFolder, 'chain');
  let runs = 0;
  return withoutComments(services, async () => {
    runs += 1;
    const { cwd, env: common } = await step.main();
    const env = {
      ...common,
      BASE_URL: miteos.baseUrl,
      API_KEY: apiKey,
      PROMPT: 'Review.',
      OUTPUT_DIR: files,
      INPUT_NAME: `chain-${peers.length}-${runs}`,
      INPUT_PATH: files,
      'INPUT_BODY-INCLUDES': '# Report',
      'INPUT_BODY-PATH': join(files, 'report.md'),
      INPUT_TOKEN: github.token,
    };
    const measured = [await runProcess({ program: 'bash', args: [askMiteos], cwd, env })];
    for (const action of actions) measured.push(await runProcess({ args: [action], cwd, env }));
    await rm(files, { recursive: true });
    return add(...measured);
  });
}

function add(...steps: readonly Measured[]): Measured {
  return { durationMs: steps.reduce((sum, { durationMs }) => sum + durationMs, 0) };
}
