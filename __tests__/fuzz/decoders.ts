import fc from 'fast-check';
import * as decode from '../../src/miteos/decode.ts';
import { readServerMessage } from '../../src/miteos/server-message.ts';
import { pollution, someJson } from './hostile-json.ts';
import type { Target } from './target.ts';
import { deliverableProblems, taskProblems } from './typed-values.ts';
import {
  someBody,
  someErrorBody,
  someWireDeliverable,
  someWireList,
  someWireTask,
} from './wire-answers.ts';

export type Decoders = Pick<
  typeof decode,
  'decodeTask' | 'decodeListedTask' | 'decodeList' | 'decodeDeliverable' | 'deliverableKey'
>;

const REFUSAL = /^(?:a task|a task in the list|a list) was expected/;

/** The decoders of the service's JSON. */
export function decodersTarget(decoders: Decoders = decode): Target<string> {
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
        ...thrown(() => deliverableProblems(decoders.decodeDeliverable(value, 0))),
        ...thrown(() => (typeof decoders.deliverableKey(value) === 'string' ? [] : ['no key'])),
        ...pollution(),
      ];
    },
  };
}

function listProblems({ items, total, ...rest }: ReturnType<typeof decode.decodeList>): string[] {
  return [
    ...(Array.isArray(items) ? [] : ['its items are no list']),
    ...(total === undefined || (total >= 0 && total < Infinity) ? [] : [`its total is ${total}`]),
    ...Object.keys(rest).map((key) => `it has ${key}`),
  ];
}

/** What a function finds; one that throws must do so in our words. */
function refusedOr(find: () => readonly string[]): readonly string[] {
  return thrown(find).filter((problem) => !REFUSAL.test(problem));
}

function thrown(find: () => readonly string[]): readonly string[] {
  try {
    return find();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

const KEY = 'mt_live_0123456789abcdef';
const redactKey = (text: string): string => text.replaceAll(KEY, '***');
const MAX_WORDS_LENGTH = 301;

/** What is repeated of an answer that refuses. */
export function serverMessageTarget(read = readServerMessage): Target<readonly [string, number]> {
  return {
    name: 'the words of a refusal',
    cases: 8000,
    someCase: fc.tuple(fc.oneof(someErrorBody, someBody), fc.nat()),
    problemsOf: ([body, at]) => {
      const place = at % (body.length + 1);
      return thrown(() => {
        const words = read(body.slice(0, place) + KEY + body.slice(place), redactKey);
        return [
          ...(words.includes(KEY) ? ['they hold the key'] : []),
          ...(/[^\S ]/.test(words) ? ['they are more than one line'] : []),
          ...(Array.from(words).length > MAX_WORDS_LENGTH ? ['they are too long'] : []),
          ...pollution(),
        ];
      });
    },
  };
}
