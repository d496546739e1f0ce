import fc from 'fast-check';
import { Dispatcher } from 'undici';
import * as decode from '../../src/miteos/decode.ts';
import { MiteosClient, type ClientOptions } from '../../src/miteos/miteos-client.ts';
import { readServerMessage } from '../../src/miteos/server-message.ts';
import { ServiceError, type TaskService } from '../../src/task/task-service.ts';
import { InstantClock } from '../miteos/instant-clock.ts';
import { pollution, someJson } from './hostile-json.ts';
import { words } from './hostile-text.ts';
import { problemsIn, problemsOrError, type Target } from './target.ts';
import { deliverableProblems, taskProblems } from './typed-values.ts';
import {
  someBody,
  someErrorBody,
  someWireDeliverable,
  someWireList,
  someWireTask,
} from './wire-answers.ts';

type Decoders = Pick<
  typeof decode,
  'decodeTask' | 'decodeListedTask' | 'decodeList' | 'decodeDeliverable' | 'deliverableKey'
>;

const REFUSAL =
  /^[\w ]*Error: the response (?:is not a valid task|lists an invalid task|contains no list)/;

/** The decoders of the service's JSON. */
export function decodersTarget(decoders: Decoders = decode): Target<string> {
  const refusedOr = (find: () => readonly string[]): readonly string[] =>
    problemsOrError(find).filter((problem) => !REFUSAL.test(problem));
  return {
    name: 'the decoders',
    cases: 26_000,
    someCase: fc.oneof(
      { weight: 4, arbitrary: someWireTask },
      { weight: 3, arbitrary: someWireDeliverable },
      { weight: 3, arbitrary: someWireList },
      { weight: 2, arbitrary: someJson },
    ),
    problemsOf: (json) => {
      const value: unknown = JSON.parse(json);
      return [
        ...refusedOr(() => taskProblems(decoders.decodeTask(value))),
        ...refusedOr(() => {
          const listed = decoders.decodeListedTask(value);
          return listed === undefined ? [] : taskProblems(listed);
        }),
        ...refusedOr(() => listProblems(decoders.decodeList(value))),
        ...problemsOrError(() => deliverableProblems(decoders.decodeDeliverable(value, 0))),
        ...problemsOrError(() =>
          problemsIn({ 'no key': typeof decoders.deliverableKey(value) !== 'string' }),
        ),
        ...pollution(),
      ];
    },
  };
}

function listProblems({ items, total, ...rest }: ReturnType<typeof decode.decodeList>): string[] {
  return [
    ...problemsIn({
      'its items are no list': !Array.isArray(items),
      'its total is no count': total !== undefined && !(total >= 0 && total < Infinity),
    }),
    ...Object.keys(rest).map((key) => `it has ${key}`),
  ];
}

const KEY = 'mt_live_0123456789abcdef';
const redactKey = (text: string): string => text.replaceAll(KEY, '***');
const MAX_MESSAGE_LENGTH = 301;

/** The message of an error response. */
export function serverMessageTarget(read = readServerMessage): Target<readonly [string, number]> {
  return {
    name: 'the message of a refusal',
    cases: 8000,
    someCase: fc.tuple(fc.oneof(someErrorBody, someBody), fc.nat()),
    problemsOf: ([body, at]) => {
      const place = at % (body.length + 1);
      return problemsOrError(() => {
        const message = read(body.slice(0, place) + KEY + body.slice(place), redactKey);
        return [
          ...problemsIn({
            'it holds the key': message.includes(KEY),
            'it is more than one line': /[^\S ]/.test(message),
            'it is too long': Array.from(message).length > MAX_MESSAGE_LENGTH,
          }),
          ...pollution(),
        ];
      });
    },
  };
}

const CALLS = ['create', 'fetch', 'list', 'deliverables', 'cancel'] as const;
const HEADERS = words('retry-after x-ratelimit-limit x-ratelimit-remaining content-length x');
const VALUES = [
  ...words('0 -1 60 1e9 NaN 99999999999999999999 soon __proto__ \u00ff'),
  ...['', '1, 2', 'Wed, 21 Oct 2099 07:28:00 GMT'],
];

interface AnswerCase {
  readonly call: (typeof CALLS)[number];
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** The client: returns a typed value, or throws our error. */
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
        secrets: { redact: redactKey, redactKeys: redactKey },
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
    return problemsIn({ 'the error holds the key': error.message.includes(KEY) });
  }
}

/** A service with the same response to every request, without a socket. */
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
    // A repeated header is a list.
    const grouped = Object.groupBy(headers, ([name]) => name);
    const lists = Object.entries(grouped).map(([name, pairs = []]) => {
      const values = pairs.map(([, value]) => value);
      return [name, values.length > 1 ? values : (values[0] ?? '')] as const;
    });
    queueMicrotask(() => {
      handler.onRequestStart?.(controller, {});
      handler.onResponseStart?.(controller, status, Object.fromEntries(lists), 'words');
      handler.onResponseData?.(controller, Buffer.from(body));
      handler.onResponseEnd?.(controller, {});
    });
    return true;
  }
}
