import * as v from 'valibot';

const optional = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.fallback(v.optional(v.nullable(schema)), undefined);
const number = v.pipe(v.number(), v.integer(), v.minValue(1));
const repository = v.object({
  id: optional(v.number()),
  full_name: optional(v.string()),
});
const side = v.object({ sha: optional(v.string()), repo: optional(repository) });
const user = v.object({ login: optional(v.string()) });

const payloadSchema = v.object({
  pull_request: optional(
    v.object({ number, base: optional(side), head: optional(side), user: optional(user) }),
  ),
  issue: optional(v.object({ number, pull_request: optional(v.object({})) })),
  comment: optional(v.object({ body: optional(v.string()), user: optional(user) })),
  workflow_run: optional(
    v.object({
      triggering_actor: optional(user),
      actor: optional(user),
      event: optional(v.string()),
      head_branch: optional(v.string()),
      head_sha: optional(v.string()),
      head_repository: optional(repository),
      pull_requests: optional(
        v.array(v.object({ number, base: optional(side), head: optional(side) })),
      ),
    }),
  ),
  repository: optional(repository),
});

/** What of a payload the step looks at. All text is written by outsiders. */
export type Payload = v.InferOutput<typeof payloadSchema>;
export type WorkflowRun = NonNullable<Payload['workflow_run']>;

/** A field of a wrong type counts as absent, and so does all of what is no object. */
export function parsePayload(payload: unknown): Payload {
  const parsed = v.safeParse(payloadSchema, payload);
  return parsed.success ? parsed.output : {};
}
