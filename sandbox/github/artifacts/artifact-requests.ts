import * as v from 'valibot';
import type { ArtifactMethod } from '../faults.ts';

/** In every request. */
export const backendIds = {
  workflow_run_backend_id: v.string(),
  workflow_job_run_backend_id: v.string(),
};
/** The rules of artifact names: @actions/artifact, path-and-artifact-name-validation. */
const name = v.pipe(v.string(), v.regex(/^[^":<>|*?\r\n\\/]{1,255}$/));
/** Whole numbers of 64 bits travel as strings: https://protobuf.dev/programming-guides/json/ */
const int64 = v.pipe(v.string(), v.regex(/^\d+$/));

/** The requests, as @actions/artifact 6 declares them; wrapped values travel bare. */
export const artifactRequests = {
  CreateArtifact: v.strictObject({
    ...backendIds,
    name,
    version: v.literal(7),
    mime_type: v.optional(v.string()),
    expires_at: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  }),
  FinalizeArtifact: v.strictObject({
    ...backendIds,
    name,
    size: v.optional(int64),
    hash: v.optional(v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$/))),
  }),
  ListArtifacts: v.strictObject({
    ...backendIds,
    name_filter: v.optional(v.string()),
    id_filter: v.optional(int64),
  }),
  GetSignedArtifactURL: v.strictObject({ ...backendIds, name }),
  DeleteArtifact: v.strictObject({ ...backendIds, name }),
} satisfies Record<ArtifactMethod, unknown>;

export type ArtifactRequest<Method extends ArtifactMethod> = v.InferOutput<
  (typeof artifactRequests)[Method]
>;
