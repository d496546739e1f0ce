import { delaysInGaps } from './delay.ts';
import type { LimitModel } from './request-limit.ts';
import { shareKey, type SharedKeyOptions } from './shared-key.ts';

/** How jobs fare that share a key, where it is worst: over the ways to count requests. */
export interface Crowd {
  readonly refusedPercent: number;
  readonly p99DelayMs: number;
  readonly longestGapMs: number;
}

export type CrowdOptions = Omit<SharedKeyOptions, 'model' | 'seed'> & { readonly seeds: number };

const models: readonly LimitModel[] = ['fixed window', 'sliding window', 'token bucket'];

/** @throws Error when a wait does not end with its task */
export async function crowdOf({ seeds, ...options }: CrowdOptions): Promise<Crowd> {
  let worst: Crowd = { refusedPercent: 0, p99DelayMs: 0, longestGapMs: 0 };
  for (const model of models) {
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { answers, refused, gapsMs } = await shareKey({ ...options, model, seed });
      worst = {
        refusedPercent: Math.max(worst.refusedPercent, (100 * refused) / answers),
        p99DelayMs: Math.max(worst.p99DelayMs, delaysInGaps(gapsMs).p99Ms),
        longestGapMs: gapsMs.reduce((most, gap) => Math.max(most, gap), worst.longestGapMs),
      };
    }
  }
  return worst;
}
