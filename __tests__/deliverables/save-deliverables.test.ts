import { describe, expect, it } from '@jest/globals';

import { saveDeliverables, type SaveOptions } from '../../src/deliverables/save-deliverables.ts';
import type { Deliverable } from '../../src/task/task.ts';
import { InstantClock } from '../miteos/instant-clock.ts';
import { MemoryFolder } from './memory-folder.ts';
import { FakeLog } from '../support/fake-log.ts';
import { refusal, ScriptedService, type ScriptedAnswer } from './scripted-service.ts';

interface Setup {
  readonly listed: readonly Deliverable[] | Error;
  /** What every opening answers. */
  readonly answer?: ScriptedAnswer;
  readonly patterns?: readonly string[];
  readonly folder?: MemoryFolder;
  readonly signal?: AbortSignal;
}

async function saveWith({ listed, answer, patterns, folder, signal }: Setup) {
  const service = new ScriptedService([answer ?? { bytes: 'hello' }]);
  service.listed = listed;
  const masked: string[] = [];
  const options = {
    service,
    folder: folder ?? new MemoryFolder(),
    clock: new InstantClock(),
    log: new FakeLog(),
    taskId: 'task_1',
    signal: signal ?? new AbortController().signal,
    patterns: patterns ?? ['**'],
    maskLink: (url: string) => masked.push(url),
  } satisfies SaveOptions;
  return { ...options, masked, collected: await saveDeliverables(options) };
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
    expect(collected).toEqual({ saved: [], lost: [], leftOut: 0 });
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
    const root = `/${'r'.repeat(150)}`;
    const folder = new MemoryFolder(root);
    const { collected } = await saveWith({ listed: named(`${'x'.repeat(110)}.md`), folder });
    expect(collected.saved[0]?.path.length).toBeLessThan(240);
    expect(collected.saved[0]?.name).toMatch(/^x+\.md$/);
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

  it('for the end of the time is named, as all that are', async () => {
    const signal = AbortSignal.abort(new Error('the time is over'));
    const { collected, folder } = await saveWith({ listed: named('a', 'b'), signal });
    expect(collected.saved).toEqual([]);
    expect(collected.lost.map(({ reason }) => reason)).toEqual(Array(2).fill('the time is over'));
    expect(folder.isTidied).toBe(true);
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

  it('has its link masked before it is opened', async () => {
    const { masked, service } = await saveWith({ listed: nameless, patterns: ['nothing'] });
    expect(service.openings).toHaveLength(1);
    expect(masked).toEqual(['https://cdn.test/1?sig=x']);
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
