import { appendLine } from '../../src/task/prompt.ts';
import { callNonce, referenceLine } from '../../src/task/reference.ts';
import type { ModelTask } from './model-task.ts';
import type { Life, OtherTask, Schedule } from './schedule.ts';
import type { StepMarks } from './step-marks.ts';

export const GIVEN_ID = 'task_given';

const LASTING: Life = {
  endsAfterMs: undefined,
  end: 'complete',
  approval: undefined,
  pendingMs: 1000,
  isOdd: false,
  centsPerMinute: undefined,
  movesForMs: Infinity,
  deliverables: 0,
  listedAfterMs: 0,
};
/** The time between two tasks of others. Some are within the time range of a search, some before it. */
const CROWD_PAUSE_MS = 20_000;

/** The tasks that are not ours: those of the schedule, many from before the run, and the one of `task-id`. */
export function othersOf(schedule: Schedule, marks: StepMarks): ModelTask[] {
  const { options, others, list, lives } = schedule;
  const crowd = Array.from({ length: list.crowd }, (_, index): OtherTask => {
    const owner = index % 2 === 0 ? 'foreign' : 'copy';
    return { owner, step: 1, bornMs: -(index + 1) * CROWD_PAUSE_MS, life: LASTING };
  });
  // A first attempt has no earlier tasks.
  const named = others.filter(({ owner }) => owner !== 'earlier' || options.attempt === 2);
  const tasks = [...named, ...crowd].map((other, index): ModelTask => {
    const bornMs = other.owner === 'earlier' ? Math.min(other.bornMs, -1000) : other.bornMs;
    const prompt = promptOf(other, index, schedule, marks);
    const { owner, life } = other;
    return { id: `task_${index + 1}`, owner, prompt, bornMs, life, cancelledMs: Infinity };
  });
  if (options.source === 'prompt') return tasks;
  const [life = LASTING] = lives;
  const { prompt } = marks;
  const given = { id: GIVEN_ID, owner: 'given', prompt, life } as const;
  return [...tasks, { ...given, bornMs: -5000, cancelledMs: Infinity }];
}

function promptOf(
  { owner, step }: OtherTask,
  index: number,
  { options }: Schedule,
  { prompt, stable, runId, runUrl }: StepMarks,
): string {
  if (owner === 'copy') return prompt;
  const attempt = owner === 'sibling' ? options.attempt : 1;
  const nonce = callNonce(`${'f'.repeat(15)}${step}`, index);
  const line =
    owner === 'foreign'
      ? referenceLine({ runId: `${runId}9`, stable, attempt, nonce }, `${runUrl}9`)
      : referenceLine({ runId, stable, attempt, nonce }, runUrl);
  return appendLine(prompt, line);
}
