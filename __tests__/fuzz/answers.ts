import fc from 'fast-check';
import { Dispatcher } from 'undici';
import { MiteosClient, type ClientOptions } from '../../src/miteos/miteos-client.ts';
import { ServiceError, type TaskService } from '../../src/task/task-service.ts';
import { InstantClock } from '../miteos/instant-clock.ts';
import { pollution } from './hostile-json.ts';
import type { Target } from './target.ts';
import { deliverableProblems, taskProblems } from './typed-values.ts';
import { someBody } from './wire-answers.ts';

const KEY = 'mt_live_0123456789abcdef';
const withoutKey = (text: string): string => text.replaceAll(KEY, '***');
const CALLS = ['create', 'fetch', 'list', 'deliverables', 'cancel'] as const;
const HEADERS = [
  'retry-after',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'content-length',
  'x',
];
const VALUES = [
  ...['', '0', '-1', '60', '1e9', 'NaN', '99999999999999999999', 'Wed, 21 Oct 2099 07:28:00 GMT'],
  ...['soon', '1, 2', '__proto__', '\u00ff'],
];

export interface AnswerCase {
  readonly call: (typeof CALLS)[number];
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** The client of the service: a typed value, or our error. */
export function answersTarget(
  open: (options: ClientOptions) => TaskService = (options) => new MiteosClient(options),
): Target<AnswerCase> {
  return {
    name: 'an answer of the service',
    cases: 8000,
    someCase: fc.record({
      call: fc.constantFrom(...CALLS),
      status: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(200, 201) },
        { weight: 1, arbitrary: fc.constantFrom(204, 301, 307, 400, 401, 402, 403, 404, 409, 422) },
        { weight: 1, arbitrary: fc.constantFrom(429, 500, 502, 503, 599, 999) },
      ),
      headers: fc.array(fc.tuple(fc.constantFrom(...HEADERS), fc.constantFrom(...VALUES)), {
        maxLength: 3,
      }),
      body: someBody,
    }),
    problemsOf: async (answer) => {
      const service = open({
        ...{ baseUrl: 'https://api.miteos.com/v1', apiKey: KEY, userAgent: 'fuzz' },
        ...{ dispatcher: new AnswerDispatcher(answer), clock: new InstantClock() },
        secrets: { redact: withoutKey, redactKeys: withoutKey },
        onLink: () => undefined,
      });
      return [...(await callProblems(service, answer)), ...pollution()];
    },
  };
}

async function callProblems(service: TaskService, { call }: AnswerCase): Promise<string[]> {
  try {
    switch (call) {
      case 'create':
        return taskProblems(await service.createTask({ prompt: 'p' }, 'gha-1'));
      case 'fetch':
        return taskProblems(await service.fetchTask('task_1'));
      case 'list': {
        const tasks = await service.listTasks({ limit: 20, offset: 0 });
        return tasks.flatMap(taskProblems);
      }
      case 'deliverables':
        return (await service.listDeliverables('task_1')).flatMap(deliverableProblems);
      case 'cancel':
        await service.cancelTask('task_1');
        return [];
    }
  } catch (error) {
    if (!(error instanceof ServiceError)) return [`it threw ${String(error)}`];
    return error.message.includes(KEY) ? ['the error holds the key'] : [];
  }
}

/** A service that answers every request the same, without a socket. */
class AnswerDispatcher extends Dispatcher {
  readonly #answer: AnswerCase;

  constructor(answer: AnswerCase) {
    super();
    this.#answer = answer;
  }

  override dispatch(
    _options: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
  ): boolean {
    const { status, headers, body } = this.#answer;
    const controller = {
      ...{ aborted: false, paused: false, reason: null, rawHeaders: [], rawTrailers: null },
      abort: (reason: Error) => handler.onResponseError?.(controller, reason),
      pause: () => undefined,
      resume: () => undefined,
    };
    queueMicrotask(() => {
      handler.onRequestStart?.(controller, {});
      handler.onResponseStart?.(controller, status, headersOf(headers), 'words');
      handler.onResponseData?.(controller, Buffer.from(body));
      handler.onResponseEnd?.(controller, {});
    });
    return true;
  }
}

/** A header that comes twice is a list. */
function headersOf(pairs: AnswerCase['headers']): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of pairs) {
    const known = headers[name];
    headers[name] = known === undefined ? value : [...[known].flat(), value];
  }
  return headers;
}
