import assert from 'node:assert/strict';
import { prepareAction } from '../action-step.ts';
import { prepareBareNode } from '../bare-node.ts';
import type { Figure } from '../figure.ts';
import { interleave } from '../interleave.ts';
import { timeProcess, type ProcessCommand } from '../measured-process.ts';

/** The post step of a main that finished its work. */
export const postStep: Figure = {
  name: 'post-step',
  measure: async ({ actionFolder, services, isQuick }) => {
    const { apiKey, github } = services;
    const step = await prepareAction({ actionFolder, github, inputs: { 'api-key': apiKey } });
    const bare = await prepareBareNode();
    const time = async (command: ProcessCommand): Promise<number> => {
      const { exitCode, output, durationMs } = await timeProcess(command);
      assert.deepEqual({ exitCode, output }, { exitCode: 0, output: '' });
      return durationMs;
    };
    try {
      const pair = {
        ours: async () => time(await step.post()),
        against: () => time(bare.command('empty', services)),
      };
      const result = await interleave(pair, { samples: isQuick ? 10 : 40, warmUps: 3 });
      return [
        {
          what: 'post step with nothing to do',
          ours: result.ours,
          against: { what: 'bare node', value: result.against },
          unit: 'ms',
          limit: 1.3,
          samples: result.samples,
        },
      ];
    } finally {
      await Promise.all([step.dispose(), bare.dispose()]);
    }
  },
};
