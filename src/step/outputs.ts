import type { Delivered } from '../publish/deliver.ts';
import { countBySeverity } from '../findings/finding.ts';
import type { StepFiles } from '../ports.ts';
import type { Result } from '../report/result.ts';
import { orderTexts } from '../report/text-kind.ts';
import { MAX_OUTPUT_BYTES } from '../structured-output/read-structured-output.ts';
import { reasonOf, type Outcome } from '../task/verdict.ts';
import { errorMessage } from '../support/errors.ts';
import { formatSize } from '../support/human-units.ts';
import { printableText } from '../support/log.ts';
import { truncateToBytes } from '../support/truncate-to-bytes.ts';

/** The maximum size of one text in a list. In JSON, each byte can take up to six bytes, and the text is one line. */
const MAX_TEXT_BYTES = 2048;
/** The maximum length of the output `reason`, in characters. */
const MAX_REASON_LENGTH = 1000;

type Status = Outcome | 'skipped';

/**
 * Sets the outputs of a step without results, so that a later step that parses the lists finds them empty.
 * @param reason why there are no results
 */
export function setEmptyOutputs(
  status: Status,
  reason: string,
  step: Pick<StepFiles, 'setOutput'>,
): void {
  for (const [name, value] of Object.entries(emptyOutputs(status, reason))) {
    step.setOutput(name, value);
  }
}

/** @param reason empty when the step succeeds */
export function emptyOutputs(status: Status, reason = ''): Readonly<Record<string, string>> {
  return {
    status,
    reason: toReason(reason),
    deliverables: '[]',
    'deliverables-count': '0',
    artifacts: '[]',
  };
}

/** Formats the output `reason` as one line. */
export function toReason(reason: string): string {
  return printableText(reason, MAX_REASON_LENGTH);
}

/**
 * Sets every output of action.yml except those that are set earlier, as soon as they are known.
 * @returns a sentence about the outputs that could not be set, or nothing
 */
export function setOutputs(
  { result, outputDir, comment, issue, structuredOutput, findings: { checked, sarif } }: Delivered,
  step: StepFiles,
): string[] {
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
    reason: toReason(reasonOf(result)),
    'structured-output': structuredOutput,
    report: reportText(result),
    'findings-count': checked?.verified.length,
    'findings-by-severity': checked && JSON.stringify(countBySeverity(checked.verified)),
    'sarif-path': sarif?.path,
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
    'issue-number': issue?.number,
    'issue-url': issue?.url,
    'duration-seconds': result.durationSeconds,
    'cost-cents': task.costCents,
    'tokens-used': task.tokensUsed,
  };
  return trySetOutputs(outputs, step);
}

/** Returns the main report, truncated to the maximum size of an output. */
function reportText({ texts, saved }: Result): string {
  const { main } = orderTexts(texts, saved);
  if (main === undefined) return '';
  const end = (missingBytes: number): string =>
    `\n\n(Truncated: ${formatSize(missingBytes)} of ${main.name} are missing.)`;
  const { text, missingBytes } = truncateToBytes(main.text, MAX_OUTPUT_BYTES);
  if (missingBytes + main.missingBytes === 0) return text;
  const room = MAX_OUTPUT_BYTES - Buffer.byteLength(end(Number.MAX_SAFE_INTEGER));
  const truncated = truncateToBytes(main.text, room);
  return truncated.text + end(truncated.missingBytes + main.missingBytes);
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
