import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readWorkspaceFile } from '../../src/inputs/workspace-file.ts';
import { UserError } from '../../src/support/errors.ts';

let folder = '';
let workspace = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'workspace-file-'));
  workspace = path.join(folder, 'workspace');
  await mkdir(path.join(workspace, 'prompts'), { recursive: true });
  await mkdir(path.join(workspace, '..dots'));
  await mkdir(path.join(folder, 'workspace-beside'));
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'workspace/prompt.md': 'Review.\n',
    'workspace/prompts/ünï côde.md': '\ufeff Grüße 世界 \r\n',
    'workspace/..dots/prompt.md': 'Dots.',
    'workspace/windows.md': '\ufeffOne.\r\n\r\nTwo.\r\n',
    'workspace/utf16.md': Buffer.from('\ufeffReview.', 'utf16le'),
    'workspace/blank.md': ' \n\t\n',
    'workspace/empty.md': '',
    'workspace/latin1.md': new Uint8Array([0x47, 0x72, 0xfc, 0xdf, 0x65]),
    'workspace/zero.md': 'a\0b',
    'workspace/long.md': '',
    'workspace/largest.md': '',
    'workspace-beside/secret.md': 'secret',
    'secret.md': 'secret',
  };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(folder, name), content);
  }
  await truncate(path.join(workspace, 'long.md'), 5_000_001);
  await writeFile(path.join(workspace, 'largest.md'), 'x'.repeat(5_000_000));
  await symlink('prompt.md', path.join(workspace, 'inner-link.md'));
  await symlink('../secret.md', path.join(workspace, 'outer-link.md'));
  await symlink('..', path.join(workspace, 'outer-folder'));
  await symlink('loop.md', path.join(workspace, 'loop.md'));
  await symlink('workspace', path.join(folder, 'workspace-link'));
});

const read = (given: string, folderOfRun: string): Promise<string> =>
  readWorkspaceFile('prompt-file', given, folderOfRun);

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('readWorkspaceFile', () => {
  it.each([
    ['prompt.md', 'Review.'],
    ['./prompts/../prompt.md', 'Review.'],
    ['prompts/ünï côde.md', 'Grüße 世界'],
    ['..dots/prompt.md', 'Dots.'],
    ['inner-link.md', 'Review.'],
    ['windows.md', 'One.\r\n\r\nTwo.'],
  ])('reads %s', async (given, text) => {
    expect(await read(given, workspace)).toBe(text);
  });

  it('reads an absolute path in the workspace', async () => {
    expect(await read(path.join(workspace, 'prompt.md'), workspace)).toBe('Review.');
  });

  it('reads from a workspace that is itself a link', async () => {
    expect(await read('prompt.md', path.join(folder, 'workspace-link'))).toBe('Review.');
  });

  it('reads a prompt of 5 MB, the maximum', async () => {
    expect(await read('largest.md', workspace)).toHaveLength(5_000_000);
  });

  it.each([
    ['../secret.md', 'outside'],
    ['prompts/../../secret.md', 'outside'],
    ['../workspace-beside/secret.md', 'outside'],
    ['outer-link.md', 'outside'],
    ['outer-folder/secret.md', 'outside'],
    ['/etc/passwd', 'outside'],
    ['missing.md', 'Add actions/checkout before this step'],
    ['loop.md', 'ELOOP'],
    ['prompt.md/x', 'ENOTDIR'],
    ['a\0b', 'null bytes'],
    ['prompts', 'is a folder, expected a file'],
    ['blank.md', 'is empty'],
    ['empty.md', 'is empty'],
    ['utf16.md', 'UTF-8'],
    ['latin1.md', 'UTF-8'],
    ['zero.md', 'UTF-8'],
    ['long.md', 'is larger than the maximum'],
  ])('refuses %j: %s', async (given, message) => {
    const reading = read(given, workspace);
    await expect(reading).rejects.toBeInstanceOf(UserError);
    await expect(reading).rejects.toThrow(/^Invalid input: prompt-file: "/);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow(JSON.stringify(given));
  });

  it('names the input in a problem', async () => {
    const reading = readWorkspaceFile('output-schema', 'none.json', workspace);
    await expect(reading).rejects.toThrow('Invalid input: output-schema: "none.json" does not');
  });

  it('refuses a workspace that does not exist', async () => {
    const reading = read('a', path.join(folder, 'nowhere'));
    await expect(reading).rejects.toThrow('does not exist');
  });

  const onLinux = process.platform === 'linux' ? it : it.skip;

  onLinux('refuses a pipe, without waiting for a writer', async () => {
    execFileSync('mkfifo', [path.join(workspace, 'pipe')]);
    await expect(read('pipe', workspace)).rejects.toThrow('is a pipe, a socket or');
  });

  onLinux('reports an error while reading', async () => {
    const reading = read('mem', '/proc/self');
    await expect(reading).rejects.toBeInstanceOf(UserError);
    await expect(reading).rejects.toThrow(/could not be read: E/);
  });
});
