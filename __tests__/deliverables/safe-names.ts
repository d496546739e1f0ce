import { SafeNames } from '../../src/deliverables/safe-name.ts';

/** Safe names of files in one folder, in their order. */
export function safeNames(names: readonly string[], maxLength: number): string[] {
  const taken = new SafeNames(maxLength);
  return names.map((name) => taken.take(name));
}
