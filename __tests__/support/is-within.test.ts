import path from 'node:path';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { isWithin } from '../../src/support/is-within.ts';

describe('a path on Linux or macOS', () => {
  it.each([
    ['/a/b', '/a', true],
    ['/a', '/a', true],
    ['/a/', '/a', true],
    ['/a/..b', '/a', true],
    ['/a', '/', true],
    ['/ab', '/a', false],
    ['/', '/a', false],
    // A backslash is an ordinary character.
    ['/a/b\\..\\..\\c', '/a', true],
  ])('%s is within %s: %j', (target, folder, isInside) => {
    expect(isWithin(target, folder, path.posix)).toBe(isInside);
  });
});

describe('a path on Windows', () => {
  it.each([
    ['D:\\a\\b', 'D:\\a', true],
    ['D:/a/b', 'D:\\a', true],
    // Case is ignored.
    ['D:\\ÄRGER\\b', 'd:\\ärger', true],
    ['D:\\ab', 'D:\\a', false],
    ['D:\\a/../b', 'D:\\a', false],
    // Between drives or shares there is no relative path.
    ['C:\\a\\b', 'D:\\a', false],
    ['\\\\server\\share\\a', 'D:\\a', false],
    ['D:\\a', '\\\\server\\share', false],
    ['\\\\Server\\Share\\a', '\\\\server\\share', true],
    ['\\\\server\\other\\a', '\\\\server\\share', false],
    ['\\\\?\\D:\\b', 'D:\\a', false],
  ])('%s is within %s: %j', (target, folder, isInside) => {
    expect(isWithin(target, folder, path.win32)).toBe(isInside);
  });
});

const SYSTEMS = [
  [path.posix, ['/', '/a', '/home/runner/work']],
  [path.win32, ['D:\\', 'D:\\a', 'C:\\Users\\Runner', '\\\\server\\share\\out']],
] as const;

/** No more than one folder up for each one down leads out. */
const someSegments = fc.array(
  fc.constantFrom('a', 'b', '..b', '.', '...', 'a b', 'ä', 'con', 'D', '..'),
  { maxLength: 8 },
);

/** Returns how many folders a path has below the root. */
function levelsOf(folder: string, system: path.PlatformPath): number {
  const parent = system.dirname(folder);
  return parent === folder ? 0 : 1 + levelsOf(parent, system);
}

describe('on each system', () => {
  it('a path is within a folder unless its segments leave the folder', () => {
    for (const [system, folders] of SYSTEMS) {
      fc.assert(
        fc.property(fc.constantFrom(...folders), someSegments, (folder, segments) => {
          let depth = 0;
          let lowest = 0;
          for (const segment of segments) {
            if (segment !== '.') depth += segment === '..' ? -1 : 1;
            lowest = Math.min(lowest, depth);
          }
          const target = system.join(folder, ...segments);
          // A path may leave the folder and return by its name. Nothing is above a root.
          if (lowest >= 0) expect(isWithin(target, folder, system)).toBe(true);
          else if (depth < 0 && -lowest <= levelsOf(folder, system)) {
            expect(isWithin(target, folder, system)).toBe(false);
          }
        }),
      );
    }
  });
});
