import type { Inputs } from '../inputs/inputs.ts';
import type { MainPorts, RunFacts } from '../ports.ts';
import { errorMessage, UserError } from '../support/errors.ts';
import { formatSize } from '../support/human-units.ts';
import type { LostCall } from '../task/cancel-twins.ts';
import { type CreateCall, createTask } from '../task/create-task.ts';
import { findEarlierTask } from '../task/earlier-task.ts';
import { appendContext, appendLine, fillVariables } from '../task/prompt.ts';
import {
  callNonce,
  formatReference,
  hashStep,
  lastLine,
  type Reference,
  referenceLine,
} from '../task/reference.ts';
import { ServiceError } from '../task/task-service.ts';
import type { Task } from '../task/task.ts';
import type { Followed } from './follow.ts';
import { clearState, saveState } from './saved-state.ts';

/** How long to look for the task of an earlier attempt while Miteos can't be asked. */
const MAX_LOOK_MS = 5 * 60_000;
/** As JSON. */
const MAX_PROMPT_BYTES = 5_000_000;

/** What the main phase has to work with. */
export interface Story {
  readonly inputs: Inputs;
  readonly ports: MainPorts;
  readonly run: RunFacts;
}

/** A task to follow, and the create calls before its own whose answer was lost. */
export interface OpenedTask extends Followed {
  readonly lost: readonly LostCall[];
}

/** The task named by the inputs, that of an earlier attempt, or a new one. */
export async function openTask(story: Story): Promise<OpenedTask> {
  const { inputs, ports } = story;
  const startMs = ports.clock.monotonicMs();
  if (inputs.source.kind === 'task-id') {
    const task = await ports.service.fetchTask(inputs.source.taskId, { signal: ports.stop });
    return saveTask({ task, origin: 'given', startMs, lost: [] }, story);
  }
  const template = await readPrompt(story);
  const stable = hashPrompt(template, story);
  const filled = fillVariables(template, inputs.promptVariables);
  const earlier = await findEarlier(filled, stable, story);
  if (earlier !== undefined)
    return saveTask({ task: earlier, origin: 'resumed', startMs, lost: [] }, story);
  const prompt = await addContext(filled, story);
  checkLength(prompt);
  saveSettings(story);
  return saveTask(await createStepTask(prompt, stable, story), story);
}

async function readPrompt({ inputs: { source }, ports }: Story): Promise<string> {
  if (source.kind === 'prompt-file') return ports.readPromptFile(source.path);
  return source.kind === 'prompt' ? source.text : '';
}

/** What makes this step's task what it is, the same on each attempt; the pull request's content is not part of it. */
function hashPrompt(template: string, { inputs, run }: Story): string {
  const variables = [...(inputs.promptVariables ?? [])];
  const task = JSON.stringify([template, variables, inputs.taskOptions, inputs.contextMode]);
  return hashStep({ ...run, matrixJob: inputs.settings.matrixJob, task });
}

async function findEarlier(
  prompt: string,
  stable: string,
  { inputs, ports, run }: Story,
): ReturnType<typeof findEarlierTask> {
  if (run.runAttempt <= 1 || inputs.onRerun === 'new' || !inputs.runReference) return undefined;
  const { runUrl, runId, runAttempt } = run;
  const boundMs = Math.min(inputs.settings.timeoutMs, MAX_LOOK_MS);
  return findEarlierTask({ ...ports, prompt, stable, runUrl, runId, runAttempt, boundMs });
}

async function addContext(prompt: string, { inputs, ports }: Story): Promise<string> {
  const { contextMode, contextMaxBytes } = inputs;
  if (contextMode === 'none') return prompt;
  const context = await ports.fetchContext(contextMode, contextMaxBytes);
  if (context.gaps.length > 0) {
    ports.log.warning(
      `The agents see only a part of ${context.title}: ${context.gaps.join('; ')}. ` +
        'Raise the input context-max-bytes, or have the agents read the repository.',
    );
  }
  return appendContext(prompt, context, ports.newNonce());
}

/** Miteos answers with the whole prompt: one that is longer than an answer may be would make every task look lost. */
function checkLength(prompt: string): void {
  const bytes = Buffer.byteLength(JSON.stringify(prompt));
  if (bytes <= MAX_PROMPT_BYTES) return;
  throw new UserError(
    `The prompt is too long: ${formatSize(bytes)} with its context, of at most ${formatSize(MAX_PROMPT_BYTES)}. ` +
      'Shorten it, lower `context-max-bytes`, or have the agents read the repository.',
  );
}

/** Before anything else can fail: the post step and later steps know the task from here on. */
function saveTask(opened: OpenedTask, story: Story): OpenedTask {
  const { task, origin } = opened;
  const { inputs, ports } = story;
  saveState(ports.step, 'task', { id: task.id, origin, isLeft: !inputs.wait });
  saveSettings(story);
  ports.step.setOutput('task-id', task.id);
  return opened;
}

function saveSettings({ inputs, ports }: Story): void {
  saveState(ports.step, 'settings', inputs.settings);
}

/**
 * Creates the step's task; each create call leaves its reference for the post step before it is made.
 * @param stable what tells this step's references from those of others
 * @throws ServiceError as `createTask`; Error when the step is told to stop meanwhile
 */
async function createStepTask(prompt: string, stable: string, story: Story): Promise<OpenedTask> {
  const { inputs, ports, run } = story;
  const calls: LostCall[] = [];
  const chance = ports.newNonce();
  let sent = 0;
  let made = 0;
  try {
    const { task, lostLines } = await createTask({
      ...ports,
      boundMs: inputs.settings.timeoutMs,
      watchUrl: run.watchUrl,
      nextCall: () => {
        made += 1;
        return nextCall(prompt, { stable, nonce: callNonce(chance, made) }, story);
      },
      onSend: (call) => {
        sent += 1;
        saveCall(call, calls, ports);
      },
    });
    const lost = calls.filter(({ line }) => lostLines.includes(line));
    if (lost.length > 0) saveLast(task, calls, ports);
    return { task, origin: 'created', startMs: ports.clock.monotonicMs(), lost };
  } catch (error) {
    if (error instanceof ServiceError && error.arrival !== 'perhaps') forgetLast(calls, ports);
    if (sent === 0 || !ports.stop.aborted || error instanceof ServiceError) throw error;
    const where = inputs.runReference
      ? 'The post step looks for it and cancels it.'
      : `Look for it in the War Room (${run.watchUrl}), and cancel it there.`;
    throw new Error(
      `${errorMessage(error)} while the task was being created. A task may have been made: ${where}`,
      { cause: error },
    );
  }
}

/** A call that certainly made no task leaves nothing to the post step. */
function forgetLast(calls: LostCall[], { step }: MainPorts): void {
  calls.pop();
  if (calls.length === 0) clearState(step, 'create');
  else saveState(step, 'create', calls);
}

/** Saves the reference before the call that it names is sent, so that a killed step leaves the way to its task. */
function saveCall({ line }: CreateCall, calls: LostCall[], { clock, step }: MainPorts): void {
  if (line === undefined) return;
  if (calls.at(-1)?.line === line) calls.pop();
  calls.push({ line, sentAtMs: clock.wallMs() });
  saveState(step, 'create', calls);
}

/** The post step takes the last call for that of the task. */
function saveLast({ prompt = '' }: Task, calls: readonly LostCall[], { step }: MainPorts): void {
  const own = calls.find(({ line }) => line === lastLine(prompt));
  if (own === undefined || own === calls.at(-1)) return;
  saveState(step, 'create', [...calls.filter((call) => call !== own), own]);
}

function nextCall(
  prompt: string,
  naming: Pick<Reference, 'stable' | 'nonce'>,
  { inputs, run }: Story,
): CreateCall {
  const options = inputs.taskOptions;
  if (!inputs.runReference)
    return { request: { ...options, prompt }, reference: undefined, line: undefined };
  const { runId, runAttempt, runUrl } = run;
  const reference: Reference = { runId, attempt: runAttempt, ...naming };
  const line = referenceLine(reference, runUrl);
  return {
    request: { ...options, prompt: appendLine(prompt, line) },
    reference: formatReference(reference),
    line,
  };
}
