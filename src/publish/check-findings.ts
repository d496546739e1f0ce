import { saveText } from '../deliverables/output-folder.ts';
import { SafeNames } from '../deliverables/safe-name.ts';
import type { SavedFile } from '../deliverables/saved-deliverable.ts';
import { SEVERITIES, type Finding, type FindingsFile } from '../findings/finding.ts';
import { verifyFindings, type Verification } from '../findings/verify-findings.ts';
import { writeSarif } from '../findings/write-sarif.ts';
import type { Settings } from '../inputs/settings.ts';
import { withinTime } from '../support/deadline.ts';
import { errorMessage } from '../support/errors.ts';
import { formatCount, formatNumberOf } from '../support/human-units.ts';
import { withoutUndefined } from '../support/without-undefined.ts';
import { parseCommit } from '../task/prompt.ts';
import type { PublishContext } from './context.ts';

/** The time limit for fetching the change, which is usually complete by now. */
const CHANGE_LIMIT_MS = 60_000;
/** The maximum number of findings in the report. */
const MAX_LISTED = 1000;
const SARIF_NAME = 'findings.sarif';

/** Findings that were checked against the change. */
export interface CheckedFindings extends Verification, Pick<FindingsFile, 'verdict'> {
  /** The number of checked findings beyond the maximum. They are not verified, or less severe than all others that are. */
  readonly more: number;
  /** The head of the change. */
  readonly commit: string;
  /** A sentence that says that a part of the change was not reviewed; undefined when no such part is known. */
  readonly gap: string | undefined;
}

/** The result of the check, and the file for code scanning. */
export interface FindingsCheck {
  /** Undefined when the change could not be read. */
  readonly checked?: CheckedFindings;
  /** The file with the verified findings in the output folder; undefined when it could not be written. */
  readonly sarif?: SavedFile;
  /** A sentence for each failure. */
  readonly failures: readonly string[];
}

/** Checks findings against the change, and writes the verified findings as SARIF into the output folder. */
export async function checkFindings(
  file: FindingsFile,
  context: PublishContext,
): Promise<FindingsCheck> {
  const { ports } = context;
  let checked: CheckedFindings;
  try {
    checked = await verify(file, context);
  } catch (error) {
    const reason = errorMessage(error).replace(/(?<![.!?])$/, '.');
    return { failures: [`The findings could not be checked: ${reason}`] };
  }
  const text = ports.secrets.redactKeys(writeSarif(checked));
  try {
    return { checked, sarif: await saveSarif(text, context), failures: [] };
  } catch (error) {
    const failure = `The file ${SARIF_NAME} could not be written: ${errorMessage(error)}.`;
    return { checked, failures: [failure] };
  }
}

async function verify(
  { findings, verdict }: FindingsFile,
  { ports, settings, verdict: { task }, sent = {} }: PublishContext,
): Promise<CheckedFindings> {
  const { redact } = ports.secrets;
  const { head, files, isWhole } = await withinTime(CHANGE_LIMIT_MS, ports, ports.fetchChange);
  const all = verifyFindings(findings, files, {
    isWhole,
    // A task that this step did not create may be about an older commit, or about another pull request.
    needsQuotes: (sent.commit ?? parseCommit(task.prompt ?? '')) !== head,
  });
  ports.log.info(
    `Checked ${formatNumberOf(findings.length, 'finding')} against the change: ${all.verified.length} verified, ${all.unverified.length} not.`,
  );
  const uncounted = severeOf(all.unverified, settings).length;
  if (uncounted > 0) {
    const severe = describeSevere(formatNumberOf(uncounted, 'unverified finding'), settings);
    ports.log.warning(
      `${severe} ${uncounted === 1 ? 'does' : 'do'} not count for the input fail-on. Check the report.`,
    );
  }
  // Verified findings first, so that invented ones can't hide them.
  const verified = all.verified.slice(0, MAX_LISTED);
  const unverified = all.unverified.slice(0, MAX_LISTED - verified.length);
  const more = findings.length - verified.length - unverified.length;
  if (more > 0) {
    ports.log.warning(
      `${formatNumberOf(more, 'finding')} beyond the maximum of ${formatCount(MAX_LISTED)} ${more === 1 ? 'is' : 'are'} left out.`,
    );
  }
  const { hasGaps = false } = sent;
  // Gaps include files that are not listed, and there was a warning about them.
  if (!isWhole && !hasGaps) {
    ports.log.warning(
      `GitHub lists only ${formatCount(files.length)} of the changed files. Findings in the others can't be verified.`,
    );
  }
  // Redacted after the check, because a quoted line of the change may contain a secret, too.
  return {
    ...withoutUndefined({ verdict: verdict && redact(verdict), more, commit: head }),
    gap: describeGap(isWhole, hasGaps),
    verified: verified.map((one) => ({ ...one, finding: redactFinding(one.finding, redact) })),
    unverified: unverified.map(({ finding, reason }) => ({
      finding: redactFinding(finding, redact),
      reason: redact(reason),
    })),
  };
}

function describeGap(isWhole: boolean, hasGaps: boolean): string | undefined {
  if (!isWhole) return 'GitHub lists only a part of the change.';
  return hasGaps ? 'The agents saw only a part of the change.' : undefined;
}

/** Saves the file under a name that no deliverable has. */
async function saveSarif(text: string, { folder, collected }: PublishContext): Promise<SavedFile> {
  const names = new SafeNames(Infinity);
  for (const { name } of collected.saved) names.take(name);
  return saveText(folder, names.take(SARIF_NAME), text);
}

/** A suggestion with a secret is not offered, because a user could apply the redacted text. */
function redactFinding(finding: Finding, redact: (text: string) => string): Finding {
  const { path, title, message, rule, suggestion } = finding;
  const isOffered = suggestion !== undefined && redact(suggestion) === suggestion;
  return withoutUndefined({
    ...finding,
    path: redact(path),
    title: redact(title),
    message: redact(message),
    // The quote is no longer needed.
    quote: undefined,
    rule: rule && redact(rule),
    suggestion: isOffered ? suggestion : undefined,
  });
}

/** Returns a sentence that says why the findings fail the step; undefined when the input `fail-on` allows them. */
export function findSevereFailure(
  { verified }: Verification,
  settings: Pick<Settings, 'failOn'>,
): string | undefined {
  const severe = severeOf(verified, settings);
  const [first] = severe;
  if (first === undefined) return undefined;
  const { severity, path, line, title } = first.finding;
  const findings = describeSevere(formatNumberOf(severe.length, 'verified finding'), settings);
  return `${findings}, see the input fail-on. The most severe is ${severity}: "${title}" at ${path}:${line}.`;
}

/** Returns the findings that reach the severity of the input `fail-on`. */
function severeOf<Found extends { readonly finding: Finding }>(
  found: readonly Found[],
  { failOn }: Pick<Settings, 'failOn'>,
): Found[] {
  if (failOn === 'none') return [];
  const max = SEVERITIES.indexOf(failOn);
  return found.filter(({ finding }) => SEVERITIES.indexOf(finding.severity) <= max);
}

function describeSevere(findings: string, { failOn }: Pick<Settings, 'failOn'>): string {
  return `${findings} of severity ${failOn}${failOn === 'critical' ? '' : ' or higher'}`;
}
