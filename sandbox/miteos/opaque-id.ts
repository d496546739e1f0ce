import { randomBytes } from 'node:crypto';

/** A new id in the service's manner, e.g. `task_3k0v…`: the prefix and 24 lower-case characters. */
export function makeId(prefix: string): string {
  const number = BigInt(`0x${randomBytes(15).toString('hex')}`);
  return `${prefix}_${number.toString(36).padStart(24, '0')}`;
}
