import type { GithubSandbox } from '../../sandbox/github/start-github-sandbox.ts';
import type { MiteosSandbox } from '../../sandbox/miteos/start-miteos-sandbox.ts';
import { readActLog, type ActJob, type ActPhase } from './act-log.ts';

export interface Services {
  readonly miteos: MiteosSandbox;
  readonly github: GithubSandbox;
}

/** A finished workflow run, and its services. */
export class WorkflowRun {
  readonly miteos: MiteosSandbox;
  readonly github: GithubSandbox;
  readonly exitCode: number | null;
  readonly jobs: readonly ActJob[];

  /** @param output the output of `act --json` */
  constructor({ miteos, github }: Services, exitCode: number | null, output: string) {
    this.miteos = miteos;
    this.github = github;
    this.exitCode = exitCode;
    this.jobs = readActLog(output);
  }

  /** The result of each job that ran, each matrix job separately. */
  get results(): [string, string | undefined][] {
    return this.jobs.map(({ id, result }) => [id, result]);
  }

  /** All phases of all jobs, in the order of their starts. */
  get phases(): ActPhase[] {
    return this.jobs.flatMap(({ phases }) => phases);
  }

  /** Returns a step's phase in the only job that has it. @throws Error when it did not run, or ran in several jobs */
  phase(id: string, stage: 'Main' | 'Post' = 'Main'): ActPhase {
    const found = this.phases.filter((phase) => phase.id === id && phase.stage === stage);
    const [phase] = found;
    if (phase === undefined || found.length > 1) {
      throw new Error(`${found.length} steps "${id}" ran (${stage}).`);
    }
    return phase;
  }
}
