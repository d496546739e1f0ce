import path from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { isSameFile } from '../../src/inputs/prompt-file.ts';

/** More than a plain number holds, as on Windows. */
const INO = 2n ** 62n;

describe('what a path and an open file say of themselves', () => {
  it.each([
    ['the same', { dev: 7n, ino: INO }, true, true],
    ['another file', { dev: 7n, ino: INO + 1n }, false, false],
    ['another device', { dev: 8n, ino: INO }, false, true],
    ['no device, as an older Node on Windows says', { dev: 0n, ino: INO }, false, true],
  ])('that say %s', (_, other, onPosix, onWindows) => {
    const one = { dev: 7n, ino: INO };
    expect(isSameFile(one, other, path.posix)).toBe(onPosix);
    expect(isSameFile(one, other, path.win32)).toBe(onWindows);
  });
});
