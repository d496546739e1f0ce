import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const script = path.join(import.meta.dirname, 'write-comment-picture.ts');
const committed = path.join(import.meta.dirname, '../../.github/comment.png');

interface Picture {
  readonly isPng: boolean;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** Source: PNG, "PNG signature" and "IHDR Image header". */
async function readPicture(file: string): Promise<Picture> {
  const bytes = await readFile(file);
  return {
    isPng: bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n',
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    bytes: bytes.length,
  };
}

describe('the README’s picture', () => {
  let folder: string;
  let made: Picture;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comment-picture-'));
    const file = path.join(folder, 'comment.png');
    await promisify(execFile)(process.execPath, [script, file]);
    made = await readPicture(file);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('can be made anew', () => {
    expect(made).toMatchObject({ isPng: true, width: 800 });
    expect(made.bytes).toBeLessThan(200_000);
  });

  it('shows about as much as the committed one', async () => {
    const { isPng, width, height } = await readPicture(committed);
    expect([isPng, width]).toEqual([true, made.width]);
    // Other fonts are a little higher or lower.
    expect(made.height / height).toBeGreaterThan(0.85);
    expect(made.height / height).toBeLessThan(1.15);
  });
});
