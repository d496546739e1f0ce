import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { prepareAction } from '../../bench/action-step.ts';
import { startArrivalServer } from '../../bench/arrival-server.ts';
import { readModules, traceModules } from '../../bench/loaded-modules.ts';

const actionFolder = join(import.meta.dirname, '..', '..');
const dist = join(actionFolder, 'dist');

/** What is in a heavy library and in nothing else. */
const heavy = {
  '@actions/artifact': 'class DefaultArtifactClient',
  octokit: 'octokit-core.js/',
  micromark: 'createTokenizer',
  'the parts of undici that no request takes': 'class MockAgent extends Dispatcher',
};

/** The texts of what main has loaded when its create call arrives. */
async function textsBeforeCreate(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bundle-weight-'));
  const server = await startArrivalServer();
  const nowhere = 'http://127.0.0.1:9';
  const step = await prepareAction({
    actionFolder,
    github: {
      apiUrl: nowhere,
      resultsUrl: nowhere,
      runtimeToken: '',
      token: '',
      repository: 'a/b',
    },
    inputs: { 'api-key': 'mt_test_key', 'base-url': server.baseUrl, prompt: 'Review.' },
  });
  try {
    const trace = join(folder, 'trace');
    const { args, ...main } = await step.main();
    await server.timeToCreate({ ...main, args: [...traceModules(trace), ...args] });
    const modules = await readModules(trace, dist);
    return await Promise.all(modules.map(({ url }) => readFile(fileURLToPath(url), 'utf8')));
  } finally {
    server.close();
    await Promise.all([step.dispose(), rm(folder, { recursive: true })]);
  }
}

describe('the bundle', () => {
  it('loads at most 1.8 MB, and no heavy library, before the create call', async () => {
    const texts = await textsBeforeCreate();
    expect(texts.length).toBeGreaterThan(0);
    const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeLessThanOrEqual(1_800_000);
    for (const mark of Object.values(heavy)) {
      expect(texts.filter((text) => text.includes(mark))).toEqual([]);
    }
  });

  it('holds the heavy libraries, by the marks that they are known by', async () => {
    const names = await readdir(dist);
    const texts = await Promise.all(names.map((name) => readFile(join(dist, name), 'utf8')));
    for (const mark of Object.values(heavy)) {
      expect(texts.some((text) => text.includes(mark))).toBe(true);
    }
  });

  it('is no larger than 7.5 MB', async () => {
    const stats = (await readdir(dist)).map((name) => stat(join(dist, name)));
    const bytes = (await Promise.all(stats)).reduce((sum, { size }) => sum + size, 0);
    expect(bytes).toBeLessThanOrEqual(7_500_000);
  });
});
