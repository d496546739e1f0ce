import type { Log } from '../support/log.ts';
import { compareRuns, parseMarker, type CommentMarker } from './comment-marker.ts';
import { adviceOnRefusal } from './failure-advice.ts';
import { describeFailure, statusOf, unlessMissing } from './rest-failure.ts';
import type { Octokit } from './rest.ts';

export interface RunCheck {
  /** What has the markers. */
  readonly subject: 'comment' | 'issue';
  readonly octokit: Octokit;
  /** `owner/name`. */
  readonly repository: string;
  readonly stop: AbortSignal | undefined;
  readonly warn: (message: string) => void;
}

/** After this many false claims, no further claims are checked. Whoever can forge one comment can forge many. */
const MAX_FORGED = 5;
const PERMISSION = 'To allow the check, add `permissions: actions: read` to the job.';

/** Returns a `warn` that logs each warning once, because the same comments or issues are checked several times. */
export function warnOnce(log: Pick<Log, 'warning'>): RunCheck['warn'] {
  const warned = new Set<string>();
  return (message) => {
    if (!warned.has(message)) log.warning(message);
    warned.add(message);
  };
}

/** A comment or an issue on GitHub. */
interface MarkedText {
  readonly url: string;
  readonly body: string;
}

/**
 * Removes comments or issues that claim to be from a newer run, or from a later attempt of this run, that does not exist in this repository. A
 * marker can be copied into any text that the token's account writes for somebody, and a run number that never occurs would block all reports
 * forever. Warns about a claim that is false or can't be checked. A claim that can't be checked is trusted, because an older report must not
 * replace that of a newer run, and the job summary has the report anyway. After that, or after a few false claims, no further claims are
 * checked, and their comments or issues are removed with a warning.
 */
export async function withoutForgedRuns<Text extends MarkedText>(
  texts: readonly Text[],
  ours: CommentMarker,
  check: RunCheck,
): Promise<readonly Text[]> {
  const claims = new Map<string, Claim>();
  for (const { url, body } of texts) {
    const marker = newerMarker(body, ours);
    if (marker !== undefined) claims.set(nameOf(marker), { ...marker, url });
  }
  const trusted = new Set<string>();
  const unchecked = [...claims.values()];
  let [forged, canCheck] = [0, true];
  while (canCheck && forged < MAX_FORGED) {
    const claim = unchecked.shift();
    if (claim === undefined) break;
    const result = await checkClaim(claim, ours, check);
    if (result === 'false') forged += 1;
    else trusted.add(nameOf(claim));
    canCheck = result !== 'unknown';
  }
  warnOfUnchecked(unchecked, check);
  return texts.filter(({ body }) => {
    const marker = newerMarker(body, ours);
    return marker === undefined || trusted.has(nameOf(marker));
  });
}

type Run = Pick<CommentMarker, 'runId' | 'attempt'>;

interface Claim extends Run {
  readonly url: string;
}

function newerMarker(body: string, ours: CommentMarker): CommentMarker | undefined {
  const marker = parseMarker(body);
  return marker?.key === ours.key && compareRuns(marker, ours) > 0 ? marker : undefined;
}

/** Returns a name that is also used in messages. */
function nameOf({ runId, attempt }: Run): string {
  return attempt === '1' ? `run ${runId}` : `run ${runId}, attempt ${attempt}`;
}

function warnOfUnchecked(claims: readonly Claim[], { warn, subject }: RunCheck): void {
  const [first] = claims;
  if (first === undefined) return;
  warn(
    `The ${subject}s that claim to be from ${claims.length} more newer runs, such as ${first.url}, were not checked and are ignored. ` +
      'Delete the ones whose run does not exist.',
  );
}

async function checkClaim(
  claim: Claim,
  ours: CommentMarker,
  check: RunCheck,
): Promise<'true' | 'false' | 'unknown'> {
  const { subject } = check;
  const claimed = `The ${subject} ${claim.url} claims to be from ${nameOf(claim)}, which is newer than this one.`;
  try {
    if (isPossible(claim)) {
      if (await hasRun(claim, check)) return 'true';
      // A token without access to runs, and a server without this endpoint, also result in a 404.
      if (!(await hasRun(ours, check)))
        throw new Error('GitHub does not show the current run either');
    }
    check.warn(
      `${claimed} This repository has no such run, so the ${subject} is ignored. Delete it, and find out what wrote it with the ` +
        'account of the input github-token.',
    );
    return 'false';
  } catch (error) {
    if (check.stop?.aborted === true) throw error;
    const isForbidden = [403, undefined].includes(statusOf(error));
    const advice = adviceOnRefusal(error) ?? (isForbidden ? PERMISSION : '');
    check.warn(
      `${claimed} The run could not be checked (${describeFailure(error)}), so the ${subject} is trusted. ` +
        `If the run does not exist, delete the ${subject}. ${advice}`.trim(),
    );
    return 'unknown';
  }
}

/** The ID of a run is always an exact JSON number. */
function isPossible({ runId }: Run): boolean {
  return Number.isSafeInteger(Number(runId));
}

async function hasRun(
  { runId, attempt }: Run,
  { octokit, repository }: RunCheck,
): Promise<boolean> {
  const [owner = '', repo = ''] = repository.split('/');
  const query = { owner, repo, run_id: Number(runId), exclude_pull_requests: true };
  const answer = await unlessMissing(octokit.rest.actions.getWorkflowRun(query));
  // Servers without attempts, such as some versions of Gitea, omit the number or return 0.
  return answer !== undefined && Number(attempt) <= (answer.data.run_attempt || Infinity);
}
