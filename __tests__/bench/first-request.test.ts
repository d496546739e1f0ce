import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesBeforeCreate } from '../../bench/first-request.ts';
import { startServices } from '../../bench/services.ts';

const actionFolder = join(import.meta.dirname, '..', '..');
const dist = join(actionFolder, 'dist');

/** Texts that occur only in one large library, or in the code that runs when the task has ended. */
const marks = {
  'src/publish': 'The task has no deliverables.',
  '@actions/artifact': 'class DefaultArtifactClient',
  octokit: 'octokit-core.js/',
  micromark: 'createTokenizer',
};

describe('the bundle', () => {
  it('loads no code for publishing before the create call', async () => {
    const services = await startServices();
    const loaded = await filesBeforeCreate({ actionFolder, services });
    await services.close();
    const shipped = (await readdir(dist)).map((name) => join(dist, name));
    const holds = async (paths: readonly string[], mark: string): Promise<boolean> =>
      (await Promise.all(paths.map((path) => readFile(path, 'utf8')))).some((text) =>
        text.includes(mark),
      );
    expect(loaded).toContain(join(dist, 'index.js'));
    for (const [part, mark] of Object.entries(marks)) {
      expect([part, await holds(shipped, mark)]).toEqual([part, true]);
      expect([part, await holds(loaded, mark)]).toEqual([part, false]);
    }
  });
});
