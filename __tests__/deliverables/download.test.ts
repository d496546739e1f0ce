import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';

import { describe, expect, it } from '@jest/globals';

import { fetchDeliverable } from '../../src/deliverables/fetch-deliverable.ts';
import { FreshLinks } from '../../src/deliverables/fresh-links.ts';
import { ServiceError } from '../../src/task/task-service.ts';
import type { Deliverable } from '../../src/task/task.ts';
import { InstantClock } from '../miteos/instant-clock.ts';
import { MemoryFile, MemoryFolder } from './memory-folder.ts';
import { refusal, ScriptedService, type ScriptedAnswer } from './scripted-service.ts';

const TEXT = 'hello world!';
const SHA256 = createHash('sha256').update(TEXT).digest('hex');
const LINK = 'https://cdn.test/d?sig=1';
const FRESH = 'https://cdn.test/d?sig=2';

interface Setup {
  readonly answers: readonly ScriptedAnswer[];
  readonly deliverable?: Partial<Deliverable>;
  readonly listed?: readonly Deliverable[] | Error;
  readonly folder?: MemoryFolder;
  readonly signal?: AbortSignal;
  readonly isIdShared?: boolean;
  readonly freshLinks?: FreshLinks;
}

/** Fetches one deliverable of twelve bytes. */
function fetchWith(setup: Setup) {
  const { answers, deliverable, listed, folder, signal, isIdShared, freshLinks } = setup;
  const service = new ScriptedService(answers);
  service.listed = listed ?? [{ id: 'd', downloadUrl: FRESH }];
  const clock = new InstantClock();
  const told: unknown[] = [];
  const file = new MemoryFile(folder ?? new MemoryFolder(), 'd');
  const common = {
    service,
    clock,
    taskId: 'task_1',
    signal: signal ?? new AbortController().signal,
  };
  const fetching = fetchDeliverable({ id: 'd', downloadUrl: LINK, ...deliverable }, file, {
    ...common,
    freshLinks: freshLinks ?? new FreshLinks(common),
    isIdShared: isIdShared ?? false,
    onBytes: (bytes, totalBytes) => told.push([bytes, totalBytes]),
  });
  return { service, clock, file, told, fetching };
}

/** What a file's options share with those of the others. */
function commonOf(service: ScriptedService) {
  const common = {
    service,
    clock: new InstantClock(),
    taskId: 'task_1',
    signal: new AbortController().signal,
  };
  return { ...common, freshLinks: new FreshLinks(common) };
}

/** From the start, no range is asked for. */
const orNothing = (fromByte: number): number | undefined => fromByte || undefined;
const head = (contentLength: number, etag = '"v1"') => ({ contentLength, etag });
const part = (contentLength: number, etag = '"v1"') =>
  ({ status: 206, contentLength, etag }) as const;
const whole: ScriptedAnswer = { bytes: TEXT, head: head(12) };
const reset = new Error('other side closed');
const unreachable = new ServiceError('connect ECONNREFUSED', { arrival: 'never' });

describe('a deliverable that arrives', () => {
  it('whole is written, counted and hashed', async () => {
    const { fetching, file, service, clock } = fetchWith({
      answers: [{ ...whole, head: { ...head(12), contentType: 'text/plain' } }],
      deliverable: { bytes: 12, sha256: SHA256 },
    });
    expect(await fetching).toEqual({ bytes: 12, sha256: SHA256, contentType: 'text/plain' });
    expect(file.text).toBe(TEXT);
    expect(service.openings).toEqual([{ from: LINK, range: undefined }]);
    expect(service.openBodies).toBe(0);
    expect(clock.pausesMs).toEqual([]);
  });

  it('tells after each piece how much there is of how much', async () => {
    const { told, fetching } = fetchWith({ answers: [whole], deliverable: { bytes: 12 } });
    await fetching;
    expect(told).toEqual([
      [4, 12],
      [8, 12],
      [12, 12],
    ]);
  });

  it('is of the type that the service lists, else of none when nobody says', async () => {
    const typed = { ...whole, head: { contentType: 'text/plain' } };
    const listed = fetchWith({ answers: [typed], deliverable: { contentType: 'text/markdown' } });
    expect((await listed.fetching).contentType).toBe('text/markdown');
    expect((await fetchWith({ answers: [whole] }).fetching).contentType).toBe('');
  });

  it('empty is a file, too', async () => {
    const { fetching } = fetchWith({ answers: [{ head: head(0) }], deliverable: { bytes: 0 } });
    expect(await fetching).toMatchObject({ bytes: 0 });
  });

  it('without any announcement is taken as it comes', async () => {
    const { fetching, file } = fetchWith({ answers: [{ bytes: TEXT }] });
    expect(await fetching).toMatchObject({ bytes: 12, sha256: SHA256 });
    expect(file.text).toBe(TEXT);
  });
});

describe('a transfer that breaks', () => {
  it('goes on where it stopped, if it is still the same file', async () => {
    const { fetching, file, service, clock } = fetchWith({
      answers: [
        { bytes: 'hello wo', breaks: reset, head: head(12) },
        { bytes: 'rld!', head: part(4) },
      ],
      deliverable: { bytes: 12, sha256: SHA256 },
    });
    expect(await fetching).toMatchObject({ bytes: 12, sha256: SHA256 });
    expect(file.text).toBe(TEXT);
    expect(file.restarts).toBe(0);
    expect(service.openings[1]).toEqual({ from: LINK, range: { fromByte: 8, etag: '"v1"' } });
    expect(clock.pausesMs).toEqual([1000]);
  });

  it('goes on several times, also within the rest', async () => {
    const { fetching, file, service } = fetchWith({
      answers: [
        { bytes: 'hell', breaks: reset, head: head(12) },
        { bytes: 'o wo', breaks: reset, head: part(8) },
        { bytes: 'rld!', head: part(4) },
      ],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(file.text).toBe(TEXT);
    expect(service.openings.map(({ range }) => range?.fromByte)).toEqual([undefined, 4, 8]);
  });

  it('may be another file when nothing of the first has come', async () => {
    const { fetching, service } = fetchWith({
      answers: [
        { breaks: reset, head: head(12, '"old"') },
        { bytes: TEXT, head: head(12, '"new"') },
      ],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings).toHaveLength(2);
  });

  it('remembers the tag when a part comes without it', async () => {
    const { fetching, service } = fetchWith({
      answers: [
        { bytes: 'hell', breaks: reset, head: head(12) },
        { bytes: 'o wo', breaks: reset, head: { status: 206, contentLength: 8 } },
        { bytes: 'rld!', head: part(4) },
      ],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings[2]?.range).toEqual({ fromByte: 8, etag: '"v1"' });
  });

  it('goes on without a tag when there is none', async () => {
    const { fetching, service } = fetchWith({
      answers: [
        { bytes: 'hello wo', breaks: reset, head: { contentLength: 12 } },
        { bytes: 'rld!', head: { status: 206, contentLength: 4 } },
      ],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings[1]?.range).toEqual({ fromByte: 8 });
  });

  it('begins anew when the server sends the whole file instead', async () => {
    const { fetching, file } = fetchWith({
      answers: [{ bytes: 'XXXXXXXX', breaks: reset, head: head(12) }, whole],
    });
    expect(await fetching).toMatchObject({ bytes: 12, sha256: SHA256 });
    expect(file.text).toBe(TEXT);
    expect(file.restarts).toBe(1);
  });

  it('begins anew when the server refuses the range', async () => {
    const { fetching, file, service } = fetchWith({
      answers: [
        { bytes: 'hello wo', breaks: reset, head: head(12) },
        { refuses: refusal(416) },
        whole,
      ],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(file.text).toBe(TEXT);
    expect(service.openings.map(({ range }) => range?.fromByte)).toEqual([undefined, 8, undefined]);
  });

  it('is not glued to a part of a file that changed', async () => {
    const { fetching, file, service } = fetchWith({
      answers: [
        { bytes: 'OLD OLD ', breaks: reset, head: head(12, '"old"') },
        { bytes: 'rld!', head: part(4, '"new"') },
        { bytes: TEXT, head: head(12, '"new"') },
      ],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(file.text).toBe(TEXT);
    expect(service.openings[2]?.range).toBeUndefined();
    expect(service.openBodies).toBe(0);
  });

  it('goes on when an answer ends before its announced length', async () => {
    const { fetching, service } = fetchWith({
      answers: [
        { bytes: 'hello wo', head: head(12) },
        { bytes: 'rld!', head: part(4) },
      ],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings[1]?.range?.fromByte).toBe(8);
  });

  it('remembers how long the whole file is when a part ends short of it', async () => {
    const { fetching, file, service } = fetchWith({
      answers: [
        { bytes: 'hell', breaks: reset, head: head(12) },
        { bytes: 'o wo', head: { ...part(4), totalBytes: 12 } },
        { bytes: 'rld!', head: { ...part(4), totalBytes: 12 } },
      ],
    });
    expect(await fetching).toMatchObject({ bytes: 12, sha256: SHA256 });
    expect(file.text).toBe(TEXT);
    expect(service.openings.map(({ range }) => range?.fromByte)).toEqual([undefined, 4, 8]);
  });

  it('remembers it also when only the first answer said it, or only a part', async () => {
    for (const [first, second] of [
      [head(12), part(4)],
      [{}, { ...part(4), totalBytes: 12 }],
    ]) {
      const { fetching } = fetchWith({
        answers: [
          { bytes: 'hell', breaks: reset, head: first ?? {} },
          { bytes: 'o wo', head: second ?? {} },
          { bytes: 'rld!', head: { status: 206 } },
        ],
      });
      expect(await fetching).toMatchObject({ bytes: 12, sha256: SHA256 });
    }
  });

  it('does not take the end of a part for the end of a file whose length nobody tells', async () => {
    // A server may send less than the rest that was asked for.
    const { fetching, file, service } = fetchWith({
      answers: [
        { bytes: 'hell', breaks: reset, head: { etag: '"v1"' } },
        { bytes: 'o wo', head: part(4) },
        { bytes: TEXT },
      ],
    });
    expect(await fetching).toMatchObject({ bytes: 12, sha256: SHA256 });
    expect(file.text).toBe(TEXT);
    expect(service.openings.map(({ range }) => range?.fromByte)).toEqual([0, 4, 0].map(orNothing));
  });

  it('goes on behind a part that ends short of the listed size', async () => {
    const { fetching, service } = fetchWith({
      answers: [
        { bytes: 'hell', breaks: reset, head: { etag: '"v1"' } },
        { bytes: 'o wo', head: part(4) },
        { bytes: 'rld!', head: part(4) },
      ],
      deliverable: { bytes: 12 },
    });
    expect(await fetching).toMatchObject({ bytes: 12, sha256: SHA256 });
    expect(service.openings.map(({ range }) => range?.fromByte)).toEqual([0, 4, 8].map(orNothing));
  });

  it.each(['rld!', ''])(
    'begins anew when the whole has another length, the part: %j',
    async (bytes) => {
      const { fetching, file, service } = fetchWith({
        answers: [
          { bytes: 'OLD OLD ', breaks: reset, head: { contentLength: 11 } },
          { bytes, head: { status: 206, contentLength: bytes.length, totalBytes: 12 } },
          whole,
        ],
      });
      expect(await fetching).toMatchObject({ sha256: SHA256 });
      expect(file.text).toBe(TEXT);
      expect(service.openings[2]?.range).toBeUndefined();
    },
  );

  it('begins anew when more comes than the whole is long', async () => {
    const { fetching, file } = fetchWith({
      answers: [
        { bytes: 'hello wo', breaks: reset, head: head(12) },
        { bytes: 'rld!????', head: { status: 206 } },
        whole,
      ],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(file.text).toBe(TEXT);
  });

  it('begins anew when it can’t go on in the middle', async () => {
    const { fetching, file, service } = fetchWith({
      answers: [
        { bytes: 'XXXX', breaks: new ServiceError('broke', { arrival: 'perhaps', status: 416 }) },
        whole,
      ],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(file.text).toBe(TEXT);
    expect(service.openings.map(({ from, range }) => [from, range])).toEqual([
      [LINK, undefined],
      [LINK, undefined],
    ]);
  });

  it('is given up after the sixth try, with the last words and growing pauses', async () => {
    const { fetching, service, clock } = fetchWith({
      answers: [{ breaks: reset, head: head(12) }],
    });
    await expect(fetching).rejects.toThrow('other side closed');
    expect(service.openings).toHaveLength(6);
    expect(clock.pausesMs).toEqual([1000, 2000, 4000, 8000, 8000]);
  });

  it('is asked for elsewhere soon, though each try brings a little, and goes on there', async () => {
    const { fetching, service } = fetchWith({
      answers: [
        { bytes: 'he', breaks: reset, head: head(12) },
        { bytes: 'll', breaks: reset, head: part(10) },
        { bytes: 'o ', breaks: reset, head: part(8) },
        { bytes: 'wo', breaks: reset, head: part(6) },
        { bytes: 'rl', breaks: reset, head: part(4) },
        { bytes: 'd!', head: part(2) },
      ],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings.map(({ from }) => from)).toEqual([
      LINK,
      LINK,
      FRESH,
      FRESH,
      'api d',
      'api d',
    ]);
  });
});

describe('a link whose transfers all break', () => {
  /** Answers a request as a server that sends so much of the rest each time; only the service sends all. */
  async function fetchFrom(totalBytes: number, bytesEachTime: (fromByte: number) => number) {
    const service = new ScriptedService();
    service.listed = [{ id: 'd', downloadUrl: FRESH }];
    const openings: string[] = [];
    service.openDeliverable = (source, { fromByte } = { fromByte: 0 }) => {
      openings.push(source.kind === 'link' ? source.url : 'api');
      const all = totalBytes - fromByte;
      const bytes = source.kind === 'link' ? Math.min(bytesEachTime(fromByte), all) : all;
      return Promise.resolve({
        status: fromByte === 0 ? 200 : 206,
        totalBytes,
        body: Readable.from([Buffer.alloc(bytes)]),
      });
    };
    const clock = new InstantClock();
    const file = new MemoryFile(new MemoryFolder(), 'd');
    const options = { service, clock, taskId: 'task_1', signal: new AbortController().signal };
    const unheard = { onBytes: () => undefined, isIdShared: false };
    const fetched = await fetchDeliverable({ id: 'd', downloadUrl: LINK }, file, {
      ...options,
      ...unheard,
      freshLinks: new FreshLinks(options),
    });
    return { fetched, openings, clock };
  }

  it('gives way to the service in time, though each brings a little', async () => {
    const { fetched, openings } = await fetchFrom(100_000, (from) => (100_000 - from) / 2);
    expect(fetched.bytes).toBe(100_000);
    expect(openings).toEqual([LINK, LINK, FRESH, FRESH, 'api']);
  });

  it('is not given up while each brings much, however often they break', async () => {
    const megabytes = 1024 ** 2;
    const { fetched, openings, clock } = await fetchFrom(30 * megabytes, () => megabytes);
    expect(fetched.bytes).toBe(30 * megabytes);
    expect(openings).toEqual(Array<string>(30).fill(LINK));
    expect(new Set(clock.pausesMs)).toEqual(new Set([1000]));
  });

  it('gives way when each begins at the start again, and gets no further', async () => {
    const megabytes = 1024 ** 2;
    const service = new ScriptedService([
      { bytes: 'x'.repeat(2 * megabytes), bytesOfPiece: 65_536, head: head(4 * megabytes) },
    ]);
    service.listed = [{ id: 'd', downloadUrl: FRESH }];
    const file = new MemoryFile(new MemoryFolder(), 'd');
    const fetching = fetchDeliverable({ id: 'd', downloadUrl: LINK }, file, {
      ...commonOf(service),
      isIdShared: false,
      onBytes: () => undefined,
    });
    await expect(fetching).rejects.toThrow('bytes came');
    expect(service.openings.length).toBeLessThan(10);
    expect(service.openings.at(-1)?.from).toBe('api d');
  });
});

describe('a file that is not what the service lists', () => {
  const wrong: [string, ScriptedAnswer, Partial<Deliverable>, string][] = [
    ['shorter', { bytes: 'hello', head: head(5) }, { bytes: 12 }, '5 bytes came, Miteos lists 12'],
    ['longer', whole, { bytes: 5 }, 'more than the 5 bytes came that Miteos lists'],
    ['empty', { head: head(0) }, { bytes: 12 }, '0 bytes came, Miteos lists 12'],
    ['different', whole, { sha256: 'a'.repeat(64) }, `its SHA-256 is ${SHA256}, Miteos lists aaa`],
  ];

  it.each(wrong)('but %s is never kept', async (_, answer, deliverable, words) => {
    const { fetching, file } = fetchWith({ answers: [answer], deliverable });
    await expect(fetching).rejects.toThrow(words);
    expect(file.text).toBe('');
  });

  it.each(wrong)('but %s is asked for again from the start', async (_, answer, deliverable) => {
    const { fetching, service } = fetchWith({ answers: [answer], deliverable });
    await expect(fetching).rejects.toThrow();
    expect(service.openings.length).toBeGreaterThan(1);
    expect(service.openings.every(({ range }) => range === undefined)).toBe(true);
  });

  it('may be as long as it was listed under its coding', async () => {
    const answer = { bytes: TEXT, head: { codedBytes: 5 } };
    const listed = { bytes: 5, sha256: SHA256 };
    const { fetching } = fetchWith({ answers: [answer], deliverable: listed });
    expect(await fetching).toMatchObject({ bytes: 12, sha256: SHA256 });
    const wrong = fetchWith({ answers: [answer], deliverable: { bytes: 4 } });
    await expect(wrong.fetching).rejects.toThrow('more than the 4 bytes');
  });

  it('may be right the next time', async () => {
    const { fetching, file } = fetchWith({
      answers: [{ bytes: 'hello world?', head: head(12) }, whole],
      deliverable: { sha256: SHA256 },
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(file.text).toBe(TEXT);
  });

  it('and does not end is stopped at its listed size', async () => {
    const { fetching, file, service } = fetchWith({
      answers: [{ bytes: 'x'.repeat(100_000) }],
      deliverable: { bytes: 10 },
    });
    await expect(fetching).rejects.toThrow('more than the 10 bytes');
    expect(file.writes).toBeLessThan(20);
    expect(service.openBodies).toBe(0);
  });
});

describe('a link that is refused', () => {
  it.each([401, 403, 404, 410, 400])('with %i gives way to a fresh one', async (status) => {
    const { fetching, service, clock } = fetchWith({
      answers: [{ refuses: refusal(status) }, whole],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings.map(({ from }) => from)).toEqual([LINK, FRESH]);
    expect(clock.pausesMs).toEqual([]);
  });

  it('again gives way to the service itself', async () => {
    const { fetching, service } = fetchWith({
      answers: [{ refuses: refusal(403) }, { refuses: refusal(403) }, whole],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings.map(({ from }) => from)).toEqual([LINK, FRESH, 'api d']);
  });

  it('does not give way to the service where others have the id: it may answer with another file', async () => {
    const answers = [{ refuses: refusal(403) }];
    const { service, fetching } = fetchWith({ answers, isIdShared: true });
    await expect(fetching).rejects.toThrow('no link works (was answered with 403)');
    expect(service.openings.map(({ from }) => from)).toEqual([LINK, FRESH]);
  });

  it('can’t be replaced where there is none and others have the id', async () => {
    const { service, fetching } = fetchWith({
      answers: [whole],
      deliverable: { downloadUrl: undefined as never },
      isIdShared: true,
    });
    await expect(fetching).rejects.toThrow('other deliverables have its id d, too');
    expect(service.openings).toEqual([]);
  });

  it('everywhere is given up, with the last word', async () => {
    const { fetching, service } = fetchWith({
      answers: [{ refuses: refusal(403) }, { refuses: refusal(403) }, { refuses: refusal(404) }],
    });
    await expect(fetching).rejects.toThrow('was answered with 404');
    expect(service.openings).toHaveLength(3);
  });

  it('since it is no address gives way as well', async () => {
    const refuses = new ServiceError('no https address', { arrival: 'refused' });
    const { fetching, service } = fetchWith({ answers: [{ refuses }, { refuses }, whole] });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings.at(-1)?.from).toBe('api d');
  });

  it('by us, for its server’s certificate, gives way at once', async () => {
    const refuses = new ServiceError('self-signed certificate', {
      arrival: 'never',
      isLasting: true,
    });
    const { fetching, service, clock } = fetchWith({ answers: [{ refuses }, { refuses }, whole] });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings.at(-1)?.from).toBe('api d');
    expect(clock.pausesMs).toEqual([]);
  });

  it('in the middle of a transfer loses nothing of it', async () => {
    const { fetching, service, file } = fetchWith({
      answers: [
        { bytes: 'hello wo', breaks: reset, head: head(12) },
        { refuses: refusal(403) },
        { bytes: 'rld!', head: part(4) },
      ],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings.at(-1)).toEqual({ from: FRESH, range: { fromByte: 8, etag: '"v1"' } });
    expect(file.restarts).toBe(0);
  });

  it.each([
    ['lists it no more', []],
    ['lists it without a link', [{ id: 'd' }]],
  ])('falls back on the service when that %s', async (_, listed) => {
    const { fetching, service } = fetchWith({
      answers: [{ refuses: refusal(410) }, whole],
      listed,
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings.map(({ from }) => from)).toEqual([LINK, 'api d']);
  });

  it('gives way to the fresh one of the same file, where several share an id', async () => {
    const { fetching, service } = fetchWith({
      answers: [{ refuses: refusal(403) }, whole],
      deliverable: { name: 'b', bytes: 12 },
      listed: [
        { id: 'd', name: 'a', bytes: 12, downloadUrl: 'https://cdn.test/a' },
        { id: 'd', name: 'b', bytes: 12, downloadUrl: FRESH },
      ],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings.map(({ from }) => from)).toEqual([LINK, FRESH]);
  });

  it.each([refusal(403), unreachable])('falls back also when the list fails', async (listed) => {
    const { fetching, service } = fetchWith({
      answers: [{ refuses: refusal(410) }, whole],
      listed,
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings.at(-1)?.from).toBe('api d');
  });

  it('is not asked for where there is none', async () => {
    const service = new ScriptedService([whole]);
    const file = new MemoryFile(new MemoryFolder(), 'd');
    await fetchDeliverable({ id: 'd' }, file, {
      ...commonOf(service),
      isIdShared: false,
      onBytes: () => undefined,
    });
    expect(service.openings).toEqual([{ from: 'api d', range: undefined }]);
  });
});

describe('a link that its list does not renew', () => {
  it('is asked for without a range when that is refused, though the list has no other', async () => {
    const { fetching, service } = fetchWith({
      answers: [
        { bytes: 'hello wo', breaks: reset, head: head(12) },
        { refuses: refusal(416) },
        whole,
      ],
      listed: [{ id: 'd', downloadUrl: LINK }],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings.map(({ from }) => from)).toEqual([LINK, LINK, LINK]);
  });

  it('is tried further when its transfers break, though the list has no other', async () => {
    const { fetching, service } = fetchWith({
      answers: [...Array<ScriptedAnswer>(3).fill({ breaks: reset }), whole],
      listed: [{ id: 'd', downloadUrl: LINK }],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings.map(({ from }) => from)).toEqual(Array(4).fill(LINK));
  });

  it('is not tried again when it was refused', async () => {
    const { fetching, service } = fetchWith({
      answers: [{ refuses: refusal(403) }, whole],
      listed: [{ id: 'd', downloadUrl: LINK }],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings.map(({ from }) => from)).toEqual([LINK, 'api d']);
  });

  it('is lost with its refusal when others have the id', async () => {
    const { fetching } = fetchWith({
      answers: [{ refuses: refusal(403) }],
      listed: [{ id: 'd', downloadUrl: LINK }],
      isIdShared: true,
    });
    await expect(fetching).rejects.toThrow(
      'no link works (was answered with 403), and other deliverables have its id d, too',
    );
  });

  it('gives way to a second fresh one when the first came from a list that is old', async () => {
    const clock = new InstantClock();
    const service = new ScriptedService();
    const signal = new AbortController().signal;
    const freshLinks = new FreshLinks({ service, clock, taskId: 'task_1', signal });
    service.listed = [{ id: 'd', downloadUrl: 'https://cdn.test/old' }];
    await freshLinks.find({ id: 'd' }, undefined);
    await clock.sleep(60_000);
    service.listed = [{ id: 'd', downloadUrl: FRESH }];
    const { fetching, service: answering } = fetchWith({
      answers: [{ refuses: refusal(403) }, { refuses: refusal(403) }, whole],
      freshLinks,
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(answering.openings.map(({ from }) => from)).toEqual([
      LINK,
      'https://cdn.test/old',
      FRESH,
    ]);
  });
});

describe('a CDN that can’t be reached', () => {
  it('gives way to the service after a while', async () => {
    const { fetching, service, clock } = fetchWith({
      answers: [...Array<ScriptedAnswer>(4).fill({ refuses: unreachable }), whole],
    });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings.map(({ from }) => from)).toEqual([LINK, LINK, FRESH, FRESH, 'api d']);
    expect(clock.pausesMs).toHaveLength(4);
  });

  it.each([429, 503])('for a moment, answering %i, is asked again', async (status) => {
    const { fetching, service } = fetchWith({ answers: [{ refuses: refusal(status) }, whole] });
    expect(await fetching).toMatchObject({ sha256: SHA256 });
    expect(service.openings.map(({ from }) => from)).toEqual([LINK, LINK]);
  });
});

describe('what another try would not change', () => {
  const tooMuch = 10 * 1024 ** 3 + 1;

  it.each<[string, ScriptedAnswer, Partial<Deliverable>]>([
    ['announced', { bytes: TEXT, head: head(tooMuch) }, {}],
    ['listed', { bytes: TEXT }, { bytes: tooMuch }],
  ])('is a file %s as longer than any may be', async (_, answer, deliverable) => {
    const { fetching, file, service } = fetchWith({ answers: [answer], deliverable });
    await expect(fetching).rejects.toThrow('it is longer than 10 GiB, the most that is brought');
    expect(file.writes).toBe(0);
    expect(service.openings.length).toBeLessThan(2);
    expect(service.openBodies).toBe(0);
  });

  it('is a body without end', async () => {
    const service = new ScriptedService();
    const file = new MemoryFile(new MemoryFolder(), 'd');
    const huge = Object.defineProperty(new Uint8Array(1), 'length', { value: tooMuch });
    let openings = 0;
    service.openDeliverable = () => {
      openings += 1;
      return Promise.resolve({ status: 200, body: [huge] as never });
    };
    const fetching = fetchDeliverable({ id: 'd' }, file, {
      ...commonOf(service),
      isIdShared: false,
      onBytes: () => undefined,
    });
    await expect(fetching).rejects.toThrow('longer than 10 GiB');
    expect([openings, file.writes]).toEqual([1, 0]);
  });

  it('is a disk that can’t be written: it is named, and not tried again', async () => {
    const folder = new MemoryFolder();
    folder.writeError = new Error('ENOSPC: no space left on device, write');
    const { fetching, service } = fetchWith({ answers: [whole], folder });
    await expect(fetching).rejects.toThrow(
      'it could not be written: ENOSPC: no space left on device, write',
    );
    expect(service.openings).toHaveLength(1);
    expect(service.openBodies).toBe(0);
  });

  it('is a last piece that can’t be written, which is heard of after the whole body came', async () => {
    const folder = new MemoryFolder();
    folder.flushError = new Error('ENOSPC: no space left on device, write');
    const { fetching, service, file } = fetchWith({ answers: [whole], folder });
    await expect(fetching).rejects.toThrow(
      'it could not be written: ENOSPC: no space left on device, write',
    );
    expect([service.openings.length, file.flushes]).toEqual([1, 1]);
  });

  it('is a disk that can’t begin the file anew: the body that is not wanted any more is ended', async () => {
    const folder = new MemoryFolder();
    folder.restartError = new Error('EIO: i/o error, ftruncate');
    const body = new PassThrough();
    const { fetching, service } = fetchWith({
      answers: [{ bytes: 'hell', breaks: reset, head: head(12) }, { head: { body } }],
      folder,
    });
    await expect(fetching).rejects.toThrow('it could not be written: EIO');
    expect([service.openings.length, body.destroyed]).toEqual([2, true]);
  });

  it('is an abort before the first try', async () => {
    const signal = AbortSignal.abort(new Error('time is up'));
    const { fetching, clock } = fetchWith({ answers: [whole], signal });
    await expect(fetching).rejects.toThrow('time is up');
    expect(clock.pausesMs).toEqual([]);
  });

  it('is an abort during a pause', async () => {
    const controller = new AbortController();
    const { fetching, service, clock } = fetchWith({
      answers: [{ breaks: reset }],
      signal: controller.signal,
    });
    clock.sleep = () => {
      controller.abort(new Error('time is up'));
      return Promise.resolve();
    };
    await expect(fetching).rejects.toThrow('time is up');
    expect(service.openings).toHaveLength(1);
  });
});
