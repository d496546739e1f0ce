import { prepareAction } from '../action-step.ts';
import { startArrivalServer } from '../arrival-server.ts';
import { prepareBareNode } from '../bare-node.ts';
import type { Figure } from '../figure.ts';
import { interleave } from '../interleave.ts';

/** From the spawn to the create call at the service. */
export const startUp: Figure = {
  name: 'start-up',
  measure: async ({ actionFolder, services: { apiKey, github }, isQuick }) => {
    const server = await startArrivalServer();
    const { baseUrl } = server;
    const inputs = { 'api-key': apiKey, 'base-url': baseUrl, prompt: 'Review.' };
    const step = await prepareAction({ actionFolder, github, inputs });
    const bare = await prepareBareNode();
    try {
      const pair = {
        ours: async () => server.timeToCreate(await step.main()),
        against: () => server.timeToCreate(bare.command('create', { baseUrl, apiKey })),
      };
      const result = await interleave(pair, { samples: isQuick ? 10 : 40, warmUps: 3 });
      return [
        {
          what: 'spawn → `POST /tasks` arrives',
          ours: result.ours,
          against: { what: 'bare node with fetch', value: result.against },
          unit: 'ms',
          limit: 1.5,
          samples: result.samples,
        },
      ];
    } finally {
      server.close();
      await Promise.all([step.dispose(), bare.dispose()]);
    }
  },
};
