import path from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { outputRoot } from '../../src/publish/output-root.ts';

const LINUX = { workspace: '/home/runner/work/r/r', runnerTemp: '/home/runner/work/_temp' };
const WINDOWS = { workspace: 'D:\\a\\r\\r', runnerTemp: 'D:\\a\\_temp' };

describe('the folder for the deliverables', () => {
  it.each([
    ['', '/home/runner/work/_temp/miteos/task_1'],
    ['out', '/home/runner/work/r/r/out'],
    ['out/', '/home/runner/work/r/r/out'],
    ['./a/../b', '/home/runner/work/r/r/b'],
    ['/data', '/data'],
  ])('is, on Linux and macOS, for %j: %s', (outputDir, root) => {
    expect(outputRoot({ outputDir, taskId: 'task_1' }, LINUX, path.posix)).toBe(root);
  });

  it.each([
    ['', 'D:\\a\\_temp\\miteos\\task_1'],
    ['out', 'D:\\a\\r\\r\\out'],
    ['out/b', 'D:\\a\\r\\r\\out\\b'],
    ['.\\out\\', 'D:\\a\\r\\r\\out'],
    ['E:\\out', 'E:\\out'],
    ['E:/out', 'E:\\out'],
    ['E:\\', 'E:\\'],
    ['\\\\server\\share\\out', '\\\\server\\share\\out'],
    ['//server/share/out', '\\\\server\\share\\out'],
    // The workspace's drive, as for every program there.
    ['/out', 'D:\\out'],
    ['\\out', 'D:\\out'],
    ['D:out', 'D:\\a\\r\\r\\out'],
    ['d:\\a\\r\\r\\out', 'd:\\a\\r\\r\\out'],
  ])('is, on Windows, for %j: %s', (outputDir, root) => {
    expect(outputRoot({ outputDir, taskId: 'task_1' }, WINDOWS, path.win32)).toBe(root);
  });

  it.each(['C:\\x', '..', 'nul', 'a:b', '/x'])(
    'is named after a task only as far as that is harmless: %j',
    (taskId) => {
      const root = outputRoot({ outputDir: '', taskId }, WINDOWS, path.win32);
      expect(path.win32.dirname(root)).toBe('D:\\a\\_temp\\miteos');
      expect(path.win32.basename(root)).not.toMatch(/[:\\]|^(?:nul|\.\.)$/);
    },
  );
});
