import type { Delivered } from '../publish/deliver.ts';
import { countBySeverity } from '../findings/finding.ts';
import type { Ports, StepFiles } from '../ports.ts';
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
/** A runner that reads a file line by line may have a limit of 64 KiB per line, and others of less. */
const MAX_LINE_BYTES = 16_384;
/** The maximum length of the output `reason`, in characters. */
const MAX_REASON_LENGTH = 1000;

type Status = Outcome | 'skipped';

/** What the outputs need. */
interface OutputPorts {
  readonly step: Pick<StepFiles, 'setOutput'>;
  readonly secrets: Pick<Ports['secrets'], 'redact'>;
}

/**
 * Returns the outputs of a step without results, so that a later step that parses the lists finds them empty.
 * @param reason as `toReason` formats it; empty when the step succeeds
 */
export function emptyOutputs(status: Status, reason = ''): Readonly<Record<string, string>> {
  return { status, reason, deliverables: '[]', 'deliverables-count': '0', artifacts: '[]' };
}

/** Formats the output `reason` as one redacted line. */
export function toReason(
  reason: string,
  { secrets: { redact } }: Pick<OutputPorts, 'secrets'>,
): string {
  const line = printableText(redact(reason), MAX_REASON_LENGTH, redact);
  if (line === '') return '';
  const sentence = line.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
  return /[.!?…]"?$/.test(sentence) ? sentence : `${sentence}.`;
}

/**
 * Sets every output of action.yml except those that are set earlier, as soon as they are known.
 * @returns a sentence about the outputs that could not be set, or nothing
 */
export function setOutputs(
  { result, outputDir, comment, issue, structuredOutput, findings: { checked, sarif } }: Delivered,
  ports: OutputPorts,
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
    reason: toReason(reasonOf(result), ports),
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
  return trySetOutputs(outputs, ports.step);
}

/** Returns the main report, truncated to the maximum size of an output. */
function reportText({ texts, saved }: Result): string {
  const { main } = orderTexts(texts, saved);
  if (main === undefined) return '';
  const end = (missingBytes: number): string =>
    `\n\n(Truncated: ${formatSize(missingBytes)} of ${main.name} are missing.)`;
  const whole = wrapText(main.text);
  const { text, missingBytes } = truncateToBytes(whole, MAX_OUTPUT_BYTES);
  if (missingBytes + main.missingBytes === 0) return text;
  const room = MAX_OUTPUT_BYTES - Buffer.byteLength(end(Number.MAX_SAFE_INTEGER));
  const truncated = truncateToBytes(whole, room);
  return truncated.text + end(truncated.missingBytes + main.missingBytes);
}

/** Breaks lines that are too long, after white space if possible. */
function wrapText(text: string): string {
  const wrapLine = (line: string): string =>
    Buffer.byteLength(line) <= MAX_LINE_BYTES
      ? line
      : (line.match(/.{1,4000}(?:\s|$)|.{1,4000}/gsu) ?? []).join('\n');
  return text.split('\n').map(wrapLine).join('\n');
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
  let cause: unknown;
  for (const [name, value] of Object.entries(outputs)) {
    try {
      step.setOutput(name, String(value ?? ''));
    } catch (error) {
      unset.push(name);
      cause = error;
    }
  }
  if (unset.length === 0) return [];
  const failure = `Could not set these outputs: ${unset.join(', ')} (${errorMessage(cause)}).`;
  // The step fails for this alone.
  if (outputs['reason'] === '') trySetOutputs({ reason: failure }, step);
  return [failure];
}
