import * as v from 'valibot';

import type { Octokit } from './rest.ts';

/** Who wrote something, as GitHub says it; null for a deleted account. */
type Author = { readonly login: string; readonly type?: string } | null;

const accountSchema = v.object({ login: v.pipe(v.string(), v.nonEmpty()) });
const viewerSchema = v.object({ viewer: accountSchema });

/**
 * What distinguishes the texts of the token's own account from all others: a marker can be copied, an author can't. Where nobody says whose
 * the token is, all bots count as its account: what is written twice at each run would be worse than another bot's text that has our marker.
 */
export async function fetchIsOwn(octokit: Octokit): Promise<(author: Author) => boolean> {
  const login = await fetchOwnLogin(octokit);
  return (author) => (login === undefined ? isBot(author) : author?.login === login);
}

/**
 * GraphQL says it of every token, but has a limit of its own, and Gitea has none of it. REST says it only of tokens that are not an app's.
 * @returns undefined where neither says it
 */
async function fetchOwnLogin(octokit: Octokit): Promise<string | undefined> {
  try {
    const answer = await octokit.graphql('{ viewer { login } }');
    return v.parse(viewerSchema, answer).viewer.login;
  } catch {
    const answer = await octokit.rest.users.getAuthenticated().catch(() => undefined);
    const account = v.safeParse(accountSchema, answer?.data);
    return account.success ? account.output.login : undefined;
  }
}

function isBot(author: Author): boolean {
  return author?.type === 'Bot' || author?.login.endsWith('[bot]') === true;
}
