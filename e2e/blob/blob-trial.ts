import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtifactBlobs } from '../../sandbox/github/artifacts/blocks.ts';
import { unzip } from '../../sandbox/github/artifacts/artifact-service.ts';
import type { Scenario } from '../../sandbox/miteos/scenarios.ts';
import type { OpenPlace, Place, StepWish, Trial } from '../../__tests__/bundle/step-fixture.ts';
import { sha256, taskOf } from '../../__tests__/bundle/trial-facts.ts';
import { AzuriteBlobs, type StoredBlob } from './azurite-blobs.ts';
import type { Azurite } from './start-azurite.ts';

/** A step that ran to its end, and what Azurite has of it. */
export interface BlobTrial extends Trial {
  readonly stored: readonly StoredBlob[];
  /** Of the signed addresses. */
  readonly signatures: readonly string[];
}

export interface BlobTrialOptions {
  /** Known once the test's hooks ran. */
  readonly azurite: () => Azurite;
  readonly scenario: Scenario;
  readonly inputs: StepWish['inputs'];
  /** Changes the addresses that the results service gives out. */
  readonly alter?: (blobs: AzuriteBlobs) => ArtifactBlobs;
  /** Runs a step to its end; the whole step by default. */
  readonly run?: (place: Place, wish: StepWish) => Promise<Trial>;
}

/** Makes a trial for `useTrials`: a step whose artifacts go to Azurite, into a container of their own. */
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

/** The one blob there is. */
export function blobOf({ stored }: BlobTrial): StoredBlob {
  const [blob] = stored;
  if (blob === undefined || stored.length > 1) {
    throw new Error(`Expected one blob, there are ${stored.length}.`);
  }
  return blob;
}

/** The files of the one archive there is. */
export async function archivedFiles(trial: BlobTrial): Promise<Map<string, Buffer>> {
  return unzip(blobOf(trial).bytes());
}

/** The sha256 of each file that the Miteos service delivered, by its name. */
export function servedDigests(trial: Trial): Record<string, string> {
  const { id: taskId, deliverables } = taskOf(trial);
  return Object.fromEntries(
    deliverables.map(({ id, name = id }) => [
      name,
      sha256(trial.miteos.deliverableBytes(taskId, id)),
    ]),
  );
}

/** The sha256 of each file, by its name. */
export function digests(files: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  return Object.fromEntries([...files].map(([name, bytes]) => [name, sha256(bytes)]));
}

/** The sha256 of each delivered file as it lies in `output-dir`, by its name. */
export async function keptDigests(trial: Trial): Promise<Record<string, string>> {
  const folder = trial.step.outputs['output-dir'] ?? '';
  const files = taskOf(trial).deliverables.map(
    async ({ id, name = id }) => [name, await readFile(join(folder, name))] as const,
  );
  return digests(new Map(await Promise.all(files)));
}

/** The signatures of addresses that stand in the log, the summary, the outputs or the state. */
export function signaturesTold({ step, signatures }: BlobTrial): string[] {
  const logs = [step.main, step.post].map((phase) =>
    (phase?.rawLog ?? '').replace(/^::add-mask::.*$/gm, ''),
  );
  const text = [...logs, step.summary, JSON.stringify([step.outputs, step.state])].join('\n');
  return signatures.filter(
    (signature) => text.includes(signature) || text.includes(encodeURIComponent(signature)),
  );
}
