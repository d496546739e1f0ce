import { describe } from '@jest/globals';
import { answersTarget, decodersTarget, serverMessageTarget } from './answers.ts';
import { eventsTarget } from './events.ts';
import { namesTarget } from './names.ts';
import { printedLinesTarget } from './printed-lines.ts';
import { promptsTarget } from './prompts.ts';
import { stepFilesTarget } from './step-files.ts';
import { stepLogTarget } from './step-log.ts';
import { keepsPromise, seed } from './target.ts';

describe(`JSON becomes a typed value or our error in all cases of seed ${seed}:`, () => {
  keepsPromise(decodersTarget());
  keepsPromise(serverMessageTarget());
  keepsPromise(answersTarget());
  keepsPromise(eventsTarget());
});

describe(`remote text stays text in all cases of seed ${seed}:`, () => {
  keepsPromise(printedLinesTarget());
  keepsPromise(stepLogTarget());
  keepsPromise(stepFilesTarget());
  keepsPromise(namesTarget());
  keepsPromise(promptsTarget());
});
