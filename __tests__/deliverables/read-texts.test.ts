import { describe, expect, it } from '@jest/globals';

import { readTexts } from '../../src/deliverables/read-texts.ts';
import type { SavedDeliverable } from '../../src/deliverables/saved-deliverable.ts';
import { MemoryFolder } from './memory-folder.ts';

const MIB = 1024 * 1024;

async function readAll(files: Readonly<Record<string, string | Buffer>>) {
  const folder = new MemoryFolder();
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
  return readTexts(folder, saved);
}

describe('the texts for the report', () => {
  it('are the files that are UTF-8, whatever they are called, in their order', async () => {
    const texts = await readAll({ 'b.bin': 'Grüße 日本 😀', 'a.md': '# Title\n' });
    expect(texts).toEqual([
      { name: 'b.bin', text: 'Grüße 日本 😀', missingBytes: 0 },
      { name: 'a.md', text: '# Title\n', missingBytes: 0 },
    ]);
  });

  it.each([
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff])],
    ['text with a NUL', 'a\0b'],
    ['UTF-16', Buffer.from('text', 'utf16le')],
    ['Latin-1', Buffer.from('Grüße', 'latin1')],
    ['a character that is cut by the file’s own end', Buffer.from('😀').subarray(0, 3)],
    ['nothing', ''],
  ])('are without %s', async (_, content) => {
    expect(await readAll({ 'a.md': content })).toEqual([]);
  });

  it('are without a byte order mark', async () => {
    expect(await readAll({ a: '\ufeffx' })).toEqual([{ name: 'a', text: 'x', missingBytes: 0 }]);
  });

  it.each([
    ['one byte', 'é', 1],
    ['two bytes', '日', 2],
    ['three bytes', '😀', 3],
  ])('are cut before a character of which %s would remain', async (_, character, extra) => {
    const content = 'x'.repeat(MIB - extra) + character.repeat(10);
    const [text] = await readAll({ a: content });
    expect(text?.text).toBe('x'.repeat(MIB - extra));
    expect(text?.missingBytes).toBe(Buffer.byteLength(character) * 10);
  });

  it('are cut at one mebibyte each, and no further when that is a character’s end', async () => {
    const [text] = await readAll({ a: 'x'.repeat(MIB + 7) });
    expect(text?.text).toHaveLength(MIB);
    expect(text?.missingBytes).toBe(7);
  });

  it('are four mebibytes in all; binary files use up nothing', async () => {
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
});
