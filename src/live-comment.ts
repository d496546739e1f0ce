import type { CommentPort, RunFacts, StepFiles } from './ports.ts';
import { saveState } from './saved-state.ts';
import type { Clock } from './support/clock.ts';
import { errorWords } from './support/errors.ts';
import type { Log } from './support/log.ts';
import { describeTask } from './task/describe-task.ts';
import type { Task } from './task/task.ts';
import type { WaitObserver } from './task/wait-for-task.ts';

export interface LiveCommentOptions {
  readonly comment: CommentPort;
  readonly clock: Clock;
  readonly log: Log;
  readonly step: StepFiles;
  readonly run: RunFacts;
}

/** Edits closer together than this are not worth a reader's mail or the API's patience. */
const EDIT_PAUSE_MS = 30_000;

/** Keeps the comment current while the task runs. Its troubles are said once and end nothing. */
export class LiveComment implements WaitObserver {
  readonly #options: LiveCommentOptions;
  readonly #startMs: number;
  #shown = '';
  #editedAtMs = Number.NEGATIVE_INFINITY;
  #edit: Promise<void> = Promise.resolve();
  #hasFailed = false;

  constructor(options: LiveCommentOptions) {
    this.#options = options;
    this.#startMs = options.clock.monotonicMs();
  }

  onTask(task: Task): void {
    const state = describeTask(task);
    const nowMs = this.#options.clock.monotonicMs();
    if (this.#hasFailed || state === this.#shown || nowMs - this.#editedAtMs < EDIT_PAUSE_MS)
      return;
    this.#shown = state;
    this.#editedAtMs = nowMs;
    this.#edit = this.#edit.then(() => this.#publish(task, nowMs));
  }

  onTrouble(): void {
    // The last state stays: that it could not be read now is no news to a reader.
  }

  /** Waits for the edit under way, so that it can't overwrite the report; not when the step is told to stop. */
  async settle(stop: AbortSignal): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      if (stop.aborted) resolve();
      stop.addEventListener('abort', () => {
        resolve();
      });
    });
    await Promise.race([this.#edit, stopped]);
  }

  async #publish(task: Task, nowMs: number): Promise<void> {
    const { comment, log, step, run } = this.#options;
    try {
      const { renderProgress } = await import('./report/render-progress.ts');
      const elapsedSeconds = Math.round((nowMs - this.#startMs) / 1000);
      const { runUrl, watchUrl } = run;
      const body = renderProgress({ task, elapsedSeconds, runUrl, watchUrl }, comment.marker);
      const posted = await comment.publish(body);
      saveState(step, 'comment', posted);
    } catch (error) {
      this.#hasFailed = true;
      // No warning: the report follows, and warns if it can't be published either.
      log.info(`The live comment could not be kept current: ${errorWords(error)}`);
    }
  }
}
