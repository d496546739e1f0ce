import type { Delivered } from '../publish/deliver.ts';
import type { Verdict } from '../task/verdict.ts';
import type { Ports } from '../ports.ts';
import type { Outcome } from '../task/verdict.ts';
import { trySaveState } from './saved-state.ts';
import { trySetOutputs } from './outputs.ts';
import { cutToBytes } from '../support/cut-to-bytes.ts';
import type { TaskHistory } from '../task/task-history.ts';

/** How the step ends. */
export interface Ending {
  readonly outcome: Outcome;
  /** Why the step fails; undefined when it is green. */
  readonly failure: string | undefined;
  /** Whether nothing is left to the post step. */
  readonly isFinished: boolean;
}

const MAX_PROBLEM_BYTES = 8000;
/** Of what may be left out, so that what must not has room. See `saved-state.ts`. */
const MAX_HISTORY_BYTES = 30_000;

/** Leaves for the post step what came of the task. */
export function saveVerdict(verdict: Verdict, ports: Ports): void {
  const { outcome, advice, mayStillRun } = verdict;
  const problems = verdict.problems.map((text) => cutToBytes(text, MAX_PROBLEM_BYTES).text);
  const saved = { outcome, problems, mayStillRun, ...(advice === undefined ? {} : { advice }) };
  trySaveState(ports, 'verdict', saved);
}

interface StopContext {
  readonly ports: Ports;
  readonly durationSeconds: number;
  readonly history: TaskHistory;
}

/** The runner gives 7.5 s after its first signal: collecting and publishing is left to the post step. */
export function endStopped(
  verdict: Verdict,
  { ports, durationSeconds, history }: StopContext,
): Ending {
  const { outcome } = verdict;
  // Without it the time line begins with what the post step sees.
  if (Buffer.byteLength(JSON.stringify(history)) <= MAX_HISTORY_BYTES)
    trySaveState(ports, 'history', history);
  const unset = trySetOutputs({ status: outcome, 'duration-seconds': durationSeconds }, ports.step);
  const problem = 'The step was told to stop before it could publish; the post step does it.';
  const problems = [...verdict.problems, problem, ...unset];
  return { outcome, failure: sentences({ ...verdict, problems }), isFinished: false };
}

/**
 * Why the step fails; undefined for a finished task of which everything arrived.
 * @param unset what of the outputs could not be set
 */
export function failureOf(
  verdict: Verdict,
  { failures, result }: Delivered,
  unset: readonly string[],
): string | undefined {
  if (verdict.outcome === 'complete' && failures.length + unset.length === 0) return undefined;
  const { advice } = result;
  const problems = [...result.problems, ...unset];
  return sentences({ task: verdict.task, problems, ...(advice === undefined ? {} : { advice }) });
}

function sentences({
  task,
  problems,
  advice,
}: Pick<Verdict, 'task' | 'problems' | 'advice'>): string {
  return [`Miteos task ${task.id}:`, ...problems, ...(advice === undefined ? [] : [advice])].join(
    ' ',
  );
}
