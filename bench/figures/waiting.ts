import { setTimeout as sleep } from 'node:timers/promises';
import { prepareAction } from '../action-step.ts';
import { bareNode } from '../bare-node.ts';
import type { Figure } from '../figure.ts';
import { median } from '../interleave.ts';
import { startProcess, type RunningProcess } from '../processes.ts';

/** Start-up is over by then, even on a busy machine. */
const SETTLED_AFTER_MS = 4000;

/** Memory and CPU of a waiting step, compared with a bare Node process that polls every second. */
export const waiting: Figure = {
  name: 'waiting',
  measure: async (bench) => {
    const { services, isQuick } = bench;
    const samples = isQuick ? 3 : 5;
    // Polls become less frequent over time, so 100 s are harder than a whole wait, and 5 s too hard for a limit.
    const watchedMs = isQuick ? 5000 : 100_000;
    services.planTasks('running', []);
    const step = await prepareAction(bench, { prompt: 'Review.' });
    const ours: RunningProcess[] = [];
    const nodes: RunningProcess[] = [];
    try {
      // In parallel, because neither memory nor CPU time depends on other processes.
      for (let index = 0; index < samples; index += 1) {
        ours.push(startProcess(await step.main()));
        nodes.push(startProcess(bareNode('wait', services)));
      }
      await sleep(SETTLED_AFTER_MS);
      const before = await Promise.all(ours.map((one) => one.cpuMs()));
      await sleep(watchedMs);
      const after = await Promise.all(ours.map((one) => one.cpuMs()));
      const usedMs = after.map((ms, index) => ms - (before[index] ?? 0));
      return [
        {
          what: 'peak memory while waiting',
          ours: await medianPeakMb(ours),
          against: { what: 'bare Node', value: await medianPeakMb(nodes) },
          unit: 'MB',
          limit: 1.2,
          samples,
        },
        {
          what: `CPU while waiting, first ${watchedMs / 1000} s`,
          ours: (100 * median(usedMs)) / watchedMs,
          unit: '% of a core',
          samples,
          ...(isQuick ? {} : { limit: 0.1 }),
        },
      ];
    } finally {
      await Promise.all([...ours, ...nodes].map((one) => one.kill()));
      await step.dispose();
    }
  },
};

async function medianPeakMb(processes: readonly RunningProcess[]): Promise<number> {
  return median(await Promise.all(processes.map((one) => one.peakBytes()))) / 1e6;
}
