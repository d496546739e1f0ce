import { repositoryJson, userJson } from '../github-json.ts';
import {
  defaultBranchSha,
  eventRepository,
  merged,
  type GithubEvent,
  type Payload,
} from './github-event.ts';

/** A push to the default branch. */
export function pushEvent(overrides: Payload = {}): GithubEvent {
  const person = {
    name: 'Codertocat',
    email: '21031067+Codertocat@users.noreply.github.com',
    username: 'Codertocat',
  };
  const commit = {
    id: defaultBranchSha,
    tree_id: '31b122c26a97cf9af023e9ddab94a82c6e77b0ea',
    distinct: true,
    message: 'Initial commit',
    timestamp: '2019-05-15T15:19:25Z',
    url: `https://github.com/${eventRepository}/commit/${defaultBranchSha}`,
    author: person,
    committer: person,
    added: ['README.md'],
    removed: [],
    modified: [],
  };
  const parts = {
    ref: 'refs/heads/master',
    before: '6113728f27ae82c7b1a177c8d03f9e96e0adf246',
    after: defaultBranchSha,
    created: false,
    deleted: false,
    forced: false,
    base_ref: null,
    compare: `https://github.com/${eventRepository}/compare/6113728f27ae...f95f852bd8fc`,
    commits: [commit],
    head_commit: commit,
    pusher: { name: person.name, email: person.email },
    sender: userJson('Codertocat'),
  };
  return branchEvent('push', parts, overrides);
}

/** A scheduled run. Its payload has no sender. */
export function scheduleEvent(overrides: Payload = {}): GithubEvent {
  return branchEvent('schedule', { schedule: '0 6 * * 1' }, overrides);
}

/** A manually started workflow. */
export function workflowDispatchEvent(overrides: Payload = {}): GithubEvent {
  const parts = {
    inputs: {},
    ref: 'refs/heads/master',
    workflow: '.github/workflows/report.yml',
    sender: userJson('Codertocat'),
  };
  return branchEvent('workflow_dispatch', parts, overrides);
}

/** The end of a workflow run for a pull request from a fork. */
export function workflowRunEvent(overrides: Payload = {}): GithubEvent {
  const headSha = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
  const parts = {
    action: 'completed',
    workflow: { id: 16340987, name: 'Build', path: '.github/workflows/build.yml', state: 'active' },
    workflow_run: {
      id: 1589141559,
      name: 'Build',
      event: 'pull_request',
      status: 'completed',
      conclusion: 'success',
      head_branch: 'patch-1',
      head_sha: headSha,
      html_url: `https://github.com/${eventRepository}/actions/runs/1589141559`,
      run_attempt: 1,
      run_number: 36,
      workflow_id: 16340987,
      // Empty for pull requests from forks, as on GitHub.
      pull_requests: [],
      actor: userJson('octocat'),
      triggering_actor: userJson('octocat'),
      repository: repositoryJson(eventRepository),
      head_repository: repositoryJson('octocat/Hello-World', { fork: true }),
    },
    sender: userJson('octocat'),
  };
  return { ...branchEvent('workflow_run', parts, overrides), actor: 'octocat' };
}

function branchEvent(name: string, parts: Payload, overrides: Payload): GithubEvent {
  return {
    name,
    payload: merged({ ...parts, repository: repositoryJson(eventRepository) }, overrides),
    actor: 'Codertocat',
    sha: defaultBranchSha,
    ref: 'refs/heads/master',
  };
}
