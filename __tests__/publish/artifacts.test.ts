import { describe, expect, it } from '@jest/globals';
import type { SavedDeliverable } from '../../src/deliverables/saved-deliverable.ts';
import type { RunFacts } from '../../src/ports.ts';
import { publishArtifacts } from '../../src/publish/artifacts.ts';
import type { SavedArtifact } from '../../src/publish/context.ts';
import { endedVerdict } from '../../src/step/outcome.ts';
import { trySaveState } from '../../src/step/saved-state.ts';
import { startDeadline } from '../../src/support/deadline.ts';
import { FakeFolder, FakeWorld, inputsOf, runFacts } from '../support/fake-ports.ts';
import { makeLost, makeSaved, makeTask } from '../support/make-result.ts';

interface Changes {
  readonly given?: Readonly<Record<string, string>>;
  readonly run?: Partial<RunFacts>;
  readonly published?: readonly SavedArtifact[];
  /** The files in the folder. */
  readonly saved?: readonly SavedDeliverable[];
  readonly folder?: FakeFolder;
}

const files = { artifact: 'files' };
const filesOf = (...names: readonly string[]): SavedDeliverable[] =>
  names.map((name) => makeSaved(name));
const count = (files: number): SavedDeliverable[] =>
  filesOf(...Array.from({ length: files }, (_, index) => `${index}.md`));
const names = ({ artifacts }: FakeWorld): string[] => artifacts.uploads.map(({ name }) => name);

/** Publishes the deliverables of `task_1`: by default `a.md` and `b.md`, and `c.md`, which is lost. */
async function publish(world: FakeWorld, changes: Changes = {}) {
  const { given, run = {}, published = [], saved = filesOf('a.md', 'b.md') } = changes;
  const budget = startDeadline(world.clock, 300_000, world.stopper.signal);
  const lost = [makeLost('c.md', 'gone')];
  const result = await publishArtifacts({
    verdict: endedVerdict(makeTask({ id: 'task_1' })),
    ports: world.ports,
    run: { ...runFacts, ...run },
    settings: inputsOf(given).settings,
    budget,
    history: { spans: [], agents: [], moreAgents: 0 },
    published,
    onPublished: (published) => {
      trySaveState(world.ports, published);
    },
    folder: changes.folder ?? new FakeFolder('/out'),
    collected: {
      saved,
      lost,
      leftOut: 1,
    },
  });
  budget.release();
  return result;
}

/** What the main phase saved, for the post step. */
async function publishedBefore(changes: Changes = {}): Promise<readonly SavedArtifact[]> {
  const world = new FakeWorld();
  await publish(world, changes);
  return world.step.saved('artifacts') ?? [];
}

describe('the publishing of artifacts', () => {
  it('creates one archive with the manifest', async () => {
    const world = new FakeWorld();
    const folder = new FakeFolder('/out');
    const { artifacts } = await publish(world, { given: { 'retention-days': '3' }, folder });
    expect(artifacts.map(({ name }) => name)).toEqual(['miteos-task_1']);
    expect(world.artifacts.uploads[0]?.files).toEqual(['a.md', 'b.md', 'miteos-task.json']);
    expect(world.artifacts.requests).toMatchObject([
      { root: '/out', retentionDays: 3, isUnzipped: false },
    ]);
    expect(JSON.parse(folder.files.get('miteos-task.json') ?? '')).toMatchObject({
      task_id: 'task_1',
      deliverables: [{ name: 'a.md' }, { name: 'b.md' }],
      missing: [{ original_name: 'c.md', reason: 'gone' }],
    });
  });

  it('creates an artifact for each file, and a failure does not affect the others', async () => {
    const world = new FakeWorld();
    world.artifacts.errors.set('miteos-task_1-a.md', new Error('quota hit'));
    const { artifacts, failures } = await publish(world, { given: files });
    expect(artifacts).toMatchObject([{ name: 'miteos-task_1-b.md', file: 'b.md' }]);
    expect(failures).toEqual([
      'Could not publish the artifact of a.md: quota hit. The file is in /out.',
    ]);
  });

  it('saves each artifact as soon as it is published', async () => {
    const world = new FakeWorld();
    const saved: unknown[] = [];
    world.artifacts.onUpload = () => saved.push(world.step.saved('artifacts')?.length);
    await publish(world, { given: files, saved: count(5) });
    expect(saved.at(-1)).toBeGreaterThan(0);
    expect(world.step.saved('artifacts')).toHaveLength(5);
  });

  it('uploads four files at a time, and returns them in the order of the deliverables', async () => {
    const world = new FakeWorld();
    world.artifacts.uploadMs = (name) => (name.endsWith('-0.md') ? 9000 : 1000);
    const saved = count(12);
    const { artifacts } = await publish(world, { given: files, saved });
    expect(world.artifacts.maxAtOnce).toBe(4);
    expect(artifacts.map(({ file }) => file)).toEqual(saved.map(({ name }) => name));
  });

  it('aborts an upload that stalls', async () => {
    const world = new FakeWorld();
    world.artifacts.uploadMs = (name) => (name.endsWith('-a.md') ? 1e9 : 1000);
    const { artifacts, failures } = await publish(world, { given: files });
    expect(artifacts.map(({ file }) => file)).toEqual(['b.md']);
    expect(failures).toEqual([
      'Could not publish the artifact of a.md: the time limit of 60 s was reached. The file is in /out.',
    ]);
    // Twice.
    expect(world.clock.monotonicMs()).toBeLessThan(123_000);
  });

  it('gives files different names when their flattened names are the same', async () => {
    const world = new FakeWorld();
    const saved = filesOf('deep/data.csv', 'deep-data.csv', 'Deep-Data.csv');
    const { artifacts } = await publish(world, { given: files, saved });
    expect(artifacts.map(({ name }) => name)).toEqual([
      'miteos-task_1-deep-data.csv',
      'miteos-task_1-deep-data (2).csv',
      'miteos-task_1-Deep-Data (3).csv',
    ]);
  });

  it.each([
    [50, 'files', 49, []],
    [51, 'zip', 1, [expect.stringContaining('51 deliverables are published as one archive')]],
  ])('publishes %i files, one of them lost, as %s', async (wanted, _, artifacts, warnings) => {
    const world = new FakeWorld();
    await publish(world, { given: files, saved: count(wanted - 1) });
    expect(world.artifacts.uploads).toHaveLength(artifacts);
    expect(world.log.texts('warning')).toEqual(warnings);
  });

  it.each(['zip', 'files'])('tries an upload of %s once more', async (artifact) => {
    const world = new FakeWorld();
    let failures = 1;
    world.artifacts.onUpload = () => {
      if (failures-- > 0) throw new Error('reset');
    };
    const { artifacts, failures: said } = await publish(world, { given: { artifact } });
    expect(artifacts).toHaveLength(artifact === 'zip' ? 1 : 2);
    expect(said).toEqual([]);
    expect(world.log.texts('info')).toContain('An upload failed: reset. Retrying once.');
  });

  it('retries failed uploads one by one, so that one bad file fails alone', async () => {
    const world = new FakeWorld();
    const underWay = new Set<string>();
    world.artifacts.uploadMs = () => 1000;
    // Like the library, in which a file that can't be read makes all concurrent uploads fail.
    world.artifacts.upload = async ({ names: [name = ''] }) => {
      underWay.add(name);
      await world.clock.sleep(1000);
      const isBad = [...underWay].some((one) => one.endsWith('-1.md'));
      await world.clock.sleep(1000);
      underWay.delete(name);
      if (isBad) throw new Error('unreadable');
      return { name, id: 1, url: '', digest: '', bytes: 1 };
    };
    const { artifacts, failures } = await publish(world, { given: files, saved: count(4) });
    expect(artifacts.map(({ file }) => file)).toEqual(['0.md', '2.md', '3.md']);
    expect(failures).toEqual([expect.stringContaining('Could not publish the artifact of 1.md')]);
  });

  it('pauses once before it retries all failed uploads', async () => {
    const world = new FakeWorld();
    world.artifacts.upload = () => Promise.reject(new Error('quota'));
    const { failures } = await publish(world, { given: files, saved: count(20) });
    expect(failures).toHaveLength(20);
    expect(world.clock.monotonicMs()).toBe(2000);
  });

  it('logs the name that it uses when the first one is already in use', async () => {
    const world = new FakeWorld();
    world.artifacts.taken.add('mine');
    const { artifacts } = await publish(world, { given: { 'artifact-name': 'mine' } });
    expect(artifacts.map(({ name }) => name)).toEqual(['mine-task_1']);
    expect(world.log.texts('info')).toContain(
      'The artifact name mine is already in use. Using mine-task_1 instead.',
    );
  });

  it('repeats an upload whose response was lost', async () => {
    const world = new FakeWorld();
    world.artifacts.onUpload = (name) => {
      if (world.artifacts.taken.size > 0) return;
      world.artifacts.taken.add(name);
      throw new Error('socket hang up');
    };
    const { failures } = await publish(world);
    expect(names(world)).toEqual(['miteos-task_1-attempt-1']);
    expect(failures).toEqual([]);
  });

  it('omits the manifest when it cannot be written, and says so', async () => {
    const world = new FakeWorld();
    const folder = new FakeFolder('/out');
    folder.writeError = new Error('EISDIR');
    const { failures } = await publish(world, { folder });
    expect(world.artifacts.uploads.map((upload) => upload.files)).toEqual([['a.md', 'b.md']]);
    expect(failures).toEqual([
      'The description of the task, miteos-task.json, could not be written: EISDIR.',
    ]);
  });

  const shortened =
    'This repository keeps artifacts for at most 90 days, but the input retention-days is 400.';
  it.each([
    [400, 90, 90, [shortened]],
    [90, 90, 90, []],
    [400, undefined, 400, []],
  ])(
    'for %s days with a maximum of %s, requests %s',
    async (wanted, maxRetentionDays, asked, warnings) => {
      const world = new FakeWorld();
      const given = { ...files, 'retention-days': String(wanted) };
      await publish(world, { given, run: { maxRetentionDays } });
      const days = world.artifacts.requests.map(({ retentionDays }) => retentionDays);
      expect(days).toEqual([asked, asked]);
      expect(world.log.texts('warning')).toEqual(warnings);
    },
  );

  it('fails for a file that was changed between its download and its upload', async () => {
    const world = new FakeWorld();
    world.artifacts.digests.set('miteos-task_1-a.md', 'b'.repeat(64));
    const { artifacts, failures } = await publish(world, { given: files });
    expect(artifacts.map(({ file }) => file)).toEqual(['b.md']);
    expect(failures).toEqual([
      'Could not publish the artifact of a.md: the artifact miteos-task_1-a.md does not match the downloaded file. ' +
        'The file is in /out.',
    ]);
  });

  it.each(['zip', 'files'])(
    'publishes %s even if the state for the post step cannot be written',
    async (artifact) => {
      const world = new FakeWorld();
      world.step.stateError = new Error('ENOSPC');
      const { artifacts, failures } = await publish(world, { given: { artifact } });
      expect(artifacts).toHaveLength(artifact === 'zip' ? 1 : 2);
      expect(failures).toEqual([]);
    },
  );

  it('ends when the step is cancelled', async () => {
    const world = new FakeWorld();
    world.artifacts.isStalled = true;
    world.stopAfter(1000);
    const { failures } = await publish(world);
    expect(failures).toHaveLength(1);
    expect(world.clock.monotonicMs()).toBe(1000);
  });
});

describe('the publishing of artifacts in the post step', () => {
  it.each([
    ['the archive', {}],
    ['the artifact of each file', { given: files }],
    ['one archive of too many files', { given: files, saved: count(60) }],
    ['one archive of thousands of files', { saved: count(5000) }],
  ])('uploads nothing when main has published %s', async (_, changes: Changes) => {
    const world = new FakeWorld();
    const published = await publishedBefore(changes);
    const { artifacts, failures } = await publish(world, { ...changes, published });
    expect(world.artifacts.requests).toEqual([]);
    expect(artifacts).toEqual(published);
    expect(failures).toEqual([]);
  });

  it('reports what main has published when no file could be downloaded again', async () => {
    const world = new FakeWorld();
    const published = await publishedBefore();
    const { artifacts } = await publish(world, { published, saved: [] });
    expect(world.artifacts.requests).toEqual([]);
    expect(artifacts).toEqual(published);
  });

  it('also reports the archive of main when some of its files could not be downloaded again', async () => {
    const world = new FakeWorld();
    const published = await publishedBefore();
    for (const { name } of published) world.artifacts.taken.add(name);
    const { artifacts } = await publish(world, { published, saved: filesOf('a.md') });
    const again = 'miteos-task_1-attempt-1';
    expect(artifacts.map(({ name }) => name)).toEqual([again, 'miteos-task_1']);
  });

  it('uploads the files that main did not upload', async () => {
    const world = new FakeWorld();
    const published = await publishedBefore({ given: files, saved: filesOf('b.md') });
    const { artifacts } = await publish(world, { given: files, published });
    expect(names(world)).toEqual(['miteos-task_1-a.md']);
    expect(artifacts.map(({ file }) => file)).toEqual(['a.md', 'b.md']);
    expect(world.step.saved('artifacts')).toHaveLength(2);
  });

  it.each([
    ['the archive', {}, ['miteos-task_1-attempt-1']],
    ['the artifact of a file', { given: files }, ['miteos-task_1-a-attempt-1.md']],
  ])('creates %s again when a file has changed', async (_, changes: Changes, uploaded) => {
    const world = new FakeWorld();
    const published = await publishedBefore(changes);
    for (const { name } of published) world.artifacts.taken.add(name);
    const saved = [makeSaved('a.md', { sha256: 'f'.repeat(64) }), makeSaved('b.md')];
    const { artifacts } = await publish(world, { ...changes, published, saved });
    expect(names(world)).toEqual(uploaded);
    expect(artifacts[0]?.name).toBe(uploaded[0]);
  });
});
