import { describe } from '@jest/globals';
import { commentsTarget } from './reports.ts';
import { keepsPromise, seed } from './target.ts';

describe(`nothing of remote text is alive in any case of seed ${seed}:`, () => {
  keepsPromise(commentsTarget());
});
