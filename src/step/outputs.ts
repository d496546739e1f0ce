import type { Delivered } from '../publish/deliver.ts';
import type { StepFiles } from '../ports.ts';
import type { Outcome } from '../task/verdict.ts';
import { errorMessage } from '../support/errors.ts';

/** For a step that brings nothing: a later step that parses the lists finds them empty. */
export function setEmptyOutputs(outcome: Outcome, step: Pick<StepFiles, 'setOutput'>): void {
  step.setOutput('status', outcome);
  step.setOutput('deliverables', '[]');
  step.setOutput('deliverables-count', '0');
  step.setOutput('artifacts', '[]');
}

/**
 * Sets every output of action.yml but those that are set as soon as they are known.
 * @returns a sentence on those that could not be set, or nothing
 */
export function setOutputs({ result, outputDir, comment }: Delivered, step: StepFiles): string[] {
  const { outcome, saved, artifacts, task } = result;
  const [first] = artifacts;
  const deliverables = saved.map(({ id, originalName, path, bytes, contentType, sha256 }) => ({
    id,
    name: originalName,
    path,
    bytes,
    content_type: contentType,
    sha256,
  }));
  const outputs = {
    status: outcome,
    deliverables: JSON.stringify(deliverables),
    'deliverables-count': saved.length,
    'output-dir': outputDir,
    'artifact-id': first?.id,
    'artifact-url': first?.url,
    'artifact-digest': first?.digest,
    artifacts: JSON.stringify(
      artifacts.map(({ name, id, url, digest, bytes }) => ({ name, id, url, digest, bytes })),
    ),
    'comment-id': comment?.id,
    'comment-url': comment?.url,
    'duration-seconds': result.durationSeconds,
    'cost-cents': task?.costCents,
    'tokens-used': task?.tokensUsed,
  };
  return trySetOutputs(outputs, step);
}

/**
 * Sets each, whatever becomes of the others.
 * @returns a sentence on those that could not be set, or nothing
 */
export function trySetOutputs(
  outputs: Readonly<Record<string, string | number | undefined>>,
  step: Pick<StepFiles, 'setOutput'>,
): string[] {
  const unset: string[] = [];
  let reason: unknown;
  for (const [name, value] of Object.entries(outputs)) {
    try {
      step.setOutput(name, String(value ?? ''));
    } catch (error) {
      unset.push(name);
      reason = error;
    }
  }
  if (unset.length === 0) return [];
  return [`These outputs could not be set: ${unset.join(', ')}: ${errorMessage(reason)}.`];
}
