import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareAction } from '../action-step.ts';
import type { Bench, Figure } from '../figure.ts';
import { interleave, median } from '../interleave.ts';
import { timeProcess, weighProcess } from '../measured-process.ts';

const MIB = 1024 ** 2;
const FILES = 8;

/** Eight files at once from the loopback interface, beside curl. */
export const download: Figure = {
  name: 'download',
  measure: async (bench: Bench) => {
    const { actionFolder, services, isQuick, say } = bench;
    const { apiKey, baseUrl, github } = services;
    const taskId = await services.call('createTask', {
      status: 'complete',
      deliverables: Array.from({ length: FILES }, (_, index) => ({
        name: `part-${index}.bin`,
        contentType: 'application/octet-stream',
        content: (isQuick ? 32 : 128) * MIB,
      })),
    });
    const nothingElse = { artifact: 'none', comment: 'never', summary: 'false' };
    const inputs = { 'api-key': apiKey, 'base-url': baseUrl, 'task-id': taskId, ...nothingElse };
    const step = await prepareAction({ actionFolder, github, inputs });
    const peaksMb: number[] = [];
    try {
      const pair = {
        ours: async () => {
          const { exitCode, output, durationMs, peakBytes } = await weighProcess(await step.main());
          assert.equal(exitCode, 0, output);
          peaksMb.push(peakBytes / 1e6);
          await rm(join(step.tempFolder, 'miteos'), { recursive: true });
          return durationMs;
        },
        against: () => timeCurl(taskId, join(step.tempFolder, 'curl'), bench),
      };
      const samples = isQuick ? 3 : 10;
      const { ours, against } = await interleave(pair, { samples });
      say(`peaks: ${peaksMb.map((peak) => peak.toFixed(0)).join(', ')} MB`);
      const what = `download, ${FILES} files, ${isQuick ? '256 MiB' : '1 GiB'}, loopback`;
      return [
        {
          what,
          ours,
          against: { what: 'curl --parallel', value: against },
          unit: 'ms',
          limit: 1.25,
          samples,
        },
        { what: `${what}: peak memory`, ours: median(peaksMb), unit: 'MB', limit: 160, samples },
      ];
    } finally {
      await step.dispose();
    }
  },
};

/** Fetches the same files with one curl; the list is asked for before, and not counted. */
async function timeCurl(
  taskId: string,
  folder: string,
  { services: { apiKey, baseUrl } }: Bench,
): Promise<number> {
  const response = await fetch(`${baseUrl}/tasks/${taskId}/deliverables`, {
    headers: { authorization: `Bearer ${apiKey}` },
  });
  const { data } = (await response.json()) as { data: { name: string; download_url: string }[] };
  const transfers = data.flatMap(({ name, download_url: url }) => [
    '--output',
    join(folder, name),
    url,
  ]);
  const { exitCode, output, durationMs } = await timeProcess({
    program: 'curl',
    args: ['--silent', '--show-error', '--fail', '--create-dirs', '--parallel', ...transfers],
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '' },
  });
  assert.equal(exitCode, 0, output);
  await rm(folder, { recursive: true });
  return durationMs;
}
