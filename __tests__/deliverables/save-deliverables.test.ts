import { describe, expect, it } from '@jest/globals';

import { saveDeliverables, type SaveOptions } from '../../src/deliverables/save-deliverables.ts';
import { ServiceError } from '../../src/task/task-service.ts';
import type { Deliverable } from '../../src/task/task.ts';
import { MemoryFolder } from './memory-folder.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLog } from '../support/fake-log.ts';
import { refusal, ScriptedService, type ScriptedAnswer } from './scripted-service.ts';

interface Setup {
  readonly listed: readonly Deliverable[] | Error;
  /** The response to every download. */
  readonly answer?: ScriptedAnswer;
  readonly patterns?: readonly string[];
  readonly folder?: MemoryFolder;
  readonly signal?: AbortSignal;
  /** The response for a source: a link, or the API. */
  readonly answersOf?: (from: string) => ScriptedAnswer;
  /** How long the headers of a response take. */
  readonly headMs?: (from: string) => number;
}

async function saveWith({ listed, answer, patterns, folder, signal, answersOf, headMs }: Setup) {
  const service = new ScriptedService(answersOf ?? [answer ?? { bytes: 'hello' }]);
  service.listed = listed;
  const clock = new FakeClock();
  const opened: Opening[] = [];
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

interface Opening {
  readonly from: string;
  readonly ms: number;
}

interface Delay {
  readonly clock: FakeClock;
  readonly headMs: (from: string) => number;
  readonly opened: Opening[];
}

/** Delays the headers of each response. An abort ends the delay. */
function delayHeads(service: ScriptedService, { clock, headMs, opened }: Delay): void {
  const open = service.openDeliverable.bind(service);
  service.openDeliverable = async (source, range, call) => {
    const from = source.kind === 'link' ? source.url : `api ${source.deliverableId}`;
    opened.push({ from, ms: clock.monotonicMs() });
    await clock.sleep(headMs(from), call?.signal);
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
  it('are saved in the service’s order, with all their properties', async () => {
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
    expect(folder).toMatchObject({ openFiles: 0, isCleanedUp: true });
    expect(log.texts('info')).toContain('Saved dir/a.md (5 B).');
  });

  it('may be empty', async () => {
    const { collected, folder } = await saveWith({ listed: [] });
    expect(collected).toEqual({ saved: [], lost: [], leftOut: 0 });
    expect(folder.files.size).toBe(0);
  });

  it('can’t be saved without their list, which is requested up to ten times', async () => {
    const { service } = await saveWith({ listed: named('a') });
    expect(service.listAttempts).toEqual([10]);
    await expect(saveWith({ listed: refusal(403) })).rejects.toThrow('returned 403');
  });

  it('get safe, unique names, and keep the original ones for reference', async () => {
    const hostile = ['../../x', 'x', 'X', 'CON', 'miteos-task.json', '.miteos-staging/1', '\u202e'];
    const { collected } = await saveWith({ listed: named(...hostile) });
    expect(namesOf(collected.saved)).toEqual([
      'x',
      'x (2)',
      'X (3)',
      '_CON',
      'miteos-task (2).json',
      '_.miteos-staging/1',
      'deliverable',
    ]);
    expect(collected.saved.map(({ originalName }) => originalName)).toEqual(hostile);
  });

  it('get shorter names when the output folder’s path is longer', async () => {
    const listed = named(...Array<string>(12).fill(`folder/${'x'.repeat(110)}.md`));
    for (const depth of [100, 150, 218]) {
      const folder = new MemoryFolder(`/${'r'.repeat(depth)}`);
      const { collected } = await saveWith({ listed, folder });
      expect(collected.saved).toHaveLength(12);
      expect(collected.saved.every(({ path }) => path.length < 240)).toBe(true);
      expect(collected.saved[0]?.name).toMatch(/(?:^|\/)x+\.md$/);
    }
  });

  it('are saved even when the output folder’s path exceeds the maximum, since most systems accept more', async () => {
    const folder = new MemoryFolder(`/${'r'.repeat(300)}`);
    const { collected } = await saveWith({
      listed: named('folder/report.md', 'report.md'),
      folder,
    });
    expect(namesOf(collected.saved)).toEqual(['report.md', 'report (2).md']);
  });

  it('may number in the thousands', async () => {
    const names = Array.from({ length: 2050 }, (_, index) => `${index % 7}/${index}.md`);
    const { collected, log } = await saveWith({ listed: named(...names) });
    expect(namesOf(collected.saved)).toEqual(names);
    expect(log.texts('info').at(-1)).toBe('Saved 2050 of 2050 files (10.3 kB).');
  });
});

describe('a lost deliverable', () => {
  it('does not affect the others, and has a reason', async () => {
    const listed = named('a', 'b', 'c').map((one) =>
      one.id === 'd2' ? { ...one, bytes: 99 } : one,
    );
    const { collected, folder } = await saveWith({ listed });
    expect(namesOf(collected.saved)).toEqual(['a', 'c']);
    expect(collected.lost).toEqual([
      { id: 'd2', originalName: 'b', reason: 'received 5 bytes, but Miteos lists 99' },
    ]);
    expect([...folder.files.keys()]).toEqual(['a', 'c']);
    expect(folder).toMatchObject({ openFiles: 0, isCleanedUp: true });
  });

  it('is named in the log', async () => {
    const { log } = await saveWith({ listed: named('a.md'), answer: { refuses: refusal(404) } });
    expect(log.texts('info')).toEqual(['Could not save a.md: returned 404.']);
  });

  it('is listed by name when the time is over', async () => {
    const signal = AbortSignal.abort(new Error('the time is over'));
    const { collected, folder } = await saveWith({ listed: named('a', 'b'), signal });
    expect(collected.saved).toEqual([]);
    expect(collected.lost.map(({ reason }) => reason)).toEqual(Array(2).fill('the time is over'));
    expect(folder.isCleanedUp).toBe(true);
  });
});

describe('files that together are too large for the disk', () => {
  /** A folder with this much free space, of which the files may use half. */
  const folderWith = (leftBytes: number) => Object.assign(new MemoryFolder(), { leftBytes });
  const reason = (bytes: number, leftBytes: number): string =>
    `with this file, the deliverables would exceed ${bytes} B, because the disk has only ${leftBytes} B left`;

  it('are listed as lost, and the saved ones stay', async () => {
    const listed = named('a', 'b', 'c', 'd').map((one) => ({ ...one, bytes: 5 }));
    const { collected, folder, service } = await saveWith({ listed, folder: folderWith(29) });
    expect(namesOf(collected.saved)).toEqual(['a', 'b']);
    expect(collected.lost).toEqual([
      { id: 'd3', originalName: 'c', reason: reason(15, 29) },
      { id: 'd4', originalName: 'd', reason: reason(15, 29) },
    ]);
    expect([...folder.files.keys()]).toEqual(['a', 'b']);
    expect([folder.openFiles, service.openings.length]).toEqual([0, 2]);
  });

  it('are saved as far as they fit when sizes are unknown, since a lost file releases its space', async () => {
    const { collected, folder } = await saveWith({
      listed: named('a', 'b', 'c', 'd'),
      answer: { bytes: 'hello!' },
      folder: folderWith(24),
    });
    expect([collected.saved.length, collected.lost.length]).toEqual([2, 2]);
    expect(collected.lost.map((one) => one.reason)).toEqual(Array(2).fill(reason(12, 24)));
    expect([...folder.files.values()].map(String)).toEqual(['hello!', 'hello!']);
    expect(folder.openFiles).toBe(0);
  });

  it('are lost even when the others were saved long before', async () => {
    const { collected } = await saveWith({
      listed: named('a', 'b', 'c'),
      headMs: (from) => Number(/\d/.exec(from)) * 1000,
      folder: folderWith(29),
    });
    expect(collected).toMatchObject({
      saved: [{ name: 'a' }, { name: 'b' }],
      lost: [{ originalName: 'c' }],
    });
  });

  it('are counted once even when their transfers are interrupted', async () => {
    let openings = 0;
    const { collected } = await saveWith({
      listed: named('a', 'b'),
      answersOf: () => {
        openings += 1;
        return openings > 2 ? { bytes: 'hello' } : { bytes: 'hell', breaks: new Error('reset') };
      },
      folder: folderWith(20),
    });
    expect(collected).toMatchObject({ saved: [{ name: 'a' }, { name: 'b' }], lost: [] });
  });

  it.each<[string, number, ScriptedAnswer]>([
    ['while they wait for the next attempt', 500, { breaks: new Error('reset') }],
    ['when they are lost', 60_000, { bytes: 'half', breaks: new Error('reset') }],
    ['when the patterns exclude them', 500, { head: { totalBytes: 15, fileName: 'unwanted' } }],
  ])('do not occupy space %s', async (_, laterMs, answer) => {
    const bad = { id: 'bad', name: ' ', bytes: 15, downloadUrl: 'https://cdn.test/bad?sig=x' };
    const { collected } = await saveWith({
      listed: [bad, ...named('a', 'b', 'c')],
      answersOf: (from) => (from.includes('bad') ? answer : { bytes: 'hello' }),
      headMs: (from) => (from.includes('bad') ? 0 : laterMs),
      patterns: ['!unwanted'],
      folder: folderWith(30),
    });
    expect(namesOf(collected.saved)).toEqual(['a', 'b', 'c']);
  });
});

describe('a download that stalls', () => {
  const stalled = new ServiceError('no response for 30 s', { arrival: 'perhaps' });

  it('is retried after the others, so that it does not delay them', async () => {
    const listed = named(...Array.from({ length: 50 }, (_, index) => String(index + 1)));
    const stalls = (from: string): boolean => /\/[1-4]\?/.test(from);
    const { collected, opened } = await saveWith({
      listed,
      answersOf: (from) => (stalls(from) ? { refuses: stalled } : { bytes: 'hello' }),
      headMs: (from) => (stalls(from) ? 30_000 : 0),
    });
    expect(collected.saved).toHaveLength(50);
    expect(opened.slice(0, 50).map(({ from }) => from)).toEqual(
      listed.map(({ downloadUrl }) => downloadUrl),
    );
    expect(opened[49]?.ms).toBe(30_000);
    const last = opened.slice(-4).map(({ from }) => from);
    expect(last.sort()).toEqual(['api d1', 'api d2', 'api d3', 'api d4']);
  });

  it('is one of at most four at the same time', async () => {
    const { opened } = await saveWith({
      listed: named('a', 'b', 'c', 'd', 'e', 'f'),
      headMs: () => 10_000,
    });
    expect(opened.map(({ ms }) => ms)).toEqual([0, 0, 0, 0, 10_000, 10_000]);
  });
});

describe('two deliverables with the same ID', () => {
  it('are downloaded through their links, and are lost without links', async () => {
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
      { originalName: 'a', reason: expect.stringContaining('have the same ID d') },
      { originalName: 'b' },
    ]);
  });
});

describe('the patterns', () => {
  const listed = named('report.md', 'data/a.csv', 'data/b.json', '.hidden', 'log.txt');
  it.each([
    [['**'], ['report.md', 'data/a.csv', 'data/b.json', '.hidden', 'log.txt']],
    [
      ['**/*.md', 'data/**'],
      ['report.md', 'data/a.csv', 'data/b.json'],
    ],
    [['!**/*.json', 'data/*'], ['data/a.csv']],
    [['!data/**'], ['report.md', '.hidden', 'log.txt']],
    [['./report.md'], ['report.md']],
    [['!'], ['report.md', 'data/a.csv', 'data/b.json', '.hidden', 'log.txt']],
    [['nothing'], []],
  ])('%j select %j and count the rest', async (patterns, chosen) => {
    const { collected, service } = await saveWith({ listed, patterns });
    expect(namesOf(collected.saved)).toEqual(chosen);
    expect(collected).toMatchObject({ lost: [], leftOut: 5 - chosen.length });
    expect(service.openings).toHaveLength(chosen.length);
  });

  it('do not influence the names, which are assigned for all files', async () => {
    const listed = named('a.md', 'a.md');
    const { collected } = await saveWith({ listed, patterns: ['a (2).md'] });
    expect(collected.saved).toMatchObject([{ id: 'd2', name: 'a (2).md' }]);
  });
});

describe('a deliverable without a name', () => {
  const nameless: Deliverable[] = [{ id: 'dlvr_1', downloadUrl: 'https://cdn.test/1?sig=x' }];

  it('gets the name in its download’s headers', async () => {
    const answer = { bytes: 'hello', head: { fileName: '../report.md' } };
    const { collected, service } = await saveWith({ listed: nameless, answer });
    expect(collected.saved).toMatchObject([{ name: 'report.md', originalName: '../report.md' }]);
    expect(service.openBodies).toBe(0);
  });

  it('is listed as lost by that name when its transfers fail', async () => {
    const answer = { breaks: new Error('reset'), head: { fileName: 'report.md' } };
    const { collected } = await saveWith({ listed: nameless, answer });
    expect(collected.lost).toMatchObject([{ originalName: 'report.md', reason: 'reset' }]);
  });

  it.each<[string, ScriptedAnswer]>([
    ['has no name', { bytes: 'hello' }],
    ['has a blank name', { bytes: 'hello', head: { fileName: '  ' } }],
    ['is empty', { bytes: '' }],
  ])('is named by its ID when the download %s', async (_, answer) => {
    const { collected } = await saveWith({ listed: nameless, answer });
    expect(collected.saved).toMatchObject([{ name: 'dlvr_1', originalName: 'dlvr_1' }]);
  });

  it.each(['', '   '])('is also one with the name %j', async (name) => {
    const { collected } = await saveWith({ listed: [{ id: 'dlvr_1', name }] });
    expect(collected.saved).toMatchObject([{ name: 'dlvr_1' }]);
  });

  it.each([['**'], ['*.md']])(
    'is listed as lost by its ID when it can’t be fetched, with the pattern %s',
    async (pattern) => {
      const { collected } = await saveWith({
        listed: nameless,
        answer: { refuses: refusal(404) },
        patterns: [pattern],
      });
      expect(collected).toEqual({
        saved: [],
        lost: [{ id: 'dlvr_1', originalName: 'dlvr_1', reason: 'returned 404' }],
        leftOut: 0,
      });
    },
  );

  it('gets its name after the listed names', async () => {
    const { collected } = await saveWith({
      listed: [...nameless, ...named('report.md', 'report.md')],
      answer: { bytes: 'hello', head: { fileName: 'report.md' } },
    });
    expect(namesOf(collected.saved)).toEqual(['report (3).md', 'report.md', 'report (2).md']);
  });

  it('is not read when the patterns exclude its name', async () => {
    const { collected, service, folder } = await saveWith({
      listed: [...nameless, ...named('a.csv', 'b.csv')],
      answer: { bytes: 'hello', head: { fileName: 'report.md' } },
      patterns: ['a*'],
    });
    expect(collected).toMatchObject({ saved: [{ name: 'a.csv' }], lost: [], leftOut: 2 });
    expect(service.openings).toHaveLength(2);
    expect([service.openBodies, folder.openFiles]).toEqual([0, 0]);
  });

  it('and without a usable ID still becomes a file', async () => {
    const { collected } = await saveWith({ listed: [{ id: '..' }, { id: 'a/b' }] });
    expect(namesOf(collected.saved)).toEqual(['deliverable', 'a/b']);
  });
});
