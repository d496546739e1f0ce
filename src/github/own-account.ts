import * as v from 'valibot';

import type { Octokit } from './rest.ts';

/** The author of a text; null for a deleted account. */
type Author = { readonly login: string; readonly type?: string } | null;

/** The account of a token. */
export interface OwnAccount {
  /** Undefined when it is unknown. */
  readonly login: string | undefined;
  /**
   * Returns whether a text is by this account. A marker can be copied, but an author can't be forged. If the account is unknown, all bots count
   * as it, because a new text for each run would be worse than taking another bot's text with our marker for our own.
   */
  readonly isAuthor: (author: Author) => boolean;
}

const accountSchema = v.object({ login: v.pipe(v.string(), v.nonEmpty()) });
const viewerSchema = v.object({ viewer: accountSchema });

const accounts = new WeakMap<Octokit, Promise<OwnAccount>>();

/** Returns the account of the client's token. It is fetched once for each client. */
export function fetchOwnAccount(octokit: Octokit): Promise<OwnAccount> {
  const known = accounts.get(octokit);
  if (known !== undefined) return known;
  const account = fetchOwnLogin(octokit).then((login) => ({
    login,
    isAuthor: (author: Author) => (login === undefined ? isBot(author) : author?.login === login),
  }));
  accounts.set(octokit, account);
  return account;
}

/**
 * Fetches the login of the token's account. GraphQL returns it for every token, but has a rate limit of its own, and Gitea does not support
 * GraphQL. REST returns it for all tokens except those of apps. Returns undefined when neither works.
 */
async function fetchOwnLogin(octokit: Octokit): Promise<string | undefined> {
  try {
    const response = await octokit.graphql('{ viewer { login } }');
    return v.parse(viewerSchema, response).viewer.login;
  } catch {
    const response = await octokit.rest.users.getAuthenticated().catch(() => undefined);
    const account = v.safeParse(accountSchema, response?.data);
    return account.success ? account.output.login : undefined;
  }
}

function isBot(author: Author): boolean {
  return author?.type === 'Bot' || author?.login.endsWith('[bot]') === true;
}
