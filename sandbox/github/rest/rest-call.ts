import type { Access, GithubState, TokenGrant } from './github-state.ts';

/** A validated request to one operation. */
export interface RestCall {
  readonly state: GithubState;
  readonly grant: TokenGrant;
  readonly url: URL;
  /** The decoded parameters in the path. */
  readonly params: Readonly<Record<string, string>>;
  /** The JSON body; an empty object when there is none. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Whether the request has the media type for diffs. */
  readonly wantsDiff: boolean;
}

export interface RestAnswer {
  readonly status: number;
  /** A JSON value; undefined for a response without a body. */
  readonly json?: unknown;
  /** A diff, instead of JSON. */
  readonly diff?: string;
  /** The `Link` header. */
  readonly link?: string | undefined;
}

export type RestOperationHandler = (call: RestCall) => RestAnswer;

/** Creates an error response in GitHub's format (schema `basic-error`). */
export function restError(status: number, message: string, more: object = {}): RestAnswer {
  const json = {
    message,
    ...more,
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  };
  return { status, json };
}

export const notFound: RestAnswer = restError(404, 'Not Found');

/**
 * Returns the error for a token that has none of these permissions, or undefined when it has one. In a public
 * repository, everybody can read.
 */
export function refusalOf(
  { state, grant }: RestCall,
  needed: Access,
  kinds: readonly (keyof TokenGrant['permissions'])[],
): RestAnswer | undefined {
  const isAllowed = kinds.some((kind) => {
    const access = grant.permissions[kind];
    return access === 'write' || (access !== undefined && access === needed);
  });
  if (isAllowed || (needed === 'read' && !state.isPrivate)) return undefined;
  return restError(403, 'Resource not accessible by integration');
}

/**
 * Returns one page of a list, with the `Link` header for the others. Source:
 * https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export function pageOf<Item>(items: readonly Item[], url: URL): { items: Item[]; link?: string } {
  const size = Math.min(Math.max(Number(url.searchParams.get('per_page') ?? 30), 1), 100);
  const page = Math.max(Number(url.searchParams.get('page') ?? 1), 1);
  const last = Math.max(Math.ceil(items.length / size), 1);
  const relations: [relation: string, page: number][] = [];
  if (page > 1) relations.push(['prev', page - 1]);
  if (page < last) relations.push(['next', page + 1], ['last', last]);
  if (page > 1) relations.push(['first', 1]);
  const links = relations.map(([relation, target]) => {
    const address = new URL(url);
    address.searchParams.set('page', String(target));
    return `<${address.href}>; rel="${relation}"`;
  });
  return {
    items: items.slice((page - 1) * size, page * size),
    ...(links.length === 0 ? {} : { link: links.join(', ') }),
  };
}
