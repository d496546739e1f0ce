import * as v from 'valibot';

import { withoutQueries } from '../support/errors.ts';
import { withoutSignedQuery } from '../support/redactor.ts';
import { withoutUndefined } from '../support/without-undefined.ts';
import type { Agent, Deliverable, Task } from '../task/task.ts';

/**
 * Converts the service's JSON to our types. Accepts both generations of the API. Only essential fields are required, and a field of the
 * wrong type counts as absent.
 */

/** Longer IDs do not fit into a URL or a file name. */
const MAX_ID_LENGTH = 1000;
/** More than is ever shown of a label or a message. */
const MAX_LABEL_LENGTH = 1000;
const MAX_MESSAGE_LENGTH = 100_000;
const MAX_AGENTS = 1000;

const text = optional(v.string());
/** Text that may be shown, without the queries of links, which are credentials. */
const shown = v.pipe(v.string(), v.transform(withoutQueries));
const name = optional(v.pipe(shown, v.transform(withoutSignedQuery)));
const label = optional(truncated(MAX_LABEL_LENGTH));
const message = optional(truncated(MAX_MESSAGE_LENGTH));
const size = optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));
/** Without the rounding error of a sum of fractions, such as 152.30000000000001. */
const amount = optional(
  v.pipe(
    v.number(),
    v.finite(),
    v.minValue(0),
    v.transform((given) => Number(given.toPrecision(12))),
  ),
);
const id = v.pipe(
  v.union([
    v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_ID_LENGTH)),
    v.pipe(v.number(), v.finite()),
  ]),
  v.transform(String),
);
const list = optional(v.array(v.unknown()));

/** Maps the second generation's statuses, and other spellings, to the first generation's. */
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
  tokens_used: amount,
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

/** A list may omit fields, which can be fetched with the task. */
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

/** @throws Error when the value has no valid ID or status */
export function decodeTask(value: unknown): Task {
  return taskOf(parse(taskSchema, value, 'the response is not a valid task'));
}

/**
 * Decodes an entry of a list of tasks. Returns undefined for an entry that is not a task.
 * @throws Error for a task without a valid ID, because a search must not rely on a list that hides a task
 */
export function decodeListedTask(value: unknown): Task | undefined {
  const result = v.safeParse(listedTaskSchema, value);
  if (result.success) return taskOf(result.output);
  if (v.is(v.object({ prompt: v.string() }), value))
    parse(taskSchema, value, 'the response lists an invalid task');
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

/** Returns the items of a list in any of its formats, and the total if it is present. */
export function decodeList(value: unknown): { items: readonly unknown[]; total?: number } {
  if (Array.isArray(value)) return { items: value };
  const shape = v.object({ data: list, deliverables: list, tasks: list, total: amount });
  const wire = parse(shape, value, 'the response contains no list');
  const items = wire.data ?? wire.deliverables ?? wire.tasks;
  if (items === undefined) throw new Error('the response contains no list');
  return withoutUndefined({ items, total: wire.total });
}

/**
 * Decodes a deliverable. Never throws: even an entry without any field is a file that somebody would miss.
 * @param position the position in the list, which replaces a missing ID
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
 * Returns a key that identifies an entry of the list, and stays the same when it is listed again: its ID with its other properties,
 * because two files may have the same ID. For an entry without an ID, it is the whole entry without the query of its link, which is
 * different in each response.
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
      tokensUsed: wire.tokens_used,
    }),
  ];
}

function decodeFailure(wire: v.InferOutput<typeof listedTaskSchema>): string | undefined {
  const inObject = v.safeParse(v.object({ message }), wire.error);
  const messages = [
    v.parse(message, wire.error),
    inObject.success ? inObject.output.message : undefined,
    wire.error_message,
    wire.failure_reason,
    wire.detail,
  ];
  return messages.find((one) => one !== undefined && one !== '');
}

/** A field that counts as absent when it has the wrong type. */
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
  // A time without a zone is in UTC.
  const ms = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(time) ? time : `${time}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}

function decodeSha256(digest: string | undefined): string | undefined {
  return /^(?:sha-?256:)?([0-9a-f]{64})$/i.exec(digest ?? '')?.[1]?.toLowerCase();
}

function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  problem: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue);
  throw new Error(`${problem}${field === null ? '' : `: its "${field}" is missing or invalid`}`);
}
