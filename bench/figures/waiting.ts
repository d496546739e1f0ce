import { setTimeout as sleep } from 'node:timers/promises';
import { prepareAction } from '../action-step.ts';
import { prepareBareNode } from '../bare-node.ts';
import type { Figure } from '../figure.ts';
import { median } from '../interleave.ts';
import { startProcess, type RunningProcess } from '../running-process.ts';

/** Start-up is over by then also on a busy machine. */
const SETTLED_AFTER_MS = 4000;
/** A quick run watches the first seconds, when the looks are closest together, so it finds more work than the ten minutes have. */
const WATCHED_MS = { quick: 5000, full: 600_000 };

/** Memory and CPU of a step that waits, beside a bare node that does the same. */
export const waiting: Figure = {
  name: 'waiting',
  measure: async ({ actionFolder, services, isQuick }) => {
    const samples = isQuick ? 5 : 10;
    const watchedMs = isQuick ? WATCHED_MS.quick : WATCHED_MS.full;
    const { apiKey, baseUrl, github } = services;
    await services.call('planTasks', { status: 'running', deliverables: [] });
    const inputs = { 'api-key': apiKey, 'base-url': baseUrl, prompt: 'Review.' };
    const step = await prepareAction({ actionFolder, github, inputs });
    const bare = await prepareBareNode();
    const started: { ours: RunningProcess[]; against: RunningProcess[] } = {
      ours: [],
      against: [],
    };
    try {
      // All at once: neither memory nor time on a core depends on who else waits.
      for (let index = 0; index < samples; index += 1) {
        started.ours.push(startProcess(await step.main()));
        started.against.push(startProcess(bare.command('wait', services)));
      }
      await sleep(SETTLED_AFTER_MS);
      const before = await Promise.all(started.ours.map((one) => one.workedMs()));
      await sleep(watchedMs);
      const after = await Promise.all(started.ours.map((one) => one.workedMs()));
      const shares = after.map((ms, index) => (ms - (before[index] ?? 0)) / watchedMs);
      return [
        {
          what: 'peak memory while waiting',
          ours: await medianPeakMb(started.ours),
          against: { what: 'bare node', value: await medianPeakMb(started.against) },
          unit: 'MB',
          limit: 1.4,
          samples,
        },
        {
          what: `CPU while waiting ${isQuick ? 'the first 10 s' : '10 min'} of a task`,
          ours: 100 * median(shares),
          unit: '% of a core',
          limit: 0.5,
          samples,
        },
      ];
    } finally {
      await Promise.all([...started.ours, ...started.against].map((one) => one.kill()));
      await Promise.all([step.dispose(), bare.dispose()]);
    }
  },
};

async function medianPeakMb(processes: readonly RunningProcess[]): Promise<number> {
  return median(await Promise.all(processes.map((one) => one.peakBytes()))) / 1e6;
}
