import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { readContextFiles } from '../../src/inputs/context-files.ts';
import { UserError } from '../../src/support/errors.ts';
import type { ContextFile, ContextFiles } from '../../src/task/prompt.ts';

const folders: string[] = [];
let workspace = '';

beforeEach(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'context-files-'));
  folders.push(folder);
  workspace = path.join(folder, 'workspace');
  await mkdir(workspace);
});

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
});

async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(workspace, name)), { recursive: true });
    await writeFile(path.join(workspace, name), content);
  }
}

const read = (patterns: readonly string[], maxBytes = 100_000): Promise<ContextFiles> =>
  readContextFiles({ patterns, maxBytes, workspace });

const namesOf = ({ files }: ContextFiles): unknown[] =>
  files.map(({ quotedPath }) => JSON.parse(quotedPath) as unknown);

/** Reads the only file that matches. */
async function readOne(pattern: string, maxBytes?: number): Promise<ContextFile | undefined> {
  const { files } = await read([pattern], maxBytes);
  expect(files).toHaveLength(1);
  return files[0];
}

/** Root may read everything. */
async function withoutRoot<Value>(work: () => Promise<Value>): Promise<Value> {
  if (process.geteuid?.() !== 0) return work();
  await chmod(path.dirname(workspace), 0o755);
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

const bytesOf = (text = ''): number => Buffer.byteLength(text);
const onLinux = process.platform === 'linux' ? it : it.skip;

describe('the patterns of context files', () => {
  beforeEach(async () => {
    await write({
      'data/b.csv': 'b',
      'data/a.csv': 'a',
      'data/deep/c.csv': 'c',
      'data/deep/notes.md': 'n',
      'data/[1].csv': '1',
      '.github/x.yml': 'x',
      '.git/config': 'token',
      'sub/.git/config': 'token',
      'sub/.GIT/HEAD': 'ref',
      'worktree/.git': 'gitdir: elsewhere',
      'sub/.env': 'secret',
      '.ssh/.env': 'secret',
      '.npmrc': 'secret',
      'gha-creds-0123.json': 'secret',
      '../secret.csv': 'secret',
      'sub/gha-creds-0123.json': 'secret',
    });
  });

  it.each([
    [['data/*.csv'], ['data/[1].csv', 'data/a.csv', 'data/b.csv']],
    [['./data/a.csv'], ['data/a.csv']],
    [
      ['data/./a.csv', 'data/*.csv', 'data//a.csv', '!./data/./b.csv'],
      ['data/[1].csv', 'data/a.csv'],
    ],
    [
      ['./**/c.csv', '**/a.csv'],
      ['data/a.csv', 'data/deep/c.csv'],
    ],
    [
      ['data/b.csv', '**/a.csv', 'data/{a,b}.csv'],
      ['data/a.csv', 'data/b.csv'],
    ],
    [
      ['data/**', '!**/*.md', '!data/[ab].csv'],
      ['data/[1].csv', 'data/deep/c.csv'],
    ],
    [['data/\\[1\\].csv'], ['data/[1].csv']],
    [['data/[[]*'], ['data/[1].csv']],
    [['.*/x.yml'], ['.github/x.yml']],
    [['.github/**'], ['.github/x.yml']],
    [
      ['.*/**', '**/.env'],
      ['.github/x.yml', 'sub/.env'],
    ],
    [['.ssh/.*'], ['.ssh/.env']],
    [['.npmrc'], ['.npmrc']],
    [['**/{a.csv,config,HEAD,.git,x.yml}'], ['data/a.csv']],
  ])('%j match, sorted by path: %j', async (patterns, names) => {
    expect(namesOf(await read(patterns))).toEqual(names);
  });

  it.each([
    ['none.csv', '"none.csv"'],
    ['none/*.csv', '"none/*.csv"'],
    ['data', '"data"'],
    ['data/', '"data/"'],
    ['data/a.csv/*', '"data/a.csv/*"'],
    ['data/a.csv/', '"data/a.csv/"'],
    ['data/a.csv/b.csv', '"data/a.csv/b.csv"'],
    ['data/*.txt', '"data/*.txt"'],
    ['**/config', '"**/config"'],
    ['.git/config', '".git/config"'],
    ['.git/*', '".git/*"'],
    ['sub/.git/**', '"sub/.git/**"'],
    ['sub/.GIT/HEAD', '"sub/.GIT/HEAD"'],
    ['worktree/.git', '"worktree/.git"'],
    ['gha-creds-0123.json', '"gha-creds-0123.json"'],
    ['**/gha-creds-*', '"**/gha-creds-*"'],
    ['**/*.json', '"**/*.json"'],
    ['*env', '"*env"'],
    ['**/x.yml', '"**/x.yml"'],
    ['*/x.yml', '"*/x.yml"'],
    ['.github/[^a]*/**', '".github/[^a]*/**"'],
    ['.ssh/{*,x}', '".ssh/{*,x}"'],
    ['.ssh/@(*)', '".ssh/@(*)"'],
    ['sub/!(x)', '"sub/!(x)"'],
    ['sub/[^x]*', '"sub/[^x]*"'],
    ['.\\./secret.csv', String.raw`".\\./secret.csv"`],
    ['data/.\\./.\\./*.csv', String.raw`"data/.\\./.\\./*.csv"`],
    ['\\/etc/host*', String.raw`"\\/etc/host*"`],
  ])('fail if one matches no file: %s', async (pattern, named) => {
    const reading = read(['data/a.csv', pattern]);
    await expect(reading).rejects.toBeInstanceOf(UserError);
    await expect(reading).rejects.toThrow(
      `Invalid input: context-files: no file in the workspace matches ${named}. `,
    );
  });

  it.each(['!data/deep', '!data/deep/', '!./data//deep', '!data/de*', '!**/deep', '!data/deep/**'])(
    'exclude a folder with everything in it: %s',
    async (exclusion) => {
      expect(namesOf(await read(['data/**', '!**/*.txt']))).toContain('data/deep/c.csv');
      expect(namesOf(await read(['data/**', exclusion]))).not.toContain('data/deep/c.csv');
    },
  );

  it('fail if `!` excludes every file that one matches, and name each such pattern', async () => {
    const reading = read(['data/a.csv', '*/b.csv', 'sub/*', '!data/b.csv']);
    await expect(reading).rejects.toThrow('matches "*/b.csv", "sub/*".');
  });

  it('are not affected by an empty exclusion, e.g. of an expression without a value', async () => {
    expect(namesOf(await read(['data/a.csv', '!']))).toEqual(['data/a.csv']);
  });

  it('fail if the workspace does not exist', async () => {
    await rm(workspace, { recursive: true });
    await expect(read(['**'])).rejects.toThrow('no file in the workspace matches "**"');
    await mkdir(workspace);
  });

  it('fail if more than 100 files match, because each one adds a line to the prompt', async () => {
    for (let i = 0; i <= 100; i += 1) await write({ [`many/${i}.txt`]: '' });
    const reading = read(['many/*']);
    await expect(reading).rejects.toBeInstanceOf(UserError);
    await expect(reading).rejects.toThrow('more than 100 files match');
    expect((await read(['many/*', '!many/0.txt'])).files).toHaveLength(100);
  });

  onLinux('search only the folders that they can match', async () => {
    // A folder that can't be read fails every search in it.
    await chmod(path.join(workspace, 'worktree'), 0);
    expect(await withoutRoot(async () => namesOf(await read(['data/*/*.csv'])))).toEqual([
      'data/deep/c.csv',
    ]);
    const reading = withoutRoot(() => read(['*/deep/*.csv']));
    await expect(reading).rejects.toBeInstanceOf(UserError);
    await expect(reading).rejects.toThrow(
      `the folder "worktree" can't be read (EACCES). To exclude folders, use e.g. \`!**/tmp/**\`.`,
    );
    const excluding = withoutRoot(() => read(['*/deep/*.csv', '!worktree/**']));
    expect(namesOf(await excluding)).toEqual(['data/deep/c.csv']);
    await chmod(path.join(workspace, 'worktree'), 0o755);
  });
});

describe('links to context files', () => {
  beforeEach(async () => {
    await write({ 'data/a.csv': 'a', '.git/config': 'token', '../secret.csv': 'secret' });
    await write({ '.env': 'secret', 'docs/notes.md': 'n' });
    await write({ '.github/gha.yml': 'secret', 'gha-creds-0.json': 'secret' });
    await mkdir(path.join(workspace, '../workspace-beside'));
    await write({ '../workspace-beside/b.csv': 'secret' });
  });

  const link = (target: string, name: string): Promise<void> =>
    symlink(target, path.join(workspace, name));

  it.each([
    ['../data/a.csv', 'docs/x.csv', 'docs/*.csv'],
    ['a.csv', 'data/x.csv', 'data/x.csv'],
    ['a.csv', 'data/x.csv', '**/x.*'],
    ['data/a.csv', 'x.csv', './x.csv'],
    ['data', 'x.csv', 'x.csv/a.csv'],
    ['data', 'x.csv', 'x.csv/*'],
    ['../data', 'docs/x.csv', 'docs/x.csv/**'],
  ])('are followed in the workspace: %s as %s, by %s', async (target, name, pattern) => {
    await link(target, name);
    const { files } = await read([pattern]);
    expect(files).toEqual([
      { quotedPath: expect.stringContaining(name), content: 'a', gap: undefined },
    ]);
  });

  const outside = 'a symbolic link out of the workspace';
  const hidden = 'a symbolic link to a hidden file';

  it.each([
    ['../.env', hidden],
    ['../.git/config', hidden],
    ['../.github/gha.yml', hidden],
    ['../gha-creds-0.json', hidden],
    ['../../secret.csv', outside],
    ['../../workspace-beside/b.csv', outside],
    ['/etc/hostname', outside],
    ['../../workspace-beside', 'not a regular file'],
    ['../data', 'not a regular file'],
    ['missing', "can't be read (ENOENT)"],
    ['x.csv', "can't be read (ELOOP)"],
  ])('are otherwise omitted, and the note says why: %s', async (target, why) => {
    await link(target, 'docs/x.csv');
    const gap = `omitted: ${why}`;
    expect(await readOne('docs/*.csv')).toEqual({
      quotedPath: '"docs/x.csv"',
      content: undefined,
      gap,
    });
  });

  it.each([
    ['.env', 'x.csv', './x.csv'],
    ['.git', 'x', 'x/*'],
    ['.github', 'x', 'x/gha.yml'],
    ['..', 'up', 'up/*.csv'],
    ['..', 'up', 'up/workspace/.env'],
    ['../workspace-beside', 'beside', 'beside/b.csv'],
    ['loop', 'loop', 'loop'],
  ])('fail if a pattern names another one: %s as %s, by %s', async (target, name, pattern) => {
    await link(target, name);
    const reading = read([pattern]);
    await expect(reading).rejects.toBeInstanceOf(UserError);
    await expect(reading).rejects.toThrow(
      'A symbolic link must not lead out of the workspace or to a hidden file.',
    );
  });

  it('are omitted if `!` excludes the file that they lead to', async () => {
    await link('../data/a.csv', 'docs/x.csv');
    const { files } = await read(['docs/*.csv', '!data/**']);
    expect(files).toMatchObject([{ gap: 'omitted: a symbolic link to an excluded file' }]);
  });

  it('to folders are not searched by wildcards', async () => {
    await link('data', 'linked');
    expect(namesOf(await read(['**/*.csv']))).toEqual(['data/a.csv']);
  });

  it('do not matter if the workspace itself is one', async () => {
    await symlink('workspace', path.join(workspace, '../linked'));
    const linked = path.join(workspace, '../linked');
    const patterns = ['data/*.csv'];
    const { files } = await readContextFiles({ patterns, maxBytes: 1000, workspace: linked });
    expect(files).toMatchObject([{ content: 'a' }]);
  });
});

describe('a context file', () => {
  it.each([
    ['text', 'a,b\r\n1,ü 世\n', 'a,b\r\n1,ü 世\n'],
    ['nothing', '', ''],
    ['a byte order mark', '\ufeffa', 'a'],
    ['UTF-16 with a mark', Buffer.from('\ufeffa,ü\n', 'utf16le'), 'a,ü\n'],
    [
      'UTF-16 with a mark, high byte first',
      Buffer.from('\ufeffa,ü\n', 'utf16le').swap16(),
      'a,ü\n',
    ],
    [
      'colors',
      '\u001b[1;31mfailed\u001b[0m \u001b]8;;https://x\u0007link\u001b]8;;\u0007',
      'failed link',
    ],
    ['colors of `tput`', '\u001b[1mfailed\u001b(B\u001b[m\u001b=\u001b7 x\u001b8', 'failed x'],
  ])('is read as text: %s', async (_, bytes, content) => {
    await write({ 'x.log': bytes });
    expect(await read(['x.log'])).toEqual({
      files: [{ quotedPath: '"x.log"', content, gap: undefined }],
      hidden: [],
    });
  });

  it.each([
    ['NUL', 'a\0b', '3 B'],
    ['Latin-1', new Uint8Array([0x47, 0x72, 0xfc, 0xdf, 0x65]), '5 B'],
    ['an incomplete character at the end', new Uint8Array([0x61, 0xc3]), '2 B'],
    ['UTF-16 without a mark', Buffer.from('a,b', 'utf16le'), '6 B'],
    ['a large binary', Buffer.alloc(5_000_000, 0xff), '5 MB'],
  ])('is omitted if it is not text: %s', async (_, bytes, size) => {
    await write({ x: bytes });
    expect(await readOne('x', 1000)).toEqual({
      quotedPath: '"x"',
      content: undefined,
      gap: `omitted: ${size}, not UTF-8 text`,
    });
  });

  it('has marks for invisible characters, and the places are named', async () => {
    await write({ 'a\u200b.csv': 'x', 'b.csv': 'a\u202eb\bc' });
    expect(await read(['*.csv'])).toEqual({
      files: [
        { quotedPath: '"a‹U+200B›.csv"', content: 'x', gap: undefined },
        { quotedPath: '"b.csv"', content: 'a‹U+202E›b‹U+0008›c', gap: undefined },
      ],
      hidden: ['3 invisible characters marked in the paths, "b.csv"'],
    });
  });

  onLinux('has its path on one line', async () => {
    await write({ 'a"\n\u0085<x>.csv': 'x' });
    expect(await readOne('*.csv')).toMatchObject({ quotedPath: String.raw`"a\"\n\u0085<x>.csv"` });
  });

  onLinux('has at most 500 bytes of its path, which does not use the space for texts', async () => {
    const folder = `${'ü'.repeat(100)}/${'\u0001'.repeat(255)}/${'x'.repeat(200)}`;
    await write({ [`${folder}/a.csv`]: 'x' });
    const { quotedPath = '', content } = (await readOne('**')) ?? {};
    const shown = JSON.parse(quotedPath) as string;
    expect(shown).toBe(`${`${folder}/a.csv`.slice(0, 400)}…`);
    expect(content).toBe('x');
  });

  it.each([
    '{{cookiecutter.slug}}/*.md',
    '\\{\\{cookiecutter.slug\\}\\}/**',
    '{{cookiecutter.slug}}/x.md',
    '{none/*,{{cookiecutter.slug}}/*}',
  ])('is found in a folder whose name has braces: %s', async (pattern) => {
    await write({ '{{cookiecutter.slug}}/x.md': '' });
    expect(namesOf(await read([pattern]))).toEqual(['{{cookiecutter.slug}}/x.md']);
  });

  onLinux('is found, or excluded, even if there are line breaks in its path', async () => {
    await write({ 'a\n/b\n.csv': 'x', 'b.csv': '' });
    expect(namesOf(await read(['**']))).toEqual(['a\n/b\n.csv', 'b.csv']);
    expect(namesOf(await read(['**', '!a*/**']))).toEqual(['b.csv']);
  });

  onLinux('is omitted if it is a pipe, without waiting', async () => {
    await write({ 'data/a/b.csv': '' });
    execFileSync('mkfifo', [path.join(workspace, 'data/pipe')]);
    expect(await read(['data/*'])).toMatchObject({
      files: [{ quotedPath: '"data/pipe"', gap: 'omitted: not a regular file' }],
    });
    expect(await readOne('data/pipe')).toMatchObject({ gap: 'omitted: not a regular file' });
  });

  onLinux('is not read completely if it is large', async () => {
    await write({ 'x.img': '' });
    await truncate(path.join(workspace, 'x.img'), 4 * 1024 ** 3);
    expect(await readOne('x.img')).toMatchObject({ gap: 'omitted: 4.3 GB, not UTF-8 text' });
  });

  onLinux('is omitted if the runner may not read it', async () => {
    await write({ 'x.csv': 'secret' });
    await chmod(path.join(workspace, 'x.csv'), 0);
    expect(await withoutRoot(() => readOne('x.csv'))).toEqual({
      quotedPath: '"x.csv"',
      content: undefined,
      gap: "omitted: can't be read (EACCES)",
    });
  });
});

describe('the space for context files', () => {
  const csv = Array.from({ length: 5000 }, (_, i) => `${i},customer ${i},${i * 7}\n`).join('');

  it('has room for 5,000 lines of CSV', async () => {
    await write({ 'x.csv': csv });
    expect(await readOne('x.csv', 200_000)).toMatchObject({ content: csv, gap: undefined });
  });

  it('truncates a longer file between lines, and says to what', async () => {
    await write({ 'x.csv': csv });
    const { content = '', gap } = (await readOne('x.csv', 10_000)) ?? {};
    expect(csv.startsWith(content) && content.endsWith('\n')).toBe(true);
    expect(content.length).toBeGreaterThan(9900);
    expect(bytesOf(content)).toBeLessThanOrEqual(10_000);
    expect(gap).toBe('truncated to 10 kB, the file has 121 kB');
  });

  it('truncates one long line between characters', async () => {
    await write({ 'x.json': `[]\n${'ü'.repeat(5000)}` });
    const { content = '' } = (await readOne('x.json', 1000)) ?? {};
    expect(content).toMatch(/^\[\]\nü+$/);
    expect(bytesOf(content)).toBe(999);
  });

  it('is shared equally, and large files get what small ones do not use', async () => {
    const files = { 'a.log': csv, 'b.csv': 'small\n', 'c.log': csv, 'd.bin': '\0'.repeat(3000) };
    await write(files);
    const { files: shown } = await read(['*'], 10_000);
    expect(shown.map(({ content = '' }) => Math.round(content.length / 100))).toEqual([
      50, 0, 50, 0,
    ]);
    expect(shown[1]).toMatchObject({ content: 'small\n', gap: undefined });
    const total = shown.reduce((sum, { content }) => sum + bytesOf(content), 0);
    expect(total).toBeLessThanOrEqual(10_000);
  });

  it('goes to the smallest files if there are many, and the others are omitted with their size', async () => {
    for (let i = 10; i < 30; i += 1) await write({ [`${i}.txt`]: `${'x'.repeat(i * 20)}\n` });
    const { files } = await read(['*.txt'], 1000);
    expect(files.map(({ content }) => bytesOf(content)).slice(0, 4)).toEqual([201, 221, 241, 261]);
    expect(files.slice(4).map(({ content }) => content)).toEqual(Array(16).fill(undefined));
    expect(files.at(-1)?.gap).toBe('omitted: 581 B, no space left');
  });

  it('is all used by the change: every file that is not empty is omitted', async () => {
    await write({ 'a.txt': 'x', 'b.bin': '\0', 'c.txt': '' });
    const { files } = await read(['*'], 0);
    expect(files.map(({ gap }) => gap)).toEqual([
      'omitted: 1 B, no space left',
      'omitted: 1 B, not UTF-8 text',
      undefined,
    ]);
  });

  it('is for the text without colors, and for UTF-16 for its characters', async () => {
    await write({
      'a.log': '\u001b[31mx\u001b[0m\n'.repeat(100),
      'b.csv': Buffer.from(`\ufeff${'a\n'.repeat(300)}`, 'utf16le'),
    });
    const { files } = await read(['*'], 1200);
    expect(files).toMatchObject([
      { content: 'x\n'.repeat(100), gap: undefined },
      { content: 'a\n'.repeat(300), gap: undefined },
    ]);
  });

  it('is not exceeded by marks', async () => {
    await write({ x: '\u200b\n'.repeat(2000) });
    const { content = '', gap } = (await readOne('x', 8000)) ?? {};
    expect(bytesOf(content)).toBeLessThanOrEqual(8000);
    expect(content.endsWith('›\n')).toBe(true);
    expect(gap).toMatch(/^truncated to 8 kB/);
  });

  it.each([1000, 1_000_000])(
    'ends the reading of a file that grows, between lines and with a note, with %d bytes',
    async (maxBytes) => {
      const file = path.join(workspace, 'x.log');
      appendFileSync(file, 'line ü\n'.repeat(100));
      const reading = readOne('x.log', maxBytes);
      const isRead = reading.then(() => true);
      while (!(await Promise.race([isRead, setImmediate(false)]))) {
        appendFileSync(file, 'line ü\n'.repeat(50));
      }
      const { content = '', gap } = (await reading) ?? {};
      expect(content).toMatch(/^(?:line ü\n)+$/);
      if (maxBytes === 1000) expect(gap).toMatch(/^truncated to /);
    },
  );
});
