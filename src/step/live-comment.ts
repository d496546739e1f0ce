import type { Settings } from '../inputs/settings.ts';
import type { CommentPort, ReplacedComment, RunFacts, StepFiles } from '../ports.ts';
import type { PreviousReport } from '../report/previous-report.ts';
import { saveState } from './saved-state.ts';
import type { Clock } from '../support/clock.ts';
import { errorMessage } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { describeTask, type Task } from '../task/task.ts';
import type { WaitObserver } from '../task/wait-for-task.ts';

export interface LiveCommentOptions {
  readonly comment: CommentPort;
  readonly clock: Clock;
  readonly log: Log;
  readonly step: StepFiles;
  readonly run: RunFacts;
  readonly settings: Settings;
  /** Aborted when the step is told to stop. */
  readonly stop: AbortSignal;
}

/** Edits closer together than this are not worth a reader's attention or the API's patience. */
const EDIT_PAUSE_MS = 30_000;
/** After so many failures in a row nothing more is tried before the report. */
const MAX_FAILURES = 3;

/** Keeps the comment current while the task runs. Its troubles are said once and end nothing. */
export class LiveComment implements WaitObserver {
  readonly #options: LiveCommentOptions;
  readonly #startMs: number;
  readonly #end = new AbortController();
  #latest: Task | undefined;
  #shown = '';
  #editedAtMs = Number.NEGATIVE_INFINITY;
  /** Shows what is latest, now or when the pause is over; undefined when it is shown already. */
  #edits: Promise<void> | undefined;
  #previous: PreviousReport | undefined;
  #failures = 0;
  #hasComplained = false;
  #isSuperseded = false;

  constructor(options: LiveCommentOptions) {
    this.#options = options;
    this.#startMs = options.clock.monotonicMs();
  }

  onTask(task: Task): void {
    this.#latest = task;
    this.#edits ??= this.#showLatest().finally(() => {
      this.#edits = undefined;
    });
  }

  onTrouble(): void {
    // The last state stays: that it could not be read now is no news to a reader.
  }

  /**
   * Ends the edits, and waits for the one under way, so that it can't overwrite the report; not for its pauses, and not when the step is
   * told to stop. What was not shown yet never will be: the report comes.
   */
  async settle(): Promise<void> {
    const { stop } = this.#options;
    this.#end.abort();
    const stopped = new Promise<void>((resolve) => {
      if (stop.aborted) resolve();
      stop.addEventListener('abort', () => {
        resolve();
      });
    });
    await Promise.race([this.#edits, stopped]);
  }

  /** A change within the pause is not lost: what is latest by then is shown at its end. */
  async #showLatest(): Promise<void> {
    const { clock } = this.#options;
    while (this.#hasNews()) {
      const pauseMs = this.#editedAtMs + EDIT_PAUSE_MS - clock.monotonicMs();
      if (pauseMs > 0) {
        await clock.sleep(pauseMs, this.#end.signal);
        continue;
      }
      this.#editedAtMs = clock.monotonicMs();
      if (this.#latest !== undefined) await this.#show(this.#latest);
    }
  }

  #hasNews(): boolean {
    return (
      this.#latest !== undefined &&
      describeTask(this.#latest) !== this.#shown &&
      !this.#end.signal.aborted &&
      !this.#isSuperseded &&
      this.#failures < MAX_FAILURES
    );
  }

  async #show(task: Task): Promise<void> {
    const { comment, log, step, stop } = this.#options;
    try {
      const render = await this.#renderer(task);
      const { signal: end } = this.#end;
      const published = await comment.publish({ taskId: task.id, isLive: true, render, end });
      this.#failures = 0;
      this.#shown = describeTask(task);
      if (published.kind === 'posted') saveState(step, 'comment', published.comment);
      else this.#isSuperseded = true;
    } catch (error) {
      this.#failures += 1;
      // No warning, and once: the report follows, and warns if it can't be published either.
      if (this.#hasComplained || stop.aborted || this.#end.signal.aborted) return;
      this.#hasComplained = true;
      log.info(`The live comment is not up to date. ${errorMessage(error)}`);
    }
  }

  async #renderer(
    task: Task,
  ): Promise<(frame: { marker: string; replaced: ReplacedComment | undefined }) => string> {
    const { clock, run, settings } = this.#options;
    const { renderProgress } = await import('../report/render-progress.ts');
    const { unfoldPrevious } = await import('../report/previous-report.ts');
    const elapsedSeconds = Math.round((clock.monotonicMs() - this.#startMs) / 1000);
    return ({ marker, replaced }) => {
      // What this step folds away first stays, however often it edits the comment.
      this.#previous ??= replaced && previousOf(replaced, run, unfoldPrevious);
      const { runUrl, watchUrl } = run;
      const previous = this.#previous;
      const progress = { task, elapsedSeconds, settings, runUrl, watchUrl, previous };
      return renderProgress(progress, marker);
    };
  }
}

/** A live comment that got no last word is no report, but it holds the one before it. */
function previousOf(
  { text, isLive, runId }: ReplacedComment,
  { runUrl }: RunFacts,
  unfold: (live: string) => string | undefined,
): PreviousReport | undefined {
  if (!isLive) return { text, runUrl: runUrl.replace(/\d+$/, runId) };
  const folded = unfold(text);
  return folded === undefined ? undefined : { text: folded };
}
