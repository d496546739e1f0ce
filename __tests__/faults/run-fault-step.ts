import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import type { DeliverableInput } from '../../sandbox/miteos/deliverable.ts';
import { startStep } from '../../sandbox/runner/run-step.ts';
import { actionFolder, Place, type Trial } from '../bundle/step-fixture.ts';
import { findFates, type Fates } from './fate-of-files.ts';

/** As plain JavaScript, because stripping types would take longer than the rest of the start of each of hundreds of processes. */
const quickWaits = `data:text/javascript,${encodeURIComponent(
  stripTypeScriptTypes(readFileSync(join(import.meta.dirname, 'quick-waits.ts'), 'utf8')),
)}`;

export interface FaultStep {
  readonly deliver: readonly DeliverableInput[];
  readonly artifact: 'zip' | 'files';
  /** Schedules the faults. */
  readonly prepare: (place: Place) => void;
  /** The URL of the results service; by default the sandbox's. */
  readonly resultsUrl?: string;
  /** The speed-up of time limits. */
  readonly budgetFactor?: number;
  /** The maximum number of artifacts with a file; default 1. */
  readonly maxStored?: 1 | 2;
  /** Whether the fault itself causes a violation in the service. */
  readonly breaksService?: boolean;
  /** The folder of the action; by default the project's. */
  readonly action?: string;
}

export interface FaultTrial {
  readonly trial: Trial;
  readonly fates: Fates;
  /** The ports that refused connections. */
  readonly refusals: readonly string[];
}

/** Runs the bundle on a finished task, and checks its results. */
export async function runFaultStep({
  deliver,
  artifact,
  prepare,
  ...wish
}: FaultStep): Promise<FaultTrial> {
  const place = await Place.open({ miteos: { timeScale: 0 } });
  try {
    const { miteos, github, workspace } = place;
    const scenario = [{ afterMs: 0, status: 'complete', deliver }];
    const { id } = miteos.createTask({ prompt: 'Review.', scenario });
    prepare(place);
    const refusalsFile = join(dirname(workspace), 'refusals');
    const running = await startStep({
      actionFolder: wish.action ?? actionFolder,
      github: wish.resultsUrl === undefined ? github : { ...github, resultsUrl: wish.resultsUrl },
      workspace,
      inputs: {
        'api-key': [...miteos.keys.keys()][0] ?? '',
        'base-url': miteos.baseUrl,
        'task-id': id,
        artifact,
        comment: 'never',
        summary: 'false',
      },
      env: {
        NODE_OPTIONS: `--import ${quickWaits}`,
        REFUSALS_FILE: refusalsFile,
        BUDGET_FACTOR: String(wish.budgetFactor ?? 1),
      },
    });
    try {
      const trial =
        wish.breaksService === true
          ? { miteos, github, workspace, step: await running.done }
          : await place.finish(running);
      const refusals = await readFile(refusalsFile, 'utf8').catch(() => '');
      return {
        trial,
        fates: await findFates(trial, artifact, wish.maxStored ?? 1),
        refusals: refusals.split('\n').filter((port) => port !== ''),
      };
    } finally {
      await running.dispose();
    }
  } finally {
    await place.close();
  }
}
