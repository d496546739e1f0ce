import type {
  DeliverableText,
  LostDeliverable,
  SavedDeliverable,
} from '../../src/deliverables/saved-deliverable.ts';
import { InputReader } from '../../src/inputs/input-reader.ts';
import { readSettings } from '../../src/inputs/settings.ts';
import type { KeptReport, PublishedArtifact, Result } from '../../src/report/result.ts';
import type { HistorySpan } from '../../src/task/history.ts';
import type { Agent, Task } from '../../src/task/task.ts';

/** The settings of default inputs. */
export const DEFAULT_SETTINGS = readSettings(new InputReader(() => ''), false);

/** The commits of the run of a result, and of the run before it. */
export const COMMIT = `abc1234${'0'.repeat(33)}`;
export const KEPT_COMMIT = `def5678${'0'.repeat(33)}`;

export function makeAgent(changes: Partial<Agent> = {}): Agent {
  return {
    id: 'agnt_1',
    type: 'researcher',
    status: 'complete',
    rawStatus: 'complete',
    ...changes,
  };
}

export function makeTask(changes: Partial<Task> = {}): Task {
  return {
    id: 'task_01hwxyz4k8',
    status: 'complete',
    rawStatus: 'complete',
    agents: [makeAgent()],
    ...changes,
  };
}

/** A complete result without deliverables, with the given changes. */
export function makeResult(changes: Partial<Result> = {}): Result {
  return {
    outcome: 'complete',
    task: makeTask(),
    title: '',
    workflow: 'Review',
    commit: COMMIT,
    repositoryUrl: 'https://github.com/octo/repo',
    problems: [],
    saved: [],
    lost: [],
    leftOut: 0,
    artifacts: [],
    texts: [],
    runUrl: 'https://github.com/octo/repo/actions/runs/42',
    watchUrl: 'https://platform.miteos.com/war-room',
    supersededBy: undefined,
    changedPaths: [],
    findings: undefined,
    isQuiet: false,
    mayStillRun: false,
    ...changes,
  };
}

/** The complete report of the run before, with the given changes. */
export function makeKept(changes: Partial<KeptReport> = {}): KeptReport {
  return {
    commit: KEPT_COMMIT,
    runUrl: 'https://github.com/octo/repo/actions/runs/41',
    isSameRun: false,
    ...changes,
  };
}

export function makeSaved(name: string, changes: Partial<SavedDeliverable> = {}): SavedDeliverable {
  return {
    id: `dlvr_${name}`,
    originalName: name,
    name,
    path: `/job/out/${name}`,
    bytes: 2048,
    contentType: '',
    sha256: '0'.repeat(64),
    ...changes,
  };
}

export function makeLost(originalName: string, reason: string): LostDeliverable {
  return { id: `dlvr_${originalName}`, originalName, reason };
}

export function makeText(name: string, text: string, missingBytes = 0): DeliverableText {
  return { name, text, missingBytes };
}

/** An archive of all deliverables, with the given changes. */
export function makeArtifact(changes: Partial<PublishedArtifact> = {}): PublishedArtifact {
  return {
    name: 'miteos-task_01hwxyz4k8',
    id: 7,
    url: 'https://github.com/octo/repo/actions/runs/42/artifacts/7',
    digest: 'ab'.repeat(32),
    bytes: 48_211,
    ...changes,
  };
}

/** The artifact of a single file. */
export function makeFileArtifact(file: string, id: number): PublishedArtifact {
  const url = `https://github.com/octo/repo/actions/runs/42/artifacts/${id}`;
  return makeArtifact({ name: `miteos-task_01hwxyz4k8-${file}`, id, url, file });
}

/** The start of the spans of `makeSpan`: noon. */
export const SPANS_START_MS = Date.UTC(2026, 0, 15, 12);

/** A span in one state, in seconds since noon. */
export function makeSpan<Status extends string>(
  status: Status | 'unobserved' | 'several',
  [start, end]: readonly [number, number],
  rawStatus: string = status,
): HistorySpan<Status> {
  const [startMs, endMs] = [start, end].map((second) => SPANS_START_MS + second * 1000);
  return { status, rawStatus, startMs: startMs ?? 0, endMs: endMs ?? 0 };
}
