import path, { type PlatformPath } from 'node:path';

/**
 * Whether a path is a folder or lies in it, by the paths alone: links are not followed. On Windows case does not count, and what is on
 * another drive or share lies outside.
 * @param target absolute, as `folder`
 * @param paths the rules of the system whose paths they are
 */
export function isWithin(target: string, folder: string, paths: PlatformPath = path): boolean {
  const relative = paths.relative(folder, target);
  // From one drive to another there is no relative path: it stays absolute.
  return relative.split(paths.sep)[0] !== '..' && !paths.isAbsolute(relative);
}
