import type { GithubSandbox } from '../../sandbox/github/start-github-sandbox.ts';
import { commentMarker, formatMarker, withoutMarker } from '../../src/github/comment-marker.ts';
import { StickyComment, type StickyCommentOptions } from '../../src/github/sticky-comment.ts';
import type { CommentDraft, PostedComment } from '../../src/ports.ts';
import { restOf } from './use-github.ts';

/** The account of the sandbox's token. */
export const us = 'github-actions[bot]';
const step = JSON.stringify(['ci', 'review']);

export const identityOf = (runId: string, runAttempt = 1) => ({
  key: 'mine',
  step,
  runId,
  runAttempt,
});

/** The draft of a complete report, unless another kind is given. */
export const markerOf = (
  runId: string,
  taskId = 'task_1',
  runAttempt = 1,
  draft: Partial<CommentDraft> = {},
): string =>
  formatMarker(commentMarker(identityOf(runId, runAttempt), draftOf('', { taskId, ...draft })));

/** A comment of an earlier run. */
export const earlierComment = (text: string, marker = markerOf('76', 'task_0')) => ({
  issueNumber: 2,
  author: us,
  body: `${marker}\n${text}`,
});

/** The comment of a step in run 77, attempt 2, which exists on GitHub. */
export function openComment(
  github: GithubSandbox,
  changes: Partial<StickyCommentOptions> = {},
): StickyComment {
  const { identity = identityOf('77', 2), ...others } = changes;
  github.addRun(Number(identity.runId), identity.runAttempt);
  return new StickyComment({
    repository: github.repository,
    findIssueNumber: () => Promise.resolve(2),
    mode: 'update',
    identity,
    rest: restOf(github),
    posted: undefined,
    mayExist: false,
    ...others,
  });
}

export const draftOf = (text: string, changes: Partial<CommentDraft> = {}): CommentDraft => ({
  taskId: 'task_1',
  kind: 'report',
  commit: undefined,
  render: () => text,
  ...changes,
});

/**
 * Publishes a draft that a newer run must not supersede.
 * @throws Error when a newer run has the comment
 */
export async function say(
  comment: StickyComment,
  text: string,
  changes: Partial<CommentDraft> = {},
): Promise<PostedComment> {
  const publication = await comment.publish(draftOf(text, changes));
  if (publication.kind !== 'posted') throw new Error(`nothing is posted: ${publication.kind}`);
  return publication.comment;
}

/** The texts of all comments, without their markers. */
export const bodiesOf = ({ comments }: GithubSandbox): string[] =>
  comments.map(({ body }) => withoutMarker(body));
