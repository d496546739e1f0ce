import type { OutputFolder } from '../deliverables/output-folder.ts';
import type { Collected } from '../deliverables/save-deliverables.ts';
import type { PostedComment, PostedIssue, Ports } from '../ports.ts';
import { isCompleteReport, type FindingsResult, type Result } from '../report/result.ts';
import { startDeadline } from '../support/deadline.ts';
import { errorMessage } from '../support/errors.ts';
import { durationSeconds } from '../task/history.ts';
import type { Verdict } from '../task/verdict.ts';
import { publishArtifacts } from './artifacts.ts';
import { buildResult } from './build-result.ts';
import { startReport } from './comment-and-summary.ts';
import type { DeliverContext, PublishContext } from './context.ts';
import { checkFindings, findSevereFailure, type FindingsCheck } from './check-findings.ts';
import { findNewerHead } from './find-newer-head.ts';
import { outputRoot } from './output-root.ts';
import { postFindings } from './post-findings.ts';
import { readAnswer, type Answer } from './read-answer.ts';
import { readReport } from './report-texts.ts';

/** What was published, and what failed. */
export interface Delivered {
  readonly result: Result;
  readonly outputDir: string;
  readonly comment: PostedComment | undefined;
  readonly issue: PostedIssue | undefined;
  /** The output `structured-output`; undefined when there is none. */
  readonly structuredOutput: string | undefined;
  readonly findings: FindingsCheck;
  /** Each makes the step fail. */
  readonly failures: readonly string[];
}

/** The share of the budget for collecting. The rest is for publishing, so that one slow file does not prevent the artifact. */
const COLLECTING_SHARE = 0.7;
/** The time limit when Miteos was unreachable until the end of the wait. */
const UNREACHABLE_COLLECT_LIMIT_MS = 30_000;
const NOTHING: Collected = { saved: [], lost: [], leftOut: 0 };
/** A re-run resumes the task, and gets the same files. */
const ANSWER_ADVICE =
  'Change the prompt, or the inputs expect, output-file, output-schema and findings, and start a new run. A re-run of the job returns the ' +
  'same files, unless `on-rerun` is `new`.';
const NO_ANSWER: Answer = { structuredOutput: undefined, findings: undefined, failures: [] };
const NO_FINDINGS: FindingsCheck = { failures: [] };

/**
 * Collects the deliverables, then publishes artifacts, comment and summary. A failure of one does not affect the others.
 * @returns undefined when the step is cancelled before the end, so that the post step must start again
 */
export async function deliver(
  verdict: Verdict,
  context: DeliverContext,
): Promise<Delivered | undefined> {
  const { ports, run, settings, history } = context;
  // The process that renders the report starts while the deliverables are fetched.
  const publishReport = startReport(context);
  const { outputDir } = settings;
  const taskId = verdict.task.id;
  const folder = ports.openFolder(outputRoot({ outputDir, taskId }, run), taskId);
  const failures: string[] = [];
  const collected = await collect(verdict, { ...context, folder }, failures);
  if (isStopped(ports)) return undefined;
  failures.push(...lossesOf(collected));
  // For a task that did not complete, its end is more important.
  const emptiness = verdict.outcome === 'complete' ? findEmptiness(collected, failures) : undefined;
  if (emptiness !== undefined && settings.ifNoDeliverables === 'error') failures.push(emptiness);
  if (emptiness !== undefined && settings.ifNoDeliverables === 'warn') ports.log.warning(emptiness);
  const answer = await readAnswerOf(verdict, { ...context, folder, collected });
  failures.push(...answer.failures);
  const publishing = { ...context, verdict, folder, collected };
  const findings =
    answer.findings === undefined ? NO_FINDINGS : await checkFindings(answer.findings, publishing);
  failures.push(...findings.failures);
  const { checked, sarif } = findings;
  const [published, { texts, changedPaths }, posted] = await Promise.all([
    publishArtifacts({ ...publishing, sarif }),
    readReport(folder, collected.saved, context),
    checked && postFindings(checked, publishing),
  ]);
  if (isStopped(ports)) return undefined;
  failures.push(...published.failures);
  const { listed, isDenied } = posted ?? {};
  // A lost file may have been the answer, and a re-run downloads it again.
  const isUnanswered = answer.failures.length > 0 && collected.lost.length === 0;
  const shortage = { emptiness, isUnanswered };
  // Error messages of libraries may contain secrets, and the runner masks them in the log, but not in a report.
  const problems = [...verdict.problems, ...failures].map(ports.secrets.redact);
  const isUnread =
    verdict.outcome === 'complete' &&
    !isCompleteReport({ ...verdict, ...collected, texts, problems, findings: listed });
  const known = isUnread ? { ...verdict, supersededBy: await findNewerHead(context) } : verdict;
  if (isStopped(ports)) return undefined;
  const own = { ...known, problems, ...adviceOn(failures, shortage, known) };
  const result = buildResult(own, context, {
    durationSeconds: durationSeconds(history),
    ...collected,
    artifacts: published.artifacts,
    // The report shows the findings as a table instead of their file.
    texts: texts.filter(({ name }) => name !== listed?.file),
    changedPaths,
    findings: listed,
    isQuiet: listed !== undefined && isQuiet(listed, problems, settings),
    history,
  });
  const { comment, issue, failure } = await publishReport(result, isDenied);
  if (isStopped(ports)) return undefined;
  const { structuredOutput } = answer;
  const delivered = { outputDir: folder.root, comment, issue, structuredOutput, findings };
  // The report shows the findings, so it does not need this failure.
  const severe = checked && findSevereFailure(checked, settings);
  const last = [failure, severe].filter((one) => one !== undefined);
  const lastAdvice = failure === undefined ? {} : adviceOn([...failures, failure], shortage, known);
  return {
    ...delivered,
    result: { ...result, problems: [...problems, ...last], ...lastAdvice },
    failures: [...failures, ...last],
  };
}

function isStopped({ stop }: Ports): boolean {
  return stop.aborted;
}

async function collect(
  { task, isUnreachable = false }: Verdict,
  { ports, settings, budget, folder }: DeliverContext & { readonly folder: OutputFolder },
  failures: string[],
): Promise<Collected> {
  const maxMs = isUnreachable ? UNREACHABLE_COLLECT_LIMIT_MS : Infinity;
  const limitMs = Math.min(budget.leftMs() * COLLECTING_SHARE, maxMs);
  const limit = startDeadline(ports.clock, limitMs, budget.signal);
  const { saveDeliverables } = await import('../deliverables/save-deliverables.ts');
  ports.log.startGroup('Deliverables');
  try {
    return await saveDeliverables({
      ...ports,
      folder,
      taskId: task.id,
      signal: limit.signal,
      patterns: settings.deliverablePatterns,
    });
  } catch (error) {
    failures.push(`Could not list the deliverables of task ${task.id}: ${errorMessage(error)}.`);
    return NOTHING;
  } finally {
    limit.release();
    ports.log.endGroup();
  }
}

/** Reads no answer if the task did not complete or the deliverables could not be listed, because those problems are more important. */
async function readAnswerOf(
  { outcome }: Verdict,
  { ports, budget, collected, ...context }: Omit<PublishContext, 'verdict'>,
): Promise<Answer> {
  if (outcome !== 'complete' || collected === NOTHING) return NO_ANSWER;
  const { saved } = collected;
  return readAnswer({ ...context, saved, redact: ports.secrets.redact, signal: budget.signal });
}

/** A verdict in any other words is shown, because it may ask for a change although no finding does. */
const APPROVAL = /^approved?$/i;

function isQuiet(
  { verdict = 'approve', verified, unverified, more, gap }: FindingsResult,
  problems: readonly string[],
  { ifNoFindings }: DeliverContext['settings'],
): boolean {
  const count = verified.length + unverified.length + more + problems.length;
  return ifNoFindings === 'quiet' && count === 0 && gap === undefined && APPROVAL.test(verdict);
}

function lossesOf({ lost }: Collected): string[] {
  return lost.map(
    ({ originalName, id, reason }) =>
      `Could not download the deliverable "${originalName}" (${id}): ${reason}.`,
  );
}

/** Returns a sentence that says that there are no deliverables; undefined when there are some, or when it is not known. */
function findEmptiness(
  { saved, lost, leftOut }: Collected,
  failures: readonly string[],
): string | undefined {
  if (saved.length > 0 || lost.length > 0 || failures.length > 0) return undefined;
  return leftOut === 0
    ? 'The task has no deliverables.'
    : `None of the ${leftOut} deliverables of the task matches the input deliverables.`;
}

/** What is missing from the deliverables of a complete task. */
interface Shortage {
  /** A sentence that says that there are no deliverables. */
  readonly emptiness: string | undefined;
  /** Whether the deliverables do not meet a requirement of the workflow. */
  readonly isUnanswered: boolean;
}

/** A later attempt resumes a complete task, and so does `task-id`. A superseded run need not be published again. */
function adviceOn(
  failures: readonly string[],
  { emptiness, isUnanswered }: Shortage,
  { task, advice, supersededBy }: Verdict,
): { advice?: string } {
  if (advice !== undefined) return { advice };
  if (failures.length === 0 || supersededBy !== undefined) return {};
  if (isUnanswered) return { advice: ANSWER_ADVICE };
  if (emptiness !== undefined && failures.includes(emptiness)) {
    return {
      advice: 'Change the prompt or the input deliverables, or set `if-no-deliverables: warn`.',
    };
  }
  return {
    advice: `Re-run the job, or run with \`task-id: ${task.id}\`, to publish again. With \`task-id\`, no new task is created.`,
  };
}
