import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { prepareAction } from '../action-step.ts';
import { bareNode } from '../bare-node.ts';
import type { Bench, Figure, Line } from '../figure.ts';
import { filesBeforeCreate, timeToCreate } from '../first-request.ts';
import { interleave } from '../interleave.ts';

/** From the spawn to the create call, and what is parsed for it. */
export const startUp: Figure = {
  name: 'start-up',
  measure: async (bench) => [await measureTime(bench), ...(await measureSizes(bench))],
};

async function measureTime(bench: Bench): Promise<Line> {
  const { services, isQuick } = bench;
  const step = await prepareAction(bench, { prompt: 'Review.' });
  const samples = isQuick ? 10 : 40;
  try {
    const { ours, node } = await interleave(
      {
        ours: async () => timeToCreate(await step.main(), services),
        node: () => timeToCreate(bareNode('wait', services), services),
      },
      { samples, warmUps: 3 },
    );
    const against = { what: 'bare node with fetch', value: node };
    return { what: 'first request', ours, against, unit: 'ms', limit: 1.8, samples };
  } finally {
    await step.dispose();
  }
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
