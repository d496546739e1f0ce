import { describe } from '@jest/globals';
import { answersTarget } from './answers.ts';
import { decodersTarget, serverMessageTarget } from './decoders.ts';
import { keepsPromise } from './keeps-promise.ts';
import { seed } from './target.ts';

describe(`a typed value or our error comes of JSON in any case of seed ${seed}:`, () => {
  keepsPromise(decodersTarget());
  keepsPromise(serverMessageTarget());
  keepsPromise(answersTarget());
});
