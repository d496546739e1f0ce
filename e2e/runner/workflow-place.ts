import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@jest/globals';
import type { GithubEvent } from '../../sandbox/github/events/github-event.ts';
import type { TokenGrant } from '../../sandbox/github/rest/github-state.ts';
import {
  startGithubSandbox,
  type GithubSandbox,
  type GithubSandboxOptions,
} from '../../sandbox/github/start-github-sandbox.ts';
import { defaultKey } from '../../sandbox/miteos/keys.ts';
import {
  startMiteosSandbox,
  type MiteosSandbox,
  type MiteosSandboxOptions,
} from '../../sandbox/miteos/start-miteos-sandbox.ts';
import { readTold } from './act-log.ts';
import { ActProcess } from './act-process.ts';
import { grantOf } from './granted-token.ts';
import { WorkflowRun } from './workflow-run.ts';

export interface PlaceOptions {
  /** The content of the workflow file. */
  readonly workflow: string;
  readonly event: GithubEvent;
  /** Other files of the user's repository, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Whether the user's repository has a commit. */
  readonly hasHistory?: boolean;
  readonly miteos?: MiteosSandboxOptions;
  readonly github?: Omit<GithubSandboxOptions, 'repository' | 'tokens'>;
  /** The permissions of `github.token`; by default the workflow's `permissions`. */
  readonly grant?: TokenGrant;
  /** Third-party actions that the workflow uses: the files of each, by path, by its repository and version. */
  readonly actions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Whether the repository's secrets are available; true by default. */
  readonly hasSecrets?: boolean;
}

const repositoryRoot = join(import.meta.dirname, '../..');
/** The value of `uses:` in the examples and the README. */
const ACTION = 'OWNER/miteos-task-action@v1';
const SERVICE = 'default: https://api.miteos.com/v1';
const token = 'ghs_runnerrunnerrunnerrunnerrunnerrun0000';

/** The services, and a repository with one workflow for act. */
export class WorkflowPlace {
  readonly miteos: MiteosSandbox;
  readonly github: GithubSandbox;
  readonly #root: string;
  readonly #actions: readonly string[];
  #process: ActProcess | undefined;
  #runId = 1658821493;

  private constructor(
    services: { miteos: MiteosSandbox; github: GithubSandbox },
    root: string,
    { actions = {} }: PlaceOptions,
  ) {
    this.miteos = services.miteos;
    this.github = services.github;
    this.#root = root;
    this.#actions = Object.keys(actions);
  }

  static async open(options: PlaceOptions): Promise<WorkflowPlace> {
    const { workflow, event, grant = grantOf(workflow) } = options;
    const root = await realpath(await mkdtemp(join(tmpdir(), 'runner-')));
    // The first poll is a second after the task's creation. By then, the task has ended.
    const miteos = await startMiteosSandbox({ timeScale: 0.02, ...options.miteos });
    // Private, so that the token needs permissions to read.
    const github = await startGithubSandbox({
      repository: repositoryOf(event),
      isPrivate: true,
      ...options.github,
      tokens: { [token]: grant },
    });
    const place = new WorkflowPlace({ miteos, github }, root, options);
    try {
      await place.#layOut(options);
      if (options.hasHistory === true) await commitAll(join(root, 'repository'));
    } catch (error) {
      await place.close();
      throw error;
    }
    return place;
  }

  /** Makes the next start another run of the workflow. */
  nextRun(): void {
    this.#runId += 1;
    this.github.nextAttempt();
  }

  /** @param attempt 2 or more for a re-run of all jobs */
  start(event: GithubEvent, attempt = 1): ActProcess {
    const { github } = this;
    if (attempt > 1) github.nextAttempt();
    this.#process = new ActProcess({
      home: join(this.#root, 'home'),
      flags: [...this.#flags(event, attempt)],
      // act's own artifact service is too old for the library. Jobs on the host inherit these variables.
      env: { ACTIONS_RESULTS_URL: github.resultsUrl, ACTIONS_RUNTIME_TOKEN: github.runtimeToken },
    });
    return this.#process;
  }

  /** Waits for the end of a run, and checks what applies to every run. */
  async finish(running: ActProcess): Promise<WorkflowRun> {
    const exitCode = await running.wait();
    expect(this.github.violations).toEqual([]);
    expect(this.miteos.violations).toEqual([]);
    // act masks secrets only in messages.
    const told = readTold(running.output);
    expect([defaultKey, token].filter((secret) => told.includes(secret))).toEqual([]);
    return new WorkflowRun(this, exitCode, running.output);
  }

  async close(): Promise<void> {
    this.#process?.stop();
    await this.#process?.wait().catch(() => undefined);
    await Promise.all([this.miteos.close(), this.github.close()]);
    await rm(this.#root, { recursive: true, force: true });
  }

  *#flags(event: GithubEvent, attempt: number): Iterable<string> {
    const { github } = this;
    yield* [event.name, '--json', '--no-cache-server'];
    yield* ['--platform', 'ubuntu-latest=-self-hosted'];
    yield* ['--directory', join(this.#root, 'repository')];
    yield* ['--eventpath', join(this.#root, 'home/event.json')];
    yield* ['--secret-file', join(this.#root, 'home/secrets')];
    yield* ['--action-cache-path', join(this.#root, 'home/cache')];
    yield* ['--local-repository', `${ACTION}=${join(this.#root, 'action')}`];
    for (const [index, name] of this.#actions.entries()) {
      yield* ['--local-repository', `${name}=${join(this.#root, `action-${index}`)}`];
    }
    yield* ['--actor', event.actor];
    const variables = {
      GITHUB_API_URL: github.apiUrl,
      GITHUB_REPOSITORY: github.repository,
      GITHUB_REF: event.ref,
      GITHUB_RUN_ID: String(this.#runId),
      GITHUB_RUN_ATTEMPT: String(attempt),
      // act's name for it, see its run_context.go.
      SHA_REF: event.sha,
    };
    for (const [name, value] of Object.entries(variables)) yield* ['--env', `${name}=${value}`];
  }

  async #layOut(options: PlaceOptions): Promise<void> {
    const { workflow, event, files = {}, actions = {}, hasSecrets = true } = options;
    await stageAction(join(this.#root, 'action'), this.miteos.baseUrl);
    await this.#write({
      'repository/.github/workflows/workflow.yml': workflow,
      'home/event.json': JSON.stringify(event.payload),
      'home/secrets': secretFile(hasSecrets),
      ...Object.fromEntries(
        Object.entries(files).map(([path, text]) => [`repository/${path}`, text]),
      ),
      ...Object.fromEntries(
        Object.values(actions).flatMap((texts, index) =>
          Object.entries(texts).map(([path, text]) => [`action-${index}/${path}`, text]),
        ),
      ),
    });
  }

  async #write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.#root, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text, { mode: 0o600 });
    }
  }
}

/**
 * Copies the files of a release: action.yml and dist. The only change is the default of the input
 * `base-url`, which is the sandbox, so that the examples can run unchanged.
 */
async function stageAction(folder: string, baseUrl: string): Promise<void> {
  const actionYml = await readFile(join(repositoryRoot, 'action.yml'), 'utf8');
  if (actionYml.split(SERVICE).length !== 2) throw new Error(`action.yml has no one "${SERVICE}".`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'action.yml'), actionYml.replace(SERVICE, `default: ${baseUrl}`));
  await cp(join(repositoryRoot, 'dist'), join(folder, 'dist'), { recursive: true });
}

/** Reads a file in examples/. */
export async function readExample(name: string): Promise<string> {
  return readFile(join(repositoryRoot, 'examples', name), 'utf8');
}

/** Commits all files of a folder, as the first commit. */
async function commitAll(folder: string): Promise<void> {
  const run = promisify(execFile);
  const author = ['-c', 'user.name=Mona', '-c', 'user.email=mona@example.com'];
  await run('git', ['init', '--quiet', folder]);
  await run('git', ['-C', folder, 'add', '--all']);
  await run('git', ['-C', folder, ...author, 'commit', '--quiet', '--message', 'First']);
}

function repositoryOf({ payload }: GithubEvent): string {
  const { full_name: name } = (payload['repository'] ?? {}) as { full_name?: unknown };
  if (typeof name !== 'string') throw new Error('The payload names no repository.');
  return name;
}

function secretFile(hasSecrets: boolean): string {
  return `GITHUB_TOKEN=${token}\n${hasSecrets ? `MITEOS_API_KEY=${defaultKey}\n` : ''}`;
}
