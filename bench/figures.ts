import type { Figure } from './figure.ts';
import { download } from './figures/download.ts';
import { memoryOfLargeFiles } from './figures/memory-of-large-files.ts';
import { pace } from './figures/pace.ts';
import { postStep } from './figures/post-step.ts';
import { publish } from './figures/publish.ts';
import { sizes } from './figures/sizes.ts';
import { startUp } from './figures/start-up.ts';
import { waiting } from './figures/waiting.ts';
import { wholeStep } from './figures/whole-step.ts';

/** All that can be measured, in the order of the table. */
export const figures: readonly Figure[] = [
  startUp,
  wholeStep,
  waiting,
  pace,
  download,
  publish,
  postStep,
  sizes,
  memoryOfLargeFiles,
];
