import path from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { foldersBetween } from '../../src/deliverables/folders-between.ts';

describe('the folders below one, down to another', () => {
  it.each([
    ['/w', '/w/a/b', ['/w/a', '/w/a/b']],
    ['/', '/a', ['/a']],
    ['/w', '/w', []],
    ['/w', '/w/..a/b', ['/w/..a', '/w/..a/b']],
  ])('on Linux and macOS, from %s to %s', (above, folder, folders) => {
    expect(foldersBetween(above, folder, path.posix)).toEqual(folders);
  });

  it.each([
    ['D:\\w', 'D:\\w\\a\\b', ['D:\\w\\a', 'D:\\w\\a\\b']],
    ['D:\\', 'D:\\a', ['D:\\a']],
    ['D:\\', 'D:\\', []],
    // A workflow may write the drive, or a folder, in another case than the runner.
    ['D:\\W', 'd:\\w\\a\\b', ['D:\\W\\a', 'D:\\W\\a\\b']],
    ['d:\\w', 'D:\\W', []],
    [
      '\\\\server\\share\\',
      '\\\\server\\share\\a\\b',
      ['\\\\server\\share\\a', '\\\\server\\share\\a\\b'],
    ],
  ])('on Windows, from %s to %s', (above, folder, folders) => {
    expect(foldersBetween(above, folder, path.win32)).toEqual(folders);
  });
});
