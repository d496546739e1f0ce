import { createHash } from 'node:crypto';
import type { UploadedArtifact } from '../../sandbox/github/artifacts/artifact-service.ts';
import type { SandboxTask } from '../../sandbox/miteos/sandbox-task.ts';
import type { StepRun } from '../../sandbox/runner/step-execution.ts';
import type { WorkflowCommand } from '../../sandbox/runner/workflow-commands.ts';
import type { Trial } from './step-fixture.ts';

/** Returns the workflow commands of main and then of post. */
export function commandsOf({ main, post }: StepRun): WorkflowCommand[] {
  return [...main.commands, ...(post?.commands ?? [])];
}

/** Returns the messages of a kind of workflow command, in main and then in post. */
export function said(step: StepRun, command: 'error' | 'warning' | 'notice'): string[] {
  return commandsOf(step)
    .filter(({ name }) => name === command)
    .map(({ text }) => text);
}

/** Returns the only task. */
export function taskOf({ miteos }: Pick<Trial, 'miteos'>): SandboxTask {
  return onlyOne(miteos.tasks);
}

/** Returns the only artifact. */
export function artifactOf({ github }: Pick<Trial, 'github'>): UploadedArtifact {
  return onlyOne(github.artifacts);
}

/** Returns the number of create requests, with or without effect. */
export function createsOf({ miteos }: Pick<Trial, 'miteos'>): number {
  return miteos.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/tasks'))
    .length;
}

export function commentsOf({ github }: Pick<Trial, 'github'>): string[] {
  return github.comments.map(({ body }) => body);
}

/** Returns the kind and the HTML of the banner at the start of a page, or of the warning right below its headline. */
export function bannerOf(page = ''): string {
  const text = page.replace(/^<!-- miteos-task [^\n]* -->\n\n/, '');
  const [, kind, html] = /^(?:<h2>[^\n]*\n\n)?> \[!(\w+)\]\n>\n> ([^\n]*)(?:\n|$)/.exec(text) ?? [];
  return kind === undefined ? '' : `${kind} ${html ?? ''}`;
}

/**
 * Returns the names of files that differ between the deliverables and the archive, ignoring `miteos-task.json`.
 */
export async function findChangedFiles(trial: Trial): Promise<string[]> {
  const task = taskOf(trial);
  const archived = await artifactOf(trial).files();
  archived.delete('miteos-task.json');
  const delivered = new Map(
    task.deliverables.map(({ id, name = id }) => [
      name,
      trial.miteos.deliverableBytes(task.id, id),
    ]),
  );
  const names = new Set([...archived.keys(), ...delivered.keys()]);
  return [...names].filter((name) => {
    const bytes = delivered.get(name);
    return bytes === undefined || archived.get(name)?.equals(bytes) !== true;
  });
}

/** In lower-case hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function onlyOne<Thing>(things: readonly Thing[]): Thing {
  const [thing] = things;
  if (thing === undefined || things.length > 1) {
    throw new Error(`Expected one, there are ${things.length}.`);
  }
  return thing;
}
