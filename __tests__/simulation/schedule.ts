/** The events of one simulated run, as plain data, so that a failing one can be shrunk, printed and replayed. */
export interface Schedule {
  readonly options: Options;
  readonly list: ListFacts;
  /** How far the service's clock is ahead of ours, in milliseconds. */
  readonly skewMs: number;
  /** The jitter of all pauses, in [0, 1). */
  readonly jitter: number;
  /** The remaining requests of a rate limit of 60, as the service reports them; undefined when it does not. */
  readonly rateLeft: number | undefined;
  /** The lives of the tasks that this step creates, in order. The last one applies to all later tasks. */
  readonly lives: readonly Life[];
  readonly others: readonly OtherTask[];
  /** The faults of the first requests of each kind. Later requests succeed. */
  readonly faults: Readonly<Record<RequestName, readonly Fault[]>>;
  readonly windows: readonly TroubleWindow[];
  /** When the runner cancels the main phase. */
  readonly stop: Moment | undefined;
  readonly kill: Kill | undefined;
  /** How far the wall clock is set back, and when. */
  readonly wallJump: { readonly atMs: number; readonly backMs: number } | undefined;
  /** The time between the end of the main phase and the start of the post step. */
  readonly postDelayMs: number;
  /** When the post step is cancelled, after its start. */
  readonly postStopMs: number | undefined;
  /** Whether the artifact service never responds. */
  readonly isUploadStalled: boolean;
}

/** The settings of the workflow's author. */
export interface Options {
  /** `task-id` follows a task that is not ours. */
  readonly source: 'prompt' | 'task-id';
  readonly wait: boolean;
  readonly timeoutSeconds: number;
  readonly onTimeout: '' | 'cancel' | 'leave';
  readonly onApproval: 'wait' | 'leave' | 'cancel';
  readonly maxCostCents: number | undefined;
  readonly stallTimeoutSeconds: number | undefined;
  readonly pollInterval: '15s' | '60s' | '5m';
  readonly runReference: boolean;
  readonly attempt: 1 | 2;
  readonly onRerun: 'resume' | 'new';
  readonly artifact: 'zip' | 'files' | 'none';
  readonly summary: boolean;
}

export const REQUEST_NAMES = ['create', 'fetch', 'cancel', 'list', 'deliverables'] as const;
export type RequestName = (typeof REQUEST_NAMES)[number];

/** The result of one HTTP request. A result that does not apply to its kind counts as `answered`. */
export type Fault =
  | { readonly kind: 'answered'; readonly afterMs: number }
  /** The connection breaks, before or after the request takes effect. */
  | { readonly kind: 'lost'; readonly takesEffect: boolean }
  /** No response: the client gives up after 30 s. The request may take effect, immediately or later. */
  | { readonly kind: 'hang'; readonly effectAfterMs: number | undefined }
  | { readonly kind: 'error'; readonly status: 500 | 502 | 503; readonly takesEffect: boolean }
  /** Executed, with an HTML page as response. */
  | { readonly kind: 'garbled' }
  | {
      readonly kind: 'too-many';
      readonly retryAfterMs: number | undefined;
      /** Above 0: all concurrent tasks of the plan are in use. */
      readonly remaining: number | undefined;
    }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly status: 400 | 401 | 402 | 403 | 404 | 409 | 422 }
  /** A cancel request that is accepted, and executed late or never. */
  | { readonly kind: 'cancelled-late'; readonly afterMs: number | undefined }
  /** A read from a stale replica. */
  | { readonly kind: 'stale'; readonly ageMs: number }
  /** A read that returns another task. */
  | { readonly kind: 'mixed-up' };

/** A period in which requests have the same fault. */
export interface TroubleWindow {
  readonly from: Moment;
  readonly lengthMs: number;
  readonly fault: Fault;
  readonly requests: readonly RequestName[];
}

/** Relative to the start, or to the deadline of a wait that begins at the start. */
export interface Moment {
  readonly base: 'start' | 'deadline';
  readonly ms: number;
}

/** SIGKILL at a time, or at one of the external calls of the process. */
export type Kill =
  | { readonly kind: 'time'; readonly at: Moment }
  | {
      readonly kind: 'call';
      readonly number: number;
      /** Before the call, right after it is sent, or after its response and before anything else. */
      readonly side: 'before' | 'sent' | 'answered';
    };

export interface Life {
  /** The time from its creation to its end; undefined when it never ends by itself. */
  readonly endsAfterMs: number | undefined;
  readonly end: 'complete' | 'failed' | 'cancelled';
  /** When an agent starts to wait for approval, after the creation. */
  readonly approval:
    | { readonly fromMs: number; readonly lengthMs: number; readonly how: 'paused' | 'waiting' }
    | undefined;
  /** How long it is pending after its creation. Until then, nothing changes, and it costs nothing. */
  readonly pendingMs: number;
  /** Whether it has an unknown status before it runs. */
  readonly isOdd: boolean;
  /** What it costs while it runs; undefined when the service does not report it. */
  readonly centsPerMinute: number | undefined;
  /** For so long, after it begins to run, its visible state changes every second. */
  readonly movesForMs: number;
  readonly deliverables: number;
  /** The time from its creation until the list shows it. */
  readonly listedAfterMs: number;
}

/** A task that is not ours. */
export interface OtherTask {
  /**
   * `sibling` and `earlier` have our stable part: `sibling` from this attempt, by another job that shares it; `earlier` from an earlier attempt.
   * `foreign` has our prompt and the reference of another run, `copy` has our prompt and no reference.
   */
  readonly owner: 'sibling' | 'earlier' | 'foreign' | 'copy';
  /** The step, among those that share our stable part, that created it. A step creates several tasks when responses are lost. */
  readonly step: 1 | 2;
  /** Relative to the start of the run; negative for earlier. */
  readonly bornMs: number;
  readonly life: Life;
}

export interface ListFacts {
  readonly order: 'newest' | 'oldest';
  readonly prompts: 'whole' | 'cut' | 'none';
  readonly cutAt: number;
  readonly hasTimes: boolean;
  /** The maximum number of tasks per page, whatever the limit of the request. */
  readonly pageSize: number;
  /** The number of tasks of others from before the run. */
  readonly crowd: number;
  /** The number of new tasks of others that appear between two pages. */
  readonly newcomers: number;
}
