import type { Delivered } from '../publish/deliver.ts';
import type { StepFiles } from '../ports.ts';
import type { Outcome } from '../task/verdict.ts';
import { errorMessage } from '../support/errors.ts';
import { truncateToBytes } from '../support/truncate-to-bytes.ts';

/** The maximum size of one text in a list. In JSON, each byte can take up to six bytes, and the text is one line. */
const MAX_TEXT_BYTES = 2048;

type Status = Outcome | 'skipped';

/** Sets the outputs of a step without results, so that a later step that parses the lists finds them empty. */
export function setEmptyOutputs(status: Status, step: Pick<StepFiles, 'setOutput'>): void {
  for (const [name, value] of Object.entries(emptyOutputs(status))) step.setOutput(name, value);
}

export function emptyOutputs(status: Status): Readonly<Record<string, string>> {
  return { status, deliverables: '[]', 'deliverables-count': '0', artifacts: '[]' };
}

/**
 * Sets every output of action.yml except those that are set earlier, as soon as they are known.
 * @returns a sentence about the outputs that could not be set, or nothing
 */
export function setOutputs({ result, outputDir, comment }: Delivered, step: StepFiles): string[] {
  const { outcome, saved, artifacts, task } = result;
  const [first] = artifacts;
  const deliverables = saved.map(({ id, originalName, path, bytes, contentType, sha256 }) => ({
    id,
    name: truncateToBytes(originalName, MAX_TEXT_BYTES).text,
    path,
    bytes,
    content_type: truncateToBytes(contentType, MAX_TEXT_BYTES).text,
    sha256,
  }));
  const outputs = {
    status: outcome,
    deliverables: toLines(deliverables),
    'deliverables-count': saved.length,
    'output-dir': outputDir,
    'artifact-id': first?.id,
    'artifact-url': first?.url,
    'artifact-digest': first?.digest,
    artifacts: toLines(
      artifacts.map(({ name, id, url, digest, bytes }) => ({ name, id, url, digest, bytes })),
    ),
    'comment-id': comment?.id,
    'comment-url': comment?.url,
    'duration-seconds': result.durationSeconds,
    'cost-cents': task.costCents,
    'tokens-used': task.tokensUsed,
  };
  return trySetOutputs(outputs, step);
}

/**
 * Formats a list as JSON with one value per line. Runners that read output files line by line fail on a line of 64 KiB, and then lose all
 * outputs. Source: Gitea's act_runner, which reads lines with Go's `bufio.Scanner`.
 */
function toLines(values: readonly object[]): string {
  return JSON.stringify(values, undefined, 1);
}

/**
 * Sets each output, even if others fail.
 * @returns a sentence about the outputs that could not be set, or nothing
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
  return [`Could not set these outputs: ${unset.join(', ')} (${errorMessage(reason)}).`];
}
