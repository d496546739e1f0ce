import { describe } from '@jest/globals';
import { eventsTarget } from './events.ts';
import { keepsPromise } from './keeps-promise.ts';
import { namesTarget } from './names.ts';
import { printedLinesTarget } from './printed-lines.ts';
import { promptsTarget } from './prompts.ts';
import { stepFilesTarget } from './step-files.ts';
import { stepLogTarget } from './step-log.ts';
import { seed } from './target.ts';

describe(`remote words stay words in any case of seed ${seed}:`, () => {
  keepsPromise(printedLinesTarget());
  keepsPromise(stepLogTarget());
  keepsPromise(stepFilesTarget());
  keepsPromise(namesTarget());
  keepsPromise(promptsTarget());
  keepsPromise(eventsTarget());
});
