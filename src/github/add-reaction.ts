import { openRest, type Octokit, type RestOptions } from './rest.ts';

/** A comment that people can react to. */
export interface ReactableComment {
  readonly id: number;
  /** `issue`: in the conversation of an issue or a pull request. `review`: on a line of a pull request. */
  readonly kind: 'issue' | 'review';
}

/** One of the reactions of GitHub. */
export type Reaction = NonNullable<
  Parameters<Octokit['rest']['reactions']['createForIssueComment']>[0]
>['content'];

/**
 * Adds a reaction to a comment. GitHub keeps one of each kind per account.
 * @throws Error when GitHub refuses it or does not answer
 */
export async function addReaction(
  content: Reaction,
  { id, kind }: ReactableComment,
  { repository, rest }: { readonly repository: string; readonly rest: RestOptions },
): Promise<void> {
  const octokit = await openRest(rest);
  const [owner = '', repo = ''] = repository.split('/');
  const request = { owner, repo, comment_id: id, content };
  if (kind === 'issue') await octokit.rest.reactions.createForIssueComment(request);
  else await octokit.rest.reactions.createForPullRequestReviewComment(request);
}
