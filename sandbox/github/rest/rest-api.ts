import type { OpenAPIBackend, ParsedRequest } from 'openapi-backend';
import { jsonAnswer, type Answer, type Exchange, type Service } from '../exchange.ts';
import type { GraphqlQuery, RestOperation } from '../faults.ts';
import { commentOperations } from './comment-operations.ts';
import type { GithubState, TokenGrant } from './github-state.ts';
import { answerGraphql, isGraphql } from './graphql.ts';
import { peopleOperations } from './people-operations.ts';
import { pullOperations } from './pull-operations.ts';
import {
  notFound,
  restError,
  type RestAnswer,
  type RestCall,
  type RestOperationHandler,
} from './rest-call.ts';

const operations: Readonly<Record<RestOperation, RestOperationHandler>> = {
  ...commentOperations,
  ...pullOperations,
  ...peopleOperations,
};

export interface RestApiOptions {
  readonly description: OpenAPIBackend;
  readonly state: GithubState;
  readonly violate: (sentence: string) => void;
}

/**
 * The part of GitHub's REST API that the action uses, and the one GraphQL query beside it. Each request and each of our own answers is
 * checked against GitHub's own OpenAPI description; what does not fit is a violation.
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
    // Names of owners and repositories are not case-sensitive.
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
    // The query was checked to have no unknown names, the body to have what is required.
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
    if (json === undefined) return;
    const { errors } = this.#description.validateResponse(json, operation, status);
    for (const error of errors ?? []) {
      this.#violate(
        `${label}: the sandbox's own answer: ${error.instancePath} ${error.message ?? ''}`,
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
