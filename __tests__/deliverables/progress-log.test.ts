import { describe, expect, it } from '@jest/globals';

import { TransferProgress } from '../../src/deliverables/progress-log.ts';
import { FakeLog } from '../support/fake-log.ts';

function setUp() {
  const clock = {
    nowMs: 0,
    monotonicMs() {
      return this.nowMs;
    },
  };
  const log = new FakeLog();
  return { clock, log, progress: new TransferProgress({ clock, log }) };
}

describe('the progress of transfers', () => {
  it('is not said of one that is over within ten seconds', () => {
    const { clock, log, progress } = setUp();
    const file = progress.begin('a.bin');
    clock.nowMs = 9999;
    file.onBytes(1_000_000, 2_000_000);
    file.end();
    clock.nowMs = 30_000;
    progress.begin('b.bin').onBytes(1, 2);
    expect(log.texts('info')).toEqual([]);
  });

  it('is said once each ten seconds, with the bytes and the rate since the last time', () => {
    const { clock, log, progress } = setUp();
    const file = progress.begin('a.bin');
    for (let second = 1; second <= 35; second += 1) {
      clock.nowMs = second * 1000;
      file.onBytes((second <= 10 ? second : 10 + (second - 10) * 5) * 1e6, 500e6);
    }
    expect(log.texts('info')).toEqual([
      'Fetching a.bin: 10 MB of 500 MB, 1 MB/s',
      'Fetching a.bin: 60 MB of 500 MB, 5 MB/s',
      'Fetching a.bin: 110 MB of 500 MB, 5 MB/s',
    ]);
  });

  it('is one line for all that are under way', () => {
    const { clock, log, progress } = setUp();
    const first = progress.begin('a.bin');
    const second = progress.begin('b.bin');
    second.onBytes(3000, undefined);
    clock.nowMs = 10_000;
    first.onBytes(1000, 2000);
    second.onBytes(3000, undefined);
    expect(log.texts('info')).toEqual([
      'Fetching a.bin: 1 kB of 2 kB, 100 B/s, b.bin: 3 kB, 300 B/s',
    ]);
  });

  it('has a rate also after a transfer has begun anew', () => {
    const { clock, log, progress } = setUp();
    const file = progress.begin('a.bin');
    clock.nowMs = 10_000;
    file.onBytes(50_000, undefined);
    clock.nowMs = 20_000;
    file.onBytes(10_000, undefined);
    expect(log.texts('info')[1]).toBe('Fetching a.bin: 10 kB, 1 kB/s');
  });
});
