import { readdir } from 'node:fs/promises';
import { extname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Place, StepWish, Trial } from '../../__tests__/bundle/step-fixture.ts';
import { said, taskOf } from '../../__tests__/bundle/trial-facts.ts';
import { useTrials } from '../../__tests__/bundle/use-trials.ts';
import {
  archivedFiles,
  blobOf,
  blobTrial,
  digests,
  servedDigests,
  signaturesTold,
  type BlobTrial,
} from './blob-trial.ts';
import { allFiles, LARGE_BYTES } from './delivered-files.ts';
import { useAzurite } from './use-azurite.ts';

/** The artifact client's. */
const BLOCK_BYTES = 8 * 1024 * 1024;
const MANIFEST = 'miteos-task.json';

const complete = [{ afterMs: 0, status: 'complete', deliver: allFiles }];
const endless = [{ afterMs: 0, status: 'running', deliver: allFiles }];

const azurite = useAzurite();
const zip = { artifact: 'zip' };
const files = { artifact: 'files' };
const trialOf = useTrials({
  zip: blobTrial({ azurite, scenario: complete, inputs: zip }),
  files: blobTrial({ azurite, scenario: complete, inputs: files }),
  killed: blobTrial({ azurite, scenario: endless, inputs: zip, run: killInTheWait }),
});

async function killInTheWait(place: Place, wish: StepWish): Promise<Trial> {
  const running = await place.start(wish);
  await running.waitForLine(/Waiting for task/);
  running.signal('SIGKILL');
  return place.finish(running);
}

/** Returns the entry of each file in the archive's manifest. */
function manifestEntries(trial: BlobTrial): unknown[] {
  const served = servedDigests(trial);
  return taskOf(trial).deliverables.map(({ id, name = id, contentType, content }) => ({
    id,
    name,
    original_name: name,
    bytes: content.sizeBytes,
    content_type: contentType,
    sha256: served[name],
  }));
}

describe.each([
  ['artifact: zip', 'zip', 'complete'],
  ['a post step after a kill in the middle of the wait', 'killed', 'cancelled'],
] as const)('%s', (_, name, status) => {
  it('stores every file, byte for byte', async () => {
    const trial = trialOf(name);
    const archived = await archivedFiles(trial);
    archived.delete(MANIFEST);
    expect(digests(archived)).toEqual(servedDigests(trial));
    expect(archived.size).toBe(allFiles.length);
  });

  it('stores a matching manifest', async () => {
    const trial = trialOf(name);
    const manifest = (await archivedFiles(trial)).get(MANIFEST);
    expect(JSON.parse(String(manifest))).toMatchObject({
      task_id: taskOf(trial).id,
      status,
      deliverables: manifestEntries(trial),
      missing: [],
    });
  });

  it('stores one archive, in several blocks', () => {
    const trial = trialOf(name);
    const { fileName, contentType, blockBytes } = blobOf(trial);
    expect(fileName).toBe(`miteos-${taskOf(trial).id}.zip`);
    expect(contentType).toBe('application/zip');
    expect(blockBytes).toEqual([BLOCK_BYTES, BLOCK_BYTES, expect.any(Number)]);
  });

  it('reports the size and digest in Azurite to the results service', () => {
    const trial = trialOf(name);
    const { sizeBytes, sha256 } = blobOf(trial);
    expect(trial.github.artifacts).toMatchObject([{ size: sizeBytes, digest: sha256 }]);
  });
});

describe('artifact: zip', () => {
  it('succeeds without a warning', () => {
    const { step } = trialOf('zip');
    expect([step.conclusion, step.outputs['status']]).toEqual(['success', 'complete']);
    expect([...said(step, 'error'), ...said(step, 'warning')]).toEqual([]);
  });

  it('sets outputs with the digest and size in Azurite', () => {
    const trial = trialOf('zip');
    const { outputs } = trial.step;
    const { sha256, sizeBytes } = blobOf(trial);
    expect(outputs['artifact-digest']).toBe(sha256);
    expect(JSON.parse(outputs['artifacts'] ?? '')).toMatchObject([
      { name: `miteos-${taskOf(trial).id}`, digest: sha256, bytes: sizeBytes },
    ]);
  });
});

describe('artifact: files', () => {
  /** The content types of the artifact client, by extension. */
  const contentTypes: Readonly<Record<string, string>> = {
    '.md': 'text/markdown',
    '.csv': 'text/csv',
    '.txt': 'text/plain',
    '.bin': 'application/octet-stream',
  };
  const artifactName = (trial: BlobTrial, name: string): string =>
    `miteos-${taskOf(trial).id}-${name.replaceAll('/', '-')}`;

  it('stores every file separately, byte for byte, under a name with our prefix', () => {
    const trial = trialOf('files');
    const stored = new Map(trial.stored.map((blob) => [blob.fileName, blob.bytes()]));
    const served = Object.entries(servedDigests(trial)).map(
      ([name, digest]) => [artifactName(trial, name), digest] as const,
    );
    expect(digests(stored)).toEqual(Object.fromEntries(served));
    expect(trial.stored).toHaveLength(allFiles.length);
  });

  it('stores content types that open in a browser', () => {
    const { stored } = trialOf('files');
    const types = stored.map(({ fileName, contentType }) => [fileName, contentType]);
    expect(types).toEqual(
      stored.map(({ fileName }) => [fileName, contentTypes[extname(fileName)]]),
    );
  });

  it('stores the large file in several blocks, and the empty file without bytes', () => {
    const { stored } = trialOf('files');
    const blocksOf = (end: string): unknown =>
      stored.find(({ fileName }) => fileName.endsWith(end))?.blockBytes;
    expect(blocksOf('full run.bin')).toEqual([
      BLOCK_BYTES,
      BLOCK_BYTES,
      LARGE_BYTES - 2 * BLOCK_BYTES,
    ]);
    expect(stored.find(({ fileName }) => fileName.endsWith('empty.txt'))?.sizeBytes).toBe(0);
  });

  it('succeeds, and sets an output with each artifact in the order of the files', () => {
    const trial = trialOf('files');
    const { step } = trial;
    expect(step.conclusion).toBe('success');
    const told = JSON.parse(step.outputs['artifacts'] ?? '') as unknown[];
    const served = servedDigests(trial);
    expect(told).toMatchObject(
      taskOf(trial).deliverables.map(({ id, name = id, content }) => ({
        name: artifactName(trial, name),
        digest: served[name],
        bytes: content.sizeBytes,
      })),
    );
    expect(step.outputs['artifact-digest']).toBe(served['report.md']);
  });
});

describe('a step that is killed in the middle of the wait', () => {
  it('publishes in its post step, and leaves the task cancelled', () => {
    const trial = trialOf('killed');
    const { main, post } = trial.step;
    expect([main.signal, post?.exitCode]).toEqual(['SIGKILL', 0]);
    expect(taskOf(trial).status).toBe('cancelled');
  });
});

describe.each(['zip', 'files', 'killed'] as const)('a step (%s)', (name) => {
  it('does not reveal the signed URLs', () => {
    const trial = trialOf(name);
    expect(trial.signatures.length).toBeGreaterThan(0);
    expect(signaturesTold(trial)).toEqual([]);
  });
});

describe('Azurite', () => {
  it('writes nothing to the disk', async () => {
    await expect(readdir(azurite().folder)).resolves.toEqual([]);
  });
});
