import { describe, expect, it } from '@jest/globals';

import { ProgressLog } from '../../src/deliverables/progress-log.ts';
import { FakeLog } from '../support/fake-log.ts';

function setUp(files = 2) {
  const clock = {
    nowMs: 0,
    monotonicMs() {
      return this.nowMs;
    },
  };
  const log = new FakeLog();
  return { clock, log, progress: new ProgressLog({ clock, log, files }) };
}

describe('the progress of a transfer', () => {
  it('is not logged when the transfer ends within ten seconds', () => {
    const { clock, log, progress } = setUp();
    progress.received('a.bin', 1, undefined);
    clock.nowMs = 9999;
    progress.received('a.bin', 1_000_000, 2_000_000);
    progress.paused('a.bin');
    clock.nowMs = 30_000;
    progress.received('b.bin', 1, 2);
    expect(log.texts('info')).toEqual([]);
  });

  it('is logged every ten seconds, in one line for all long transfers', () => {
    const { clock, log, progress } = setUp();
    for (let second = 0; second <= 25; second += 1) {
      clock.nowMs = second * 1000;
      progress.received('a.bin', second * 1e6, 500e6);
      if (second > 4) progress.received('b.bin', second * 1000, undefined);
    }
    expect(log.texts('info')).toEqual([
      'Downloading a.bin: 10 MB of 500 MB',
      'Downloading a.bin: 20 MB of 500 MB, b.bin: 19 kB',
    ]);
  });
});

describe('the log of saved files', () => {
  it('has a line for each of the first hundred files, and then one for every hundred', () => {
    const { log, progress } = setUp(250);
    for (let file = 0; file < 250; file += 1) progress.saved(`${file}.md`, 5);
    progress.end();
    const lines = log.texts('info');
    expect(lines).toHaveLength(102);
    expect(lines[99]).toBe('Saved 99.md (5 B).');
    expect(lines.slice(100)).toEqual([
      'Saved 200 of 250 files (1 kB).',
      'Saved 250 of 250 files (1.3 kB).',
    ]);
  });

  it('names each lost file', () => {
    const { log, progress } = setUp();
    progress.lost('a.md', 'returned 404');
    expect(log.texts('info')).toEqual(['Could not save a.md: returned 404.']);
  });
});
