import { follow, type Ending } from './follow.ts';
import { openTask, type OpenedTask, type Story } from './open-task.ts';
import type { MainPorts } from './ports.ts';
import { startDeadline } from './support/deadline.ts';
import { UserError } from './support/errors.ts';
import { cancelTwins, type LostCall } from './task/cancel-twins.ts';

/** How long to look for tasks of lost create calls at the end. */
const TWINS_LIMIT_MS = 15_000;

/**
 * The story of a run: check who asks, build the prompt, make or find the task, follow it, bring what it made.
 * @throws UserError for what the workflow's author can mend, ServiceError when no task could be made
 */
export async function runStep(story: Story): Promise<Ending> {
  const { inputs, ports, run } = story;
  if (inputs.apiKey === '') return skip(ports);
  const refusal = await ports.findRefusal();
  if (refusal !== undefined) throw new UserError(refusal);
  const opened = await openTask(story);
  announce(opened, story);
  const ending = inputs.wait
    ? await follow(opened, inputs.follow, { ports, run })
    : leaveRunning(ports);
  // A list may show a task late: by now it does. After a signal the post step looks.
  if (ending.isFinished) await endTwins(opened.lost, ports);
  return ending;
}

function skip({ log, step }: MainPorts): Ending {
  log.notice(
    'Skipped: pull requests from forks and from Dependabot get no secrets, so there is no api-key to call Miteos with.',
  );
  step.setOutput('status', 'skipped');
  return { outcome: 'skipped', failure: undefined, isFinished: true };
}

function announce({ task, origin }: OpenedTask, { ports, run }: Story): void {
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

async function endTwins(lost: readonly LostCall[], ports: MainPorts): Promise<void> {
  const limit = startDeadline(ports.clock, TWINS_LIMIT_MS, ports.stop);
  const open = await cancelTwins(lost, { ...ports, signal: limit.signal });
  limit.release();
  for (const { line } of open) {
    ports.log.info(
      `If another task shows in the War Room whose prompt ends with "${line}", cancel it there.`,
    );
  }
}
