import { repositoryJson, userJson } from '../github-json.ts';
import {
  defaultBranchSha,
  eventRepository,
  merged,
  type GithubEvent,
  type Payload,
} from './github-event.ts';

/** An opened issue. */
export function issuesEvent(overrides: Payload = {}): GithubEvent {
  return issueEvent('issues', { action: 'opened', issue: issueJson(1) }, overrides);
}

/** A comment on a pull request, such as a command for the workflow. */
export function pullRequestCommentEvent(overrides: Payload = {}): GithubEvent {
  const pull = `https://github.com/${eventRepository}/pull/2`;
  const issue = {
    ...issueJson(2),
    html_url: pull,
    title: 'Update the README with new information.',
    body: 'This is a pretty simple change that we need to pull into master.',
    draft: false,
    // Only this property distinguishes a pull request from an issue.
    pull_request: {
      url: `https://api.github.com/repos/${eventRepository}/pulls/2`,
      html_url: pull,
      diff_url: `${pull}.diff`,
      patch_url: `${pull}.patch`,
      merged_at: null,
    },
  };
  const parts = { action: 'created', issue, comment: commentJson(pull, '/review this please') };
  return issueEvent('issue_comment', parts, overrides);
}

/** A comment on an issue. */
export function issueCommentEvent(overrides: Payload = {}): GithubEvent {
  const page = `https://github.com/${eventRepository}/issues/1`;
  const comment = commentJson(page, "You are totally right! I'll get this fixed right away.");
  const parts = { action: 'created', issue: issueJson(1), comment };
  return issueEvent('issue_comment', parts, overrides);
}

/** Issue events always run on the newest commit of the default branch. */
function issueEvent(name: string, parts: Payload, overrides: Payload): GithubEvent {
  const payload = {
    ...parts,
    repository: repositoryJson(eventRepository),
    sender: userJson('Codertocat'),
  };
  return {
    name,
    payload: merged(payload, overrides),
    actor: 'Codertocat',
    sha: defaultBranchSha,
    ref: 'refs/heads/master',
  };
}

function issueJson(number: number): Payload {
  return {
    url: `https://api.github.com/repos/${eventRepository}/issues/${number}`,
    html_url: `https://github.com/${eventRepository}/issues/${number}`,
    id: 444500040 + number,
    number,
    title: 'Spelling error in the README file',
    user: userJson('Codertocat'),
    labels: [],
    state: 'open',
    locked: false,
    comments: 0,
    created_at: '2019-05-15T15:20:18Z',
    updated_at: '2019-05-15T15:20:21Z',
    closed_at: null,
    author_association: 'OWNER',
    body: "It looks like you accidently spelled 'commit' with two 't's.",
  };
}

function commentJson(page: string, body: string): Payload {
  return {
    url: `https://api.github.com/repos/${eventRepository}/issues/comments/492700400`,
    html_url: `${page}#issuecomment-492700400`,
    id: 492700400,
    user: userJson('Codertocat'),
    created_at: '2019-05-15T15:20:21Z',
    updated_at: '2019-05-15T15:20:21Z',
    author_association: 'OWNER',
    body,
  };
}
