import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { documentBlocks } from '../../__tests__/examples/workflow-texts.ts';
import { readExample } from './workflow-place.ts';

const root = join(import.meta.dirname, '../..');

interface Step {
  readonly [key: string]: unknown;
  readonly parallel?: readonly Step[];
}

interface Workflow {
  readonly on?: unknown;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

/** A document may contain only the jobs, or only the steps of a job. */
function wholeWorkflow(text: string): Workflow {
  const part = parse(text) as Workflow | readonly Step[];
  if (!('jobs' in part)) {
    return wholeWorkflow(stringify({ jobs: { job: { 'runs-on': 'ubuntu-latest', steps: part } } }));
  }
  return { on: 'push', ...part };
}

/** Returns the same steps in sequence. */
function withoutParallelSteps(workflow: Workflow): Workflow {
  const jobs = Object.entries(workflow.jobs).map(([name, job]) => {
    const steps = job.steps
      .flatMap((step) => step.parallel ?? [step])
      .filter((step) => !('wait' in step))
      .map((step) => ({ ...step, background: undefined }));
    return [name, { ...job, steps }];
  });
  return { ...workflow, jobs: Object.fromEntries(jobs) as Workflow['jobs'] };
}

interface Checked {
  readonly status: number | null;
  /** Returns the findings of actionlint. */
  readonly stdout: string;
  /** Returns the findings of GitHub's parser. */
  readonly stderr: string;
}

function check(files: readonly string[] = []): Checked {
  const script = join(import.meta.dirname, 'check-workflows.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...files], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** Returns the lines about a file. */
function about(name: string, text: string): string {
  return text
    .split('\n')
    .filter((line) => line.includes(name))
    .join('\n');
}

/** Errors in a copy of an example: a replacement, and the expected findings of GitHub's parser and of actionlint. */
const broken: Readonly<
  Record<string, { replace: [string, string]; schema?: string; actionlint?: string }>
> = {
  'an unknown key of a job': {
    replace: ['timeout-minutes:', 'timeout-minutez:'],
    schema: "Unexpected value 'timeout-minutez'",
    actionlint: 'unexpected key "timeout-minutez"',
  },
  'an unknown context': {
    replace: ['${{ secrets.MITEOS_API_KEY }}', '${{ secret.MITEOS_API_KEY }}'],
    schema: "Unrecognized named-value: 'secret'",
    actionlint: 'undefined variable "secret"',
  },
  'an unknown event type': {
    replace: ['ready_for_review]', 'ready]'],
    actionlint: 'invalid activity type "ready"',
  },
  'an outsider’s text in a script': {
    replace: [
      '    steps:\n',
      '    steps:\n      - run: echo ${{ github.event.pull_request.title }}\n',
    ],
    actionlint: '"github.event.pull_request.title" is potentially untrusted',
  },
  'YAML that is none': {
    replace: ['jobs:', 'jobs: ['],
    schema: 'Unexpected flow-map-start',
    actionlint: 'could not parse',
  },
};

describe('the workflows and the action.yml of this repository', () => {
  it('are valid for GitHub’s parser and for actionlint', () => {
    expect(check()).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\d+ files are sound\.\n$/),
      stderr: '',
    });
  });
});

describe('the workflows in the documents', () => {
  it('are valid, except for the keywords of parallel steps, which the checkers do not know', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'blocks-'));
    const blocks = documentBlocks().filter(({ text }) => text.includes('uses:'));
    const files = await Promise.all(
      blocks.map(async ({ name, text }) => {
        const file = join(folder, `${name.replaceAll('/', '-')}.yml`);
        await writeFile(file, stringify(withoutParallelSteps(wholeWorkflow(text))));
        return file;
      }),
    );
    expect(check(files)).toEqual({
      status: 0,
      stdout: `${blocks.length} files are sound.\n`,
      stderr: '',
    });
    await rm(folder, { recursive: true });
  });
});

describe('check-workflows.ts', () => {
  let folder = '';
  const fileName = (name: string) => `${name.replaceAll(/\W+/g, '-')}.yml`;
  const file = (name: string) => join(folder, fileName(name));
  let found: Checked = { status: null, stdout: '', stderr: '' };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broken-'));
    const text = await readExample('pull-request-review.yml');
    for (const [name, { replace }] of Object.entries(broken)) {
      expect(text).toContain(replace[0]);
      await writeFile(file(name), text.replace(...replace));
    }
    found = check(Object.keys(broken).map(file));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(Object.keys(broken))('finds %s', (name) => {
    const { schema = '', actionlint = '' } = broken[name] ?? {};
    expect(about(fileName(name), found.stderr)).toContain(schema);
    expect(about(fileName(name), found.stdout)).toContain(actionlint);
    expect(found.status).toBe(1);
  });

  it.each([
    ['another Node.js', 'using: node24', 'using: node23', "Unexpected value 'node23'"],
    ['an unknown key of runs', '  post:', '  last:', "Unexpected value 'last'"],
  ])('finds %s in an action.yml', async (_, text, other, finding) => {
    const actionYml = await readFile(join(root, 'action.yml'), 'utf8');
    expect(parse(actionYml)).toHaveProperty('runs.using', 'node24');
    await mkdir(join(folder, 'action'), { recursive: true });
    await writeFile(join(folder, 'action/action.yml'), actionYml.replace(text, other));
    const { status, stderr } = check([join(folder, 'action/action.yml')]);
    expect([status, stderr]).toEqual([1, expect.stringContaining(finding)]);
  });
});
