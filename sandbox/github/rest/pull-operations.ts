import type { ChangedFile, GithubState, PullRequest } from './github-state.ts';
import { changedFileJson, commitJson, pullJson, wholePullJson } from './pull-json.ts';
import {
  notFound,
  pageOf,
  refusalOf,
  restError,
  type RestAnswer,
  type RestOperationHandler,
} from './rest-call.ts';

/** The maximum number of files in a comparison. */
const maxComparedFiles = 300;

/** The limits of a diff. Source: https://docs.github.com/repositories/creating-and-managing-repositories/repository-limits */
const maxDiffFiles = 300;
const maxDiffLines = 20_000;

function diffAnswer(pull: PullRequest, resource: string): RestAnswer {
  const hasTooManyFiles = pull.files.length > maxDiffFiles;
  const hasTooManyLines = pull.diff === null || pull.diff.split('\n').length > maxDiffLines + 1;
  if (pull.diff !== null && !hasTooManyFiles && !hasTooManyLines)
    return { status: 200, diff: pull.diff };
  const what = hasTooManyFiles ? `files (${maxDiffFiles})` : `lines (${maxDiffLines})`;
  return restError(406, `Sorry, the diff exceeded the maximum number of ${what}`, {
    errors: [{ resource, field: 'diff', code: 'too_large' }],
  });
}

const getPull: RestOperationHandler = (call) => {
  const refusal = refusalOf(call, 'read', ['pullRequests']);
  if (refusal !== undefined) return refusal;
  const pull = call.state.pulls.get(Number(call.params['pull_number']));
  if (pull === undefined) return notFound;
  if (call.wantsDiff) return diffAnswer(pull, 'PullRequest');
  return { status: 200, json: wholePullJson(call.state, pull) };
};

/** Lists open pull requests by default. `head` is `owner:branch`. */
const listPulls: RestOperationHandler = (call) => {
  const refusal = refusalOf(call, 'read', ['pullRequests']);
  if (refusal !== undefined) return refusal;
  const { searchParams } = call.url;
  const state = searchParams.get('state') ?? 'open';
  const [head, base] = [searchParams.get('head'), searchParams.get('base')];
  const pulls = [...call.state.pulls.values()]
    .filter((pull) => state === 'all' || pull.state === state)
    .filter((pull) => base === null || pull.base.ref === base)
    .filter((pull) => head === null || head === `${headOwnerOf(pull)}:${pull.head.ref}`);
  const { items, link } = pageOf(pulls, call.url);
  return { status: 200, json: items.map((pull) => pullJson(call.state, pull)), link };
};

function headOwnerOf({ head }: PullRequest): string {
  return head.repository?.split('/')[0] ?? '';
}

const listFiles: RestOperationHandler = (call) => {
  const refusal = refusalOf(call, 'read', ['pullRequests']);
  if (refusal !== undefined) return refusal;
  const pull = call.state.pulls.get(Number(call.params['pull_number']));
  if (pull === undefined) return notFound;
  const { items, link } = pageOf(pull.files, call.url);
  const { repository, isGitea } = call.state;
  const json = items
    .map((file) => (isGitea ? withoutPatch(file) : file))
    .map((file) => changedFileJson(repository, pull.head.sha, file));
  return { status: 200, json, link };
};

function withoutPatch({ filename, status, additions, deletions }: ChangedFile): ChangedFile {
  return { filename, status, additions, deletions };
}

/** Gitea's endpoint for a diff, `/repos/{owner}/{repo}/pulls/{index}.diff`, which GitHub's description does not contain. */
export function giteaDiff(state: GithubState, path: string): RestAnswer | undefined {
  const number = /\/pulls\/(\d+)\.diff$/.exec(path)?.[1];
  if (!state.isGitea || number === undefined) return undefined;
  const pull = state.pulls.get(Number(number));
  return pull === undefined ? notFound : { status: 200, diff: pull.diff ?? '' };
}

/** Finds the pull request with this base and head, each given by SHA, branch, or `owner:branch`. */
function findCompared(state: GithubState, basehead: string): PullRequest | undefined {
  const [base = '', head = '', ...rest] = basehead.split('...');
  if (rest.length > 0) return undefined;
  const isEnd = (end: { ref: string; sha: string }, named: string) =>
    [end.ref, end.sha].includes(named.slice(named.lastIndexOf(':') + 1));
  return state.pullsAtAllHeads().find((pull) => isEnd(pull.base, base) && isEnd(pull.head, head));
}

const compare: RestOperationHandler = (call) => {
  const refusal = refusalOf(call, 'read', ['contents']);
  if (refusal !== undefined) return refusal;
  const basehead = call.params['basehead'] ?? '';
  const { repository, isGitea } = call.state;
  const pull = findCompared(call.state, basehead);
  if (pull === undefined) return notFound;
  if (call.wantsDiff && !isGitea) return diffAnswer(pull, 'Comparison');
  const { author, base, head } = pull;
  const page = `https://github.com/${repository}/compare/${basehead}`;
  const baseCommit = commitJson(repository, base.sha, { author, parents: [] });
  // Only the first page has the files. The pages are for the commits.
  const isFirstPage = Number(call.url.searchParams.get('page') ?? 1) <= 1;
  const comparedFiles = (isFirstPage ? pull.files : [])
    .slice(0, maxComparedFiles)
    .map((file) => changedFileJson(repository, head.sha, file));
  const json = {
    url: `https://api.github.com/repos/${repository}/compare/${basehead}`,
    html_url: page,
    permalink_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    base_commit: baseCommit,
    merge_base_commit: baseCommit,
    status: 'ahead',
    ahead_by: 1,
    behind_by: 0,
    total_commits: 1,
    commits: isFirstPage ? [commitJson(repository, head.sha, { author, parents: [base.sha] })] : [],
    ...(isGitea ? {} : { files: comparedFiles }),
  };
  return { status: 200, json };
};

/** Operations for pull requests and their changes. Source: https://docs.github.com/rest/pulls/pulls */
export const pullOperations = {
  'pulls/get': getPull,
  'pulls/list': listPulls,
  'pulls/list-files': listFiles,
  'repos/compare-commits-with-basehead': compare,
};
