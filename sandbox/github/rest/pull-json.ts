import { repositoryJson, stableId, userJson } from '../github-json.ts';
import type { ChangedFile, GithubState, PullRequest } from './github-state.ts';

const createdAt = '2019-05-15T15:20:33Z';

/** Returns a pull request of a list (schema `pull-request-simple`). */
export function pullJson({ repository, isPrivate }: GithubState, pull: PullRequest) {
  const api = `https://api.github.com/repos/${repository}`;
  const page = `https://github.com/${repository}/pull/${pull.number}`;
  const [owner = ''] = repository.split('/');
  const [headOwner = owner] = pull.head.repository?.split('/') ?? [];
  const links = {
    self: `${api}/pulls/${pull.number}`,
    html: page,
    issue: `${api}/issues/${pull.number}`,
    comments: `${api}/issues/${pull.number}/comments`,
    review_comments: `${api}/pulls/${pull.number}/comments`,
    review_comment: `${api}/pulls/comments{/number}`,
    commits: `${api}/pulls/${pull.number}/commits`,
    statuses: `${api}/statuses/${pull.head.sha}`,
  };
  return {
    url: links.self,
    id: stableId(page),
    node_id: Buffer.from(`011:PullRequest${pull.number}`).toString('base64'),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: links.issue,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    number: pull.number,
    state: pull.state,
    locked: pull.locked,
    title: pull.title,
    user: userJson(pull.author),
    body: pull.body,
    labels: [],
    milestone: null,
    created_at: createdAt,
    updated_at: createdAt,
    closed_at: null,
    merged_at: null,
    merge_commit_sha: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: {
      label: `${headOwner}:${pull.head.ref}`,
      ref: pull.head.ref,
      sha: pull.head.sha,
      user: userJson(headOwner),
      repo:
        pull.head.repository === null
          ? null
          : repositoryJson(pull.head.repository, {
              fork: pull.head.repository !== repository,
              private: isPrivate,
              ...(pull.head.pushedAt === undefined ? {} : { pushedAt: pull.head.pushedAt }),
            }),
    },
    base: {
      label: `${owner}:${pull.base.ref}`,
      ref: pull.base.ref,
      sha: pull.base.sha,
      user: userJson(owner),
      repo: repositoryJson(repository, { private: isPrivate }),
    },
    _links: Object.fromEntries(Object.entries(links).map(([key, href]) => [key, { href }])),
    author_association: pull.head.repository === repository ? 'MEMBER' : 'CONTRIBUTOR',
    auto_merge: null,
    draft: false,
  };
}

/** Returns a single pull request (schema `pull-request`). */
export function wholePullJson(state: GithubState, pull: PullRequest) {
  const count = (of: (file: ChangedFile) => number) =>
    pull.files.reduce((sum, file) => sum + of(file), 0);
  const comments = [...state.comments.values()].filter(
    ({ issueNumber }) => issueNumber === pull.number,
  );
  const reviewComments = state.reviewComments.filter(
    ({ pullNumber }) => pullNumber === pull.number,
  );
  return {
    ...pullJson(state, pull),
    merged: false,
    mergeable: null,
    rebaseable: null,
    mergeable_state: 'unknown',
    merged_by: null,
    comments: comments.length,
    review_comments: reviewComments.length,
    maintainer_can_modify: false,
    commits: 1,
    additions: count((file) => file.additions),
    deletions: count((file) => file.deletions),
    changed_files: pull.files.length,
  };
}

/** Returns a changed file (schema `diff-entry`). */
export function changedFileJson(repository: string, sha: string, file: ChangedFile) {
  const path = file.filename.split('/').map(encodeURIComponent).join('/');
  const api = `https://api.github.com/repos/${repository}`;
  return {
    sha: stableId(file.filename).toString(16).padStart(40, '0'),
    filename: file.filename,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `https://github.com/${repository}/blob/${sha}/${path}`,
    raw_url: `https://github.com/${repository}/raw/${sha}/${path}`,
    contents_url: `${api}/contents/${path}?ref=${sha}`,
    ...(file.patch === undefined ? {} : { patch: file.patch }),
  };
}

/** Returns a commit (schema `commit`). */
export function commitJson(
  repository: string,
  sha: string,
  { author, parents }: { author: string; parents: readonly string[] },
) {
  const url = (of: string) => `https://api.github.com/repos/${repository}/commits/${of}`;
  const page = (of: string) => `https://github.com/${repository}/commit/${of}`;
  const person = { name: author, email: `${author}@users.noreply.github.com`, date: createdAt };
  const tree = stableId(`tree of ${sha}`).toString(16).padStart(40, '0');
  return {
    url: url(sha),
    sha,
    node_id: Buffer.from(`06:Commit${sha}`).toString('base64'),
    html_url: page(sha),
    comments_url: `${url(sha)}/comments`,
    commit: {
      url: `https://api.github.com/repos/${repository}/git/commits/${sha}`,
      author: person,
      committer: person,
      message: `Commit ${sha.slice(0, 7)}`,
      tree: { sha: tree, url: `https://api.github.com/repos/${repository}/git/trees/${tree}` },
      comment_count: 0,
    },
    author: userJson(author),
    committer: userJson(author),
    parents: parents.map((of) => ({ sha: of, url: url(of), html_url: page(of) })),
  };
}
