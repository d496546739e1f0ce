import { createHash } from 'node:crypto';

/** The IDs of well-known accounts. */
const knownIds: Readonly<Record<string, number>> = {
  'github-actions[bot]': 41898282,
  'dependabot[bot]': 49699333,
  octocat: 583231,
};

/** Returns the same number for the same text. */
export function stableId(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) >>> 4;
}

export function isBot(login: string): boolean {
  return login.endsWith('[bot]');
}

/** Returns a user or bot as in events and REST responses (schema `simple-user`). */
export function userJson(login: string, type = isBot(login) ? 'Bot' : 'User') {
  const id = knownIds[login] ?? stableId(login);
  const url = `https://api.github.com/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: Buffer.from(`0:4:User${id}`).toString('base64'),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: '',
    url,
    html_url: isBot(login)
      ? `https://github.com/apps/${login.replace('[bot]', '')}`
      : `https://github.com/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** The suffixes of the repository's `…_url` fields. */
const addresses: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

interface RepositoryFacts {
  readonly fork?: boolean;
  readonly private?: boolean;
  readonly defaultBranch?: string;
  readonly pushedAt?: string;
}

/** Returns a repository as in events and REST responses (schema `repository`). */
export function repositoryJson(fullName: string, facts: RepositoryFacts = {}) {
  const [owner = '', name = ''] = fullName.split('/');
  const isPrivate = facts.private ?? false;
  const id = stableId(fullName);
  const url = `https://api.github.com/repos/${fullName}`;
  return {
    id,
    node_id: Buffer.from(`010:Repository${id}`).toString('base64'),
    name,
    full_name: fullName,
    private: isPrivate,
    visibility: isPrivate ? 'private' : 'public',
    owner: userJson(owner),
    html_url: `https://github.com/${fullName}`,
    description: null,
    fork: facts.fork ?? false,
    url,
    ...Object.fromEntries(Object.entries(addresses).map(([key, rest]) => [key, `${url}${rest}`])),
    clone_url: `https://github.com/${fullName}.git`,
    git_url: `git://github.com/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    svn_url: `https://github.com/${fullName}`,
    mirror_url: null,
    homepage: null,
    language: 'Ruby',
    license: null,
    default_branch: facts.defaultBranch ?? 'master',
    size: 0,
    forks: 1,
    forks_count: 1,
    open_issues: 2,
    open_issues_count: 2,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    archived: false,
    disabled: false,
    is_template: false,
    allow_forking: true,
    topics: [],
    has_downloads: true,
    has_issues: true,
    has_pages: true,
    has_projects: true,
    has_wiki: true,
    created_at: '2019-05-15T15:19:25Z',
    updated_at: '2019-05-15T15:20:34Z',
    pushed_at: facts.pushedAt ?? '2019-05-15T15:20:33Z',
  };
}
