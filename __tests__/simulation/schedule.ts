/** What happens in one simulated run: plain data, so that a failing one can be shrunk, printed and replayed. */
export interface Schedule {
  readonly options: Options;
  readonly list: ListFacts;
  /** How far the service's clock is ahead of ours, in milliseconds. */
  readonly skewMs: number;
  /** The jitter of all pauses, in [0, 1). */
  readonly jitter: number;
  /** What the service says is left of its rate limit of 60; undefined when it does not say. */
  readonly rateLeft: number | undefined;
  /** Of the tasks that this step makes, in order; the last one holds for all that follow. */
  readonly lives: readonly Life[];
  readonly others: readonly OtherTask[];
  /** What becomes of the first requests of each kind; later ones are answered as they should be. */
  readonly faults: Readonly<Record<RequestName, readonly Fault[]>>;
  readonly windows: readonly TroubleWindow[];
  /** When the runner tells the main phase to stop. */
  readonly stop: Moment | undefined;
  readonly kill: Kill | undefined;
  /** How far the machine's clock is set back, and when. */
  readonly wallJump: { readonly atMs: number; readonly backMs: number } | undefined;
  /** From the end of the main phase to the start of the post step. */
  readonly postDelayMs: number;
  /** When the post step is told to stop, after its start. */
  readonly postStopMs: number | undefined;
  /** Whether the artifact service never answers. */
  readonly isUploadStalled: boolean;
}

/** What the workflow's author set. */
export interface Options {
  /** `task-id` follows a task that is not ours. */
  readonly source: 'prompt' | 'task-id';
  readonly wait: boolean;
  readonly timeoutSeconds: number;
  readonly onTimeout: '' | 'cancel' | 'leave';
  readonly onApproval: 'wait' | 'leave' | 'cancel';
  readonly pollInterval: '15s' | '60s' | '5m';
  readonly runReference: boolean;
  readonly attempt: 1 | 2;
  readonly onRerun: 'resume' | 'new';
  readonly artifact: 'zip' | 'files' | 'none';
  readonly summary: boolean;
}

export const REQUEST_NAMES = ['create', 'fetch', 'cancel', 'list', 'deliverables'] as const;
export type RequestName = (typeof REQUEST_NAMES)[number];

/** What becomes of one HTTP request. What does not fit its kind counts as `answered`. */
export type Fault =
  | { readonly kind: 'answered'; readonly afterMs: number }
  /** The connection breaks, before or after the request takes effect. */
  | { readonly kind: 'lost'; readonly takesEffect: boolean }
  /** No answer: the client gives up after 30 s. The request may take effect, at once or later. */
  | { readonly kind: 'hang'; readonly effectAfterMs: number | undefined }
  | { readonly kind: 'error'; readonly status: 500 | 502 | 503; readonly takesEffect: boolean }
  /** Done, and answered with a page that is no JSON. */
  | { readonly kind: 'garbled' }
  | {
      readonly kind: 'too-many';
      readonly retryAfterMs: number | undefined;
      /** Above 0: the plan's tasks are all in use. */
      readonly remaining: number | undefined;
    }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly status: 400 | 401 | 402 | 403 | 404 | 409 | 422 }
  /** A request to cancel that is taken, and done late or never. */
  | { readonly kind: 'cancelled-late'; readonly afterMs: number | undefined }
  /** A read from a replica that lags behind. */
  | { readonly kind: 'stale'; readonly ageMs: number }
  /** A read answered with another task. */
  | { readonly kind: 'mixed-up' };

/** A time in which requests meet the same trouble. */
export interface TroubleWindow {
  readonly from: Moment;
  readonly lengthMs: number;
  readonly fault: Fault;
  readonly requests: readonly RequestName[];
}

/** After the start; or, when it is about the deadline, after a wait that began at the start would end. */
export interface Moment {
  readonly base: 'start' | 'deadline';
  readonly ms: number;
}

/** SIGKILL: at a time, or at one of the process's calls to the world. */
export type Kill =
  | { readonly kind: 'time'; readonly at: Moment }
  | {
      readonly kind: 'call';
      readonly number: number;
      /** Before the call is made; as soon as it is sent; or when its answer is there and nothing is done with it yet. */
      readonly side: 'before' | 'sent' | 'answered';
    };

export interface Life {
  /** From its creation to its end; undefined when it never ends by itself. */
  readonly endsAfterMs: number | undefined;
  readonly end: 'complete' | 'failed' | 'cancelled';
  /** When an agent waits for a person, after its creation. */
  readonly approval:
    | { readonly fromMs: number; readonly lengthMs: number; readonly how: 'paused' | 'waiting' }
    | undefined;
  /** Whether it shows a status that nobody knows before it runs. */
  readonly isOdd: boolean;
  readonly deliverables: number;
  /** From its creation until the list shows it. */
  readonly listedAfterMs: number;
}

/** A task of somebody else. */
export interface OtherTask {
  /**
   * `sibling` and `earlier` have our stable part: of this very attempt, by a job that shares it; of the attempt before.
   * `foreign` has our prompt and the reference of another run; `copy` our prompt and none.
   */
  readonly owner: 'sibling' | 'earlier' | 'foreign' | 'copy';
  /** Which of the steps that share our stable part made it; a step makes several when it loses answers. */
  readonly step: 1 | 2;
  /** From the start of the run; earlier when negative. */
  readonly bornMs: number;
  readonly life: Life;
}

export interface ListFacts {
  readonly order: 'newest' | 'oldest';
  readonly prompts: 'whole' | 'cut' | 'none';
  readonly cutAt: number;
  readonly hasTimes: boolean;
  /** The most tasks of one page, whatever is asked for. */
  readonly pageSize: number;
  /** Tasks of others before the run. */
  readonly crowd: number;
  /** New tasks of others that appear between two pages. */
  readonly newcomers: number;
}
