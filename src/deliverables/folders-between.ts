import path, { type PlatformPath } from 'node:path';

/**
 * The folders below one, down to another in it, each once and from the top. Counted downwards, since upwards nothing may ever equal
 * the first: on Windows `d:\out` lies in `D:\`.
 * @param above absolute, as `folder`, which is it or lies in it
 * @param paths the rules of the system whose paths they are
 */
export function foldersBetween(
  above: string,
  folder: string,
  paths: PlatformPath = path,
): string[] {
  const segments = paths.relative(above, folder).split(paths.sep);
  const folders: string[] = [];
  for (const segment of segments.filter((one) => one !== '')) {
    folders.push(paths.join(folders.at(-1) ?? above, segment));
  }
  return folders;
}
