import { rename } from 'node:fs/promises';
import path, { type PlatformPath } from 'node:path';

import { systemClock } from '../support/clock.ts';

export interface RenameSystem {
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly paths: Pick<PlatformPath, 'sep'>;
}

/** What Windows says of a file that another program has open: no permission, or busy. */
const HELD: readonly unknown[] = ['EACCES', 'EBUSY', 'EPERM'];
/** Three seconds in all: a virus scanner was seen to hold a new file for two. Source: libuv's issue 2098. */
const PAUSES_MS = [20, 50, 100, 200, 400, 800, 1500];

/**
 * Renames a file. On Windows neither it nor what it replaces may be open in another program, and virus scanners open what was just
 * written: so it is tried again for 3 s. Elsewhere such an error means what it says.
 * @throws what the last try ended with
 */
export async function renameWhenFree(
  from: string,
  to: string,
  system: RenameSystem = { rename, sleep: (ms) => systemClock.sleep(ms), paths: path },
): Promise<void> {
  const pausesMs = system.paths.sep === '\\' ? PAUSES_MS : [];
  for (const pauseMs of pausesMs) {
    try {
      await system.rename(from, to);
      return;
    } catch (error) {
      if (!HELD.includes(codeOf(error))) throw error;
      await system.sleep(pauseMs);
    }
  }
  await system.rename(from, to);
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
