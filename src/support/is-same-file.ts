import path, { type PlatformPath } from 'node:path';

/** What a system tells a file by, as `stat` gives it with `bigint`: the plain numbers are too small for those of Windows. */
export interface FileMark {
  readonly dev: bigint;
  readonly ino: bigint;
}

/**
 * Whether two looks saw the same file. The numbers of devices are not compared on Windows, where Node gives two for one: up to 24.1, a
 * look at a path says another than a look at the open file. Source: libuv's pull request 4698.
 * @param paths the rules of the system that was asked
 */
export function isSameFile(
  one: FileMark,
  other: FileMark,
  { sep }: Pick<PlatformPath, 'sep'> = path,
): boolean {
  const hasDevices = sep === '/';
  return one.ino === other.ino && (!hasDevices || one.dev === other.dev);
}
