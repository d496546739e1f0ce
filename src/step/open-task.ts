import type { Inputs } from '../inputs/inputs.ts';
import type { MainPorts, RunFacts } from '../ports.ts';
import type { SentPrompt } from '../publish/context.ts';
import type { JsonSchema } from '../structured-output/json-schema.ts';
import { errorMessage, UserError } from '../support/errors.ts';
import { formatSize } from '../support/human-units.ts';
import { FINDINGS_PURPOSE, FINDINGS_SCHEMA } from '../findings/findings-schema.ts';
import { createTask } from '../task/create-task.ts';
import { findEarlierTask } from '../task/earlier-task.ts';
import type { SentCall } from '../task/lost-calls.ts';
import {
  appendCommit,
  appendWantedFile,
  fillVariables,
  findUnusedVariables,
  MAX_PROMPT_BYTES,
  type WantedFile,
} from '../task/prompt.ts';
import { withoutUndefined } from '../support/without-undefined.ts';
import { hashStep, lastLine, parseReferenceLine } from '../task/reference.ts';
import { hasEnded } from '../task/task.ts';
import { addContext } from './add-context.ts';
import type { Followed } from './follow.ts';
import { trySetOutputs } from './outputs.ts';
import type { SavedState } from './saved-state-schema.ts';
import { clearState, saveState } from './saved-state.ts';

/** How long to search for the task of an earlier attempt while Miteos is unreachable. */
const MAX_SEARCH_MS = 5 * 60_000;

/** The maximum number of variables that a warning names. */
const MAX_NAMED_VARIABLES = 5;

/** What the main phase works with. */
export interface Story {
  readonly inputs: Inputs;
  readonly ports: MainPorts;
  readonly run: RunFacts;
  /** The input `output-schema`; undefined when there is none. */
  readonly schema: JsonSchema | undefined;
}

export interface OpenedTask extends Followed {
  /** The create calls whose response was lost and whose task was not found. */
  readonly orphaned: readonly SentCall[];
}

/** Finds or creates the task, and saves it for the post step and for later steps. */
export async function openTask(story: Story): Promise<OpenedTask> {
  const { inputs, ports } = story;
  const opened = await findOrCreate(story);
  const { task, origin, orphaned, sent = {} } = opened;
  // Before anything else can fail, so that the log has the ID even if no state can be written.
  announce(opened, story);
  const isLeft = !inputs.wait;
  saveTask({ id: task.id, origin, isLeft, orphaned, ...withoutUndefined(sent) }, story);
  // A missing output is not a reason to abandon a paid task.
  for (const unset of trySetOutputs({ 'task-id': task.id }, ports.step)) ports.log.warning(unset);
  return opened;
}

/** @throws UserError that names the task, which the post step may not find */
function saveTask(task: SavedState['task'], { ports, run }: Story): void {
  try {
    saveState(ports.step, { task });
  } catch (error) {
    throw unfollowableError(task.id, error, run);
  }
}

/** Returns an error that names the task, which nobody follows. */
export function unfollowableError(
  taskId: string,
  cause: unknown,
  { watchUrl }: RunFacts,
): UserError {
  return new UserError(
    `Task ${taskId} can't be followed: ${errorMessage(cause)}. It may still be running: check it in the War Room (${watchUrl}), ` +
      `and cancel it there, or run again with \`task-id: ${taskId}\`.`,
    { cause },
  );
}

function announce({ task, origin }: OpenedTask, { ports, run }: Story): void {
  const attempt = parseReferenceLine(lastLine(task.prompt ?? ''), run.runUrl)?.attempt;
  const maker = attempt ? `attempt ${attempt}` : 'an earlier attempt';
  const sentences = {
    created: `Created task ${task.id}.`,
    given: `Following task ${task.id}, which the input task-id names.`,
    // A user who re-runs the job may expect a different answer.
    resumed: hasEnded(task)
      ? `Task ${task.id} of ${maker} is already complete, so this attempt returns the same answer. To create and pay for a new task, start a new run.`
      : `Resuming task ${task.id}, which ${maker} of this run created. To create and pay for a new one instead, start a new run.`,
  };
  ports.log.notice(`${sentences[origin]} Watch it in the War Room: ${run.watchUrl}`);
}

/** Returns the task that the inputs name, the task of an earlier attempt, or a new one. */
async function findOrCreate(story: Story): Promise<OpenedTask> {
  const { inputs, ports } = story;
  const startMs = ports.clock.monotonicMs();
  if (inputs.source.kind === 'task-id') {
    const task = await ports.service.fetchTask(inputs.source.taskId, { signal: ports.stop });
    return { task, origin: 'given', startMs, orphaned: [] };
  }
  const template = await readPrompt(story);
  const stable = await hashPrompt(template, story);
  const filled = fillPrompt(template, story);
  const earlier = await findEarlier(filled, stable, story);
  if (earlier !== undefined) return { task: earlier, origin: 'resumed', startMs, orphaned: [] };
  const { prompt, sent } = await completePrompt(filled, story);
  return { ...(await createStepTask(prompt, stable, story)), sent };
}

/**
 * Returns the prompt that a new task gets, without its reference line.
 * @throws UserError as `openTask`
 */
export async function buildPrompt(story: Story): Promise<string> {
  const template = await readPrompt(story);
  const { prompt } = await completePrompt(fillPrompt(template, story), story);
  return prompt;
}

async function readPrompt({ inputs: { source }, ports }: Story): Promise<string> {
  if (source.kind === 'prompt-file') return ports.readWorkspaceFile('prompt-file', source.path);
  return source.kind === 'prompt' ? source.text : '';
}

function fillPrompt(template: string, { inputs, ports }: Story): string {
  const filled = fillVariables(template, inputs.promptVariables);
  warnOfUnused(findUnusedVariables(template, inputs.promptVariables), ports);
  return filled;
}

/** A line of a multi-line value looks like another variable, and the value ends before it. */
function warnOfUnused(names: readonly string[], { log }: MainPorts): void {
  if (names.length === 0) return;
  const shown = names.slice(0, MAX_NAMED_VARIABLES).map((name) => JSON.stringify(name));
  const more = names.length - shown.length;
  log.warning(
    `The prompt does not use these variables of the input prompt-variables: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}. ` +
      'If they are lines of another value, write the input as a JSON object.',
  );
}

/**
 * Hashes what identifies the task of this step in each attempt. The content of the pull request and of the context files may change, so it
 * is not part of it.
 */
async function hashPrompt(
  template: string,
  { inputs, ports, run, schema }: Story,
): Promise<string> {
  const { promptVariables = [], taskOptions, contextMode, contextFiles, settings } = inputs;
  const { matrixJob, commentKey, outputFile, findings } = settings;
  const output = [outputFile, schema?.text, findings];
  const context = [contextMode, contextFiles];
  const task = JSON.stringify([template, [...promptVariables], taskOptions, context, output]);
  const hash = (call: number): string => hashStep({ ...run, matrixJob, commentKey, task, call });
  // If the attempt is not known, files of an earlier attempt in the folder would change the number of the call.
  if (run.runAttempt === 0 || !inputs.runReference) return hash(1);
  return hash(await ports.numberCall(`miteos-call-${hash(1)}-${run.runAttempt}`));
}

async function findEarlier(
  prompt: string,
  stable: string,
  { inputs, ports, run }: Story,
): ReturnType<typeof findEarlierTask> {
  const { runUrl, runId, runAttempt } = run;
  // Without an ID, all runs would be the same run.
  const isFirst = runAttempt === 1 || runId === '0';
  if (isFirst || inputs.onRerun === 'new' || !inputs.runReference) return undefined;
  const searchLimitMs = Math.min(inputs.settings.timeoutMs, MAX_SEARCH_MS);
  return findEarlierTask({ ...ports, prompt, stable, runUrl, runId, runAttempt, searchLimitMs });
}

/** Adds what the user's prompt does not contain. Also returns what the prompt then says about the change. */
async function completePrompt(
  filled: string,
  story: Story,
): Promise<{ prompt: string; sent: SentPrompt }> {
  const { prompt: withContext, commit: read, hasGaps } = await addContext(filled, story);
  const { prompt, commit = read } = await addCommit(addWantedFiles(withContext, story), story);
  checkLength(prompt);
  return { prompt, sent: { commit, hasGaps } };
}

/** Adds the instructions for the files that programs read, so that the user's prompt does not need them. */
function addWantedFiles(prompt: string, { inputs, schema }: Story): string {
  const { outputFile, findings } = inputs.settings;
  const files: WantedFile[] = [
    { name: outputFile, schema: schema?.text },
    { name: findings, purpose: FINDINGS_PURPOSE, schema: JSON.stringify(FINDINGS_SCHEMA) },
  ];
  return files.filter(({ name }) => name !== '').reduce(appendWantedFile, prompt);
}

/**
 * Adds the commit to which the line numbers of the findings must belong.
 * @throws UserError when the change can't be read, because the task would be paid for, and none of its findings could be checked
 */
async function addCommit(
  prompt: string,
  { inputs, ports }: Story,
): Promise<{ prompt: string; commit?: string }> {
  if (inputs.settings.findings === '') return { prompt };
  const { head } = await ports.fetchChange();
  const named = appendCommit(prompt, head);
  return named === prompt ? { prompt } : { prompt: named, commit: head };
}

/** Responses contain the whole prompt. If it exceeded the maximum size of a response, every task would seem lost. */
function checkLength(prompt: string): void {
  const bytes = Buffer.byteLength(JSON.stringify(prompt));
  if (bytes <= MAX_PROMPT_BYTES) return;
  throw new UserError(
    `The prompt is too long: it is ${formatSize(bytes)} with its context, and the maximum is ${formatSize(MAX_PROMPT_BYTES)}. ` +
      'Shorten it, lower `context-max-bytes`, or let the agents read the repository themselves.',
  );
}

/**
 * Creates the task of the step. The reference of each create call is saved for the post step before the call.
 * @param stable the part of the references that is the same in each attempt
 * @throws the errors of `createTask`
 */
async function createStepTask(prompt: string, stable: string, story: Story): Promise<OpenedTask> {
  const { inputs, ports, run } = story;
  const { runId, runAttempt, runUrl, watchUrl } = run;
  const stepNonce = ports.newNonce();
  const { task, orphaned } = await createTask({
    ...ports,
    request: { ...inputs.taskOptions, prompt },
    reference: inputs.runReference
      ? { runId, runUrl, attempt: runAttempt, stable, stepNonce }
      : undefined,
    retryLimitMs: inputs.settings.timeoutMs,
    watchUrl,
    onCalls: (calls) => {
      if (calls.length === 0) clearState(ports.step, 'create');
      else saveState(ports.step, { create: calls });
    },
  });
  react(ports);
  return { task, origin: 'created', startMs: ports.clock.monotonicMs(), orphaned };
}

/** Starts the reaction and does not wait for it. Nobody needs it, so a failure is not worth a warning. */
function react({ react: add, log }: MainPorts): void {
  add?.().catch((error: unknown) => {
    log.debug(`Could not add the reaction to the comment: ${errorMessage(error)}.`);
  });
}
