import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareAction } from '../action-step.ts';
import type { Bench, Figure } from '../figure.ts';
import { interleave, median } from '../interleave.ts';
import { timeProcess, weighProcess } from '../measured-process.ts';

const MIB = 1024 ** 2;
const FILES = 8;

/** Eight files from the loopback interface, beside curl, which hashes nothing, and beside curl with sha256sum after it. */
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
    const hashedMs: number[] = [];
    try {
      const pair = {
        ours: async () => {
          const { exitCode, output, durationMs, peakBytes } = await weighProcess(await step.main());
          assert.equal(exitCode, 0, output);
          peaksMb.push(peakBytes / 1e6);
          await rm(join(step.tempFolder, 'miteos'), { recursive: true });
          return durationMs;
        },
        against: async () => {
          const curl = await timeCurl(taskId, join(step.tempFolder, 'curl'), bench);
          hashedMs.push(curl.fetchedMs + curl.hashedMs);
          return curl.fetchedMs;
        },
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
        {
          what: `${what}, and hashed`,
          ours,
          against: {
            what: 'curl --parallel, then sha256sum',
            value: median(hashedMs.slice(-samples)),
          },
          unit: 'ms',
          limit: 1,
          samples,
        },
        { what: `${what}: peak memory`, ours: median(peaksMb), unit: 'MB', limit: 160, samples },
      ];
    } finally {
      await step.dispose();
    }
  },
};

/** Fetches the same files with one curl, and hashes them afterwards; the list is asked for before, and not counted. */
async function timeCurl(
  taskId: string,
  folder: string,
  { services: { apiKey, baseUrl } }: Bench,
): Promise<{ readonly fetchedMs: number; readonly hashedMs: number }> {
  const response = await fetch(`${baseUrl}/tasks/${taskId}/deliverables`, {
    headers: { authorization: `Bearer ${apiKey}` },
  });
  const { data } = (await response.json()) as { data: { name: string; download_url: string }[] };
  const files = data.map(({ name }) => join(folder, name));
  const transfers = data.flatMap(({ download_url: url }, index) => [
    '--output',
    files[index] ?? '',
    url,
  ]);
  const options = ['--silent', '--show-error', '--fail', '--create-dirs', '--parallel'];
  const fetchedMs = await timeTool('curl', [...options, ...transfers]);
  const hashedMs = await timeTool('sha256sum', files);
  await rm(folder, { recursive: true });
  return { fetchedMs, hashedMs };
}

async function timeTool(program: string, args: readonly string[]): Promise<number> {
  const env = { PATH: process.env['PATH'] ?? '' };
  const { exitCode, output, durationMs } = await timeProcess({ program, args, cwd: '/', env });
  assert.equal(exitCode, 0, output);
  return durationMs;
}
