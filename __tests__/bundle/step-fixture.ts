import { mkdir, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect } from '@jest/globals';
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
import { startStep, type StepOptions } from '../../sandbox/runner/run-step.ts';
import type { PhaseRun } from '../../sandbox/runner/start-phase.ts';
import type { RunningStep, StepRun } from '../../sandbox/runner/step-execution.ts';

/** The folder with the action.yml and the bundle that is shipped. */
export const actionFolder = join(import.meta.dirname, '..', '..');

export interface PlaceOptions {
  readonly miteos?: MiteosSandboxOptions;
  readonly github?: GithubSandboxOptions;
}

export type StepWish = Partial<Omit<StepOptions, 'actionFolder' | 'github' | 'workspace'>>;

/** A step that ran to its end, and the services that it met. */
export interface Trial {
  readonly miteos: MiteosSandbox;
  readonly github: GithubSandbox;
  readonly workspace: string;
  readonly step: StepRun;
}

export type OpenPlace = (options?: PlaceOptions) => Promise<Place>;

/** Opens places, each by itself, so that steps may run at the same time. All are closed after the last test. */
export function usePlaces(): OpenPlace {
  const opened: Place[] = [];
  afterAll(() => Promise.all(opened.splice(0).map((place) => place.close())));
  return async (options = {}) => {
    const place = await Place.open(options);
    opened.push(place);
    return place;
  };
}

/** The services and a workspace, in which steps of the action run. */
export class Place {
  readonly miteos: MiteosSandbox;
  readonly github: GithubSandbox;
  /** `GITHUB_WORKSPACE` of every step. */
  readonly workspace: string;
  readonly #steps: RunningStep[] = [];

  private constructor({ miteos, github, workspace }: Omit<Trial, 'step'>) {
    this.miteos = miteos;
    this.github = github;
    this.workspace = workspace;
  }

  static async open({ miteos, github }: PlaceOptions): Promise<Place> {
    return new Place({
      // The first look at a task comes a second after its creation: by then all has happened.
      miteos: await startMiteosSandbox({ timeScale: 0.02, ...miteos }),
      github: await startGithubSandbox(github),
      workspace: await makeWorkspace(),
    });
  }

  /** Runs main and post to their end. */
  async run(wish: StepWish = {}): Promise<Trial> {
    return this.finish(await this.start(wish));
  }

  async start(wish: StepWish = {}): Promise<RunningStep> {
    const { miteos, github, workspace } = this;
    const hasSource = ['prompt', 'prompt-file', 'task-id'].some(
      (name) => name in { ...wish.inputs },
    );
    const inputs = {
      'api-key': defaultKey,
      'base-url': miteos.baseUrl,
      'poll-interval': '1s',
      ...(hasSource ? {} : { prompt: 'Review this change.' }),
      ...wish.inputs,
    };
    const running = await startStep({ ...wish, inputs, actionFolder, github, workspace });
    this.#steps.push(running);
    return running;
  }

  /** Waits for a step's end, and expects what every step must keep to. */
  async finish(running: RunningStep): Promise<Trial> {
    const { miteos, github, workspace } = this;
    const step = await running.done;
    expect(github.violations).toEqual([]);
    expect(miteos.violations).toEqual([]);
    expect(await this.#findSecrets(step)).toEqual([]);
    return { miteos, github, workspace, step };
  }

  async close(): Promise<void> {
    await Promise.all(this.#steps.map((step) => step.dispose()));
    await Promise.all([this.miteos.close(), this.github.close()]);
    await rm(dirname(this.workspace), { recursive: true, force: true });
  }

  /** Looks into the log, into all files (outputs, state and summary are files too), and what was sent anywhere. */
  async #findSecrets({ main, post, tempFolder }: StepRun): Promise<string[]> {
    const { miteos, github, workspace } = this;
    const places = {
      log: logWithoutMasks(main) + logWithoutMasks(post),
      files: (await Promise.all([tempFolder, workspace].map(readAllFiles))).join(''),
      bodies: JSON.stringify([...miteos.requests, ...github.requests].map(({ body }) => body)),
    };
    const keys = [...miteos.keys.keys()];
    const links = miteos.requests.filter(({ origin }) => origin === 'cdn');
    const secrets = [
      ...keys,
      ...keys.map((key) => Buffer.from(key).toString('base64')),
      ...links.flatMap(({ query }) => Object.values(query).filter(({ length }) => length > 20)),
      github.token,
    ];
    return Object.entries(places).flatMap(([place, text]) =>
      secrets.filter((secret) => text.includes(secret)).map((secret) => `${secret} in ${place}`),
    );
  }
}

/** In a folder of its own, so that tests may lay something beside it. */
async function makeWorkspace(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'bundle-')));
  const workspace = join(folder, 'work');
  await mkdir(workspace);
  return workspace;
}

function logWithoutMasks(phase: PhaseRun | undefined): string {
  return (phase?.rawLog ?? '').replace(/^::add-mask::.*$/gm, '');
}

async function readAllFiles(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = files.map((file) => readFile(join(file.parentPath, file.name), 'latin1'));
  return (await Promise.all(texts)).join('\n');
}
