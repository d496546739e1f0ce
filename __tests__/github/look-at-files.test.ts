import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lookAtFiles } from '../../src/github/look-at-files.ts';

const MIB = 1024 ** 2;
const TEXT = 'All is well with the dependency, as far as can be seen from here.\n';

describe('a look at files', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'look-at-files-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const at = (name: string): string => path.join(folder, name);

  async function save(name: string, content: string | Uint8Array): Promise<string> {
    await writeFile(at(name), content);
    return at(name);
  }

  async function shares(...paths: string[]): Promise<(number | undefined)[]> {
    return (await lookAtFiles(paths)).map(({ deflatedShare }) => deflatedShare);
  }

  it('tells what compresses from what does not, whatever its name says', async () => {
    const random = await save('report.md', randomBytes(2 * MIB));
    const text = await save('film.mp4', TEXT.repeat(20_000));
    const [ofRandom, ofText] = await shares(random, text);
    expect(ofRandom).toBeGreaterThan(0.99);
    expect(ofText).toBeLessThan(0.1);
  });

  it('says the sizes, in the order of the files', async () => {
    const small = await save('a.md', 'x');
    const large = await save('b.bin', randomBytes(MIB));
    const empty = await save('c.txt', '');
    const looked = await lookAtFiles([small, large, empty]);
    expect(looked.map(({ path: one, bytes }) => [one, bytes])).toEqual([
      [small, 1],
      [large, MIB],
      [empty, 0],
    ]);
  });

  it.each([
    ['head', [TEXT.repeat(10_000), randomBytes(9 * MIB)], 0.85, 0.99],
    ['middle', [randomBytes(2 * MIB), TEXT.repeat(70_000), randomBytes(2 * MIB)], 0.3, 0.6],
    ['end', [randomBytes(MIB), TEXT.repeat(160_000)], 0.05, 0.25],
  ])('sees the %s of a file that compresses there', async (_, parts, least, most) => {
    const mixed = await save('mixed.bin', Buffer.concat(parts.map((part) => Buffer.from(part))));
    const [share] = await shares(mixed);
    expect(share).toBeGreaterThan(least);
    expect(share).toBeLessThan(most);
  });

  it('reads little of a file that is huge', async () => {
    const huge = await save('sparse.bin', '');
    await truncate(huge, 64 * 1024 ** 3);
    const startedMs = performance.now();
    const [share] = await shares(huge);
    expect(share).toBeLessThan(0.01);
    expect(performance.now() - startedMs).toBeLessThan(3000);
  });

  it('reads nothing of a small archive', async () => {
    const paths = [await save('a.bin', randomBytes(500_000)), await save('b.bin', 'x')];
    expect(await shares(...paths)).toEqual([undefined, undefined]);
  });

  it('takes the names of small files for what is in them, beside a large one', async () => {
    const large = await save('large.txt', TEXT.repeat(20_000));
    const picture = await save('Picture.PNG', 'x');
    const notes = await save('notes.md', 'x');
    const dots = await save('png', 'x');
    expect((await shares(large, picture, notes, dots)).slice(1)).toEqual([1, undefined, undefined]);
  });

  it('looks at no more than 64 files, the largest', async () => {
    const paths: string[] = [];
    for (let index = 0; index < 70; index += 1) {
      paths.push(await save(`${index}.txt`, TEXT.repeat(1100 + index)));
    }
    const known = (await shares(...paths)).map((share) => share !== undefined);
    expect(known).toEqual(paths.map((_, index) => index >= 6));
  });

  it('knows nothing of files that are gone, or are none, and of the others what there is', async () => {
    await mkdir(at('folder'));
    const text = await save('text.txt', TEXT.repeat(20_000));
    const [gone, none, known] = await shares(at('gone.bin'), at('folder'), text);
    expect([gone, none]).toEqual([undefined, undefined]);
    expect(known).toBeLessThan(0.1);
  });
});
