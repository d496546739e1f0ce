import { createHash } from 'node:crypto';

/** The ids of the accounts that are the same everywhere. */
const knownIds: Readonly<Record<string, number>> = {
  'github-actions[bot]': 41898282,
  'dependabot[bot]': 49699333,
  octocat: 583231,
};

/** A number that always is the same for the same text. */
export function stableId(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) >>> 4;
}

export function isBot(login: string): boolean {
  return login.endsWith('[bot]');
}

/** A user or bot as GitHub shows it in events and REST answers (schema `simple-user`). */
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
