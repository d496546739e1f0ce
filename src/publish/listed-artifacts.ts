import type { DeliverContext, SavedArtifact, SavedUpload } from './context.ts';
import type { SavedDeliverable } from '../deliverables/saved-deliverable.ts';
import type { PublishedArtifact } from '../report/result.ts';
import { startDeadline } from '../support/deadline.ts';

/** The artifacts of this run, whoever made them; undefined when that is not known. */
export type Listing = readonly PublishedArtifact[] | undefined;

const LIST_LIMIT_MS = 15_000;

/** Never rejects, and never takes long: without a listing less can be proved, and nothing is lost. */
export async function listArtifacts({
  ports: { artifacts, clock },
  budget,
}: Pick<DeliverContext, 'ports' | 'budget'>): Promise<Listing> {
  if (artifacts === undefined) return undefined;
  const limit = startDeadline(clock, LIST_LIMIT_MS, budget.signal);
  try {
    return await artifacts.list(limit.signal);
  } catch {
    return undefined;
  } finally {
    limit.release();
  }
}

/**
 * Uploads whose answer nobody got, and that have arrived whole all the same. An artifact of one file proves it by its digest, whoever
 * made it. An archive is ours when its name was free before we sent it: only such a one is among the uploads.
 * @param files the deliverables as they lie in the output folder now
 */
export function findArrived(
  uploads: readonly SavedUpload[],
  listing: Listing = [],
  files: readonly SavedDeliverable[],
): SavedArtifact[] {
  const digests = new Map(files.map(({ name, sha256 }) => [name, sha256]));
  return listing.flatMap((artifact) => {
    const upload = uploads.find(({ name }) => name === artifact.name);
    const isOurs = upload?.file === undefined || digests.get(upload.file) === artifact.digest;
    return upload !== undefined && isOurs ? [{ ...artifact, ...upload }] : [];
  });
}
