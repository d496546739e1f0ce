import { describe, expect, it } from '@jest/globals';
import { endedVerdict } from '../src/outcome.ts';
import { publishArtifacts } from '../src/publish-artifacts.ts';
import type { SavedArtifact } from '../src/saved-state.ts';
import { startDeadline } from '../src/support/deadline.ts';
import { FakeFolder, FakeWorld, inputsOf, runFacts } from './support/fake-ports.ts';
import { makeLost, makeSaved, makeTask } from './support/make-result.ts';

interface Changes {
  readonly given?: Readonly<Record<string, string>>;
  readonly published?: readonly SavedArtifact[];
  readonly names?: readonly string[];
  readonly folder?: FakeFolder;
}

async function publishIn(
  world: FakeWorld,
  {
    given,
    published = [],
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
    expect(failures).toEqual(['The artifact of a.md could not be published: quota hit.']);
  });

  it('saves each as soon as it is published, with the file that it holds', async () => {
    const world = new FakeWorld();
    const saved: unknown[] = [];
    world.artifacts.onUpload = () => saved.push(world.step.saved('artifacts')?.length);
    await publishIn(world, { given: { artifact: 'files' } });
    expect(saved).toEqual([undefined, 1]);
    expect(world.step.saved('artifacts')).toMatchObject([{ file: 'a.md' }, { file: 'b.md' }]);
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
      'The artifact could not be published: ENOSPC. The deliverables are in /out.',
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
