import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtifactBlobs } from '../../sandbox/github/artifacts/blocks.ts';
import { unzip } from '../../sandbox/github/artifacts/artifact-service.ts';
import type { Scenario } from '../../sandbox/miteos/scenarios.ts';
import type { OpenPlace, Place, StepWish, Trial } from '../../__tests__/bundle/step-fixture.ts';
import { sha256, taskOf } from '../../__tests__/bundle/trial-facts.ts';
import { AzuriteBlobs, type StoredBlob } from './azurite-blobs.ts';
import type { Azurite } from './start-azurite.ts';

/** A finished step, and its blobs in Azurite. */
export interface BlobTrial extends Trial {
  readonly stored: readonly StoredBlob[];
  /** The signatures of the URLs. */
  readonly signatures: readonly string[];
}

export interface BlobTrialOptions {
  /** Known after the test's hooks have run. */
  readonly azurite: () => Azurite;
  readonly scenario: Scenario;
  readonly inputs: StepWish['inputs'];
  /** Changes the URLs that the results service returns. */
  readonly alter?: (blobs: AzuriteBlobs) => ArtifactBlobs;
  /** Runs a step; by default main and post. */
  readonly run?: (place: Place, wish: StepWish) => Promise<Trial>;
}

/** Creates a trial for `useTrials`: a step whose artifacts go to a separate container in Azurite. */
export function blobTrial(options: BlobTrialOptions): (open: OpenPlace) => Promise<BlobTrial> {
  const { azurite, scenario, inputs, alter, run } = options;
  return async (open) => {
    const blobs = await AzuriteBlobs.open(azurite());
    const place = await open({
      miteos: { scenario },
      github: { blobs: alter?.(blobs) ?? blobs },
    });
    const wish: StepWish = { inputs: inputs ?? {} };
    const trial = await (run?.(place, wish) ?? place.run(wish));
    return { ...trial, stored: await blobs.readAll(), signatures: blobs.signatures };
  };
}

/** Returns the only blob. */
export function blobOf({ stored }: BlobTrial): StoredBlob {
  const [blob] = stored;
  if (blob === undefined || stored.length > 1) {
    throw new Error(`Expected one blob, there are ${stored.length}.`);
  }
  return blob;
}

/** Returns the files of the only archive. */
export async function archivedFiles(trial: BlobTrial): Promise<Map<string, Buffer>> {
  return unzip(blobOf(trial).bytes());
}

/** Returns the SHA-256 of each deliverable, by name. */
export function servedDigests(trial: Trial): Record<string, string> {
  const { id: taskId, deliverables } = taskOf(trial);
  return Object.fromEntries(
    deliverables.map(({ id, name = id }) => [
      name,
      sha256(trial.miteos.deliverableBytes(taskId, id)),
    ]),
  );
}

/** Returns the SHA-256 of each file, by name. */
export function digests(files: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  return Object.fromEntries([...files].map(([name, bytes]) => [name, sha256(bytes)]));
}

/** Returns the SHA-256 of each file in `output-dir`, by name. */
export async function keptDigests(trial: Trial): Promise<Record<string, string>> {
  const folder = trial.step.outputs['output-dir'] ?? '';
  const files = taskOf(trial).deliverables.map(
    async ({ id, name = id }) => [name, await readFile(join(folder, name))] as const,
  );
  return digests(new Map(await Promise.all(files)));
}

/** Returns the signatures of URLs that occur in the log, the summary, the outputs or the state. */
export function signaturesTold({ step, signatures }: BlobTrial): string[] {
  const logs = [step.main, step.post].map((phase) =>
    (phase?.rawLog ?? '').replace(/^::add-mask::.*$/gm, ''),
  );
  const text = [...logs, step.summary, JSON.stringify([step.outputs, step.state])].join('\n');
  return signatures.filter(
    (signature) => text.includes(signature) || text.includes(encodeURIComponent(signature)),
  );
}
