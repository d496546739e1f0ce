import { describe, expect, it } from '@jest/globals';
import { noteHeld } from '../../src/publish/held-files.ts';
import { FakeWorld } from '../support/fake-ports.ts';
import { makeArtifact, makeSaved } from '../support/make-result.ts';
import {
  filesOf,
  publishIn,
  savedArtifact,
  savedFileArtifact,
  type PublishChanges,
} from '../support/publish-in.ts';

const files = { artifact: 'files' };
const [a, b] = [makeSaved('a.md'), makeSaved('b.md')];
const A_SHA = 'a'.repeat(64);
const B_SHA = 'b'.repeat(64);

/** Something with this name is listed by the service. */
function store(world: FakeWorld, name: string, digest = ''): void {
  world.artifacts.stored.set(name, makeArtifact({ name, id: 99, digest }));
}

/** The first upload fails; before, something happens at the service. */
function failOnce(world: FakeWorld, before: (name: string) => void = () => undefined): void {
  let isDue = true;
  world.artifacts.onUpload = (name) => {
    if (!isDue) return;
    isDue = false;
    before(name);
    throw new Error('socket hang up');
  };
}

const names = ({ artifacts }: FakeWorld): string[] => artifacts.uploads.map(({ name }) => name);

describe('an upload whose answer was lost', () => {
  it.each([
    ['', 'miteos-task_1'],
    ['mine', 'mine'],
  ])('is taken as it arrived when its name was free: artifact-name "%s"', async (given, name) => {
    const world = new FakeWorld();
    failOnce(world, () => {
      store(world, name);
      world.artifacts.taken.add(name);
    });
    const { artifacts, failures } = await publishIn(world, { given: { 'artifact-name': given } });
    expect(artifacts).toMatchObject([{ name, id: 99 }]);
    expect(failures).toEqual([]);
    expect(names(world)).toEqual([]);
  });

  it('is not taken for what another job has stored under its name before', async () => {
    const world = new FakeWorld();
    store(world, 'miteos-task_1');
    world.artifacts.taken.add('miteos-task_1');
    failOnce(world);
    const { artifacts } = await publishIn(world);
    expect(names(world)).toEqual(['miteos-task_1-attempt-1']);
    expect(artifacts.map(({ name }) => name)).toEqual(['miteos-task_1-attempt-1']);
  });

  it('is not taken for what another job stored under a name that the service never gave us', async () => {
    const world = new FakeWorld();
    let isDue = true;
    world.artifacts.onUpload = (name, { onVoid }) => {
      if (!isDue) return;
      isDue = false;
      store(world, name);
      world.artifacts.taken.add(name);
      onVoid(name);
      throw new Error('Failed to CreateArtifact: reset');
    };
    await publishIn(world);
    expect(names(world)).toEqual(['miteos-task_1-attempt-1']);
  });

  it('is sent again when the service did not say which names were free', async () => {
    const world = new FakeWorld();
    world.artifacts.listError = new Error('500');
    failOnce(world, (name) => {
      world.artifacts.listError = undefined;
      store(world, name);
      world.artifacts.taken.add(name);
    });
    const { failures } = await publishIn(world);
    expect(names(world)).toEqual(['miteos-task_1-attempt-1']);
    expect(failures).toEqual([]);
    expect(world.step.saved('uploads')).toEqual([]);
  });

  it.each([
    ['the same bytes', a.sha256, ['miteos-task_1-b.md']],
    ['other bytes', A_SHA, ['miteos-task_1-a-attempt-1.md', 'miteos-task_1-b.md']],
  ])('of one file is taken for what has %s', async (_, digest, uploaded) => {
    const world = new FakeWorld();
    world.artifacts.onUpload = (name) => {
      if (name !== 'miteos-task_1-a.md') return;
      store(world, name, digest);
      world.artifacts.taken.add(name);
      throw new Error('socket hang up');
    };
    const { failures } = await publishIn(world, { given: files });
    expect(names(world).toSorted()).toEqual(uploaded);
    expect(failures).toEqual([]);
  });

  it('is noted once, though it is tried twice', async () => {
    const world = new FakeWorld();
    failOnce(world);
    await publishIn(world);
    const holds = noteHeld([a, b]);
    expect(world.step.saved('uploads')).toEqual([{ name: 'miteos-task_1', holds }]);
  });
});

describe('a name that is taken', () => {
  it('is left alone, ours gets the task added, and that is said', async () => {
    const world = new FakeWorld();
    world.artifacts.taken.add('mine');
    const { artifacts } = await publishIn(world, { given: { 'artifact-name': 'mine' } });
    expect(artifacts.map(({ name }) => name)).toEqual(['mine-task_1']);
    expect(world.log.texts('info')).toContain(
      'The artifact name mine is taken: ours is mine-task_1.',
    );
    // The name of somebody else's artifact is not for the post step to find.
    expect(world.step.saved('uploads')).toMatchObject([{ name: 'mine-task_1' }]);
  });

  it('is not even tried when the service lists it', async () => {
    const world = new FakeWorld();
    store(world, 'mine');
    await publishIn(world, { given: { 'artifact-name': 'mine' } });
    expect(world.artifacts.requests[0]?.names[0]).toBe('mine-task_1');
    expect(names(world)).toEqual(['mine-task_1']);
  });
});

describe('the post step', () => {
  it.each([
    ['none are wanted', { given: { artifact: 'none' } }],
    ['there are no files', { saved: [] }],
    ['the archive is published', { published: [savedArtifact('miteos-task_1', [a, b])] }],
    [
      'each file is published',
      { given: files, published: [savedFileArtifact('x-a', a), savedFileArtifact('x-b', b)] },
    ],
    [
      'the many are published as one archive',
      { given: files, published: [savedArtifact('miteos-task_1', [a, b])] },
    ],
  ])('uploads nothing when %s', async (_, changes: PublishChanges) => {
    const world = new FakeWorld();
    const { artifacts, failures } = await publishIn(world, changes);
    expect(world.artifacts.requests).toEqual([]);
    expect(artifacts).toEqual(changes.published ?? []);
    expect(failures).toEqual([]);
  });

  it('uploads the files that main did not get to', async () => {
    const world = new FakeWorld();
    const published = [savedFileArtifact('miteos-task_1-a.md', a)];
    const { artifacts } = await publishIn(world, { given: files, published });
    expect(names(world)).toEqual(['miteos-task_1-b.md']);
    expect(artifacts.map(({ file }) => file)).toEqual(['a.md', 'b.md']);
    expect(world.step.saved('artifacts')).toHaveLength(2);
  });

  it('uploads in a second archive what main had lost', async () => {
    const world = new FakeWorld();
    store(world, 'miteos-task_1');
    const published = [savedArtifact('miteos-task_1', [a])];
    const { artifacts } = await publishIn(world, { published });
    expect(world.artifacts.uploads).toEqual([
      { name: 'miteos-task_1-attempt-1', files: ['b.md', 'miteos-task.json'] },
    ]);
    expect(artifacts).toMatchObject([
      { name: 'miteos-task_1' },
      { name: 'miteos-task_1-attempt-1', files: ['b.md'] },
    ]);
  });

  it.each([
    ['all', [a, b], []],
    ['not all', [a], [{ name: 'miteos-task_1-attempt-1', files: ['b.md', 'miteos-task.json'] }]],
  ])('finds the archive that main had begun, which holds %s', async (_, held, uploads) => {
    const world = new FakeWorld();
    store(world, 'miteos-task_1');
    const begun = [{ name: 'miteos-task_1', holds: noteHeld(held) }];
    const { artifacts } = await publishIn(world, { uploads: begun });
    expect(world.artifacts.uploads).toEqual(uploads);
    expect(artifacts[0]).toMatchObject({ name: 'miteos-task_1', id: 99 });
  });

  it('finds each archive once', async () => {
    const world = new FakeWorld();
    store(world, 'miteos-task_1');
    const begun = { name: 'miteos-task_1', holds: noteHeld([a, b]) };
    const { artifacts } = await publishIn(world, { uploads: [begun, begun] });
    expect(artifacts).toHaveLength(1);
  });

  it('finds the artifacts of files that main had begun, and that are whole', async () => {
    const world = new FakeWorld();
    store(world, 'miteos-task_1-a.md', a.sha256);
    store(world, 'miteos-task_1-b.md', A_SHA);
    const uploads = [a, b].map((file) => ({
      name: `miteos-task_1-${file.name}`,
      file: file.name,
      holds: noteHeld([file]),
    }));
    const { artifacts } = await publishIn(world, { given: files, uploads });
    expect(artifacts.map(({ file }) => file)).toEqual(['a.md', 'b.md']);
    expect(names(world)).toEqual(['miteos-task_1-b-attempt-1.md']);
  });

  it('is not misled when the service lists the files in another order, so that their names are swapped', async () => {
    const world = new FakeWorld();
    const [first, second] = ['data.csv', 'data (2).csv'];
    const published = [savedFileArtifact('x', makeSaved(first, { sha256: A_SHA }))];
    const saved = [makeSaved(first, { sha256: B_SHA }), makeSaved(second, { sha256: A_SHA })];
    const { artifacts } = await publishIn(world, { given: files, published, saved });
    expect(names(world)).toEqual(['miteos-task_1-data.csv', 'miteos-task_1-data (2).csv']);
    expect(artifacts.map(({ file }) => file)).toEqual([first, second]);
  });

  it('publishes once more what are too many to be noted', async () => {
    const world = new FakeWorld();
    const saved = filesOf(...Array.from({ length: 5000 }, (_, index) => `${index}.md`));
    const { artifacts } = await publishIn(world, { saved });
    expect(world.step.states.get('artifacts')?.length).toBeLessThan(1000);
    await publishIn(world, { saved, published: artifacts });
    expect(world.artifacts.uploads).toHaveLength(2);
  });
});
