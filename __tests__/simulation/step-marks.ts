import { runStep } from '../../src/step/run.ts';
import { lastLine, parseReferenceLine } from '../../src/task/reference.ts';
import { FakeWorld, inputsOf, runFacts } from '../support/fake-ports.ts';

/** The values that identify the tasks of the simulated step. */
export interface StepMarks {
  readonly prompt: string;
  readonly stable: string;
  readonly runId: string;
  readonly runUrl: string;
}

/** The prompt of the workflow's author. */
export const PROMPT = 'Review.';

let marks: Promise<StepMarks> | undefined;

/** The stable part of the step's references, from a separate run. */
export function learnMarks(): Promise<StepMarks> {
  marks ??= readMarks();
  return marks;
}

async function readMarks(): Promise<StepMarks> {
  const world = new FakeWorld();
  await runStep({
    inputs: inputsOf({ prompt: PROMPT, wait: 'false' }),
    ports: world.ports,
    run: runFacts,
  });
  const { runId, runUrl } = runFacts;
  const line = lastLine(world.service.tasks[0]?.prompt ?? '');
  const stable = parseReferenceLine(line, runUrl)?.stable;
  if (stable === undefined) throw new Error('the prompt of a step ends with its reference');
  return { prompt: PROMPT, stable, runId, runUrl };
}
