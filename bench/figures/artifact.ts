import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareAction, type ActionStep } from '../action-step.ts';
import type { Figure } from '../figure.ts';
import { interleave, type Measured } from '../interleave.ts';
import { bundlePeer } from '../peers/bundle-peer.ts';
import { weighProcess, type ProcessCommand } from '../processes.ts';
import { randomFile, type Services } from '../services.ts';

const MIB = 1024 ** 2;

/** Whole processes that download a large file and upload it: zipped, zipped by the artifact library alone, unzipped. */
export const artifact: Figure = {
  name: 'artifact',
  measure: async (bench) => {
    const { services, isQuick } = bench;
    const { github } = services;
    const mib = isQuick ? 16 : 256;
    const samples = isQuick ? 1 : 3;
    services.planTasks('complete', [randomFile('data.bin', mib * MIB)]);
    const step = await prepareAction(bench, { prompt: 'Review.', summary: 'false' });
    const run = async (command: ProcessCommand): Promise<Measured> => {
      const before = github.artifacts.length;
      const measured = await weighProcess(command);
      const sizes = github.artifacts.slice(before).map(({ size }) => size);
      assert.ok(Math.max(...sizes) >= mib * MIB, `${sizes.join(' and ')} bytes were stored.`);
      await step.removeFiles();
      return measured;
    };
    try {
      const libraryCommand = await prepareLibrary(step, services);
      const { zip, library, files } = await interleave(
        {
          zip: async () => run(await step.main({ artifact: 'zip' })),
          library: async () => run(await libraryCommand()),
          files: async () => run(await step.main({ artifact: 'files' })),
        },
        { samples, warmUps: 0 },
      );
      const zipped = `download and upload of ${mib} MiB, zipped`;
      const unzipped = `download and upload of ${mib} MiB, unzipped`;
      const alone = (value: number) => ({ what: 'fetch and the artifact library', value });
      // With a small file, the start of Node dominates.
      const limit = (ratio: number) => (isQuick ? {} : { limit: ratio });
      const time = { unit: 'ms', samples } as const;
      const peak = { unit: 'MB', samples } as const;
      return [
        {
          ...time,
          what: zipped,
          ours: zip.ms,
          against: alone(library.ms),
          ...limit(1.1),
        },
        {
          ...time,
          what: unzipped,
          ours: files.ms,
          against: { what: 'this action, zipped', value: zip.ms },
          ...limit(0.3),
        },
        {
          ...peak,
          what: `${zipped}: peak memory`,
          ours: zip.peakMb,
          against: alone(library.peakMb),
        },
        { ...peak, what: `${unzipped}: peak memory`, ours: files.peakMb },
      ];
    } finally {
      await step.dispose();
    }
  },
};

/** A script that downloads the same file, and uploads it with the library's own defaults. */
async function prepareLibrary(
  step: ActionStep,
  services: Services,
): Promise<() => Promise<ProcessCommand>> {
  const script = await bundlePeer('upload-artifact');
  const { id } = services.miteos.createTask({ prompt: 'Review.' });
  const folder = join(step.tempFolder, 'library');
  let runs = 0;
  return async () => {
    runs += 1;
    await rm(folder, { recursive: true, force: true });
    const lines = (await services.links(id)).map(({ name, url }) => `${name} ${url}`);
    const inputs = { INPUT_PATH: folder, INPUT_NAME: `library-${runs}` };
    const { cwd, env } = await step.main();
    return { args: [script], cwd, env: { ...env, ...inputs, INPUT_LINKS: lines.join('\n') } };
  };
}
