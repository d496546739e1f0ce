import { describe } from '@jest/globals';
import { keepsPromise } from './keeps-promise.ts';
import { commentsTarget } from './reports.ts';
import { seed } from './target.ts';

describe(`nothing of remote words is alive in any case of seed ${seed}:`, () => {
  keepsPromise(commentsTarget());
});
