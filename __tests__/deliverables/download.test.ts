import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';

import { describe, expect, it } from '@jest/globals';

import { download } from '../../src/deliverables/download.ts';
import { FreshLinks } from '../../src/deliverables/fresh-links.ts';
import { SpaceBudget } from '../../src/deliverables/space-budget.ts';
import { ServiceError, type DeliverableSource } from '../../src/task/task-service.ts';
import type { Deliverable } from '../../src/task/task.ts';
import { InstantClock } from '../miteos/instant-clock.ts';
import { MemoryFolder } from './memory-folder.ts';
import { refusal, ScriptedService, type ScriptedAnswer } from './scripted-service.ts';

const TEXT = 'hello world!';
const SHA256 = createHash('sha256').update(TEXT).digest('hex');
const LINK = 'https://cdn.test/d?sig=1';
const FRESH = 'https://cdn.test/d?sig=2';
const API = 'api d';
const MIB = 1024 ** 2;

interface Setup {
  readonly answers?: readonly ScriptedAnswer[];
  readonly deliverable?: Partial<Deliverable>;
  readonly listed?: readonly Deliverable[] | Error;
  readonly folder?: MemoryFolder;
  readonly signal?: AbortSignal;
  readonly isIdShared?: boolean;
  readonly isUnwanted?: boolean;
  readonly service?: ScriptedService;
}

/** Downloads one deliverable, by default of twelve bytes. */
function downloadWith(setup: Setup) {
  const { service = new ScriptedService(setup.answers), folder = new MemoryFolder() } = setup;
  service.listed = setup.listed ?? [{ id: 'd', downloadUrl: FRESH }];
  const clock = new InstantClock();
  const received: unknown[] = [];
  const fileNames: unknown[] = [];
  const common = {
    service,
    clock,
    taskId: 'task_1',
    signal: setup.signal ?? new AbortController().signal,
  };
  const done = download(
    { id: 'd', downloadUrl: LINK, ...setup.deliverable },
    {
      ...common,
      freshLinks: new FreshLinks(common),
      space: new SpaceBudget(Infinity),
      isIdShared: setup.isIdShared ?? false,
      withSlot: (run) => run(),
      createFile: (fileName) => {
        fileNames.push(fileName);
        return setup.isUnwanted === true ? Promise.resolve(undefined) : folder.createFile('d');
      },
      onBytes: (bytes, totalBytes) => received.push([bytes, totalBytes]),
    },
  );
  const text = (): string | undefined => folder.files.get('d')?.toString();
  const froms = (): string[] => service.openings.map(({ from }) => from);
  const fromBytes = (): unknown[] => service.openings.map(({ range }) => range?.fromByte ?? 0);
  return { service, clock, folder, received, fileNames, done, text, froms, fromBytes };
}

/** Expects all twelve bytes, and nothing left open. */
async function expectWhole(setup: Setup) {
  const trial = downloadWith(setup);
  expect(await trial.done).toMatchObject({ bytes: 12, sha256: SHA256, path: '/out/d' });
  expect(trial.text()).toBe(TEXT);
  expect([trial.service.openBodies, trial.folder.openFiles]).toEqual([0, 0]);
  return trial;
}

/** Expects that the download gives up, and leaves nothing behind. */
async function expectLost(setup: Setup, reason: string) {
  const trial = downloadWith(setup);
  await expect(trial.done).rejects.toThrow(reason);
  expect(trial.text()).toBeUndefined();
  expect([trial.service.openBodies, trial.folder.openFiles]).toEqual([0, 0]);
  return trial;
}

const head = (totalBytes: number, etag = '"v1"') => ({ totalBytes, etag });
const part = (etag = '"v1"') => ({ status: 206, etag }) as const;
const whole: ScriptedAnswer = { bytes: TEXT, head: head(12) };
const reset = new Error('other side closed');
const unreachable = new ServiceError('connect ECONNREFUSED', { arrival: 'never' });
const broken: ScriptedAnswer = { bytes: 'hello wo', breaks: reset, head: head(12) };

describe('a complete download', () => {
  it('is written, counted and hashed', async () => {
    const { service, clock, received } = await expectWhole({
      answers: [whole],
      deliverable: { bytes: 12, sha256: SHA256 },
    });
    expect(service.openings).toEqual([{ from: LINK, range: undefined }]);
    expect(clock.pausesMs).toEqual([]);
    expect(received).toEqual([
      [4, 12],
      [8, 12],
      [12, 12],
    ]);
  });

  it('has the content type of the list, else of the headers, else none', async () => {
    const typed = { ...whole, head: { contentType: 'text/plain' } };
    const deliverable = { contentType: 'text/markdown' };
    const typeOf = async (setup: Setup) => (await downloadWith(setup).done)?.contentType;
    expect(await typeOf({ answers: [typed], deliverable })).toBe('text/markdown');
    expect(await typeOf({ answers: [typed] })).toBe('text/plain');
    expect(await typeOf({ answers: [whole] })).toBe('');
  });

  it('may be an empty file', async () => {
    const { done } = downloadWith({ answers: [{ head: head(0) }], deliverable: { bytes: 0 } });
    expect(await done).toMatchObject({ bytes: 0 });
  });

  it('is accepted without size or checksum', async () => {
    await expectWhole({ answers: [{ bytes: TEXT }] });
  });

  it('gets its name once the headers have arrived, and is not read when the patterns exclude it', async () => {
    const body = new PassThrough();
    const { done, fileNames, received } = downloadWith({
      answers: [{ head: { body, fileName: 'a.md' } }],
      isUnwanted: true,
    });
    expect(await done).toBeUndefined();
    expect([fileNames, received, body.destroyed]).toEqual([['a.md'], [], true]);
  });
});

describe('an interrupted transfer', () => {
  it('is resumed where it stopped if the file is unchanged', async () => {
    const { service, clock, fileNames } = await expectWhole({
      answers: [broken, { bytes: 'rld!', head: part() }],
      deliverable: { bytes: 12, sha256: SHA256 },
      listed: [{ id: 'd', downloadUrl: LINK }],
    });
    expect(service.openings[1]).toEqual({ from: LINK, range: { fromByte: 8, etag: '"v1"' } });
    expect(clock.pausesMs).toEqual([1000]);
    expect(fileNames).toHaveLength(1);
  });

  it('is resumed after a chunk that was still being written', async () => {
    const folder = new MemoryFolder();
    const body = new PassThrough();
    const [isReached, isReleased] = [0, 1].map(() => Promise.withResolvers<undefined>());
    folder.beforeWrite = async () => {
      isReached?.resolve(undefined);
      await isReleased?.promise;
    };
    const trial = downloadWith({
      answers: [{ head: { body, ...head(12) } }, { bytes: 'rld!', head: part() }],
      folder,
    });
    body.write('hello wo');
    await isReached?.promise;
    body.destroy(reset);
    await setImmediate();
    expect(trial.froms()).toHaveLength(1);
    isReleased?.resolve(undefined);
    expect(await trial.done).toMatchObject({ sha256: SHA256 });
    expect(trial.fromBytes()).toEqual([0, 8]);
  });

  it('restarts when the content encoding breaks while a chunk is being written', async () => {
    const folder = new MemoryFolder();
    folder.beforeWrite = () => setImmediate();
    async function* coded(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from('hello'));
      throw new ServiceError('the encoding broke', { arrival: 'perhaps' });
    }
    const trial = downloadWith({ answers: [{ head: { body: coded() } }, { bytes: TEXT }], folder });
    expect(await trial.done).toMatchObject({ bytes: 12, sha256: SHA256 });
    expect(trial.text()).toBe(TEXT);
    expect(trial.fromBytes()).toEqual([0, 0]);
  });

  it('waits for the Retry-After of a 429', async () => {
    const busy = new ServiceError('429', { arrival: 'never', status: 429, retryAfterMs: 20_000 });
    const { clock, service } = await expectWhole({ answers: [{ refuses: busy }, { bytes: TEXT }] });
    expect(clock.pausesMs).toEqual([20_000]);
    expect(service.openAttempts).toEqual([1, 1]);
  });

  it('is resumed several times, with the entity tag of the first response, if any', async () => {
    for (const etag of ['"v1"', undefined]) {
      const { service } = await expectWhole({
        answers: [
          { bytes: 'hell', breaks: reset, head: etag === undefined ? {} : { etag } },
          { bytes: 'o wo', breaks: reset, head: { status: 206, totalBytes: 12 } },
          { bytes: 'rld!', head: { status: 206 } },
        ],
      });
      const ranges = service.openings.map(({ range }) => range);
      const tag = etag === undefined ? {} : { etag };
      expect(ranges).toEqual([undefined, { fromByte: 4, ...tag }, { fromByte: 8, ...tag }]);
    }
  });

  it('is resumed when a response ends before its Content-Length', async () => {
    const { fromBytes } = await expectWhole({
      answers: [
        { bytes: 'hello wo', head: head(12) },
        { bytes: 'rl', head: part() },
        { bytes: 'd!', head: part() },
      ],
    });
    expect(fromBytes()).toEqual([0, 8, 10]);
  });

  it.each<[string, ScriptedAnswer]>([
    ['sends the whole file instead', whole],
    ['refuses the range', { refuses: refusal(416) }],
    ['sends a part of another version', { bytes: 'rld!', head: part('"v2"') }],
    ['sends a part of a longer file', { bytes: 'rld!', head: { ...part(), totalBytes: 13 } }],
    ['sends more than the size of the file', { bytes: 'rld!????', head: { status: 206 } }],
    [
      'sends a broken content encoding',
      { breaks: new ServiceError('broke', { arrival: 'perhaps' }) },
    ],
  ])('restarts when the server %s', async (_, second) => {
    const { fromBytes } = await expectWhole({
      answers: [{ ...broken, bytes: 'XXXXXXXX' }, second, whole],
    });
    expect(fromBytes()).toEqual(second === whole ? [0, 8] : [0, 8, 0]);
  });

  it('restarts from another source when an encoded body expands too much', async () => {
    const expands = new ServiceError('it expands', { arrival: 'refused' });
    const { froms, fromBytes } = await expectWhole({
      answers: [{ bytes: 'hell', breaks: expands }, whole],
    });
    expect([froms(), fromBytes()]).toEqual([
      [LINK, FRESH],
      [0, 0],
    ]);
  });

  it('may continue with a changed file when nothing was received before', async () => {
    await expectWhole({
      answers: [
        { breaks: reset, head: head(13, '"old"') },
        { ...whole, head: head(12, '"new"') },
      ],
    });
  });

  it('does not take the end of a part for the end of a file of unknown size', async () => {
    // A server may send less than the requested range.
    const answers = [
      { bytes: 'hell', breaks: reset, head: { etag: '"v1"' } },
      { bytes: 'o wo', head: part() },
    ];
    const { fromBytes } = await expectWhole({ answers: [...answers, { bytes: TEXT }] });
    expect(fromBytes()).toEqual([0, 4, 0]);
    const rest = { bytes: 'rld!', head: part() };
    const listed = await expectWhole({ answers: [...answers, rest], deliverable: { bytes: 12 } });
    expect(listed.fromBytes()).toEqual([0, 4, 8]);
  });

  it('fails with the last error after six attempts with growing pauses', async () => {
    const answers = [{ breaks: reset, head: head(12) }];
    const { froms, clock } = await expectLost({ answers }, 'other side closed');
    expect(froms()).toEqual([LINK, FRESH, API, FRESH, FRESH, API]);
    expect(clock.pausesMs).toEqual([1000, 2000, 4000, 8000, 8000]);
  });

  it('is resumed from another source after an attempt with little progress', async () => {
    const { froms } = await expectWhole({
      answers: [
        { bytes: 'hell', breaks: reset, head: head(12) },
        { bytes: 'o wo', breaks: reset, head: part() },
        { bytes: 'rld!', head: part() },
      ],
    });
    expect(froms()).toEqual([LINK, FRESH, API]);
  });

  it('continues with the same source while each attempt makes much progress', async () => {
    const service = new ScriptedService();
    const totalBytes = 30 * MIB;
    service.openDeliverable = (source, { fromByte } = { fromByte: 0 }) => {
      service.openings.push({ from: source.kind, range: { fromByte } });
      const status = fromByte === 0 ? 200 : 206;
      return Promise.resolve({ status, totalBytes, body: Readable.from([Buffer.alloc(MIB)]) });
    };
    const { done, froms, clock } = downloadWith({ service });
    expect(await done).toMatchObject({ bytes: totalBytes });
    expect(froms()).toEqual(Array<string>(30).fill('link'));
    expect(new Set(clock.pausesMs)).toEqual(new Set([1000]));
  });

  it('passes the listed size to every source', async () => {
    const service = new ScriptedService();
    const sources: DeliverableSource[] = [];
    service.openDeliverable = (source) => {
      sources.push(source);
      if (source.kind === 'link') return Promise.reject(refusal(403));
      return Promise.resolve({ status: 200, body: Readable.from([Buffer.alloc(5)]) });
    };
    await downloadWith({ service, deliverable: { bytes: 5 } }).done;
    expect(sources.map(({ kind, listedBytes }) => [kind, listedBytes])).toEqual([
      ['link', 5],
      ['link', 5],
      ['api', 5],
    ]);
  });

  it('fails when each attempt starts over and gets no further', async () => {
    const answer = { bytes: 'x'.repeat(2 * MIB), bytesOfPiece: 65_536, head: head(4 * MIB) };
    const { froms } = await expectLost(
      { answers: [answer] },
      `received only ${2 * MIB} of ${4 * MIB} bytes`,
    );
    expect(froms()).toHaveLength(6);
  });
});

describe('a file that does not match the list', () => {
  it.each<[string, ScriptedAnswer, Partial<Deliverable>, string]>([
    [
      'shorter',
      { bytes: 'hello', head: head(5) },
      { bytes: 12 },
      'received 5 bytes, but Miteos lists 12',
    ],
    ['longer', whole, { bytes: 5 }, 'received more than the 5 bytes that Miteos lists'],
    ['empty', { head: head(0) }, { bytes: 12 }, 'received 0 bytes, but Miteos lists 12'],
    [
      'different',
      whole,
      { sha256: 'a'.repeat(64) },
      `its SHA-256 is ${SHA256}, but Miteos lists aaa`,
    ],
  ])(
    'because it is %s is downloaded again from the start, and never kept',
    async (_, answer, deliverable, reason) => {
      const { fromBytes } = await expectLost({ answers: [answer], deliverable }, reason);
      expect(fromBytes()).toEqual(Array(6).fill(0));
    },
  );

  it('is kept when the next attempt matches', async () => {
    await expectWhole({
      answers: [{ bytes: 'hello world?', head: head(12) }, whole],
      deliverable: { sha256: SHA256 },
    });
  });

  it('is accepted when the list has its encoded size', async () => {
    const answers = [{ bytes: TEXT, head: { codedBytes: 5 } }];
    await expectWhole({ answers, deliverable: { bytes: 5, sha256: SHA256 } });
    await expectLost({ answers, deliverable: { bytes: 4 } }, 'more than the 4 bytes');
  });

  it.each<[string, Partial<Deliverable>]>([
    ['size', { bytes: 12 }],
    ['digest', { sha256: SHA256 }],
  ])(
    'is accepted with the unknown encoding `aws-chunked` when the %s matches',
    async (_, deliverable) => {
      const { froms } = await expectWhole({
        answers: [{ bytes: TEXT, head: { ...head(12), unknownCoding: 'aws-chunked' } }],
        deliverable,
      });
      expect(froms()).toEqual([LINK]);
    },
  );

  it.each<[string, Partial<Deliverable>, string]>([
    ['its size differs', { bytes: 5 }, ': received more than the 5 bytes that Miteos lists'],
    [
      'its digest differs',
      { sha256: 'a'.repeat(64) },
      `: its SHA-256 is ${SHA256}, but Miteos lists aaa`,
    ],
    ['nothing is listed', {}, ''],
  ])(
    'is downloaded from another source when it has an unknown encoding and %s',
    async (_, deliverable, why) => {
      const answers = [{ bytes: TEXT, head: { ...head(12), unknownCoding: 'rot13' } }];
      const { froms } = await expectLost(
        { answers, deliverable },
        `the download has the unknown content encoding "rot13"${why}`,
      );
      expect(froms()).toEqual([LINK, FRESH, API]);
    },
  );

  it('because it never ends is stopped at the listed size', async () => {
    const { received } = await expectLost(
      { answers: [{ bytes: 'x'.repeat(100_000) }], deliverable: { bytes: 10 } },
      'more than the 10 bytes',
    );
    expect(received.length).toBeLessThan(20);
  });
});

describe('a refused link', () => {
  it.each([401, 403, 404, 410, 400])(
    'with %i is replaced immediately by a new one',
    async (status) => {
      const { froms, clock } = await expectWhole({
        answers: [{ refuses: refusal(status) }, whole],
      });
      expect(froms()).toEqual([LINK, FRESH]);
      expect(clock.pausesMs.filter((ms) => ms > 0)).toEqual([]);
    },
  );

  it.each<[string, ServiceError]>([
    ['by its server', refusal(403)],
    ['for an invalid URL', new ServiceError('no https address', { arrival: 'refused' })],
    [
      'for an unknown certificate',
      new ServiceError('unknown certificate', { arrival: 'never', isLasting: true }),
    ],
  ])('is replaced by the API when the new one is refused %s', async (_, refuses) => {
    const { froms } = await expectWhole({ answers: [{ refuses }, { refuses }, whole] });
    expect(froms()).toEqual([LINK, FRESH, API]);
  });

  it.each<[string, Setup['listed']]>([
    ['has the same link', [{ id: 'd', downloadUrl: LINK }]],
    ['has no link', [{ id: 'd' }]],
    ['does not have the file', []],
    ['is refused', refusal(403)],
    ['can’t be read', unreachable],
  ])('is replaced by the API when the new list %s', async (_, listed) => {
    const { froms } = await expectWhole({
      answers: [{ refuses: refusal(403) }, whole],
      ...(listed === undefined ? {} : { listed }),
    });
    expect(froms()).toEqual([LINK, API]);
  });

  it('fails with the errors of all sources when each of them refuses', async () => {
    const answers = [403, 410, 404].map((status) => ({ refuses: refusal(status) }));
    const { froms } = await expectLost(
      { answers },
      'returned 404 (its link: returned 403; a new link: returned 410)',
    );
    expect(froms()).toEqual([LINK, FRESH, API]);
  });

  it('fails with the errors of all sources when the new link broke in between', async () => {
    const answers = [{ refuses: refusal(403) }, { breaks: reset }, { refuses: refusal(404) }];
    const { done, froms } = downloadWith({ answers });
    await expect(done).rejects.toThrow(
      'no download link works (its link: returned 403; a new link: other side closed; the Miteos API: returned 404)',
    );
    expect(froms()).toEqual([LINK, FRESH, API]);
  });

  it('is not needed: a file without a link comes from the API', async () => {
    const { service } = await expectWhole({
      answers: [whole],
      deliverable: { downloadUrl: undefined as never },
    });
    expect(service.openings).toEqual([{ from: API, range: undefined }]);
  });
});

describe('a file that shares its ID with others', () => {
  const listed = [
    { id: 'd', name: 'a', bytes: 12, downloadUrl: 'https://cdn.test/a' },
    { id: 'd', name: 'b', bytes: 12, downloadUrl: FRESH },
  ];
  const deliverable = { name: 'b', bytes: 12 };

  it('uses the new link of the file with the same name and size', async () => {
    const answers = [{ refuses: refusal(403) }, whole];
    const { froms } = await expectWhole({ answers, deliverable, listed, isIdShared: true });
    expect(froms()).toEqual([LINK, FRESH]);
  });

  it('uses only links, with as many attempts as other files', async () => {
    const answers = [...Array<ScriptedAnswer>(5).fill({ breaks: reset }), whole];
    const { froms } = await expectWhole({ answers, deliverable, listed, isIdShared: true });
    expect(froms()).toHaveLength(6);
    expect(froms()).not.toContain(API);
  });

  it.each<[string, Setup, string[]]>([
    ['are refused', { answers: [{ refuses: refusal(403) }] }, [LINK, FRESH]],
    [
      'have no new one',
      { answers: [{ refuses: refusal(403) }], listed: [{ id: 'd', downloadUrl: LINK }] },
      [LINK],
    ],
    ['are missing', { deliverable: { downloadUrl: undefined as never } }, []],
  ])('is lost when its links %s', async (_, setup, froms) => {
    const trial = downloadWith({ ...setup, isIdShared: true });
    await expect(trial.done).rejects.toThrow(/returned 403|other deliverables have the same ID d/);
    expect(trial.froms()).toEqual(froms);
  });
});

describe('an unreachable CDN', () => {
  it('is replaced by the API', async () => {
    const refuses = { refuses: unreachable };
    const { froms, clock } = await expectWhole({ answers: [refuses, refuses, whole] });
    expect(froms()).toEqual([LINK, FRESH, API]);
    expect(clock.pausesMs).toEqual([1000, 2000]);
  });

  it.each([429, 503])('that responds with %i is tried again', async (status) => {
    const { froms, clock } = await expectWhole({ answers: [{ refuses: refusal(status) }, whole] });
    expect(froms()).toEqual([LINK, FRESH]);
    expect(clock.pausesMs).toEqual([1000]);
  });
});

describe('a final error', () => {
  const tooLong = 10 * 1024 ** 3 + 1;
  const TOO_LARGE = 'the deliverables would exceed the maximum of 10 GiB';

  it('is a listed size above the maximum, and nothing is downloaded', async () => {
    const deliverable = { bytes: tooLong };
    const { fileNames, froms } = await expectLost({ answers: [whole], deliverable }, TOO_LARGE);
    expect([fileNames, froms()]).toEqual([[], []]);
  });

  it('is a Content-Length above the maximum, and no file is created', async () => {
    const answers = [{ bytes: TEXT, head: head(tooLong) }];
    const { fileNames, froms } = await expectLost({ answers }, TOO_LARGE);
    expect([fileNames, froms()]).toEqual([[], [LINK]]);
  });

  it('is an endless body', async () => {
    const huge = Object.defineProperty(Buffer.alloc(1), 'length', { value: tooLong });
    const answers = [{ head: { body: [huge] as never } }];
    const { froms } = await expectLost({ answers }, TOO_LARGE);
    expect(froms()).toEqual([LINK]);
  });

  it.each<[string, Partial<MemoryFolder>, string]>([
    [
      'written',
      { writeError: new Error('ENOSPC: no space left on device, write') },
      'could not write the file (12 B): ENOSPC: no space left on device, write',
    ],
    [
      'created',
      { createError: new Error('ENOTDIR: not a directory') },
      'could not write the file (12 B): ENOTDIR: not a directory',
    ],
    [
      'renamed',
      { keepError: new Error('EISDIR: is a directory, rename') },
      'could not write the file (12 B): EISDIR: is a directory, rename',
    ],
  ])('is a file that can’t be %s, and names its size', async (_, errors, reason) => {
    const folder = Object.assign(new MemoryFolder(), errors);
    const { froms } = await expectLost({ answers: [whole], folder }, reason);
    expect(froms()).toEqual([LINK]);
  });

  it('is a file that can’t be truncated for a restart, and ends the body', async () => {
    const folder = Object.assign(new MemoryFolder(), {
      restartError: new Error('EIO: i/o error, ftruncate'),
    });
    const body = new PassThrough();
    const { froms } = await expectLost(
      { answers: [broken, { head: { body } }], folder },
      'could not write the file: EIO',
    );
    expect([froms(), body.destroyed]).toEqual([[LINK, FRESH], true]);
  });

  it('is an abort, before the first attempt or in a pause', async () => {
    const signal = AbortSignal.abort(new Error('time is up'));
    const { clock } = await expectLost({ answers: [whole], signal }, 'time is up');
    expect(clock.pausesMs).toEqual([]);
    const controller = new AbortController();
    const trial = downloadWith({ answers: [broken], signal: controller.signal });
    trial.clock.sleep = () => {
      controller.abort(new Error('time is up'));
      return Promise.resolve();
    };
    await expect(trial.done).rejects.toThrow('time is up');
    expect([trial.froms(), trial.folder.openFiles]).toEqual([[LINK], 0]);
  });
});
