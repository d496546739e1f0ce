import * as v from 'valibot';

import { withoutQueries } from '../support/errors.ts';
import { withoutSignedQuery } from '../support/redactor.ts';
import { withoutUndefined } from '../support/without-undefined.ts';
import type { Agent, Deliverable, Task } from '../task/task.ts';

/**
 * The service's JSON → our types. Tolerant of both generations of its documents: only what nothing can be done
 * without is required, and a field of a wrong type counts as absent.
 */

/** Longer ones fit into no address and no file name. */
const MAX_ID_LENGTH = 1000;
/** More than anything shows of a label, and of a message. */
const MAX_LABEL_LENGTH = 1000;
const MAX_MESSAGE_LENGTH = 100_000;
const MAX_AGENTS = 1000;

const text = optional(v.string());
/** Text that is shown: without the queries of links, which are credentials. */
const shown = v.pipe(v.string(), v.transform(withoutQueries));
const name = optional(v.pipe(shown, v.transform(withoutSignedQuery)));
const label = optional(truncated(MAX_LABEL_LENGTH));
const message = optional(truncated(MAX_MESSAGE_LENGTH));
const size = optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));
const amount = optional(v.pipe(v.number(), v.finite(), v.minValue(0)));
const id = v.pipe(
  v.union([
    v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_ID_LENGTH)),
    v.pipe(v.number(), v.finite()),
  ]),
  v.transform(String),
);
const list = optional(v.array(v.unknown()));

/** The second generation's names of statuses, and other spellings → the first's. */
const ALIASES: Readonly<Record<string, string>> = {
  completed: 'complete',
  canceled: 'cancelled',
  awaiting_approval: 'waiting',
};
const status = v.pipe(
  v.string(),
  v.transform((raw) => raw.trim().toLowerCase()),
  v.transform((raw) => (Object.hasOwn(ALIASES, raw) ? ALIASES[raw] : raw)),
);
const taskStatus = v.fallback(
  v.pipe(
    status,
    v.picklist([
      'pending',
      'planning',
      'running',
      'paused',
      'complete',
      'failed',
      'cancelled',
      'unknown',
    ]),
  ),
  'unknown',
);
const agentStatus = v.fallback(
  v.pipe(
    status,
    v.picklist([
      'idle',
      'thinking',
      'acting',
      'waiting',
      'paused',
      'complete',
      'error',
      'killed',
      'unknown',
    ]),
  ),
  'unknown',
);

const agentSchema = v.object({
  id: optional(id),
  type: label,
  agent_type: label,
  status: v.fallback(truncated(MAX_LABEL_LENGTH), ''),
  current_tool: label,
  progress: optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
});

const taskSchema = v.object({
  id,
  status: truncated(MAX_LABEL_LENGTH),
  prompt: text,
  created_at: text,
  completed_at: text,
  agents: list,
  subtasks: list,
  total_cost_cents: amount,
  total_tokens_used: amount,
  error: v.optional(v.unknown()),
  error_message: message,
  failure_reason: message,
  detail: message,
});

/** What a list leaves out of a task can be read elsewhere. */
const listedTaskSchema = v.object({
  ...taskSchema.entries,
  status: v.fallback(taskSchema.entries.status, ''),
});

const deliverableSchema = v.object({
  id: optional(id),
  name,
  filename: name,
  content_type: label,
  mime_type: label,
  size,
  size_bytes: size,
  sha256: text,
  digest: text,
  download_url: text,
});

/** @throws Error when the value has no id or no status: then it is no task */
export function decodeTask(value: unknown): Task {
  return taskOf(parse(taskSchema, value, 'a task'));
}

/**
 * An entry of a list of tasks; undefined where it is none.
 * @throws Error for a task without a usable id: a search for a task must not rely on a list that hides one
 */
export function decodeListedTask(value: unknown): Task | undefined {
  const result = v.safeParse(listedTaskSchema, value);
  if (result.success) return taskOf(result.output);
  if (v.is(v.object({ prompt: v.string() }), value)) parse(taskSchema, value, 'a task in the list');
  return undefined;
}

function taskOf(wire: v.InferOutput<typeof listedTaskSchema>): Task {
  const agents = (wire.agents ?? wire.subtasks ?? []).slice(0, MAX_AGENTS).flatMap(decodeAgent);
  return withoutUndefined({
    id: wire.id,
    status: v.parse(taskStatus, wire.status),
    rawStatus: wire.status,
    prompt: wire.prompt,
    createdAtMs: decodeTime(wire.created_at),
    completedAtMs: decodeTime(wire.completed_at),
    agents,
    costCents: wire.total_cost_cents,
    tokensUsed: wire.total_tokens_used,
    failure: decodeFailure(wire),
  });
}

/** The items of any of the list shapes, and the total when it is given. */
export function decodeList(value: unknown): { items: readonly unknown[]; total?: number } {
  if (Array.isArray(value)) return { items: value };
  const shape = v.object({ data: list, deliverables: list, tasks: list, total: amount });
  const wire = parse(shape, value, 'a list');
  const items = wire.data ?? wire.deliverables ?? wire.tasks;
  if (items === undefined) throw new Error('a list was expected, the answer holds none');
  return withoutUndefined({ items, total: wire.total });
}

/**
 * Never fails: an entry that says nothing is still a file that someone misses.
 * @param position in the list; stands in for an id that is missing
 */
export function decodeDeliverable(value: unknown, position: number): Deliverable {
  const wire = readDeliverable(value);
  return withoutUndefined({
    id: wire.id ?? `deliverable-${position + 1}`,
    name: wire.name ?? wire.filename,
    contentType: wire.content_type ?? wire.mime_type,
    bytes: wire.size_bytes ?? wire.size,
    sha256: decodeSha256(wire.sha256 ?? wire.digest),
    downloadUrl: wire.download_url,
  });
}

/**
 * What tells an entry of the list from the others, and is the same when it is listed again: its id with what it says
 * of the file, since an id given twice must cost no file; or else all it says but the query of its link, which is new
 * in each answer.
 */
export function deliverableKey(value: unknown): string {
  if (readDeliverable(value).id !== undefined) {
    const known = decodeDeliverable(value, 0);
    return `id ${JSON.stringify([known.id, known.name, known.bytes, known.contentType])}`;
  }
  return JSON.stringify(value, (_, field: unknown) =>
    typeof field === 'string' ? field.replace(/\?.*/s, '') : field,
  );
}

function readDeliverable(value: unknown): v.InferOutput<typeof deliverableSchema> {
  const result = v.safeParse(deliverableSchema, value);
  return result.success ? result.output : v.parse(deliverableSchema, {});
}

function decodeAgent(value: unknown, position: number): Agent[] {
  const result = v.safeParse(agentSchema, value);
  if (!result.success) return [];
  const wire = result.output;
  return [
    withoutUndefined({
      id: wire.id ?? `agent-${position + 1}`,
      type: wire.type ?? wire.agent_type,
      status: v.parse(agentStatus, wire.status),
      rawStatus: wire.status,
      currentTool: wire.current_tool,
      progress: wire.progress,
    }),
  ];
}

function decodeFailure(wire: v.InferOutput<typeof listedTaskSchema>): string | undefined {
  const inObject = v.safeParse(v.object({ message }), wire.error);
  const said = [
    v.parse(message, wire.error),
    inObject.success ? inObject.output.message : undefined,
    wire.error_message,
    wire.failure_reason,
    wire.detail,
  ];
  return said.find((one) => one !== undefined && one !== '');
}

/** A field that counts as absent where it is of another type. */
function optional<Schema extends v.GenericSchema>(schema: Schema) {
  return v.fallback(v.optional(schema), undefined);
}

function truncated(maxLength: number): v.GenericSchema<string> {
  return v.pipe(
    shown,
    v.transform((given) => given.slice(0, maxLength)),
  );
}

function decodeTime(time: string | undefined): number | undefined {
  if (time === undefined) return undefined;
  // A time without a zone is the service's, which speaks UTC.
  const ms = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(time) ? time : `${time}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}

function decodeSha256(digest: string | undefined): string | undefined {
  return /^(?:sha-?256:)?([0-9a-f]{64})$/i.exec(digest ?? '')?.[1]?.toLowerCase();
}

function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  what: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue);
  throw new Error(`${what} was expected${field === null ? '' : `, its "${field}" is not usable`}`);
}
