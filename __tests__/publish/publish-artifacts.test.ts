import { describe, expect, it } from '@jest/globals';
import { FakeFolder, FakeWorld } from '../support/fake-ports.ts';
import { filesOf, publishIn } from '../support/publish-in.ts';

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
    await publishIn(world, { given: { artifact: 'files' }, saved: filesOf(...names) });
    expect(saved.at(-1)).toBeGreaterThan(0);
    expect(world.step.saved('artifacts')?.map(({ file }) => file)).toEqual(names);
  });

  it('uploads four files at a time, and says them in the order of the service', async () => {
    const world = new FakeWorld();
    const names = Array.from({ length: 12 }, (_, index) => `${index}.md`);
    world.artifacts.uploadMs = (name) => (name.endsWith('-0.md') ? 9000 : 1000);
    const { artifacts } = await publishIn(world, {
      given: { artifact: 'files' },
      saved: filesOf(...names),
    });
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
      'The artifact of a.md could not be published: the time limit of 60 s is over. The file is in /out.',
    ]);
    // Twice.
    expect(world.clock.monotonicMs()).toBeLessThan(123_000);
  });

  it('keeps two files apart whose names flatten to the same', async () => {
    const world = new FakeWorld();
    const names = ['deep/data.csv', 'deep-data.csv', 'Deep-Data.csv'];
    const { artifacts } = await publishIn(world, {
      given: { artifact: 'files' },
      saved: filesOf(...names),
    });
    expect(artifacts.map(({ name }) => name)).toEqual([
      'miteos-task_1-deep-data.csv',
      'miteos-task_1-deep-data (2).csv',
      'miteos-task_1-Deep-Data (3).csv',
    ]);
  });

  it.each([
    [50, 'files', 49, []],
    [51, 'zip', 1, [expect.stringContaining('51 deliverables are published as one archive')]],
  ])('makes of %i wanted files, one of them lost, %s', async (count, _, artifacts, warnings) => {
    const world = new FakeWorld();
    const names = Array.from({ length: count - 1 }, (__, index) => `${index}.md`);
    await publishIn(world, { given: { artifact: 'files' }, saved: filesOf(...names) });
    expect(world.artifacts.uploads).toHaveLength(artifacts);
    expect(world.log.texts('warning')).toEqual(warnings);
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

  it('is without the facts of the task when they can not be written, and says so', async () => {
    const world = new FakeWorld();
    const folder = new FakeFolder('/out');
    folder.writeError = new Error('EISDIR');
    const { failures } = await publishIn(world, { folder });
    expect(world.artifacts.uploads.map(({ files }) => files)).toEqual([['a.md', 'b.md']]);
    expect(failures).toEqual([
      'The artifact is without miteos-task.json, which could not be written: EISDIR.',
    ]);
  });

  it.each([
    [
      400,
      90,
      90,
      [
        'This repository keeps artifacts for at most 90 days, not 400 as the input retention-days says.',
      ],
    ],
    [90, 90, 90, []],
    [400, undefined, 400, []],
  ])('asks for %s days of at most %s: %s', async (wanted, maxRetentionDays, asked, warnings) => {
    const world = new FakeWorld();
    const given = { artifact: 'files', 'retention-days': String(wanted) };
    await publishIn(world, { given, run: { maxRetentionDays } });
    expect(world.artifacts.requests.map(({ retentionDays }) => retentionDays)).toEqual([
      asked,
      asked,
    ]);
    expect(world.log.texts('warning')).toEqual(warnings);
  });

  it('fails for a file that was changed between its download and its upload', async () => {
    const world = new FakeWorld();
    world.artifacts.digests.set('miteos-task_1-a.md', 'b'.repeat(64));
    const { artifacts, failures } = await publishIn(world, { given: { artifact: 'files' } });
    expect(artifacts.map(({ file }) => file)).toEqual(['b.md']);
    expect(failures).toEqual([
      'The artifact of a.md could not be published: the artifact miteos-task_1-a.md holds other bytes than were fetched. ' +
        'The file is in /out.',
    ]);
  });

  it.each([['zip'], ['files']])(
    'takes nothing from %s that the state for the post step can not be written',
    async (artifact) => {
      const world = new FakeWorld();
      world.step.stateError = new Error('ENOSPC');
      const { artifacts, failures } = await publishIn(world, { given: { artifact } });
      expect(artifacts).toHaveLength(artifact === 'zip' ? 1 : 2);
      expect(failures).toEqual([]);
    },
  );

  it('ends when the step is told to stop', async () => {
    const world = new FakeWorld();
    world.artifacts.isStalled = true;
    world.stopAfter(1000);
    const { failures } = await publishIn(world);
    expect(failures).toHaveLength(1);
    expect(world.clock.monotonicMs()).toBe(1000);
  });
});
