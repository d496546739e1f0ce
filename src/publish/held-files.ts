import { createHash } from 'node:crypto';

import type { SavedDeliverable } from '../deliverables/saved-deliverable.ts';

/** So that no other file has the same by chance: one of 64⁶. */
const MARK_LENGTH = 6;
/** Each state becomes an environment variable, of which Windows bears 32,767 characters. */
const MAX_MARKS = 4000;

type HeldFile = Pick<SavedDeliverable, 'name' | 'sha256'>;

/** What an artifact holds, in a few characters a file. Of more files than are noted nothing is known; they are published once more. */
export function noteHeld(files: readonly HeldFile[]): string {
  return files.length > MAX_MARKS ? '' : files.map(markOf).join('');
}

/** Whether one of the artifacts holds a file: by its name, and byte for byte. */
export function heldBy(
  artifacts: readonly { readonly holds: string }[],
): (file: HeldFile) => boolean {
  const marks = new Set(artifacts.flatMap(({ holds }) => holds.match(/.{6}/g) ?? []));
  return (file) => marks.has(markOf(file));
}

function markOf({ name, sha256 }: HeldFile): string {
  return createHash('sha256')
    .update(`${name}\0${sha256}`)
    .digest('base64url')
    .slice(0, MARK_LENGTH);
}
