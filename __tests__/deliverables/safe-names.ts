import { SafeNames } from '../../src/deliverables/safe-name.ts';

/** Returns safe names for the files of one folder, in order. */
export function safeNames(names: readonly string[], maxLength: number): string[] {
  const taken = new SafeNames(maxLength);
  return names.map((name) => taken.take(name));
}
