import { repositoryJson, userJson } from '../github-json.ts';
import {
  defaultBranchSha,
  eventRepository,
  merged,
  type GithubEvent,
  type Payload,
} from './github-event.ts';

const headSha = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
/** The commit that GitHub creates by merging the head into the base, to run the workflow on it. */
const mergeSha = '6ee3ba5fb8d7a6b4c3cf1a9e2f5a0a8bd1a1d1a0';
const number = 2;
const page = `https://github.com/${eventRepository}/pull/${number}`;

interface Origin {
  readonly author: string;
  /** `owner/name` of the head repository. */
  readonly headRepository: string;
  readonly headRef: string;
  readonly title: string;
}

/**
 * An opened pull request from a branch of the repository.
 * @param overrides replaces parts of the payload; objects are merged
 */
export function pullRequestEvent(overrides: Payload = {}): GithubEvent {
  return pullRequest('pull_request', sameRepository, overrides);
}

/** An opened pull request from a fork: with a read-only token and no secrets. */
export function forkPullRequestEvent(overrides: Payload = {}): GithubEvent {
  return pullRequest('pull_request', fork, overrides);
}

/** An opened pull request by Dependabot: with a read-only token and only Dependabot secrets. */
export function dependabotPullRequestEvent(overrides: Payload = {}): GithubEvent {
  return pullRequest('pull_request', dependabot, overrides);
}

/** `pull_request_target` for a fork: runs on the base, with secrets and a write token. */
export function pullRequestTargetEvent(overrides: Payload = {}): GithubEvent {
  return pullRequest('pull_request_target', fork, overrides);
}

const sameRepository: Origin = {
  author: 'Codertocat',
  headRepository: eventRepository,
  headRef: 'changes',
  title: 'Update the README with new information.',
};

const fork: Origin = {
  author: 'octocat',
  headRepository: 'octocat/Hello-World',
  headRef: 'patch-1',
  title: 'Fix a typo in the README',
};

const dependabot: Origin = {
  author: 'dependabot[bot]',
  headRepository: eventRepository,
  headRef: 'dependabot/npm_and_yarn/lodash-4.17.21',
  title: 'Bump lodash from 4.17.20 to 4.17.21',
};

function pullRequest(name: string, origin: Origin, overrides: Payload): GithubEvent {
  const isTarget = name === 'pull_request_target';
  const payload: Payload = {
    action: 'opened',
    number,
    pull_request: pullRequestJson(origin),
    repository: repositoryJson(eventRepository),
    sender: userJson(origin.author),
  };
  return {
    name,
    payload: merged(payload, overrides),
    actor: origin.author,
    sha: isTarget ? defaultBranchSha : mergeSha,
    ref: isTarget ? 'refs/heads/master' : `refs/pull/${number}/merge`,
    headRef: origin.headRef,
    baseRef: 'master',
  };
}

function pullRequestJson({ author, headRepository, headRef, title }: Origin): Payload {
  const [owner = ''] = eventRepository.split('/');
  const [headOwner = ''] = headRepository.split('/');
  const isFork = headRepository !== eventRepository;
  return {
    url: `https://api.github.com/repos/${eventRepository}/pulls/${number}`,
    id: 279147437,
    html_url: page,
    diff_url: `${page}.diff`,
    number,
    state: 'open',
    locked: false,
    draft: false,
    title,
    user: userJson(author),
    body: 'This is a pretty simple change that we need to pull into master.',
    created_at: '2019-05-15T15:20:33Z',
    updated_at: '2019-05-15T15:20:33Z',
    closed_at: null,
    merged_at: null,
    merge_commit_sha: null,
    merged: false,
    labels: [],
    head: {
      label: `${headOwner}:${headRef}`,
      ref: headRef,
      sha: headSha,
      user: userJson(headOwner),
      repo: repositoryJson(headRepository, { fork: isFork }),
    },
    base: {
      label: `${owner}:master`,
      ref: 'master',
      sha: defaultBranchSha,
      user: userJson(owner),
      repo: repositoryJson(eventRepository),
    },
    author_association: isFork || author.endsWith('[bot]') ? 'CONTRIBUTOR' : 'OWNER',
    commits: 1,
    additions: 1,
    deletions: 1,
    changed_files: 1,
  };
}
