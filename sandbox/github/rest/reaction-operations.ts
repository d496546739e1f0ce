import { userJson } from '../github-json.ts';
import type { GithubState, Reaction, TokenGrant } from './github-state.ts';
import { notFound, refusalOf, type RestOperationHandler } from './rest-call.ts';

/** The comments in GitHub's published example events. */
const eventCommentIds = { 'issue comment': 492_700_400, 'review comment': 284_312_630 };

const createReaction =
  (
    kind: Reaction['kind'],
    needed: readonly (keyof TokenGrant['permissions'])[],
  ): RestOperationHandler =>
  (call) => {
    const { state, grant, params, body } = call;
    const refusal = refusalOf(call, 'write', needed);
    if (refusal !== undefined) return refusal;
    const commentId = Number(params['comment_id']);
    if (!hasComment(state, kind, commentId)) return notFound;
    const { login: author } = grant;
    const content = String(body['content']);
    const existing = state.reactions.find(
      (one) =>
        one.kind === kind &&
        one.commentId === commentId &&
        one.author === author &&
        one.content === content,
    );
    if (existing !== undefined) return { status: 200, json: reactionJson(existing) };
    const added = { id: state.reactions.length + 1, kind, commentId, author, content };
    state.reactions.push(added);
    return { status: 201, json: reactionJson(added) };
  };

function hasComment(state: GithubState, kind: Reaction['kind'], id: number): boolean {
  if (id === eventCommentIds[kind]) return true;
  return kind === 'issue comment'
    ? state.comments.has(id)
    : state.reviewComments.some((comment) => comment.id === id);
}

function reactionJson({ id, author, content }: Reaction) {
  return {
    id,
    node_id: Buffer.from(`08:Reaction${id}`).toString('base64'),
    user: userJson(author),
    content,
    created_at: '2019-05-15T15:20:22Z',
  };
}

/** Operations for reactions on comments. Source: https://docs.github.com/rest/reactions/reactions */
export const reactionOperations = {
  'reactions/create-for-issue-comment': createReaction('issue comment', ['issues', 'pullRequests']),
  'reactions/create-for-pull-request-review-comment': createReaction('review comment', [
    'pullRequests',
  ]),
};
