import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareAction, type ActionStep } from '../action-step.ts';
import type { Bench, Figure, Line } from '../figure.ts';
import { interleave, median } from '../interleave.ts';
import { bundlePeer } from '../peers/bundle-peer.ts';
import { weighProcess, type ProcessCommand } from '../processes.ts';
import { randomFile } from '../services.ts';

const MIB = 1024 ** 2;
const LIBRARY = 'fetch and the artifact library';

/** Whole processes that download a large file and upload it: zipped, zipped by the artifact library alone, un-zipped. */
export const artifact: Figure = {
  name: 'artifact',
  measure: async (bench) => {
    const { services, isQuick } = bench;
    const mib = isQuick ? 16 : 256;
    const samples = isQuick ? 1 : 3;
    services.planTasks('complete', [randomFile('data.bin', mib * MIB)]);
    const step = await prepareAction(bench, { prompt: 'Review.', summary: 'false' });
    const peaksMb = { zip: [] as number[], library: [] as number[], files: [] as number[] };
    const run = async (kind: keyof typeof peaksMb, command: ProcessCommand): Promise<number> => {
      const stored = services.github.artifacts.length;
      const { durationMs, peakBytes } = await weighProcess(command);
      const sizes = services.github.artifacts.slice(stored).map(({ size }) => size);
      assert.ok(Math.max(...sizes) >= mib * MIB, `${kind} stored ${sizes.join(' and ')} bytes.`);
      peaksMb[kind].push(peakBytes / 1e6);
      await step.removeFiles();
      return durationMs;
    };
    try {
      const libraryCommand = await prepareLibrary(step, bench);
      const times = await interleave(
        {
          zip: async () => run('zip', await step.main({ artifact: 'zip' })),
          library: async () => run('library', await libraryCommand()),
          files: async () => run('files', await step.main({ artifact: 'files' })),
        },
        { samples, warmUps: 0 },
      );
      const what = `download and upload of ${mib} MiB`;
      const line = { unit: 'ms', samples } as const;
      const lines: Line[] = [
        {
          ...line,
          what: `${what}, zipped`,
          ours: times.zip,
          against: { what: LIBRARY, value: times.library },
          limit: 1.1,
        },
        {
          ...line,
          what: `${what}, un-zipped`,
          ours: times.files,
          against: { what: 'ours, zipped', value: times.zip },
          // A small file takes less time than the start of node.
          ...(isQuick ? {} : { limit: 0.3 }),
        },
        {
          ...line,
          what: `${what}, zipped: peak memory`,
          ours: median(peaksMb.zip),
          against: { what: LIBRARY, value: median(peaksMb.library) },
          unit: 'MB',
        },
        {
          ...line,
          what: `${what}, un-zipped: peak memory`,
          ours: median(peaksMb.files),
          unit: 'MB',
        },
      ];
      return lines;
    } finally {
      await step.dispose();
    }
  },
};

/** A script that downloads the same file, and uploads it with the library's own defaults. */
async function prepareLibrary(
  step: ActionStep,
  { services }: Bench,
): Promise<() => Promise<ProcessCommand>> {
  const script = await bundlePeer('upload-artifact');
  const { id } = services.miteos.createTask({ prompt: 'Review.' });
  const folder = join(step.tempFolder, 'library');
  let runs = 0;
  return async () => {
    runs += 1;
    await rm(folder, { recursive: true, force: true });
    const links = (await services.links(id)).map(({ name, url }) => `${name} ${url}`);
    const { cwd, env } = await step.main();
    const inputs = {
      INPUT_PATH: folder,
      INPUT_NAME: `library-${runs}`,
      INPUT_LINKS: links.join('\n'),
    };
    return { args: [script], cwd, env: { ...env, ...inputs } };
  };
}
