import type { Severity } from '../findings/finding.ts';
import type { VerifiedFinding } from '../findings/verify-findings.ts';
import type { Annotate, ReviewComment, ReviewOutcome } from '../ports.ts';
import type { FindingsResult, ListedFinding } from '../report/result.ts';
import { errorMessage, PermissionError } from '../support/errors.ts';
import { formatNumberOf } from '../support/human-units.ts';
import { printableText } from '../support/log.ts';
import { reportHead } from './build-result.ts';
import type { CheckedFindings } from './check-findings.ts';
import type { PublishContext, StepContext } from './context.ts';
import { findNewerHead } from './find-newer-head.ts';
import { redactReport } from './redact-report.ts';

/** The maximum number of annotations of one level. The runner keeps 10 of each level from one step, and a failed step needs one error. */
const MAX_ANNOTATIONS = 9;

const LEVELS: Readonly<Record<Severity, Parameters<Annotate>[0]>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
};

export interface PostedFindings {
  /** The facts for the report. */
  readonly listed: FindingsResult;
  /** Whether a warning says that the token lacks a permission. */
  readonly isDenied: boolean;
}

/** Posts the verified findings on their lines: as a review of the pull request, or as annotations if a review is not possible. */
export async function postFindings(
  checked: CheckedFindings,
  context: PublishContext,
): Promise<PostedFindings> {
  const { verified, unverified, commit, more, verdict, gap } = checked;
  const reviewed = await tryReview(checked, context);
  const isDenied = reviewed === 'denied';
  const outcome = isDenied ? undefined : reviewed;
  const stateOf = ({ fingerprint }: VerifiedFinding): ListedFinding['state'] => {
    if (outcome?.posted.includes(fingerprint) === true) return 'new';
    if (outcome?.known.includes(fingerprint) === true) return 'known';
    if (outcome?.unclear.includes(fingerprint) === true) return 'unclear';
    return outcome?.refused.includes(fingerprint) === true ? 'refused' : 'none';
  };
  const hasComments = outcome !== undefined && outcome.posted.length + outcome.known.length > 0;
  const listed = {
    file: context.settings.findings,
    verdict,
    verified: verified.map((one) => ({ finding: one.finding, state: stateOf(one) })),
    unverified,
    more,
    commit,
    gap,
    newerHead: hasComments ? await findNewerHead(context, commit) : undefined,
    reviewUrl: outcome?.url,
  };
  return { listed, isDenied };
}

/** @returns undefined when there are no findings, or when they are not comments; `denied` when the token may not write them */
async function tryReview(
  { verified, commit }: CheckedFindings,
  context: PublishContext,
): Promise<ReviewOutcome | 'denied' | undefined> {
  const { review, log, stop } = context.ports;
  if (verified.length === 0) return undefined;
  if (review === undefined) {
    annotate(verified, context);
    return undefined;
  }
  try {
    const { reviewBody } = await import('../report/findings-part.ts');
    const outcome = await review.publish({
      commit,
      body: reviewBody(reportHead(context)),
      comments: verified.map(commentOf),
      renderComments: (comments) => renderComments(comments, verified, context),
      end: context.budget.signal,
    });
    logOutcome(outcome, context);
    return outcome;
  } catch (error) {
    if (stop.aborted) return undefined;
    // The lines of another commit would be the wrong place.
    const isAnnotated = commit === context.run.annotatedCommit;
    log.warning(
      `${errorMessage(error)} The findings are ${isAnnotated ? 'annotations and in the report' : 'only in the report'}.`,
    );
    if (isAnnotated) annotate(verified, context);
    return error instanceof PermissionError ? 'denied' : undefined;
  }
}

function commentOf({ finding, fingerprint }: VerifiedFinding): ReviewComment {
  const { path, line, endLine } = finding;
  const startLine = endLine === undefined ? undefined : line;
  return { path, line: endLine ?? line, startLine, fingerprint };
}

/** Renders the comments. If that takes too much time or memory, renders them again without a parser. */
async function renderComments(
  comments: readonly ReviewComment[],
  verified: readonly VerifiedFinding[],
  { ports, run: { runUrl } }: StepContext,
): Promise<string[]> {
  const { log, secrets, renderFindings } = ports;
  const byFingerprint = new Map(verified.map((one) => [one.fingerprint, one.finding]));
  const findings = comments.flatMap(({ fingerprint }) => byFingerprint.get(fingerprint) ?? []);
  let rendered: readonly (readonly string[])[];
  try {
    rendered = await renderFindings(findings);
  } catch (error) {
    ports.stop.throwIfAborted();
    log.warning(
      `The comments could not be rendered: ${errorMessage(error)}. They show Markdown as plain text.`,
    );
    const inThisProcess = await import('../report/render-finding.ts');
    rendered = inThisProcess.renderFindings({ findings, runUrl, isPlain: true });
  }
  // HTML begins with a tag. The text of a fence is not rendered, and was redacted before.
  return rendered.map((blocks) =>
    blocks
      .map((block) => (block.startsWith('<') ? redactReport(block, secrets.redactKeys) : block))
      .join('\n\n'),
  );
}

function logOutcome(
  { url, posted, known, omitted, refused, unclear, refusal = '' }: ReviewOutcome,
  { ports: { log } }: StepContext,
): void {
  const all = formatNumberOf(posted.length + refused.length + unclear.length, 'review comment');
  const failed = [
    { what: 'Not posted:', count: refused.length },
    { what: 'May have been posted:', count: unclear.length },
  ].filter(({ count }) => count > 0);
  for (const { what, count } of failed)
    log.warning(`${what} ${count} of ${all}: ${refusal}. The findings are in the report.`);
  const address = url === undefined ? '' : `: ${url}`;
  if (posted.length > 0) {
    log.info(`Published ${formatNumberOf(posted.length, 'review comment')}${address}`);
  }
  if (known.length > 0)
    log.info(`Already commented on: ${formatNumberOf(known.length, 'finding')}.`);
  if (omitted.length > 0) {
    log.info(`Only in the report: ${formatNumberOf(omitted.length, 'finding')}, the least severe.`);
  }
}

/**
 * Writes annotations for the most severe findings of each level, unless the main phase has written its summary, which comes after them. A
 * path that the log would change is omitted, because the changed path may be that of another file.
 */
function annotate(
  verified: readonly VerifiedFinding[],
  { ports, hasSummary = false }: PublishContext,
): void {
  if (hasSummary) return;
  const named = verified.filter(({ finding: { path } }) => printableText(path) === path);
  const byLevel = Map.groupBy(named, ({ finding }) => LEVELS[finding.severity]);
  for (const [level, findings] of byLevel) {
    for (const { finding } of findings.slice(0, MAX_ANNOTATIONS)) {
      const { path: file, line: startLine, endLine, title, message } = finding;
      ports.annotate(level, message || title, { file, startLine, endLine, title });
    }
  }
}
