import { createHash, randomBytes } from 'node:crypto';
import { contentOf, wholeBytes, type Content } from './content.ts';

/** A file that a task delivers. */
export interface DeliverableInput {
  /** Default: a new ID. */
  readonly id?: string;
  /** Any text, including hostile text. If absent, the list has no name. */
  readonly name?: string;
  /** If absent, the list has no content type, and the file is sent as application/octet-stream. */
  readonly contentType?: string;
  readonly content: string | Uint8Array | Content;
  /** Overrides fields of the list's entry, e.g. with a wrong size. undefined removes a field. */
  readonly listed?: Readonly<Record<string, unknown>>;
  /** How many of the first links lead to a closed port. Default: 0. */
  readonly deadLinks?: number;
}

/** A file that a task has delivered. */
export interface SandboxDeliverable {
  readonly id: string;
  readonly taskId: string;
  readonly name: string | undefined;
  readonly contentType: string | undefined;
  readonly content: Content;
  readonly listed: Readonly<Record<string, unknown>>;
  readonly deadLinks: number;
  readonly createdAtMs: number;
  /** The entity tag, with quotes. */
  readonly etag: string;
  /** Returns the content of the file. */
  bytes(): Buffer;
}

/** Creates a file of a task from the input of a scenario or a test. */
export function makeDeliverable(
  input: DeliverableInput,
  taskId: string,
  createdAtMs: number,
): SandboxDeliverable {
  const { content } = input;
  const isPlain = typeof content === 'string' || content instanceof Uint8Array;
  const stored = isPlain ? contentOf(content) : content;
  const id = input.id ?? makeId('dlvr');
  // Generated content may be very large, so its tag is derived from the ID instead of a hash.
  const tagged = isPlain ? wholeBytes(stored) : `${id} ${stored.sizeBytes}`;
  const tag = createHash('sha256').update(tagged).digest('hex').slice(0, 32);
  return {
    id,
    taskId,
    name: input.name,
    contentType: input.contentType,
    content: stored,
    listed: input.listed ?? {},
    deadLinks: input.deadLinks ?? 0,
    createdAtMs,
    etag: `"${tag}"`,
    bytes: () => wholeBytes(stored),
  };
}

/** Returns a new ID in the service's format, e.g. `task_3k0v…`: the prefix and 24 lower-case characters. */
export function makeId(prefix: string): string {
  const number = BigInt(`0x${randomBytes(15).toString('hex')}`);
  return `${prefix}_${number.toString(36).padStart(24, '0')}`;
}
