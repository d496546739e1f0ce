import assert from 'node:assert/strict';
import { prepareAction } from '../action-step.ts';
import type { Bench, Figure, Line } from '../figure.ts';
import { median } from '../interleave.ts';
import { weighProcess } from '../measured-process.ts';

const MIB = 1024 ** 2;
const LARGE = 200 * MIB;
/** A quick run has no time for more than half of it. */
const HUGE = { quick: 1024 * MIB, full: 2048 * MIB };
const LIMIT_MB = 260;

/** A file of any size passes through the same memory, down from Miteos and up, un-zipped, to the artifact. */
export const memoryOfLargeFiles: Figure = {
  name: 'memory-of-large-files',
  measure: async (bench) => {
    const samples = bench.isQuick ? 1 : 5;
    const hugeBytes = bench.isQuick ? HUGE.quick : HUGE.full;
    const oneHuge = `peak memory, one file of ${hugeBytes / (1024 * MIB)} GiB`;
    const peaks: { large: number[]; huge: number[] } = { large: [], huge: [] };
    for (let round = 0; round < samples; round += 1) {
      peaks.large.push(await peakMb(LARGE, bench));
      peaks.huge.push(await peakMb(hugeBytes, bench));
    }
    const [large, huge] = [median(peaks.large), median(peaks.huge)];
    const line = { unit: 'MB', samples } as const;
    const lines: Line[] = [
      { ...line, what: 'peak memory, one file of 200 MiB', ours: large, limit: LIMIT_MB },
      { ...line, what: oneHuge, ours: huge, limit: LIMIT_MB },
      {
        ...line,
        what: oneHuge,
        ours: huge,
        against: { what: 'one file of 200 MiB', value: large },
        limit: 1.1,
      },
    ];
    return lines;
  },
};

/** The peak of a whole step that brings one file of so many bytes, in 10^6 bytes. */
async function peakMb(sizeBytes: number, { actionFolder, services, say }: Bench): Promise<number> {
  const contentType = 'application/octet-stream';
  const deliverables = [{ name: 'large.bin', contentType, content: sizeBytes }];
  const taskId = await services.call('createTask', { status: 'complete', deliverables });
  const { apiKey, baseUrl, github } = services;
  const inputs = { 'api-key': apiKey, 'base-url': baseUrl, 'task-id': taskId, artifact: 'files' };
  const step = await prepareAction({ actionFolder, github, inputs });
  try {
    const { exitCode, output, peakBytes, durationMs } = await weighProcess(await step.main());
    assert.equal(exitCode, 0, output);
    const artifacts = await services.call('artifacts', undefined);
    const [sha256] = await services.call('digestsOf', { taskId });
    const { size, sha256: stored } = artifacts.at(-1) ?? {};
    assert.deepEqual({ size, sha256: stored }, { size: sizeBytes, sha256 });
    const megabytes = peakBytes / 1e6;
    const [sizeMib, seconds] = [sizeBytes / MIB, durationMs / 1000];
    say(`${sizeMib} MiB: peak ${megabytes.toFixed(0)} MB, ${seconds.toFixed(1)} s`);
    return megabytes;
  } finally {
    await step.dispose();
  }
}
