import { describe, expect, it } from '@jest/globals';
import { endedVerdict } from '../src/outcome.ts';
import { publishArtifacts } from '../src/publish-artifacts.ts';
import type { SavedArtifact, SavedUpload } from '../src/saved-state.ts';
import { startDeadline } from '../src/support/deadline.ts';
import { FakeFolder, FakeWorld, inputsOf, runFacts } from './support/fake-ports.ts';
import { makeLost, makeSaved, makeTask } from './support/make-result.ts';

interface Changes {
  readonly given?: Readonly<Record<string, string>>;
  readonly published?: readonly SavedArtifact[];
  readonly uploads?: readonly SavedUpload[];
  readonly names?: readonly string[];
  readonly folder?: FakeFolder;
}

async function publishIn(
  world: FakeWorld,
  {
    given,
    published = [],
    uploads = [],
    names = ['a.md', 'b.md'],
    folder = new FakeFolder('/out'),
  }: Changes = {},
) {
  const failures: string[] = [];
  const budget = startDeadline(world.clock, 300_000, world.stopper.signal);
  const collected = {
    saved: names.map((name) => makeSaved(name)),
    lost: [makeLost('c.md', 'gone')],
    leftOut: 1,
  };
  const artifacts = await publishArtifacts(
    endedVerdict(makeTask({ id: 'task_1' })),
    {
      ports: world.ports,
      run: runFacts,
      settings: inputsOf(given).follow,
      budget,
      durationSeconds: 5,
      published,
      uploads,
      folder,
      collected,
    },
    failures,
  );
  budget.release();
  return { artifacts, failures, folder };
}

const artifactOf = (name: string, file?: string): SavedArtifact => ({
  name,
  id: 99,
  url: 'https://github.com/artifacts/99',
  digest: '',
  bytes: 1,
  ...(file === undefined ? {} : { file }),
});

describe('the publishing of artifacts', () => {
  it('makes one archive with the facts of the task', async () => {
    const world = new FakeWorld();
    const { artifacts, folder } = await publishIn(world, { given: { 'retention-days': '3' } });
    expect(artifacts.map(({ name }) => name)).toEqual(['miteos-task_1']);
    expect(world.artifacts.requests).toMatchObject([{ root: '/out', retentionDays: 3 }]);
    expect(JSON.parse(folder.files.get('miteos-task.json') ?? '')).toMatchObject({
      task_id: 'task_1',
      deliverables: [{ name: 'a.md' }, { name: 'b.md' }],
      missing: [{ original_name: 'c.md', reason: 'gone' }],
    });
  });

  it('names it as the inputs say', async () => {
    const { artifacts } = await publishIn(new FakeWorld(), { given: { 'artifact-name': 'mine' } });
    expect(artifacts[0]?.name).toBe('mine');
  });

  it('makes an artifact of each file, and one that fails takes nothing from the others', async () => {
    const world = new FakeWorld();
    world.artifacts.errors.set('miteos-task_1-a.md', new Error('quota hit'));
    const { artifacts, failures } = await publishIn(world, { given: { artifact: 'files' } });
    expect(artifacts.map(({ name }) => name)).toEqual(['miteos-task_1-b.md']);
    expect(failures).toEqual([
      'The artifact of a.md could not be published: quota hit. The file is in /out.',
    ]);
  });

  it('saves each as soon as it is published, with the file that it holds', async () => {
    const world = new FakeWorld();
    const saved: unknown[] = [];
    world.artifacts.onUpload = () => saved.push(world.step.saved('artifacts')?.length);
    const names = ['a', 'b', 'c', 'd', 'e'];
    await publishIn(world, { given: { artifact: 'files' }, names });
    expect(saved.at(-1)).toBeGreaterThan(0);
    expect(world.step.saved('artifacts')?.map(({ file }) => file)).toEqual(names);
  });

  it('uploads four files at a time, and says them in the order of the service', async () => {
    const world = new FakeWorld();
    const names = Array.from({ length: 12 }, (_, index) => `${index}.md`);
    world.artifacts.uploadMs = (name) => (name.endsWith('-0.md') ? 9000 : 1000);
    const { artifacts } = await publishIn(world, { given: { artifact: 'files' }, names });
    expect(world.artifacts.mostAtOnce).toBe(4);
    expect(artifacts.map(({ file }) => file)).toEqual(names);
    expect(world.artifacts.uploads.at(-1)?.name).toBe('miteos-task_1-0.md');
  });

  it('gives up an upload that stalls, and takes nothing from the other files', async () => {
    const world = new FakeWorld();
    world.artifacts.uploadMs = (name) => (name.endsWith('-a.md') ? 1e9 : 1000);
    const { artifacts, failures } = await publishIn(world, { given: { artifact: 'files' } });
    expect(artifacts.map(({ file }) => file)).toEqual(['b.md']);
    expect(failures).toEqual([
      expect.stringMatching(/^The artifact of a\.md could not be pub.*60\d+ ms/),
    ]);
    // Twice.
    expect(world.clock.monotonicMs()).toBeLessThan(123_000);
  });

  it('keeps two files apart whose names flatten to the same', async () => {
    const world = new FakeWorld();
    const names = ['deep/data.csv', 'deep-data.csv', 'Deep-Data.csv'];
    const { artifacts } = await publishIn(world, { given: { artifact: 'files' }, names });
    expect(artifacts.map(({ name }) => name)).toEqual([
      'miteos-task_1-deep-data.csv',
      'miteos-task_1-deep-data (2).csv',
      'miteos-task_1-Deep-Data (3).csv',
    ]);
  });

  it.each([
    [50, 'files', 50, []],
    [51, 'zip', 1, [expect.stringContaining('51 deliverables are published as one archive')]],
  ])('makes of %i files %s', async (count, _, artifacts, warnings) => {
    const world = new FakeWorld();
    const names = Array.from({ length: count }, (__, index) => `${index}.md`);
    await publishIn(world, { given: { artifact: 'files' }, names });
    expect(world.artifacts.uploads).toHaveLength(artifacts);
    expect(world.log.texts('warning')).toEqual(warnings);
  });

  it('makes one archive of the many also when the patterns of an earlier phase are gone through again', async () => {
    const world = new FakeWorld();
    const names = Array.from({ length: 51 }, (_, index) => `${index}.md`);
    const given = { artifact: 'files' };
    const { artifacts } = await publishIn(world, { given, names });
    const again = await publishIn(world, { given, names, published: artifacts });
    expect(again.artifacts).toEqual(artifacts);
    expect(world.artifacts.uploads).toHaveLength(1);
  });

  it('takes another name where one is taken, and says so', async () => {
    const world = new FakeWorld();
    world.artifacts.taken.add('mine');
    const { artifacts } = await publishIn(world, { given: { 'artifact-name': 'mine' } });
    expect(artifacts.map(({ name }) => name)).toEqual(['mine-task_1']);
    expect(world.log.texts('info')).toContain(
      'The artifact name mine is taken: ours is mine-task_1.',
    );
    // The name of somebody else's artifact is not for the post step to find.
    expect(world.step.saved('uploads')).toEqual([{ name: 'mine-task_1' }]);
  });

  it.each(['zip', 'files'])('tries an upload of %s once more', async (artifact) => {
    const world = new FakeWorld();
    let failures = 1;
    world.artifacts.onUpload = () => {
      if (failures-- > 0) throw new Error('reset');
    };
    const { artifacts, failures: said } = await publishIn(world, { given: { artifact } });
    expect(artifacts).toHaveLength(artifact === 'zip' ? 1 : 2);
    expect(said).toEqual([]);
    expect(world.log.texts('info')).toContain('An upload failed: reset. Trying once more.');
  });

  it('takes what was stored though the answer was lost, and uploads it no second time', async () => {
    const world = new FakeWorld();
    world.artifacts.onUpload = (name) => {
      world.artifacts.stored.set(name, artifactOf(name));
      throw new Error('socket hang up');
    };
    const { artifacts, failures } = await publishIn(world);
    expect(artifacts).toMatchObject([{ name: 'miteos-task_1', id: 99 }]);
    expect(failures).toEqual([]);
  });

  it('takes nothing for its own that has a name which the user gave: another job may have it', async () => {
    const world = new FakeWorld();
    world.artifacts.onUpload = (name) => {
      world.artifacts.stored.set(name, artifactOf(name));
      throw new Error('socket hang up');
    };
    const { artifacts, failures } = await publishIn(world, { given: { 'artifact-name': 'mine' } });
    expect(artifacts).toEqual([]);
    expect(failures).toEqual([
      'The artifact mine could not be published: socket hang up. The deliverables are in /out.',
    ]);
  });

  it('finds what an earlier phase had begun and the service has finished', async () => {
    const world = new FakeWorld();
    const stored = artifactOf('miteos-task_1-a.md');
    world.artifacts.stored.set(stored.name, stored);
    const uploads = [
      { name: 'miteos-task_1-a.md', file: 'a.md' },
      { name: 'miteos-task_1-b.md', file: 'b.md' },
    ];
    const { artifacts } = await publishIn(world, { given: { artifact: 'files' }, uploads });
    expect(artifacts.map(({ file }) => file)).toEqual(['a.md', 'b.md']);
    expect(world.artifacts.uploads.map(({ name }) => name)).toEqual(['miteos-task_1-b.md']);
  });

  it.each([
    ['none are wanted', { given: { artifact: 'none' } }],
    ['there are no files', { names: [] }],
    ['an earlier phase has published the archive', { published: [artifactOf('miteos-task_1')] }],
    [
      'an earlier phase has published each file',
      {
        given: { artifact: 'files' },
        published: [artifactOf('x-a.md', 'a.md'), artifactOf('x-b.md', 'b.md')],
      },
    ],
  ])('uploads nothing when %s', async (_, changes: Changes) => {
    const world = new FakeWorld();
    const { artifacts, failures } = await publishIn(world, changes);
    expect(world.artifacts.requests).toEqual([]);
    expect(artifacts).toEqual(changes.published ?? []);
    expect(failures).toEqual([]);
  });

  it('uploads the files that an earlier phase did not get to', async () => {
    const world = new FakeWorld();
    const published = [artifactOf('x-a.md', 'a.md')];
    const { artifacts } = await publishIn(world, { given: { artifact: 'files' }, published });
    expect(world.artifacts.uploads.map(({ name }) => name)).toEqual(['miteos-task_1-b.md']);
    expect(artifacts.map(({ file }) => file)).toEqual(['a.md', 'b.md']);
    expect(world.step.saved('artifacts')).toHaveLength(2);
  });

  it('fails when the facts of the task can not be written', async () => {
    const folder = new FakeFolder('/out');
    folder.writeError = new Error('ENOSPC');
    const { failures } = await publishIn(new FakeWorld(), { folder });
    expect(failures).toEqual([
      'The artifact miteos-task_1 could not be published: ENOSPC. The deliverables are in /out.',
    ]);
  });

  it('ends when the step is told to stop', async () => {
    const world = new FakeWorld();
    world.artifacts.isStalled = true;
    world.stopAfter(1000);
    const { failures } = await publishIn(world);
    expect(failures).toHaveLength(1);
    expect(world.clock.monotonicMs()).toBe(1000);
  });
});
