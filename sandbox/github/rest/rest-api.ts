import { readFile } from 'node:fs/promises';
import { OpenAPIBackend, type Document, type ParsedRequest } from 'openapi-backend';
import { jsonAnswer, type Answer, type Exchange, type Service } from '../exchange.ts';
import type { GraphqlQuery, RestOperation } from '../faults.ts';
import { commentOperations } from './comment-operations.ts';
import type { GithubState, TokenGrant } from './github-state.ts';
import { issueOperations } from './issue-operations.ts';
import { peopleOperations } from './people-operations.ts';
import { giteaDiff, pullOperations } from './pull-operations.ts';
import {
  notFound,
  restError,
  type RestAnswer,
  type RestCall,
  type RestOperationHandler,
} from './rest-call.ts';
import { reactionOperations } from './reaction-operations.ts';
import { reviewOperations } from './review-operations.ts';
import { runOperations } from './run-operations.ts';

const operations: Readonly<Record<RestOperation, RestOperationHandler>> = {
  ...commentOperations,
  ...issueOperations,
  ...reactionOperations,
  ...pullOperations,
  ...reviewOperations,
  ...peopleOperations,
  ...runOperations,
};

interface RestApiOptions {
  readonly description: OpenAPIBackend;
  readonly state: GithubState;
  readonly violate: (sentence: string) => void;
}

/**
 * The part of GitHub's REST API that the action uses, and its only GraphQL query. Each request and each response is checked against
 * GitHub's own OpenAPI description. A mismatch is a violation.
 */
export class RestApi implements Service {
  readonly name = 'rest';
  readonly #description: OpenAPIBackend;
  readonly #state: GithubState;
  readonly #violate: (sentence: string) => void;

  constructor({ description, state, violate }: RestApiOptions) {
    this.#description = description;
    this.#state = state;
    this.#violate = violate;
  }

  pointOf(exchange: Exchange): RestOperation | GraphqlQuery | '' {
    if (isGraphql(exchange)) return 'graphql';
    const id = this.#description.matchOperation(requestOf(exchange))?.operationId;
    return id !== undefined && id in operations ? (id as RestOperation) : '';
  }

  answer(exchange: Exchange): Answer {
    const operation = this.pointOf(exchange);
    const label = `rest: ${exchange.method} ${exchange.url.pathname}${exchange.url.search}`;
    if (operation === '') {
      this.#violate(`${label}: the sandbox has no such route`);
      return toAnswer(restError(501, 'The sandbox has no such route'));
    }
    const grant = this.#grantOf(exchange);
    if (grant === undefined) return toAnswer(restError(401, 'Bad credentials'));
    if (operation === 'graphql') return answerGraphql(exchange, grant, this.#violate);
    const diff = giteaDiff(this.#state, exchange.url.pathname);
    if (diff !== undefined) return toAnswer(diff);
    const problem = this.#problemOf(exchange, operation);
    if (problem !== undefined) {
      this.#violate(`${label}: ${problem}`);
      return toAnswer(restError(422, `Invalid request. ${problem}`));
    }
    const call = this.#callOf(exchange, grant);
    const isOurs = !('repo' in call.params) || this.#isOurRepository(call.params);
    const answer = isOurs ? operations[operation](call) : notFound;
    this.#checkAnswer(label, operation, answer);
    return toAnswer(answer);
  }

  #grantOf({ headers }: Exchange): TokenGrant | undefined {
    const token = /^(?:token|bearer) (.+)$/i.exec(headers['authorization'] ?? '')?.[1];
    return this.#state.tokens.get(token ?? '');
  }

  #isOurRepository({ owner, repo }: RestCall['params']): boolean {
    // Names of owners and repositories are case-insensitive.
    return `${owner ?? ''}/${repo ?? ''}`.toLowerCase() === this.#state.repository.toLowerCase();
  }

  #problemOf(exchange: Exchange, operation: RestOperation): string | undefined {
    const { errors } = this.#description.validateRequest(requestOf(exchange), operation);
    const sentences = (errors ?? []).map((e) => `${e.instancePath} ${e.message ?? e.keyword}`);
    return sentences.length === 0 ? undefined : sentences.join('; ');
  }

  #callOf(exchange: Exchange, grant: TokenGrant): RestCall {
    const request = requestOf(exchange);
    const operation = this.#description.matchOperation(request);
    // The query and the body have been validated.
    const parsed = this.#description.router.parseRequest(request, operation) as ParsedRequest<
      object | null,
      object | undefined
    >;
    return {
      state: this.#state,
      grant,
      url: exchange.url,
      params: { ...parsed.params },
      body: { ...parsed.requestBody },
      wantsDiff: /application\/vnd\.github(\.v3)?\.diff/.test(exchange.headers['accept'] ?? ''),
    };
  }

  #checkAnswer(label: string, operation: RestOperation, { status, json }: RestAnswer): void {
    // GitHub's description does not apply to Gitea's responses.
    if (json === undefined || this.#state.isGitea) return;
    const { errors } = this.#description.validateResponse(json, operation, status);
    for (const error of errors ?? []) {
      this.#violate(
        `${label}: the sandbox's own response: ${error.instancePath} ${error.message ?? ''}`,
      );
    }
  }
}

function requestOf({ method, url, headers, body }: Exchange) {
  return {
    method,
    path: url.pathname,
    query: url.search.slice(1),
    headers: { ...headers },
    ...(body.length === 0 ? {} : { body: body.toString('utf8') }),
  };
}

function toAnswer({ status, json, diff, link }: RestAnswer): Answer {
  const headers = {
    'x-github-media-type': 'github.v3; format=json',
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': '999',
    ...(link === undefined ? {} : { link }),
  };
  if (diff !== undefined) {
    const contentType = 'application/vnd.github.v3.diff; charset=utf-8';
    return { status, headers: { ...headers, 'content-type': contentType }, body: diff };
  }
  return json === undefined ? { status, headers } : jsonAnswer(status, json, headers);
}

/** Matches a query for only the login of the token, with any whitespace. */
const VIEWER_QUERY = /^\s*(?:query\s*)?\{\s*viewer\s*\{\s*login\s*\}\s*\}\s*$/;

/** Whether a request goes to the GraphQL endpoint. Source: https://docs.github.com/graphql/guides/forming-calls-with-graphql */
function isGraphql({ method, url }: Exchange): boolean {
  return method === 'POST' && url.pathname === '/graphql';
}

/**
 * Answers the action's only query, for the login of the token.
 * @param violate called for any other query
 */
function answerGraphql(
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

/** The formats in GitHub's description. */
const formats = {
  uri: (text: string) => URL.canParse(text),
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  email: /^[^@\s]+@[^@\s]+$/,
};

let loading: Promise<OpenAPIBackend> | undefined;

/**
 * GitHub's own description of the operations that the sandbox supports, to validate requests and responses. One instance serves the
 * whole process. Each schema is compiled on first use.
 */
export function loadApiDescription(): Promise<OpenAPIBackend> {
  loading ??= (async () => {
    const text = await readFile(new URL('../openapi.json', import.meta.url), 'utf8');
    const definition = JSON.parse(text) as Document;
    const ajvOpts = { formats, allErrors: true };
    return new OpenAPIBackend({ definition, quick: true, coerceTypes: true, ajvOpts }).init();
  })();
  return loading;
}
