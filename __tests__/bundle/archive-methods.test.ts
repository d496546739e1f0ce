import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { fromBufferPromise } from 'yauzl';
import {
  startGithubSandbox,
  type GithubSandbox,
} from '../../sandbox/github/start-github-sandbox.ts';
import { callArtifactClient } from '../sandbox/github/call-artifact-client.ts';
import type { ChildPlan } from './artifact-store-child.ts';

/** Most of these start several processes. */
jest.setTimeout(30_000);

const child = path.join(import.meta.dirname, 'artifact-store-child.ts');
const MIB = 1024 ** 2;
const TEXT = 'All is well with the dependency, as far as can be seen from here.\n';

const STORED = 0;
const DEFLATED = 8;

describe('how files lie in an archive, by the real library', () => {
  let github: GithubSandbox;
  let folder: string;
  let root: string;

  beforeEach(async () => {
    github = await startGithubSandbox();
    folder = await mkdtemp(path.join(tmpdir(), 'archive-methods-'));
    root = path.join(folder, 'out');
    await mkdir(root);
  });

  afterEach(async () => {
    await github.close();
    await rm(folder, { recursive: true });
  });

  /** @returns the lines of the debug log */
  async function publish(contents: Readonly<Record<string, string | Buffer>>): Promise<string[]> {
    for (const [name, content] of Object.entries(contents)) {
      await writeFile(path.join(root, name), content);
    }
    const plan: ChildPlan = {
      options: {
        serverUrl: 'https://github.com',
        repository: 'octo/repo',
        runId: '42',
        tempFolder: folder,
      },
      uploads: [
        {
          mode: 'zip',
          files: Object.keys(contents).map((name) => ({ name, path: path.join(root, name) })),
          root,
          name: 'results',
        },
      ],
    };
    const { stdout } = await promisify(execFile)(process.execPath, [child, JSON.stringify(plan)], {
      env: {
        PATH: process.env['PATH'],
        ACTIONS_RESULTS_URL: github.resultsUrl,
        ACTIONS_RUNTIME_TOKEN: github.runtimeToken,
        GITHUB_WORKSPACE: folder,
      },
    });
    return stdout.split('\n').filter((line) => line.startsWith('::debug::'));
  }

  async function methods(): Promise<Record<string, number>> {
    const found: Record<string, number> = {};
    const zip = await fromBufferPromise(github.artifacts.at(-1)?.bytes ?? Buffer.alloc(0));
    for await (const entry of zip.eachEntry()) found[entry.fileName] = entry.compressionMethod;
    return found;
  }

  const stored = (): Promise<Map<string, Buffer>> | undefined => github.artifacts.at(-1)?.files();

  it('is deflated, at level 6, when there is little', async () => {
    const debug = await publish({ 'report.md': TEXT.repeat(100), 'picture.png': randomBytes(100) });
    expect(await methods()).toEqual({ 'report.md': DEFLATED, 'picture.png': DEFLATED });
    expect(debug).toContain('::debug::Creating Artifact archive with compressionLevel: 6');
    expect(debug).toContainEqual(
      expect.stringMatching(
        /^::debug::The archive has 2 files \(6\.7 kB\) deflated at level 6\. Looking at them took \d+ ms\.$/,
      ),
    );
  });

  it('is deflated at level 4 when it would take long', async () => {
    const debug = await publish({ 'log.txt': TEXT.repeat(800_000) });
    expect(debug).toContain('::debug::Creating Artifact archive with compressionLevel: 4');
    expect(debug).toContainEqual(expect.stringContaining('1 file (52.8 MB) deflated at level 4.'));
    expect(github.artifacts[0]?.size).toBeLessThan(MIB);
  });

  it('is each file by what is in it', async () => {
    const film = randomBytes(2 * MIB);
    const log = TEXT.repeat(20_000);
    const debug = await publish({ 'film.bin': film, 'picture.png': 'x', 'log.txt': log });
    expect(await methods()).toEqual({
      'film.bin': STORED,
      'picture.png': STORED,
      'log.txt': DEFLATED,
    });
    const files = await stored();
    expect(files?.get('film.bin')?.equals(film)).toBe(true);
    expect(files?.get('log.txt')?.toString()).toBe(log);
    expect(github.artifacts[0]?.size).toBeLessThan(2 * MIB + 50_000);
    expect(debug).toContainEqual(
      expect.stringContaining('2 files (2.1 MB) stored, not worth deflating, and 1 file (1.3 MB)'),
    );
  });

  it('lets no file end early for a reader that unpacks as it receives, and add files of its own', async () => {
    const hostile = endingEarly(randomBytes(2 * MIB), '.git/hooks/post-checkout');
    await publish({ 'film.bin': hostile, 'other.bin': randomBytes(2 * MIB) });
    expect(await methods()).toEqual({ 'film.bin': DEFLATED, 'other.bin': STORED });
    const down = await download();
    expect((await readdir(down)).toSorted()).toEqual(['film.bin', 'other.bin']);
    expect(sha256(await readFile(path.join(down, 'film.bin')))).toBe(sha256(hostile));
  });

  it('survives the download that unpacks as it comes, also of archives in the archive', async () => {
    const inner = await innerArchive();
    const log = TEXT.repeat(20_000);
    await publish({ 'inner.zip': inner, 'log.txt': log });
    expect(await methods()).toEqual({ 'inner.zip': STORED, 'log.txt': DEFLATED });
    const down = await download();
    for (const name of ['inner.zip', 'log.txt']) {
      const [before, after] = await Promise.all(
        [root, down].map((place) => readFile(path.join(place, name))),
      );
      expect(sha256(after)).toBe(sha256(before));
    }
  });

  /** As actions/download-artifact does. @returns the folder */
  async function download(): Promise<string> {
    const down = path.join(folder, 'down');
    const id = github.artifacts.at(-1)?.id;
    await callArtifactClient(github, [['downloadArtifact', [id, { path: down }]]]);
    return down;
  }

  /** An archive as the library makes them, with the marks that a reader of streams looks for. */
  async function innerArchive(): Promise<Buffer> {
    await publish({ 'one.bin': randomBytes(2 * MIB), 'two.bin': randomBytes(MIB) });
    const bytes = github.artifacts.at(-1)?.bytes ?? Buffer.alloc(0);
    expect(bytes.includes(Buffer.from('PK\x07\x08', 'latin1'))).toBe(true);
    github.nextAttempt();
    return bytes;
  }
});

function sha256(bytes: Buffer | undefined): string {
  return createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');
}

/** A file that, stored as it is, would seem to end in its middle, with another file behind it. */
function endingEarly(bytes: Buffer, name: string): Buffer {
  const middle = MIB;
  const descriptor = Buffer.alloc(16);
  descriptor.write('PK\x07\x08', 'latin1');
  descriptor.writeUInt32LE(middle, 8);
  descriptor.writeUInt32LE(middle, 12);
  const content = '#!/bin/sh\n';
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(20, 4);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt32LE(content.length, 22);
  header.writeUInt16LE(name.length, 26);
  Buffer.concat([descriptor, header, Buffer.from(name + content)]).copy(bytes, middle);
  return bytes;
}
