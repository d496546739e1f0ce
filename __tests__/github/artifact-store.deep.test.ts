import { afterEach, describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { ArtifactStore } from '../../src/github/artifact-store.ts';

const options = {
  serverUrl: 'https://github.com',
  repository: 'octo/repo',
  runId: '42',
  tempFolder: tmpdir(),
};

describe('the artifact store', () => {
  afterEach(() => {
    process.removeAllListeners('uncaughtException');
  });

  it('handles the uncaught errors of an abandoned upload, and leaves all others to the process', async () => {
    const heard: unknown[] = [];
    // Like process-end.ts, which leaves errors to other listeners.
    process.on('uncaughtException', (error) => {
      if (process.listenerCount('uncaughtException') === 1) heard.push(error);
    });
    const request = { files: [], isUnzipped: false, root: '/out', names: ['a'] };
    const signal = AbortSignal.abort(new Error('the time is over'));
    const upload = new ArtifactStore(options).upload({ ...request, retentionDays: 1, signal });
    await expect(upload).rejects.toThrow('the time is over');
    const library = new Error('An error has occurred during file read for the artifact');
    process.emit('uncaughtException', library);
    expect(heard).toEqual([]);
    const other = new Error('a mistake of ours');
    process.emit('uncaughtException', other);
    expect(heard).toEqual([other]);
  });
});
