import { jsonAnswer, type Answer, type Exchange } from '../exchange.ts';
import type { TokenGrant } from './github-state.ts';

/** A query for nothing but who the token stands for, in any spacing. */
const VIEWER_QUERY = /^\s*(?:query\s*)?\{\s*viewer\s*\{\s*login\s*\}\s*\}\s*$/;

/** Whether a request goes to the GraphQL endpoint. https://docs.github.com/graphql/guides/forming-calls-with-graphql */
export function isGraphql({ method, url }: Exchange): boolean {
  return method === 'POST' && url.pathname === '/graphql';
}

/**
 * Answers the one query that the action asks, for the login of the token.
 * @param violate is told of every other query
 */
export function answerGraphql(
  { body }: Exchange,
  { login }: TokenGrant,
  violate: (sentence: string) => void,
): Answer {
  const query = readQuery(body);
  if (query !== undefined && VIEWER_QUERY.test(query)) {
    return jsonAnswer(200, { data: { viewer: { login } } });
  }
  violate(`graphql: the sandbox has no such query: ${query ?? 'none'}`);
  return jsonAnswer(200, { errors: [{ message: 'The sandbox has no such query' }] });
}

function readQuery(body: Buffer): string | undefined {
  try {
    const request: unknown = JSON.parse(body.toString('utf8'));
    if (typeof request !== 'object' || request === null || !('query' in request)) return undefined;
    return typeof request.query === 'string' ? request.query : undefined;
  } catch {
    return undefined;
  }
}
