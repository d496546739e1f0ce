import { describe, expect, it } from '@jest/globals';

import { makeFolder, type FolderSystem } from '../../src/deliverables/make-folder.ts';

/** Refuses to make a folder, as Windows does for the root of a drive. */
function refusing(kind: 'folder' | 'file' | 'nothing'): FolderSystem {
  return {
    mkdir: () => Promise.reject(new Error("EPERM: operation not permitted, mkdir 'D:\\'")),
    stat: () =>
      kind === 'nothing'
        ? Promise.reject(new Error('ENOENT'))
        : Promise.resolve({ isDirectory: () => kind === 'folder' }),
  };
}

describe('a folder that the system refuses to make', () => {
  it('is as good when it is there', async () => {
    await expect(makeFolder('D:\\', refusing('folder'))).resolves.toBeUndefined();
  });

  it.each(['file', 'nothing'] as const)('is an error when there is a %s', async (kind) => {
    await expect(makeFolder('D:\\', refusing(kind))).rejects.toThrow('EPERM');
  });
});
