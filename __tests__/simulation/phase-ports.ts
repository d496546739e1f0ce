import type { Inputs } from '../../src/inputs/inputs.ts';
import type { ArtifactRequest, MainPorts } from '../../src/ports.ts';
import { renderReports } from '../../src/report/render-report.ts';
import type { PublishedArtifact } from '../../src/report/result.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { FakeFolder, inputsOf } from '../support/fake-ports.ts';
import { ModelClient } from './model-client.ts';
import type { Phase } from './model-request.ts';
import type { ModelServer } from './model-server.ts';
import type { MortalProcess } from './mortal-process.ts';
import { GIVEN_ID } from './other-tasks.ts';
import type { Schedule } from './schedule.ts';
import { PROMPT } from './step-marks.ts';

/** A bug injected between the step and its ports. */
export type Mutation = (ports: MainPorts, phase: Phase) => MainPorts;

/** The environment of a phase. */
export interface World {
  readonly schedule: Schedule;
  readonly clock: FakeClock;
  readonly server: ModelServer;
  readonly mutate: Mutation;
}

const UPLOAD_MS = 50;
/** Longer than any budget. */
const STALLED_UPLOAD_MS = 24 * 3_600_000;

const NO_LIMITS = { maxCostCents: undefined, stallTimeoutSeconds: undefined };

/** The settings of the workflow's author. */
export function inputsFor({ options }: Schedule): Inputs {
  const { source, timeoutSeconds, onTimeout, onApproval, pollInterval, artifact, onRerun } =
    options;
  // With `wait: false`, these inputs are an error. So is a `stall-timeout` that is not shorter than `timeout`.
  const { maxCostCents, stallTimeoutSeconds = Infinity } = options.wait ? options : NO_LIMITS;
  return inputsOf({
    ...(source === 'prompt' ? { prompt: PROMPT } : { 'task-id': GIVEN_ID }),
    wait: String(options.wait),
    timeout: `${timeoutSeconds}s`,
    'on-timeout': onTimeout,
    'on-approval': onApproval,
    'max-cost-cents': String(maxCostCents ?? ''),
    'stall-timeout': stallTimeoutSeconds < timeoutSeconds ? `${stallTimeoutSeconds}s` : '',
    'poll-interval': pollInterval,
    'run-reference': String(options.runReference),
    'on-rerun': onRerun,
    summary: String(options.summary),
    artifact,
  });
}

/** Creates the ports of a phase that one process runs. */
export function portsOf(
  process: MortalProcess,
  phase: Phase,
  { schedule, server, mutate }: World,
): MainPorts {
  let nonces = 0;
  const upload = async ({ names, signal }: ArtifactRequest): Promise<PublishedArtifact> => {
    await process.clock.sleep(schedule.isUploadStalled ? STALLED_UPLOAD_MS : UPLOAD_MS, signal);
    signal.throwIfAborted();
    const [name = ''] = names;
    return { name, id: 1, url: 'https://github.com/artifacts/1', digest: '', bytes: 1 };
  };
  const ports: MainPorts = {
    clock: process.clock,
    log: process.log,
    step: process.step,
    stop: process.stop,
    service: new ModelClient({ server, process, phase, rateLeft: schedule.rateLeft }),
    openFolder: (root) => new FakeFolder(root),
    artifacts: { upload: (request) => process.call(() => upload(request)) },
    whyNoArtifacts: '',
    hasSummaries: true,
    issue: undefined,
    comment: undefined,
    secrets: { redact: (text) => text, redactKeys: (text) => text },
    renderReports: async (result) => renderReports(await result),
    renderFindings: () => Promise.resolve([]),
    review: undefined,
    annotate: () => undefined,
    findRefusal: () => Promise.resolve(undefined),
    readWorkspaceFile: () => Promise.resolve(''),
    readContextFiles: () => Promise.resolve({ files: [], hidden: [] }),
    fetchHead: () => Promise.resolve(undefined),
    fetchChange: () => Promise.resolve({ head: '', files: [], isWhole: true }),
    fetchContext: () =>
      Promise.resolve({ title: '', content: '', commit: undefined, gaps: [], hidden: [] }),
    react: undefined,
    newNonce: () => {
      nonces += 1;
      return nonces.toString(16).padStart(16, '0');
    },
    numberCall: () => Promise.resolve(1),
    claimFolder: () => Promise.resolve(true),
  };
  return mutate(ports, phase);
}
