import { isBot, stableId, userJson } from '../github-json.ts';
import { refusalOfBody } from './comment-operations.ts';
import type { GithubState, Issue, PullRequest } from './github-state.ts';
import {
  notFound,
  pageOf,
  refusalOf,
  restError,
  type RestAnswer,
  type RestOperationHandler,
} from './rest-call.ts';

/** The maximum length of a title on GitHub, in characters. */
const maxTitleCharacters = 256;
const disabled = restError(410, 'Issues has been disabled in this repository.');

/** Returns an issue, also one that is a pull request (schema `issue`). Gitea returns null where GitHub omits the pull request. */
function issueJson({ repository, isGitea }: GithubState, issue: Issue, pull?: PullRequest) {
  const api = `https://api.github.com/repos/${repository}`;
  const url = `${api}/issues/${issue.number}`;
  const page = `https://github.com/${repository}/${pull ? 'pull' : 'issues'}/${issue.number}`;
  const assignees = issue.assignees.map((login) => userJson(login));
  return {
    url,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: page,
    id: stableId(page),
    node_id: Buffer.from(`05:Issue${issue.number}`).toString('base64'),
    number: issue.number,
    title: issue.title,
    user: userJson(issue.author),
    labels: issue.labels.map((name) => ({
      id: stableId(name),
      node_id: Buffer.from(`08:Label${name}`).toString('base64'),
      url: `${api}/labels/${encodeURIComponent(name)}`,
      name,
      description: null,
      color: 'ededed',
      default: false,
    })),
    state: issue.state,
    ...(issue.stateReason === undefined ? {} : { state_reason: issue.stateReason }),
    locked: issue.locked,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    comments: 0,
    created_at: issue.createdAt,
    updated_at: issue.createdAt,
    closed_at: issue.state === 'closed' ? issue.createdAt : null,
    author_association: isBot(issue.author) ? 'NONE' : 'MEMBER',
    body: issue.body,
    ...(pull === undefined
      ? isGitea
        ? { pull_request: null }
        : {}
      : {
          pull_request: {
            url: `${api}/pulls/${pull.number}`,
            html_url: page,
            diff_url: `${page}.diff`,
            patch_url: `${page}.patch`,
          },
        }),
  };
}

/** Newest first. Every pull request is an issue, too. */
const listIssues: RestOperationHandler = (call) => {
  const refusal = refusalOf(call, 'read', ['issues']);
  if (refusal !== undefined) return refusal;
  const { state, url } = call;
  const wanted = url.searchParams.get('state') ?? 'open';
  const creator = url.searchParams.get('creator');
  const pulls = [...state.pulls.values()].map((pull) => ({
    issue: state.newIssue({ ...pull, body: pull.body ?? '' }),
    pull,
  }));
  const issues = state.hasIssues ? [...state.issues.values()].map((issue) => ({ issue })) : [];
  const all: { issue: Issue; pull?: PullRequest }[] = [...issues, ...pulls];
  const listed = all
    .filter(({ issue }) => wanted === 'all' || issue.state === wanted)
    .filter(({ issue }) => creator === null || issue.author === creator)
    .sort((one, other) => other.issue.number - one.issue.number);
  const { items, link } = pageOf(listed, url);
  return { status: 200, json: items.map(({ issue, pull }) => issueJson(state, issue, pull)), link };
};

const createIssue: RestOperationHandler = (call) => {
  const refusal = refusalOf(call, 'write', ['issues']);
  if (refusal !== undefined) return refusal;
  const { state, grant, body } = call;
  if (!state.hasIssues) return disabled;
  const { title = '', labels = [], assignees = [] } = body as Partial<Issue>;
  const problem = refusalOfIssue(body) ?? refusalOfAssignees(state, assignees);
  if (problem !== undefined) return problem;
  const text = typeof body['body'] === 'string' ? body['body'] : '';
  const issue = state.newIssue({ title, body: text, labels, assignees, author: grant.login });
  state.issues.set(issue.number, issue);
  return { status: 201, json: issueJson(state, issue) };
};

const updateIssue: RestOperationHandler = (call) => {
  const refusal = refusalOf(call, 'write', ['issues']);
  if (refusal !== undefined) return refusal;
  const { state, params, body } = call;
  if (!state.hasIssues) return disabled;
  const issue = state.issues.get(Number(params['issue_number']));
  if (issue === undefined) return notFound;
  const problem = refusalOfIssue(body);
  if (problem !== undefined) return problem;
  const { state_reason: stateReason, ...changes } = body as Partial<Issue> & {
    state_reason?: string;
  };
  const updated: Issue = { ...issue, ...changes, ...(stateReason ? { stateReason } : {}) };
  state.issues.set(issue.number, updated);
  return { status: 200, json: issueJson(state, updated) };
};

/** Returns GitHub's error for an invalid title or body. */
function refusalOfIssue({ title, body }: Readonly<Record<string, unknown>>) {
  if (typeof title === 'string' && Array.from(title).length > maxTitleCharacters) {
    const message = `title is too long (maximum is ${maxTitleCharacters} characters)`;
    return invalid({ code: 'custom', field: 'title', message });
  }
  return body === undefined ? undefined : refusalOfBody(body);
}

/** Only people with write access can be assigned. */
function refusalOfAssignees({ repository, roles }: GithubState, logins: readonly string[]) {
  const canBeAssigned = (login: string): boolean =>
    repository.startsWith(`${login}/`) ||
    ['admin', 'maintain', 'write'].includes(roles.get(login) ?? '');
  const unknown = logins.find((login) => !canBeAssigned(login));
  if (unknown === undefined) return undefined;
  return invalid({ value: unknown, field: 'assignees', code: 'invalid' });
}

function invalid(error: object): RestAnswer {
  return restError(422, 'Validation Failed', { errors: [{ resource: 'Issue', ...error }] });
}

/** Operations for issues. Source: https://docs.github.com/rest/issues/issues */
export const issueOperations = {
  'issues/list-for-repo': listIssues,
  'issues/create': createIssue,
  'issues/update': updateIssue,
};
