import { describe } from '@jest/globals';
import {
  drawingsTarget,
  previousReportsTarget,
  progressTarget,
  summariesTarget,
} from './reports.ts';
import { keepsPromise, seed } from './target.ts';

describe(`nothing of remote text is alive in any case of seed ${seed}:`, () => {
  keepsPromise(summariesTarget());
  keepsPromise(drawingsTarget());
  keepsPromise(progressTarget());
  keepsPromise(previousReportsTarget());
});
