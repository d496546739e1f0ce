import { describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../../bench/pace/virtual-clock.ts';

describe('VirtualClock', () => {
  it('wakes sleepers in the order of their end times, and runs everything that follows before the next one', async () => {
    const clock = new VirtualClock(() => 0);
    const seen: string[] = [];
    const sleeper = async (name: string, ...pausesMs: number[]): Promise<void> => {
      for (const ms of pausesMs) {
        await clock.sleep(ms);
        seen.push(`${name} ${clock.monotonicMs()}`);
      }
    };
    const sleepers = [sleeper('a', 30, 10), sleeper('b', 10, 20, 0), sleeper('c', 30)];
    await clock.run();
    await Promise.all(sleepers);
    expect(seen).toEqual(['b 10', 'a 30', 'c 30', 'b 30', 'b 30', 'a 40']);
  });
});
