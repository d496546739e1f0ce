import { follow, type Ending, type Followed } from './follow.ts';
import type { Inputs } from './inputs.ts';
import type { MainPorts, RunFacts } from './ports.ts';
import { saveState } from './saved-state.ts';
import { UserError } from './support/errors.ts';
import { createTask, type CreateCall } from './task/create-task.ts';
import { findEarlierTask } from './task/find-earlier-task.ts';
import { appendContext, appendLine, fillVariables } from './task/prompt.ts';
import { formatReference, hashStep, referenceLine, type Reference } from './task/reference.ts';

interface Story {
  readonly inputs: Inputs;
  readonly ports: MainPorts;
  readonly run: RunFacts;
}

/**
 * The story of a run: check who asks, build the prompt, make or find the task, follow it, bring what it made.
 * @throws UserError for what the workflow's author can mend, ServiceError when no task could be made
 */
export async function runStep(story: Story): Promise<Ending> {
  const { inputs, ports, run } = story;
  if (inputs.apiKey === '') return skip(ports);
  const refusal = await ports.findRefusal();
  if (refusal !== undefined) throw new UserError(refusal);
  const followed = await openTask(story);
  announce(followed, story);
  if (!inputs.wait) return leaveRunning(ports);
  return follow(followed, inputs.follow, { ports, run });
}

function skip({ log, step }: MainPorts): Ending {
  log.notice(
    'Skipped: pull requests from forks and from Dependabot get no secrets, so there is no api-key to call Miteos with.',
  );
  step.setOutput('status', 'skipped');
  return { outcome: 'skipped', failure: undefined, isFinished: true };
}

/** The task named by the inputs, that of an earlier attempt, or a new one. */
async function openTask(story: Story): Promise<Followed> {
  const { inputs, ports } = story;
  const startMs = ports.clock.monotonicMs();
  if (inputs.source.kind === 'task-id') {
    const task = await ports.service.fetchTask(inputs.source.taskId);
    return saveTask({ task, origin: 'given', startMs }, story);
  }
  const template = await readPrompt(story);
  const stable = hashPrompt(template, story);
  const filled = fillVariables(template, inputs.promptVariables);
  const earlier = await findEarlier(filled, stable, story);
  if (earlier !== undefined) return saveTask({ task: earlier, origin: 'resumed', startMs }, story);
  const prompt = await addContext(filled, story);
  saveSettings(story);
  const { task } = await createTask({
    ...ports,
    boundMs: inputs.follow.timeoutMs,
    nextCall: () => nextCall(prompt, stable, story),
  });
  return saveTask({ task, origin: 'created', startMs: ports.clock.monotonicMs() }, story);
}

async function readPrompt({ inputs: { source }, ports }: Story): Promise<string> {
  if (source.kind === 'prompt-file') return ports.readPromptFile(source.path);
  return source.kind === 'prompt' ? source.text : '';
}

/** What makes this step's task what it is, the same on each attempt; the pull request's content is not part of it. */
function hashPrompt(template: string, { inputs, run }: Story): string {
  const variables = [...(inputs.promptVariables ?? [])];
  const task = JSON.stringify([template, variables, inputs.taskOptions, inputs.contextMode]);
  return hashStep({ ...run, matrixLeg: inputs.matrixLeg, task });
}

async function findEarlier(
  prompt: string,
  stable: string,
  { inputs, ports, run }: Story,
): ReturnType<typeof findEarlierTask> {
  if (run.runAttempt <= 1 || inputs.onRerun === 'new' || !inputs.runReference) return undefined;
  const { runUrl, runId, runAttempt } = run;
  return findEarlierTask({ ...ports, prompt, stable, runUrl, runId, runAttempt });
}

async function addContext(prompt: string, { inputs, ports }: Story): Promise<string> {
  const { contextMode, contextMaxBytes } = inputs;
  if (contextMode === 'none') return prompt;
  const context = await ports.fetchContext(contextMode, contextMaxBytes);
  return appendContext(prompt, context, ports.newNonce());
}

/** Saves the reference before the call that it names is made, so that a killed step leaves the way to its task. */
function nextCall(prompt: string, stable: string, { inputs, ports, run }: Story): CreateCall {
  const options = inputs.taskOptions;
  if (!inputs.runReference)
    return { request: { ...options, prompt }, reference: undefined, line: undefined };
  const { runId, runAttempt, runUrl } = run;
  const reference: Reference = { runId, stable, attempt: runAttempt, nonce: ports.newNonce() };
  const line = referenceLine(reference, runUrl);
  saveState(ports.step, 'create', { line, sentAtMs: ports.clock.wallMs() });
  return {
    request: { ...options, prompt: appendLine(prompt, line) },
    reference: formatReference(reference),
    line,
  };
}

/** Before anything else can fail: the post step and later steps know the task from here on. */
function saveTask(followed: Followed, story: Story): Followed {
  const { task, origin } = followed;
  const { inputs, ports } = story;
  saveState(ports.step, 'task', { id: task.id, origin, isLeft: !inputs.wait });
  saveSettings(story);
  ports.step.setOutput('task-id', task.id);
  return followed;
}

function saveSettings({ inputs, ports }: Story): void {
  saveState(ports.step, 'settings', { ...inputs.follow, matrixLeg: inputs.matrixLeg });
}

function announce({ task, origin }: Followed, { ports, run }: Story): void {
  const words = {
    created: `Created task ${task.id}.`,
    given: `Following task ${task.id}, as the input task-id says.`,
    resumed:
      `Resuming task ${task.id}, which an earlier attempt of this run made. ` +
      'Set `on-rerun: new` to pay for a new one instead.',
  };
  ports.log.notice(`${words[origin]} Watch it in the War Room: ${run.watchUrl}`);
}

function leaveRunning({ step, log }: MainPorts): Ending {
  step.setOutput('status', 'running');
  log.info('Not waiting for it, as the input wait says. Follow it later with the input task-id.');
  return { outcome: 'running', failure: undefined, isFinished: true };
}
