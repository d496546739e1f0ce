import { mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, describe, expect, it } from '@jest/globals';

import { countingContent } from '../../sandbox/miteos/content.ts';
import type { DeliverableInput } from '../../sandbox/miteos/deliverable.ts';
import type { Fault } from '../../sandbox/miteos/fault.ts';
import type { MiteosSandboxOptions } from '../../sandbox/miteos/start-miteos-sandbox.ts';
import { DiskFolder } from '../../src/deliverables/disk-folder.ts';
import { saveDeliverables } from '../../src/deliverables/save-deliverables.ts';
import type { Clock } from '../../src/support/clock.ts';
import { systemClock } from '../../src/support/clock.ts';
import { useClients } from '../miteos/client-on-sandbox.ts';
import { FakeLog } from '../support/fake-log.ts';

const start = useClients();
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((one) => rm(one, { recursive: true, force: true })));
});

const cdn = { origin: 'cdn' } as const;
const report = {
  id: 'd1',
  name: 'report.md',
  contentType: 'text/markdown',
  content: 'x'.repeat(300_000),
};

/** Starts a sandbox with a task and files, and returns a function that saves them to disk. */
async function startWith(files: readonly DeliverableInput[], options: MiteosSandboxOptions = {}) {
  const started = await start(options);
  const task = started.sandbox.createTask({ prompt: 'x' });
  for (const file of files) task.addDeliverable(file);
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'miteos-save-')));
  folders.push(root);
  const save = (patterns: readonly string[] = ['**'], clock: Clock = started.clock) =>
    saveDeliverables({
      service: started.client,
      clock,
      log: new FakeLog(),
      folder: new DiskFolder(root, 'step'),
      taskId: task.id,
      signal: new AbortController().signal,
      patterns,
    });
  return { ...started, task, root, save };
}

/** Saves the single file, and checks that it is complete and the only one. */
async function expectWhole({ task, root, save }: Awaited<ReturnType<typeof startWith>>) {
  const { saved, lost } = await save();
  expect(lost).toEqual([]);
  const [file] = task.deliverables;
  const bytes = await readFile(saved[0]?.path ?? '');
  expect(bytes.equals(file?.bytes() ?? Buffer.from('none'))).toBe(true);
  expect(saved[0]?.bytes).toBe(bytes.length);
  expect(await readdir(root)).toEqual([saved[0]?.name]);
}

describe('deliverables saved from a service', () => {
  it.each(['A', 'B'] as const)(
    'of generation %s are complete, and the key is sent only to the API',
    async (generation) => {
      const started = await startWith([report], { generation });
      await expectWhole(started);
      expect(started.sandbox.violations).toEqual([]);
    },
  );

  it('are all saved, from all pages, under safe names', async () => {
    const names = [
      '../../a',
      'a',
      'A',
      'b\\c',
      'CON',
      'x\r\n::error::y',
      '\ud800',
      'n'.repeat(400),
    ];
    const started = await startWith(
      names.map((name) => ({ name, content: name })),
      { deliverableList: { pageSize: 1 } },
    );
    const { saved, lost } = await started.save();
    expect(lost).toEqual([]);
    expect(saved.map(({ originalName }) => originalName)).toEqual(names);
    for (const { path: file, originalName } of saved) {
      expect(await readFile(file, 'utf8')).toBe(originalName.toWellFormed());
    }
    expect((await readdir(started.root)).sort()).toEqual(
      [...new Set(saved.map(({ name }) => name.split('/')[0]))].sort(),
    );
  });

  it('without names get the name in Content-Disposition', async () => {
    const { save, sandbox } = await startWith([{ ...report, listed: { name: undefined } }]);
    // The real clock: with a clock that skips pauses, the time limit would be over immediately.
    expect((await save(['**'], systemClock)).saved).toMatchObject([{ name: 'report.md' }]);
    expect(sandbox.violations).toEqual([]);
  });

  it.each<[string, Fault]>([
    ['is longer than listed', { kind: 'wrong-size', sizeBytes: 400_000 }],
    ['is an HTML page of a proxy', { kind: 'html-body', when: 'before-effect' }],
    ['is an HTML page of a proxy with status 200', { kind: 'html-body', status: 200 }],
    ['is empty', { kind: 'empty-body', status: 200 }],
    ['redirects to a missing file', { kind: 'redirect' }],
  ])('are complete after a download that %s', async (_, fault) => {
    const started = await startWith([report]);
    const order = started.sandbox.fail(cdn, fault);
    await expectWhole(started);
    expect(order.fired).toBe(1);
    expect(started.sandbox.violations).toEqual([]);
  });

  it('are resumed after an interruption', async () => {
    const started = await startWith([{ name: 'big.bin', content: countingContent(3_000_000) }]);
    started.sandbox.fail(cdn, { kind: 'reset', when: { afterBytes: 2_000_000 } });
    await expectWhole(started);
    const ranges = started.sandbox.requests.flatMap(({ origin, headers }) =>
      origin === 'cdn' ? [headers.range] : [],
    );
    // The last bytes sent may be lost with the connection.
    expect(ranges).toEqual([undefined, expect.stringMatching(/^bytes=(?:1\d{6}|2000000)-$/)]);
  });

  it('are complete even when the server ignores ranges', async () => {
    const started = await startWith([report], { honoursRange: false });
    started.sandbox.fail(cdn, { kind: 'reset', when: { afterBytes: 150_000 } });
    await expectWhole(started);
  });

  it('are complete when all links have expired meanwhile', async () => {
    const started = await startWith([report]);
    started.sandbox.fail({ path: /deliverables$/ }, { kind: 'reset' });
    const hold = started.sandbox.hold(cdn, 'before-effect');
    const saving = expectWhole(started);
    await hold.reached;
    started.sandbox.expireLinks();
    hold.release();
    await saving;
  });

  it('come from the API when the CDN refuses every link', async () => {
    const started = await startWith([report]);
    started.sandbox.fail(cdn, { kind: 'answer', status: 403 }, { times: Infinity });
    await expectWhole(started);
    expect(started.sandbox.requests.at(-1)?.path).toMatch(/\/deliverables\/d1$/);
    expect(started.sandbox.violations).toEqual([]);
  });

  it('that can’t be fetched are listed as lost, without the query of a link', async () => {
    const started = await startWith([report, { ...report, id: 'd2', name: 'other.md' }]);
    started.sandbox.fail({ path: /d1$/ }, { kind: 'answer', status: 404 }, { times: Infinity });
    const { saved, lost } = await started.save();
    expect(saved.map(({ id }) => id)).toEqual(['d2']);
    expect(lost).toMatchObject([{ id: 'd1', originalName: 'report.md' }]);
    expect(lost[0]?.reason).toContain('404');
    expect(JSON.stringify(lost)).not.toMatch(/Signature|mt_test/);
    expect(await readdir(started.root)).toEqual(['other.md']);
  });
});
