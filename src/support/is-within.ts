import path, { type PlatformPath } from 'node:path';

/**
 * Whether a path is a folder, or is inside it. Compares only the paths, without following links. On Windows, case is ignored, and a path
 * on another drive or share is outside.
 * @param target an absolute path, like `folder`
 * @param paths the path rules of the operating system
 */
export function isWithin(target: string, folder: string, paths: PlatformPath = path): boolean {
  const relative = paths.relative(folder, target);
  // Between drives there is no relative path, so the result is absolute.
  return relative.split(paths.sep)[0] !== '..' && !paths.isAbsolute(relative);
}
