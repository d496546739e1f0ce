import { describe, expect, it } from '@jest/globals';

import { saveDeliverables, type SaveOptions } from '../../src/deliverables/save-deliverables.ts';
import type { Deliverable } from '../../src/task/task.ts';
import { MemoryFile, MemoryFolder } from './memory-folder.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLog } from '../support/fake-log.ts';
import { refusal, ScriptedService, type ScriptedAnswer } from './scripted-service.ts';

interface Setup {
  readonly listed: readonly Deliverable[] | Error;
  /** What every opening answers. */
  readonly answer?: ScriptedAnswer;
  readonly patterns?: readonly string[];
  readonly folder?: MemoryFolder;
  readonly signal?: AbortSignal;
  /** How long the head of a link's answer takes. */
  readonly headMs?: (url: string) => number;
}

async function saveWith({ listed, answer, patterns, folder, signal, headMs }: Setup) {
  const service = new ScriptedService([answer ?? { bytes: 'hello' }]);
  service.listed = listed;
  const clock = new FakeClock();
  const opened: number[] = [];
  if (headMs !== undefined) delayHeads(service, { clock, headMs, opened });
  const options = {
    service,
    folder: folder ?? new MemoryFolder(),
    clock,
    log: new FakeLog(),
    taskId: 'task_1',
    signal: signal ?? new AbortController().signal,
    patterns: patterns ?? ['**'],
  } satisfies SaveOptions;
  return { ...options, opened, collected: await saveDeliverables(options) };
}

interface Delay {
  readonly clock: FakeClock;
  readonly headMs: (url: string) => number;
  /** Gets the time of each opening. */
  readonly opened: number[];
}

/** Lets the answer to each link take its time; an abort ends the wait. */
function delayHeads(service: ScriptedService, { clock, headMs, opened }: Delay): void {
  const open = service.openDeliverable.bind(service);
  service.openDeliverable = async (source, range, call) => {
    opened.push(clock.monotonicMs());
    await clock.sleep(source.kind === 'link' ? headMs(source.url) : 0, call?.signal);
    return open(source, range, call);
  };
}

function named(...names: readonly string[]): Deliverable[] {
  return names.map((name, index) => ({
    id: `d${index + 1}`,
    name,
    downloadUrl: `https://cdn.test/${index + 1}?sig=x`,
  }));
}

const namesOf = (files: readonly { name: string }[]): string[] => files.map(({ name }) => name);

describe('the deliverables of a task', () => {
  it('are saved in the order of the service, with all that is known of them', async () => {
    const listed = named('b.md', 'dir/a.md', 'c.md', 'd.md', 'e.md', 'f.md');
    const { collected, folder, log } = await saveWith({ listed });
    expect(namesOf(collected.saved)).toEqual(listed.map(({ name }) => name));
    expect(collected.saved[1]).toEqual({
      id: 'd2',
      originalName: 'dir/a.md',
      name: 'dir/a.md',
      path: '/out/dir/a.md',
      bytes: 5,
      contentType: '',
      sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    });
    expect(collected).toMatchObject({ lost: [], leftOut: 0 });
    expect([...folder.files.values()].map(String)).toEqual(Array(6).fill('hello'));
    expect(folder).toMatchObject({ openFiles: 0, isTidied: true });
    expect(log.texts('info')).toContain('Saved dir/a.md (5 B).');
  });

  it('may be none', async () => {
    const { collected, folder } = await saveWith({ listed: [] });
    expect(collected).toEqual({ names: [], saved: [], lost: [], leftOut: 0 });
    expect(folder.files.size).toBe(0);
  });

  it('are listed with patience: a list that can’t be had loses them all', async () => {
    const { service } = await saveWith({ listed: named('a') });
    expect(service.listAttempts).toEqual([10]);
  });

  it('can’t be had when they can’t be listed', async () => {
    await expect(saveWith({ listed: refusal(403) })).rejects.toThrow('was answered with 403');
  });

  it('get safe and different names, and keep the original ones beside', async () => {
    const hostile = ['../../x', 'x', 'X', 'CON', 'miteos-task.json', '.miteos-part/1', '\u202e'];
    const { collected } = await saveWith({ listed: named(...hostile) });
    expect(namesOf(collected.saved)).toEqual([
      'x',
      'x (2)',
      'X (3)',
      '_CON',
      'miteos-task (2).json',
      '_.miteos-part/1',
      'deliverable',
    ]);
    expect(collected.saved.map(({ originalName }) => originalName)).toEqual(hostile);
  });

  it('get shorter names the deeper their folder lies', async () => {
    const listed = named(...Array<string>(12).fill(`folder/${'x'.repeat(110)}.md`));
    for (const depth of [100, 150, 218]) {
      const folder = new MemoryFolder(`/${'r'.repeat(depth)}`);
      const { collected } = await saveWith({ listed, folder });
      expect(collected.saved).toHaveLength(12);
      expect(collected.saved.every(({ path }) => path.length < 240)).toBe(true);
      expect(collected.saved[0]?.name).toMatch(/(?:^|\/)x+\.md$/);
    }
  });

  it('are saved also in a folder that leaves their paths no room: most systems bear more', async () => {
    const folder = new MemoryFolder(`/${'r'.repeat(300)}`);
    const { collected } = await saveWith({
      listed: named('folder/report.md', 'report.md'),
      folder,
    });
    expect(namesOf(collected.saved)).toEqual(['report.md', 'report (2).md']);
  });

  it('may be ten thousand; then the log has a line for each of the first hundred', async () => {
    const names = Array.from({ length: 10_050 }, (_, index) => `${index % 7}/${index}.md`);
    const { collected, log } = await saveWith({ listed: named(...names) });
    expect(namesOf(collected.saved)).toEqual(names);
    const lines = log.texts('info');
    expect(lines).toHaveLength(200);
    expect(lines[99]).toMatch(/^Saved \d\/\d+\.md \(5 B\)\.$/);
    expect(lines[100]).toBe('Saved 200 of 10050 files (1 kB).');
    expect(lines.at(-1)).toBe('Saved 10050 of 10050 files (50.3 kB).');
  });

  it('stay saved where what transfers left can’t be removed', async () => {
    const folder = new MemoryFolder();
    folder.tidy = () => Promise.reject(new Error('EBUSY'));
    const { collected, log } = await saveWith({ listed: named('a'), folder });
    expect(namesOf(collected.saved)).toEqual(['a']);
    expect(log.texts('warning')).toEqual([
      'What transfers left in /out could not be removed: EBUSY.',
    ]);
  });
});

describe('one that is lost', () => {
  it('takes nothing from the others, and says why', async () => {
    const listed = named('a', 'b', 'c').map((one) =>
      one.id === 'd2' ? { ...one, bytes: 99 } : one,
    );
    const { collected, folder } = await saveWith({ listed });
    expect(namesOf(collected.saved)).toEqual(['a', 'c']);
    expect(collected.lost).toEqual([
      { id: 'd2', originalName: 'b', reason: '5 bytes came, Miteos lists 99' },
    ]);
    expect([...folder.files.keys()]).toEqual(['a', 'c']);
    expect(folder).toMatchObject({ openFiles: 0, isTidied: true });
  });

  it('to a folder that can’t be written takes nothing from the others either', async () => {
    const folder = new MemoryFolder();
    folder.refusedNames.add('b');
    const { collected } = await saveWith({ listed: named('a', 'b', 'c'), folder });
    expect(namesOf(collected.saved)).toEqual(['a', 'c']);
    expect(collected.lost).toEqual([{ id: 'd2', originalName: 'b', reason: 'b: read-only' }]);
  });

  it('is named in the log, however many are', async () => {
    const listed = named(...Array.from({ length: 300 }, (_, index) => `${index}.md`));
    const { log } = await saveWith({ listed, answer: { refuses: refusal(404) } });
    expect(log.texts('info')).toEqual(
      listed.map(({ name = '' }) => `Could not save ${name}: was answered with 404.`),
    );
  });

  it('for the end of the time is named, as all that are', async () => {
    const signal = AbortSignal.abort(new Error('the time is over'));
    const { collected, folder } = await saveWith({ listed: named('a', 'b'), signal });
    expect(collected.saved).toEqual([]);
    expect(collected.lost.map(({ reason }) => reason)).toEqual(Array(2).fill('the time is over'));
    expect(folder.isTidied).toBe(true);
  });
});

describe('a download that stands still', () => {
  const stalls = (url: string): number => (/\/\d?\d\?/.test(url) ? 100_000 : 0);

  it('does not hold up those that come after it', async () => {
    const listed = named(...Array.from({ length: 200 }, (_, index) => `${index}`));
    const { collected, opened } = await saveWith({
      listed,
      headMs: (url) => (/\/[1-5]?\d\?/.test(url) ? 100_000 : 0),
    });
    expect(collected.saved).toHaveLength(200);
    // 59 do not answer: four at once have five seconds each.
    expect(opened.at(-1)).toBe(70_000);
  });

  it('keeps its place when too many do', async () => {
    const listed = named(...Array.from({ length: 100 }, (_, index) => `${index}`));
    const { collected, opened } = await saveWith({ listed, headMs: stalls });
    expect(collected.saved).toHaveLength(100);
    expect(opened.filter((ms) => ms < 100_000)).toHaveLength(64);
  });
});

describe('a disk that is full', () => {
  /** A disk on which so many files at once find room, and one that is called `huge` never does. */
  class SmallDisk extends MemoryFolder {
    mostOpen = 1;
    readonly created: string[] = [];

    override async createFile(name: string): Promise<MemoryFile> {
      this.created.push(name);
      const file = await super.createFile(name);
      file.write = (chunk) => {
        if (name === 'huge' || this.openFiles > this.mostOpen) {
          const error = new Error('ENOSPC: no space left on device, write');
          return Promise.reject(Object.assign(error, { code: 'ENOSPC' }));
        }
        return MemoryFile.prototype.write.call(file, chunk);
      };
      return file;
    }
  }

  const reason = 'it could not be written: ENOSPC: no space left on device, write';

  it('takes nothing from the files that find room when the large one is given up', async () => {
    const folder = new SmallDisk();
    const { collected } = await saveWith({ listed: named('huge', 'b', 'c', 'd'), folder });
    expect(namesOf(collected.saved)).toEqual(['b', 'c', 'd']);
    expect(collected.lost).toEqual([{ id: 'd1', originalName: 'huge', reason }]);
  });

  it('is tried a second time with the smallest ones, until three find no room', async () => {
    const folder = new SmallDisk();
    folder.mostOpen = 0;
    const listed = named('a', 'b', 'c', 'd').map((one, index) => ({ ...one, bytes: 30 - index }));
    const { collected } = await saveWith({ listed, folder });
    expect(collected.lost.map((one) => one.reason)).toEqual(Array(4).fill(reason));
    expect(folder.created).toEqual(['a', 'b', 'c', 'd', 'd', 'c', 'b']);
  });
});

describe('two that have one id', () => {
  it('come by their links, and are lost without: the service could not tell which is meant', async () => {
    const listed = named('a', 'b', 'c').map((one) => ({
      ...one,
      id: one.name === 'c' ? 'x' : 'd',
    }));
    const { collected } = await saveWith({ listed });
    expect(namesOf(collected.saved)).toEqual(['a', 'b', 'c']);
    const links = listed.map(({ id, name = '' }) => ({ id, name }));
    const without = await saveWith({ listed: links });
    expect(namesOf(without.collected.saved)).toEqual(['c']);
    expect(without.collected.lost).toMatchObject([
      { originalName: 'a', reason: expect.stringContaining('have its id d') },
      { originalName: 'b' },
    ]);
  });
});

describe('the patterns', () => {
  const listed = named('report.md', 'data/a.csv', 'data/b.json', '.hidden', 'log.txt');
  it.each([
    [['**'], ['report.md', 'data/a.csv', 'data/b.json', '.hidden', 'log.txt']],
    [[], ['report.md', 'data/a.csv', 'data/b.json', '.hidden', 'log.txt']],
    [['*.md'], ['report.md']],
    [
      ['**/*.md', 'data/**'],
      ['report.md', 'data/a.csv', 'data/b.json'],
    ],
    [['data/*', '!**/*.json'], ['data/a.csv']],
    [['!**/*.json', 'data/*'], ['data/a.csv']],
    [['!data/**'], ['report.md', '.hidden', 'log.txt']],
    [['!**'], []],
    [['*.{md,txt}'], ['report.md', 'log.txt']],
    [['./report.md'], ['report.md']],
    [['!'], ['report.md', 'data/a.csv', 'data/b.json', '.hidden', 'log.txt']],
    [['nothing'], []],
  ])('%j choose %j and count the rest', async (patterns, chosen) => {
    const { collected, service } = await saveWith({ listed, patterns });
    expect(namesOf(collected.saved)).toEqual(chosen);
    expect(collected).toMatchObject({ lost: [], leftOut: 5 - chosen.length });
    expect(service.openings).toHaveLength(chosen.length);
  });

  it('change no names: these are chosen with all files in view', async () => {
    const { collected } = await saveWith({
      listed: named('a.md', 'a.md'),
      patterns: ['a (2).md'],
    });
    expect(collected.saved).toMatchObject([{ id: 'd2', name: 'a (2).md' }]);
  });
});

describe('a deliverable without a name', () => {
  const nameless: Deliverable[] = [{ id: 'dlvr_1', downloadUrl: 'https://cdn.test/1?sig=x' }];

  it('is called what its download calls itself', async () => {
    const answer = { bytes: 'hello', head: { fileName: '../report.md' } };
    const { collected, service } = await saveWith({ listed: nameless, answer });
    expect(collected.saved).toMatchObject([{ name: 'report.md', originalName: '../report.md' }]);
    expect(service.openBodies).toBe(0);
  });

  it('is called so also when that first answer breaks', async () => {
    const answer = { breaks: new Error('reset'), head: { fileName: 'report.md' } };
    const { collected } = await saveWith({ listed: nameless, answer });
    expect(collected.lost).toMatchObject([{ originalName: 'report.md', reason: 'reset' }]);
  });

  it.each<[string, ScriptedAnswer]>([
    ['says no name', { bytes: 'hello' }],
    ['says an empty one', { bytes: 'hello', head: { fileName: '  ' } }],
    ['is empty', { bytes: '' }],
  ])('is called by its id when the download %s', async (_, answer) => {
    const { collected } = await saveWith({ listed: nameless, answer });
    expect(collected.saved).toMatchObject([{ name: 'dlvr_1', originalName: 'dlvr_1' }]);
  });

  it.each(['', '   '])('is one whose name is %j', async (name) => {
    const { collected } = await saveWith({ listed: [{ id: 'dlvr_1', name }] });
    expect(collected.saved).toMatchObject([{ name: 'dlvr_1' }]);
  });

  it('is called by its id when it can’t be had, and lost by that name', async () => {
    const { collected } = await saveWith({
      listed: nameless,
      answer: { refuses: refusal(404) },
    });
    expect(collected.lost).toEqual([
      { id: 'dlvr_1', originalName: 'dlvr_1', reason: 'was answered with 404' },
    ]);
  });

  it('does not keep those that have one waiting for more than 20 s in all', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      id: `n${index}`,
      downloadUrl: `https://stalls.test/${index}`,
    }));
    const { collected, clock, log, opened } = await saveWith({
      listed: [...many, ...named('a', 'b')],
      answer: { bytes: 'hello', head: { fileName: 'never.md' } },
      headMs: (url) => (url.startsWith('https://stalls') ? 30_000 : 0),
    });
    expect(namesOf(collected.saved)).toEqual([...many.map(({ id }) => id), 'a', 'b']);
    expect(log.texts('info')[0]).toContain(
      '40 deliverables without a name are called by their ids',
    );
    // Four at once for their names, then those that have one.
    expect(opened.slice(0, 6)).toEqual([0, 0, 0, 0, 20_000, 20_000]);
    expect(log.texts('info').slice(1, 3)).toEqual(['Saved a (5 B).', 'Saved b (5 B).']);
    expect(clock.monotonicMs()).toBeLessThan(120_000);
  });

  it('has its name from its download, though another’s stalls', async () => {
    const listed = ['stalls', 'answers', 'answers'].map((host, index) => ({
      id: `d${index}`,
      downloadUrl: `https://${host}.test/`,
    }));
    const { collected } = await saveWith({
      listed,
      answer: { bytes: 'hello', head: { fileName: 'report.md' } },
      headMs: (url) => (url.startsWith('https://stalls') ? 30_000 : 1000),
    });
    expect(namesOf(collected.saved)).toEqual(['d0', 'report.md', 'report (2).md']);
  });

  it('without a link is asked of the service', async () => {
    const { service } = await saveWith({ listed: [{ id: 'dlvr_1' }] });
    expect(service.openings.map(({ from }) => from)).toEqual(['api dlvr_1', 'api dlvr_1']);
  });

  it('and without a usable id still becomes a file', async () => {
    const { collected } = await saveWith({ listed: [{ id: '..' }, { id: 'a/b' }] });
    expect(namesOf(collected.saved)).toEqual(['deliverable', 'a/b']);
  });
});
