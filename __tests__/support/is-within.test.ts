import path from 'node:path';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { isWithin } from '../../src/support/is-within.ts';

describe('a path of Linux or macOS', () => {
  it.each([
    ['/a/b', '/a', true],
    ['/a', '/a', true],
    ['/a/', '/a', true],
    ['/a/..b', '/a', true],
    ['/a', '/', true],
    ['/ab', '/a', false],
    ['/', '/a', false],
    // A backslash is a letter like any other.
    ['/a/b\\..\\..\\c', '/a', true],
  ])('%s lies in %s: %j', (target, folder, isInside) => {
    expect(isWithin(target, folder, path.posix)).toBe(isInside);
  });
});

describe('a path of Windows', () => {
  it.each([
    ['D:\\a\\b', 'D:\\a', true],
    ['D:/a/b', 'D:\\a', true],
    // Where case does not count.
    ['D:\\ÄRGER\\b', 'd:\\ärger', true],
    ['D:\\ab', 'D:\\a', false],
    ['D:\\a/../b', 'D:\\a', false],
    // From one drive or share to another there is no relative path.
    ['C:\\a\\b', 'D:\\a', false],
    ['\\\\server\\share\\a', 'D:\\a', false],
    ['D:\\a', '\\\\server\\share', false],
    ['\\\\Server\\Share\\a', '\\\\server\\share', true],
    ['\\\\server\\other\\a', '\\\\server\\share', false],
    ['\\\\?\\D:\\b', 'D:\\a', false],
  ])('%s lies in %s: %j', (target, folder, isInside) => {
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

describe('on each system', () => {
  it('lies in a folder exactly what its segments do not lead out of', () => {
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
          // What leads out may lead back in, by the folder's own name; above a root there is nothing.
          if (lowest >= 0) expect(isWithin(target, folder, system)).toBe(true);
          else if (depth < 0 && system.dirname(folder) !== folder) {
            expect(isWithin(target, folder, system)).toBe(false);
          }
        }),
      );
    }
  });
});
