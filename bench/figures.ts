import type { Figure } from './figure.ts';
import { download } from './figures/download.ts';
import { memoryOfLargeFiles } from './figures/memory-of-large-files.ts';
import { postStep } from './figures/post-step.ts';
import { sizes } from './figures/sizes.ts';
import { startUp } from './figures/start-up.ts';
import { waiting } from './figures/waiting.ts';
import { wholeStep } from './figures/whole-step.ts';

/** All that can be measured, in the order of the table. */
export const figures: readonly Figure[] = [
  startUp,
  wholeStep,
  waiting,
  download,
  postStep,
  sizes,
  memoryOfLargeFiles,
];
