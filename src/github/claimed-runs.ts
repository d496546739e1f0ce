import { compareRuns, parseMarker, type CommentMarker } from './comment-marker.ts';
import type { ExistingComment } from './issue-comments.ts';
import { adviceOnRefusal } from './failure-advice.ts';
import { describeFailure, statusOf, unlessMissing } from './rest-failure.ts';
import type { Octokit } from './rest.ts';

export interface RunCheck {
  readonly octokit: Octokit;
  /** `owner/name`. */
  readonly repository: string;
  readonly stop: AbortSignal | undefined;
  readonly warn: (message: string) => void;
}

/** After so many false claims GitHub is asked no more. Whoever can have one comment written can have many. */
const MAX_FORGED = 5;
const PERMISSION = 'To have it checked, add `permissions: actions: read` to the job.';

/**
 * Leaves out the comments that claim to be of a newer run, or of a later attempt of ours, which this repository does not have. A marker can
 * be copied into whatever the token's account writes for somebody, and the number of a run that never comes would keep all reports away for
 * ever. Warns of a claim that is not true or could not be checked. What could not be checked is believed: an older report must not follow
 * that of a newer run, and the job summary has it in any case. GitHub is asked no more after that, nor after a few false claims; the rest is
 * left out, with a warning.
 */
export async function withoutForgedRuns(
  comments: readonly ExistingComment[],
  ours: CommentMarker,
  check: RunCheck,
): Promise<readonly ExistingComment[]> {
  const claims = new Map<string, Claim>();
  for (const { url, body } of comments) {
    const marker = newerMarker(body, ours);
    if (marker !== undefined) claims.set(nameOf(marker), { ...marker, url });
  }
  const believed = new Set<string>();
  const unchecked = [...claims.values()];
  let [forged, isAnswering] = [0, true];
  while (isAnswering && forged < MAX_FORGED) {
    const claim = unchecked.shift();
    if (claim === undefined) break;
    const truth = await checkClaim(claim, ours, check);
    if (truth === 'false') forged += 1;
    else believed.add(nameOf(claim));
    isAnswering = truth !== 'unknown';
  }
  warnOfUnchecked(unchecked, check);
  return comments.filter(({ body }) => {
    const marker = newerMarker(body, ours);
    return marker === undefined || believed.has(nameOf(marker));
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

/** For people, too. */
function nameOf({ runId, attempt }: Run): string {
  return attempt === '1' ? `run ${runId}` : `run ${runId}, attempt ${attempt}`;
}

function warnOfUnchecked(claims: readonly Claim[], { warn }: RunCheck): void {
  const [first] = claims;
  if (first === undefined) return;
  warn(
    `${claims.length} more newer runs that comments say they are of, such as ${first.url}, were not checked, so the comments are ` +
      'ignored. Delete those of which there is no such run.',
  );
}

async function checkClaim(
  claim: Claim,
  ours: CommentMarker,
  check: RunCheck,
): Promise<'true' | 'false' | 'unknown'> {
  const said = `The comment ${claim.url} says that it is of ${nameOf(claim)}, newer than this one.`;
  try {
    if (isPossible(claim)) {
      if (await hasRun(claim, check)) return 'true';
      // A token that may not see runs, and a server that does not know the request, answer 404, too.
      if (!(await hasRun(ours, check))) throw new Error('GitHub does not show this run either');
    }
    check.warn(
      `${said} This repository has no such run, so the comment is ignored. Delete it, and find out what wrote it: ` +
        'somebody had it written by the account of the input github-token.',
    );
    return 'false';
  } catch (error) {
    if (check.stop?.aborted === true) throw error;
    const isForbidden = [403, undefined].includes(statusOf(error));
    const advice = adviceOnRefusal(error) ?? (isForbidden ? PERMISSION : '');
    check.warn(
      `${said} Whether there is such a run could not be checked (${describeFailure(error)}), so it is believed. ` +
        `If there is no such run, delete the comment. ${advice}`.trim(),
    );
    return 'unknown';
  }
}

/** No run has an id that a JSON number does not hold exactly. */
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
  // A server that does not count attempts, such as some versions of Gitea, leaves it out or says 0.
  return answer !== undefined && Number(attempt) <= (answer.data.run_attempt || Infinity);
}
