import { isBot, userJson } from '../github-json.ts';
import type { Comment, GithubState } from './github-state.ts';
import {
  notFound,
  pageOf,
  refusalOf,
  restError,
  type RestAnswer,
  type RestCall,
  type RestOperationHandler,
} from './rest-call.ts';

/** The maximum length of a body on GitHub, in characters, not bytes. */
export const maxBodyCharacters = 65_536;

function commentJson(state: GithubState, comment: Comment) {
  const { repository } = state;
  const api = `https://api.github.com/repos/${repository}`;
  const isPull = state.findConversation(comment.issueNumber)?.isPull === true;
  const page = `https://github.com/${repository}/${isPull ? 'pull' : 'issues'}`;
  return {
    url: `${api}/issues/comments/${comment.id}`,
    html_url: `${page}/${comment.issueNumber}#issuecomment-${comment.id}`,
    issue_url: `${api}/issues/${comment.issueNumber}`,
    id: comment.id,
    node_id: Buffer.from(`012:IssueComment${comment.id}`).toString('base64'),
    user: userJson(comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: isBot(comment.author) ? 'NONE' : 'MEMBER',
    body: comment.body,
    performed_via_github_app: null,
  };
}

/** Returns GitHub's error for an invalid body. */
export function refusalOfBody(body: unknown): RestAnswer | undefined {
  const text = typeof body === 'string' ? body : '';
  const problem =
    text.trim() === ''
      ? "Body can't be blank"
      : Array.from(text).length > maxBodyCharacters
        ? `Body is too long (maximum is ${maxBodyCharacters} characters)`
        : undefined;
  if (problem === undefined) return undefined;
  const error = {
    resource: 'IssueComment',
    code: 'unprocessable',
    field: 'data',
    message: problem,
  };
  return restError(422, 'Validation Failed', { errors: [error] });
}

const listComments: RestOperationHandler = (call) => {
  const refusal = refusalOf(call, 'read', ['issues', 'pullRequests']);
  if (refusal !== undefined) return refusal;
  const number = Number(call.params['issue_number']);
  if (call.state.findConversation(number) === undefined) return notFound;
  const since = call.url.searchParams.get('since') ?? '';
  const all = [...call.state.comments.values()].filter(
    (comment) => comment.issueNumber === number && comment.updatedAt >= since,
  );
  const { items, link } = pageOf(all, call.url);
  return { status: 200, json: items.map((comment) => commentJson(call.state, comment)), link };
};

const createComment: RestOperationHandler = (call) => {
  const refusal = refusalOf(call, 'write', ['issues', 'pullRequests']);
  if (refusal !== undefined) return refusal;
  const issueNumber = Number(call.params['issue_number']);
  const conversation = call.state.findConversation(issueNumber);
  if (conversation === undefined) return notFound;
  if (conversation.locked) {
    return restError(403, 'Unable to create comment because issue is locked.');
  }
  const refusalOfText = refusalOfBody(call.body['body']);
  if (refusalOfText !== undefined) return refusalOfText;
  const comment = { issueNumber, author: call.grant.login, body: String(call.body['body']) };
  return { status: 201, json: commentJson(call.state, call.state.addComment(comment)) };
};

function findComment({ state, params }: RestCall): Comment | undefined {
  return state.comments.get(Number(params['comment_id']));
}

const getComment: RestOperationHandler = (call) => {
  const refusal = refusalOf(call, 'read', ['issues', 'pullRequests']);
  if (refusal !== undefined) return refusal;
  const comment = findComment(call);
  return comment === undefined ? notFound : { status: 200, json: commentJson(call.state, comment) };
};

const updateComment: RestOperationHandler = (call) => {
  const refusal = refusalOf(call, 'write', ['issues', 'pullRequests']);
  if (refusal !== undefined) return refusal;
  const comment = findComment(call);
  if (comment === undefined) return notFound;
  const refusalOfText = refusalOfBody(call.body['body']);
  if (refusalOfText !== undefined) return refusalOfText;
  const updated = call.state.updateComment(comment, String(call.body['body']));
  return { status: 200, json: commentJson(call.state, updated) };
};

const deleteComment: RestOperationHandler = (call) => {
  const refusal = refusalOf(call, 'write', ['issues', 'pullRequests']);
  if (refusal !== undefined) return refusal;
  const comment = findComment(call);
  if (comment === undefined) return notFound;
  call.state.comments.delete(comment.id);
  return { status: 204 };
};

/** Operations for comments on issues and pull requests. Source: https://docs.github.com/rest/issues/comments */
export const commentOperations = {
  'issues/list-comments': listComments,
  'issues/create-comment': createComment,
  'issues/get-comment': getComment,
  'issues/update-comment': updateComment,
  'issues/delete-comment': deleteComment,
};
