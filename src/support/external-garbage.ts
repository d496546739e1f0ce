import { getHeapStatistics } from 'node:v8';

import { findCollector } from './find-collector.ts';

/** How often is looked, in milliseconds. */
const LOOK_EACH_MS = 20;
/** So much more than after the last collection is worth the 10 ms that one takes. A small upload holds 8 MiB. */
const MAX_GROWTH_BYTES = 12 * 1024 ** 2;

/**
 * Keeps the memory flat while a lot of data passes through. Each piece of it is a buffer beside the heap that lives for
 * a moment; V8 lets 64 MiB of them gather on top of those in use before it looks, and the peak differs from run to run by
 * as much. Measured by `npm run bench -- memory-of-large-files`.
 * @param mostGrowthBytes more for a passage whose pieces are small, so that V8 collects most of them as it goes
 */
export function boundExternalGarbage(mostGrowthBytes = MAX_GROWTH_BYTES): { release: () => void } {
  let leastBytes = externalBytes();
  let collect: ((kind: 'major') => void) | undefined;
  const timer = setInterval(() => {
    leastBytes = Math.min(leastBytes, externalBytes());
    if (externalBytes() < leastBytes + mostGrowthBytes) return;
    collect ??= findCollector();
    collect('major');
    leastBytes = externalBytes();
  }, LOOK_EACH_MS);
  timer.unref();
  return {
    release: () => {
      clearInterval(timer);
    },
  };
}

function externalBytes(): number {
  return getHeapStatistics().external_memory;
}
