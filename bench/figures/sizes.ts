import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareAction } from '../action-step.ts';
import { startArrivalServer } from '../arrival-server.ts';
import type { Bench, Figure } from '../figure.ts';
import { readModules, traceModules } from '../loaded-modules.ts';

/** What is parsed before the create call, by what is really loaded, and what is shipped. */
export const sizes: Figure = {
  name: 'sizes',
  measure: async (bench) => {
    const folder = join(bench.actionFolder, 'dist');
    const shipped = await readdir(folder);
    const line = { unit: 'MB', samples: 1 } as const;
    return [
      {
        ...line,
        what: 'parsed before the create call',
        ours: await megabytes(await loadedBeforeCreate(folder, bench)),
        limit: 1.8,
      },
      {
        ...line,
        what: 'whole dist',
        ours: await megabytes(shipped.map((name) => join(folder, name))),
        limit: 7.5,
      },
    ];
  },
};

async function loadedBeforeCreate(
  folder: string,
  { actionFolder, services: { apiKey, github }, say }: Bench,
): Promise<string[]> {
  const file = join(tmpdir(), `miteos-bench-modules-${process.pid}`);
  const server = await startArrivalServer();
  const inputs = { 'api-key': apiKey, 'base-url': server.baseUrl, prompt: 'Review.' };
  const step = await prepareAction({ actionFolder, github, inputs });
  try {
    const main = await step.main();
    const startNs = process.hrtime.bigint();
    const ms = await server.timeToCreate({ ...main, args: [...traceModules(file), ...main.args] });
    const createNs = startNs + BigInt(Math.round(ms * 1e6));
    const modules = await readModules(file, folder);
    const paths = modules
      .filter(({ atNs }) => atNs < createNs)
      .map(({ url }) => fileURLToPath(url));
    say(paths.map((path) => path.slice(folder.length + 1)).join(', '));
    return paths;
  } finally {
    server.close();
    await Promise.all([step.dispose(), rm(file, { force: true })]);
  }
}

async function megabytes(paths: readonly string[]): Promise<number> {
  const stats = await Promise.all(paths.map((path) => stat(path)));
  return stats.reduce((sum, { size }) => sum + size, 0) / 1e6;
}
