import type { CommentDraft, CommentPort } from '../ports.ts';
import { openBannerWriter } from '../publish/banner.ts';
import { reportHead } from '../publish/build-result.ts';
import type { StepContext } from '../publish/context.ts';
import { redactReport } from '../publish/redact-report.ts';
import { abortLater, untilAborted } from '../support/deadline.ts';
import { errorMessage } from '../support/errors.ts';
import { describeTask, type Task } from '../task/task.ts';
import type { WaitObserver } from '../task/wait-for-task.ts';
import { trySaveState } from './saved-state.ts';

/** The minimum pause between two edits. More frequent edits are not useful to a reader, and cost requests. */
const EDIT_PAUSE_MS = 30_000;
/** How long to wait for an edit in progress after the runner cancels the step: a little longer than the edit's own time limit. */
const STOP_GRACE_MS = 3500;

/** @returns undefined when the user wants no live comment, or there is nothing to comment on */
export function openLiveComment(context: StepContext): LiveComment | undefined {
  const { comment } = context.ports;
  if (!context.settings.liveComment || comment === undefined) return undefined;
  return new LiveComment(comment, context);
}

/** Keeps the comment up to date while the task runs. After a failed edit, which is logged once, the next change is shown. */
export class LiveComment implements WaitObserver {
  readonly #comment: Pick<CommentPort, 'publish'>;
  readonly #context: StepContext;
  readonly #startMs: number;
  /** Ends the edits. */
  readonly #end = new AbortController();
  readonly #late: ReturnType<typeof abortLater>;
  #latest: Task | undefined;
  #shown = '';
  #editedAtMs = Number.NEGATIVE_INFINITY;
  /** In progress until the latest state is shown. */
  #edits: Promise<void> | undefined;
  #isFailureLogged = false;

  constructor(comment: Pick<CommentPort, 'publish'>, context: StepContext) {
    this.#comment = comment;
    this.#context = context;
    const { clock, stop } = context.ports;
    this.#startMs = clock.monotonicMs();
    this.#late = abortLater(clock, stop, STOP_GRACE_MS);
  }

  onTask(task: Task): void {
    this.#latest = task;
    this.#edits ??= this.#showLatest().finally(() => {
      this.#edits = undefined;
    });
  }

  /** Ends the edits and waits for the one in progress, so that it can't overwrite the report. When the step is cancelled, waits only a few seconds. */
  async settle(): Promise<void> {
    this.#end.abort();
    await untilAborted(this.#late.signal, async () => this.#edits).catch(() => undefined);
    this.#late.release();
  }

  /** After a change within the pause, the latest state is shown at the end of the pause. */
  async #showLatest(): Promise<void> {
    const { clock } = this.#context.ports;
    const { signal: end } = this.#end;
    while (this.#latest !== undefined && describeTask(this.#latest) !== this.#shown) {
      if (end.aborted) return;
      const pauseMs = this.#editedAtMs + EDIT_PAUSE_MS - clock.monotonicMs();
      if (pauseMs > 0) await clock.sleep(pauseMs, end);
      else await this.#show(this.#latest);
    }
  }

  async #show(task: Task): Promise<void> {
    const { clock, log, stop } = this.#context.ports;
    const { signal: end } = this.#end;
    this.#shown = describeTask(task);
    this.#editedAtMs = clock.monotonicMs();
    try {
      const render = await this.#renderer(task);
      const { commit } = this.#context.run;
      const draft = { taskId: task.id, kind: 'live', commit, render, end } as const;
      const published = await this.#comment.publish(draft);
      if (published.kind === 'posted')
        trySaveState(this.#context.ports, { comment: published.comment });
      // A newer run has taken over the comment.
      else this.#end.abort();
    } catch (error) {
      // Only once, and not as a warning: if the report cannot be published either, that logs a warning.
      if (this.#isFailureLogged || end.aborted || stop.aborted) return;
      this.#isFailureLogged = true;
      log.info(`The live comment could not be updated. ${errorMessage(error)}`);
    }
  }

  async #renderer(task: Task): Promise<CommentDraft['render']> {
    const { renderProgress } = await import('../report/render-progress.ts');
    const write = await openBannerWriter(this.#context);
    const elapsedSeconds = Math.round(
      (this.#context.ports.clock.monotonicMs() - this.#startMs) / 1000,
    );
    const progress = { ...reportHead(this.#context), task, elapsedSeconds };
    const { redactKeys } = this.#context.ports.secrets;
    return (kept) =>
      write(kept, (report) => redactReport(renderProgress(progress, report), redactKeys));
  }
}
