import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { prepareAction } from '../action-step.ts';
import { bareNode } from '../bare-node.ts';
import type { Bench, Figure, Line } from '../figure.ts';
import { filesBeforeCreate, timeToCreate } from '../first-request.ts';
import { interleave, type Measured } from '../interleave.ts';
import { runProcess, type ProcessCommand } from '../processes.ts';

/** The overhead before and after the work: main until its create call, the code parsed for it, and a post step with nothing to do. */
export const startUp: Figure = {
  name: 'start-up',
  measure: async (bench) => [...(await measureTimes(bench)), ...(await measureSizes(bench))],
};

async function measureTimes(bench: Bench): Promise<Line[]> {
  const { services, isQuick } = bench;
  services.planTasks('complete', [{ name: 'report.md', content: '# Report\n' }]);
  const inputs = { prompt: 'Review.', artifact: 'none', comment: 'never' };
  const step = await prepareAction(bench, inputs);
  const samples = isQuick ? 10 : 40;
  try {
    await runProcess(await step.main());
    const post = await step.post();
    const medians = await interleave(
      {
        main: async () => timeToCreate(await step.main(), services),
        fetch: () => timeToCreate(bareNode('wait', services), services),
        post: () => runSilent(post),
        nothing: () => runSilent(bareNode('empty', services)),
      },
      { samples, warmUps: 3 },
    );
    const line = { unit: 'ms', samples } as const;
    return [
      {
        ...line,
        what: 'first request',
        ours: medians.main.ms,
        against: { what: 'bare Node with fetch', value: medians.fetch.ms },
        limit: 1.8,
      },
      {
        ...line,
        what: 'post step with nothing to do',
        ours: medians.post.ms,
        against: { what: 'bare Node', value: medians.nothing.ms },
        limit: 1.3,
      },
    ];
  } finally {
    await step.dispose();
  }
}

async function runSilent(command: ProcessCommand): Promise<Measured> {
  const finished = await runProcess(command);
  assert.equal(finished.output, '');
  return finished;
}

async function measureSizes(bench: Bench): Promise<Line[]> {
  const folder = join(bench.actionFolder, 'dist');
  const shipped = (await readdir(folder)).map((name) => join(folder, name));
  const parsed = await filesBeforeCreate(bench);
  bench.say(parsed.map((path) => basename(path)).join(', '));
  const line = { unit: 'MB', samples: 1 } as const;
  return [
    { ...line, what: 'parsed before the first request', ours: await megabytes(parsed) },
    { ...line, what: 'whole `dist`', ours: await megabytes(shipped) },
  ];
}

async function megabytes(paths: readonly string[]): Promise<number> {
  const stats = await Promise.all(paths.map((path) => stat(path)));
  return stats.reduce((sum, { size }) => sum + size, 0) / 1e6;
}
