import assert from 'node:assert/strict';
import { prepareAction } from '../action-step.ts';
import { bareNode } from '../bare-node.ts';
import type { Figure } from '../figure.ts';
import { interleave } from '../interleave.ts';
import { runProcess, type ProcessCommand } from '../processes.ts';

/** The post step of a main that finished its work. */
export const postStep: Figure = {
  name: 'post-step',
  measure: async (bench) => {
    const { services, isQuick } = bench;
    services.planTasks('complete', [{ name: 'report.md', content: '# Report\n' }]);
    const inputs = { prompt: 'Review.', artifact: 'none', comment: 'never' };
    const step = await prepareAction(bench, inputs);
    const samples = isQuick ? 10 : 40;
    try {
      await runProcess(await step.main());
      const post = await step.post();
      const { ours, node } = await interleave(
        { ours: () => timeSilent(post), node: () => timeSilent(bareNode('empty', services)) },
        { samples, warmUps: 3 },
      );
      const against = { what: 'bare node', value: node };
      return [
        { what: 'post step with nothing to do', ours, against, unit: 'ms', limit: 1.3, samples },
      ];
    } finally {
      await step.dispose();
    }
  },
};

async function timeSilent(command: ProcessCommand): Promise<number> {
  const { output, durationMs } = await runProcess(command);
  assert.equal(output, '');
  return durationMs;
}
