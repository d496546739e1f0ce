import { createHash, randomBytes } from 'node:crypto';
import { contentOf, wholeBytes, type Content } from './content.ts';

/** A file that a task delivers. */
export interface DeliverableInput {
  /** Default: a new id. */
  readonly id?: string;
  /** Any text, as hostile as need be. When left out, the list shows no name. */
  readonly name?: string;
  /** When left out, the list shows none and the file is sent as application/octet-stream. */
  readonly contentType?: string;
  readonly content: string | Uint8Array | Content;
  /** Fields put over those of the list's entry, e.g. a wrong size or a digest; undefined removes one. */
  readonly listed?: Readonly<Record<string, unknown>>;
  /** How many of the links to it, from the first on, lead to a port where nobody listens. Default 0. */
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
  /** Entity tag, with its quotes. */
  readonly etag: string;
  /** All bytes of the file, in memory. */
  bytes(): Buffer;
}

/** Turns what a scenario or a test delivers into a file of the task. */
export function makeDeliverable(
  input: DeliverableInput,
  taskId: string,
  createdAtMs: number,
): SandboxDeliverable {
  const { content } = input;
  const isPlain = typeof content === 'string' || content instanceof Uint8Array;
  const stored = isPlain ? contentOf(content) : content;
  const id = input.id ?? makeId('dlvr');
  // Generated content may be huge; its tag names the file instead of hashing it.
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

/** A new id in the service's manner, e.g. `task_3k0v…`: the prefix and 24 lower-case characters. */
export function makeId(prefix: string): string {
  const number = BigInt(`0x${randomBytes(15).toString('hex')}`);
  return `${prefix}_${number.toString(36).padStart(24, '0')}`;
}
