import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/github/faults.ts';
import { CommandReader } from '../../sandbox/runner/workflow-commands.ts';
import {
  startGithubSandbox,
  type GithubSandbox,
} from '../../sandbox/github/start-github-sandbox.ts';
import type { ChildPlan, ChildUpload } from './artifact-store-child.ts';

const child = path.join(import.meta.dirname, 'artifact-store-child.ts');

type Answer = Readonly<Record<string, unknown>>;

describe('the artifacts of a run, with the real library', () => {
  let github: GithubSandbox;
  let folder: string;
  let root: string;
  let tempFolder: string;

  beforeEach(async () => {
    github = await startGithubSandbox();
    folder = await mkdtemp(path.join(tmpdir(), 'artifact-store-'));
    root = path.join(folder, 'out');
    tempFolder = path.join(folder, 'temp');
    await mkdir(tempFolder);
    await save('report.md', '# Report\n');
    await save('deep/data.csv', 'a,b\n');
  });

  afterEach(async () => {
    await github.close();
    await rm(folder, { recursive: true });
  });

  async function save(name: string, text: string): Promise<void> {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  const uploadOf = (
    mode: 'zip' | 'files',
    names: string[],
    changes: Partial<ChildUpload> = {},
  ): ChildUpload => ({
    mode,
    files: names.map((name) => ({ name, path: path.join(root, name) })),
    root,
    name: 'results',
    ...changes,
  });

  async function run(...uploads: ChildUpload[]): Promise<{ answers: Answer[]; lines: string[] }> {
    const options = {
      serverUrl: 'https://github.com',
      repository: 'octo/repo',
      runId: '42',
      tempFolder,
    };
    const plan: ChildPlan = { options, uploads };
    const { stdout } = await promisify(execFile)(process.execPath, [child, JSON.stringify(plan)], {
      env: {
        PATH: process.env['PATH'],
        ACTIONS_RESULTS_URL: github.resultsUrl,
        ACTIONS_RUNTIME_TOKEN: github.runtimeToken,
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_WORKSPACE: process.cwd(),
        GITHUB_RETENTION_DAYS: '90',
      },
    });
    const lines = stdout.trim().split('\n');
    return { answers: JSON.parse(lines.pop() ?? '') as Answer[], lines };
  }

  const names = (): string[] => github.artifacts.map(({ name }) => name);

  it('contain all files in one archive', async () => {
    const { answers } = await run(uploadOf('zip', ['report.md', 'deep/data.csv']));
    const [artifact] = github.artifacts;
    const id = artifact?.id;
    expect(answers).toEqual([
      {
        name: 'results',
        id,
        url: `https://github.com/octo/repo/actions/runs/42/artifacts/${String(id)}`,
        digest: artifact?.digest,
        bytes: artifact?.size,
      },
    ]);
    // The library reads the files concurrently, so their order in the archive is not defined.
    const stored = [...((await artifact?.files()) ?? [])];
    expect(Object.fromEntries(stored.map(([name, bytes]) => [name, bytes.toString()]))).toEqual({
      'report.md': '# Report\n',
      'deep/data.csv': 'a,b\n',
    });
    expect(github.violations).toEqual([]);
  });

  it('contain one file each, named after prefix, folder and file, with nothing left on disk', async () => {
    await run(uploadOf('files', ['report.md', 'deep/data.csv'], { retentionDays: 3 }));
    expect(names()).toEqual(['results-report.md', 'results-deep-data.csv']);
    expect(github.artifacts.map(({ bytes }) => bytes.toString())).toEqual(['# Report\n', 'a,b\n']);
    const days = (Date.parse(github.artifacts[0]?.expiresAt ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(3);
    expect(await readdir(tempFolder)).toEqual([]);
    expect(github.violations).toEqual([]);
  });

  it('do not replace an existing artifact, but get a name with the task and the attempt', async () => {
    const zip = uploadOf('zip', ['report.md']);
    const files = uploadOf('files', ['report.md']);
    const { answers } = await run(zip, zip, zip, zip, files, files);
    expect(names()).toEqual([
      'results',
      'results-task_1',
      'results-task_1-attempt-3',
      'results-task_1-attempt-3-2',
      'results-report.md',
      'results-report-task_1.md',
    ]);
    expect(answers.map(({ name }) => name)).toEqual(names());
  });

  it('have valid names for files in folders of any depth', async () => {
    const segment = 'ä'.repeat(60);
    const name = `${segment}/${segment}/${segment}.md`;
    await save(name, 'deep');
    const other = `${segment}/${segment}/${'ä'.repeat(59)}x.md`;
    await save(other, 'other');
    const { answers } = await run(uploadOf('files', [name, other]));
    expect(answers.map(({ error }) => error)).toEqual([undefined, undefined]);
    expect(names().map((stored) => stored.slice(-3))).toEqual(['.md', '.md']);
    expect(new Set(names()).size).toBe(2);
  });

  it('do not write commands in names to the log', async () => {
    const hostile = '##[set-output name=status]complete.md';
    await save(hostile, 'x');
    const { lines } = await run(
      uploadOf('files', [hostile]),
      uploadOf('zip', [hostile], { name: 'x ##[error]y' }),
    );
    expect(names()).toEqual(['results-##_[set-output name=status]complete.md', 'x #_[error]y']);
    const reader = new CommandReader();
    const commands = lines.flatMap((line) => {
      const reading = reader.read(line);
      return reading.kind === 'command' ? [reading.command.name] : [];
    });
    // The messages of the library, which contain our names as text.
    expect(new Set(commands)).toEqual(new Set(['debug', 'add-mask']));
  });

  it('do not end the process when a file is missing', async () => {
    const { answers } = await run(
      uploadOf('zip', ['report.md', 'gone.md']),
      uploadOf('files', ['gone.md', 'report.md']),
    );
    expect(answers).toMatchObject([
      { error: expect.stringContaining('ENOENT') },
      { error: expect.stringContaining('ENOENT') },
      { name: 'results-report.md' },
    ]);
  });

  it('fail when a file of an archive disappears meanwhile, which the library would omit', async () => {
    await save('gone.md', 'gone');
    github.addFault({
      at: 'CreateArtifact',
      answer: 'own',
      rewrite: (answer) => {
        rmSync(path.join(root, 'gone.md'));
        return answer;
      },
    });
    const { answers } = await run(uploadOf('zip', ['report.md', 'gone.md']));
    const error = 'Error: files of the artifact results changed during the upload: gone.md';
    expect(answers).toEqual([{ error }]);
  });

  it('all fail when one file in progress cannot be read, and all others can be uploaded again', async () => {
    const big = ['one.bin', 'two.bin'];
    for (const name of big) await save(name, name.repeat(1_000_000));
    // A folder can be opened, so the failure occurs in the library.
    await mkdir(path.join(root, 'folder.md'));
    await symlink(path.join(root, 'folder.md'), path.join(root, 'link.md'));
    // None of the other uploads ends before it.
    github.addFault({ at: 'FinalizeArtifact', answer: 'stall', times: big.length });
    const files = ['link.md', ...big];
    const { answers } = await run(
      uploadOf('files', files, { isAtOnce: true }),
      uploadOf('files', files),
    );
    const error = expect.stringContaining('error has occurred during file read');
    expect(answers).toMatchObject([
      ...[{ error }, { error }, { error }],
      ...[
        { error },
        { digest: github.artifacts[0]?.digest },
        { digest: github.artifacts[1]?.digest },
      ],
    ]);
  });

  it('are not waited for after the time limit', async () => {
    // Only for this upload, even if the limit is reached before the request arrives.
    const where: Fault['where'] = ({ body }) => body.includes('"name":"results"');
    github.addFault({ at: 'CreateArtifact', answer: 'stall', where });
    const { answers } = await run(
      uploadOf('zip', ['report.md'], { abortAfterMs: 300 }),
      uploadOf('files', ['report.md']),
    );
    expect(answers).toMatchObject([
      { error: expect.stringContaining('TimeoutError') },
      { name: 'results-report.md' },
    ]);
  });

  it('fail with the message of the service', async () => {
    github.addFault({ at: 'CreateArtifact', answer: 403, message: 'quota hit' });
    const { answers } = await run(uploadOf('zip', ['report.md']));
    expect(answers).toMatchObject([{ error: expect.stringContaining('quota hit') }]);
  });
});
