import * as v from 'valibot';

/**
 * The state that the main phase saves for the post step. Each value is saved as soon as it is known. The key is never saved, because the state
 * is a plain text file. Settings are saved, too, because in nested composite actions the post step may get another step's inputs.
 * Sources: actions/runner #2030 and #3514.
 */
export type SavedState = {
  readonly [Name in keyof typeof savedStateSchemas]: v.InferOutput<
    (typeof savedStateSchemas)[Name]
  >;
};

const calls = list(
  v.object({
    line: v.string(),
    sentAtMs: v.number(),
  }),
);

const settings = v.object({
  baseUrl: v.string(),
  timeoutMs: v.number(),
  cancelOnTimeout: v.boolean(),
  stallTimeoutMs: numberOrUndefined(),
  maxCostCents: numberOrUndefined(),
  pollIntervalMs: v.number(),
  onApproval: v.picklist(['wait', 'leave', 'cancel']),
  deliverablePatterns: list(v.string()),
  expect: list(v.string()),
  outputFile: v.string(),
  findings: v.string(),
  failOn: v.picklist(['none', 'low', 'medium', 'high', 'critical']),
  ifNoFindings: v.picklist(['comment', 'quiet']),
  ifNoDeliverables: v.picklist(['warn', 'error', 'ignore']),
  outputDir: v.string(),
  artifact: v.picklist(['zip', 'files', 'none']),
  artifactName: v.string(),
  retentionDays: numberOrUndefined(),
  comment: v.picklist(['auto', 'always', 'never']),
  commentMode: v.picklist(['update', 'recreate', 'new']),
  commentKey: v.string(),
  liveComment: v.boolean(),
  title: v.string(),
  issueNumber: numberOrUndefined(),
  issueTitle: v.string(),
  issueMode: v.picklist(['new', 'update']),
  issueLabels: list(v.string()),
  issueAssignees: list(v.string()),
  summary: v.boolean(),
  matrixJob: v.string(),
});

const verdict = v.object({
  outcome: v.picklist([
    'complete',
    'failed',
    'cancelled',
    'timed-out',
    'over-budget',
    'needs-approval',
    'running',
  ]),
  problems: list(v.string()),
  advice: v.exactOptional(v.string()),
  mayStillRun: v.boolean(),
});

const artifact = v.object({
  name: v.string(),
  id: v.number(),
  url: v.string(),
  digest: v.string(),
  bytes: v.number(),
  file: v.exactOptional(v.string()),
  contents: v.string(),
});

const history = v.object({
  spans: spans([
    'pending',
    'planning',
    'running',
    'paused',
    'complete',
    'failed',
    'cancelled',
    'unknown',
  ]),
  agents: list(
    v.object({
      id: v.string(),
      name: v.string(),
      spans: spans([
        'idle',
        'thinking',
        'acting',
        'waiting',
        'paused',
        'complete',
        'error',
        'killed',
        'unknown',
      ]),
    }),
  ),
  moreAgents: v.number(),
});

/** By the name under which each is saved. */
export const savedStateSchemas = {
  /** The create calls that may have created a task, until the task is known. */
  create: calls,
  task: v.object({
    id: v.string(),
    origin: v.picklist(['created', 'given', 'resumed']),
    /** Whether the step does not wait for it, because the input `wait` is false. */
    isLeft: v.boolean(),
    /** The create calls of this step whose response was lost, and which may have created another task. */
    orphaned: calls,
    /** The head of the change that the task is about. The event may not contain it. */
    commit: v.exactOptional(v.string()),
    /** Whether the prompt of this step contains only a part of the change. */
    hasGaps: v.exactOptional(v.boolean()),
  }),
  settings,
  /** The result of the task; while the task may still be running, the reason for its cancellation. */
  verdict,
  comment: v.object({ id: v.number(), url: v.string() }),
  /** The artifacts that are published so far. */
  artifacts: list(artifact),
  /** The history of the task until the step was cancelled. */
  history,
  /** Present when the summary is written. */
  summary: v.literal(true),
  /** Present when nothing remains to be done for the task itself: its results are published, or the step does not wait for it. */
  delivered: v.literal(true),
  /** Present when the main step finished, so that nothing remains to be done. */
  finished: v.literal(true),
};

function list<Item extends v.GenericSchema>(item: Item) {
  return v.pipe(v.array(item), v.readonly());
}

/** JSON omits undefined values. */
function numberOrUndefined() {
  return v.optional(v.number(), () => undefined);
}

function spans<const Status extends readonly string[]>(statuses: Status) {
  const status = v.picklist([...statuses, 'unobserved', 'several']);
  const times = { startMs: v.number(), endMs: v.number() };
  return list(v.object({ status, rawStatus: v.string(), ...times }));
}
