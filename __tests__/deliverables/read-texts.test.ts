import { describe, expect, it } from '@jest/globals';

import { readTexts } from '../../src/deliverables/read-texts.ts';
import type { SavedDeliverable } from '../../src/deliverables/saved-deliverable.ts';
import { MemoryFolder } from './memory-folder.ts';

const MIB = 1024 * 1024;

interface Reading {
  readonly folder?: MemoryFolder;
  readonly signal?: AbortSignal;
}

/** A folder that records how much of each file was requested. */
class ReadFolder extends MemoryFolder {
  readonly reads: [name: string, maxBytes: number][] = [];

  override readBeginning(name: string, maxBytes: number) {
    this.reads.push([name, maxBytes]);
    return super.readBeginning(name, maxBytes);
  }
}

async function readFiles(
  files: Readonly<Record<string, string | Buffer>>,
  { folder = new MemoryFolder(), signal = new AbortController().signal }: Reading = {},
) {
  for (const [name, content] of Object.entries(files)) {
    folder.files.set(name, Buffer.from(content as string));
  }
  const saved: SavedDeliverable[] = Object.keys(files).map((name) => ({
    id: name,
    originalName: name,
    name,
    path: `/out/${name}`,
    bytes: 0,
    contentType: '',
    sha256: '',
  }));
  return readTexts(folder, saved, signal);
}

async function readAll(...given: Parameters<typeof readFiles>) {
  return (await readFiles(...given)).texts;
}

describe('the texts for the report', () => {
  it('are the UTF-8 files in order, whatever their names', async () => {
    const texts = await readAll({ 'b.bin': 'Grüße 日本 😀', 'a.md': '# Title\n' });
    expect(texts).toEqual([
      { name: 'b.bin', text: 'Grüße 日本 😀', missingBytes: 0 },
      { name: 'a.md', text: '# Title\n', missingBytes: 0 },
    ]);
  });

  it.each([
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff])],
    ['text with a NUL', 'a\0b'],
    ['UTF-16 without a byte order mark', Buffer.from('text', 'utf16le')],
    ['Latin-1', Buffer.from('Grüße', 'latin1')],
    ['an incomplete character at the end', Buffer.from('😀').subarray(0, 3)],
    ['an empty file', ''],
  ])('do not include %s', async (_, content) => {
    expect(await readFiles({ a: content })).toEqual({ texts: [], unreadable: [] });
  });

  it.each([
    ['one Windows-1252 byte', Buffer.from('It\x92s fine', 'latin1'), 'It’s fine', 'Windows-1252'],
    ['Latin-1', Buffer.from('Grüße', 'latin1'), 'Grüße', 'Windows-1252'],
    ['UTF-16 with a byte order mark', Buffer.from('\ufeff# Größe', 'utf16le'), '# Größe', 'UTF-16'],
    ['UTF-16BE', Buffer.from('\ufeff# Größe', 'utf16le').swap16(), '# Größe', 'UTF-16'],
    ['a NUL', Buffer.from('# All\0 is well'), '# All\ufffd is well', 'broken'],
    [
      'one Windows-1252 byte among UTF-8',
      Buffer.concat([Buffer.from('Größe: it'), Buffer.from([0x92]), Buffer.from('s fine')]),
      'Größe: it\ufffds fine',
      'broken',
    ],
    [
      'an incomplete character at the end',
      Buffer.from('Größe 😀').subarray(0, 10),
      'Größe ',
      'broken',
    ],
  ])('include a report.md with %s, and its encoding', async (_, content, text, encoding) => {
    expect(await readFiles({ 'report.md': content })).toEqual({
      texts: [{ name: 'report.md', text, missingBytes: 0, encoding }],
      unreadable: [],
    });
  });

  it.each([
    [
      'an image',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0xff]),
    ],
    ['UTF-16 without a byte order mark', Buffer.from('# Text', 'utf16le')],
    [
      'random bytes',
      Buffer.from(Array.from({ length: 999 }, (__, index) => (index * 167 + 13) % 256)),
    ],
  ])('do not include a report.md that is %s, but list it as unreadable', async (_, content) => {
    expect(await readFiles({ 'report.md': content })).toEqual({
      texts: [],
      unreadable: ['report.md'],
    });
  });

  it('are truncated when they are not UTF-8', async () => {
    const content = Buffer.concat([Buffer.from('It\x92s', 'latin1'), Buffer.alloc(MIB, 'x')]);
    const [text] = await readAll({ 'a.md': content });
    expect(text).toMatchObject({ missingBytes: 4, encoding: 'Windows-1252' });
    expect(text?.text).toHaveLength(MIB);
  });

  it('have no byte order mark', async () => {
    expect(await readAll({ a: '\ufeffx' })).toEqual([{ name: 'a', text: 'x', missingBytes: 0 }]);
  });

  it.each([
    ['one byte', 'é', 1],
    ['two bytes', '日', 2],
    ['three bytes', '😀', 3],
  ])('are truncated before a character of which only %s would fit', async (_, character, extra) => {
    const content = 'x'.repeat(MIB - extra) + character.repeat(10);
    const [text] = await readAll({ a: content });
    expect(text?.text).toBe('x'.repeat(MIB - extra));
    expect(text?.missingBytes).toBe(Buffer.byteLength(character) * 10);
  });

  it('are truncated at one mebibyte each, exactly there when that is between characters', async () => {
    const [text] = await readAll({ a: 'x'.repeat(MIB + 7) });
    expect(text?.text).toHaveLength(MIB);
    expect(text?.missingBytes).toBe(7);
  });

  it('have four mebibytes in total, not counting binary files', async () => {
    const mebibyte = 'x'.repeat(MIB);
    const texts = await readAll({
      0: Buffer.alloc(MIB),
      1: mebibyte,
      2: mebibyte,
      3: mebibyte,
      4: 'x'.repeat(MIB - 2),
      5: '😀 and more',
      6: 'ab and more',
      7: 'never seen',
    });
    expect(texts.map(({ name, missingBytes }) => [name, missingBytes])).toEqual([
      ['1', 0],
      ['2', 0],
      ['3', 0],
      ['4', 0],
      ['6', 9],
    ]);
  });

  it('require only the first kilobyte of a binary file', async () => {
    const folder = new ReadFolder();
    const image = Buffer.concat([Buffer.from('PNG\0'), Buffer.alloc(MIB)]);
    await readAll({ 'a.png': image, 'b.md': 'short', 'c.md': 'x'.repeat(1025) }, { folder });
    expect(folder.reads).toEqual([
      ['a.png', 1024],
      ['b.md', 1024],
      ['c.md', 1024],
      ['c.md', MIB],
    ]);
  });

  it('do not include a file that is binary later on', async () => {
    expect(await readAll({ a: `${'x'.repeat(2000)}\0` })).toEqual([]);
    const halfway = Buffer.concat([Buffer.from('x'.repeat(1023)), Buffer.from('😀')]);
    expect(await readAll({ a: halfway })).toMatchObject([{ missingBytes: 0 }]);
  });

  it('come from the first thousand files', async () => {
    const folder = new ReadFolder();
    const files = Array.from({ length: 1500 }, (_, index) => [`${index}.png`, '\0'] as const);
    await readAll(Object.fromEntries(files), { folder });
    expect(folder.reads).toHaveLength(1000);
  });

  it('are those read until the time is over, even while the disk does not respond', async () => {
    const controller = new AbortController();
    const folder = new MemoryFolder();
    const read = folder.readBeginning.bind(folder);
    folder.readBeginning = (name, maxBytes) => {
      if (name !== 'b') return read(name, maxBytes);
      controller.abort(new Error('the time is over'));
      return new Promise(() => undefined);
    };
    const { signal } = controller;
    expect(await readAll({ a: 'A', b: 'B', c: 'C' }, { folder, signal })).toMatchObject([
      { name: 'a' },
    ]);
    expect(await readAll({ a: 'A' }, { signal })).toEqual([]);
  });

  it('fail when the disk fails', async () => {
    const folder = new MemoryFolder();
    folder.readBeginning = () => Promise.reject(new Error('EIO'));
    await expect(readAll({ a: 'A' }, { folder })).rejects.toThrow('EIO');
  });
});
