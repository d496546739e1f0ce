import { it } from '@jest/globals';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import fc from 'fast-check';
import { someSchedule } from './any-schedule.ts';
import { simulate } from './simulate.ts';
import { violationsOf } from './invariants.ts';

it('tries', async () => {
  const n = Number(process.env['N'] ?? 300);
  const start = performance.now();
  const seed = Number(process.env['SIMULATION_SEED'] ?? 1);
  const schedules = fc.sample(someSchedule, { numRuns: n, seed });
  console.log('sampled', performance.now() - start);
  const counts = new Map<string, number>();
  const slow: [number, number][] = [];
  const bad: string[] = [];
  for (const [i, schedule] of schedules.entries()) {
    const t = performance.now();
    require('node:fs').writeFileSync(
      '/tmp/cur.txt',
      String(i) + '\n' + JSON.stringify(schedule, null, 1),
    );
    const history = await simulate(schedule);
    slow.push([performance.now() - t, i]);
    const v = violationsOf(history);
    for (const { invariant, words } of v) {
      const key = invariant + ': ' + words.replace(/\d+/g, 'N');
      counts.set(key, (counts.get(key) ?? 0) + 1);
      bad.push(`${i} ${invariant}: ${words}`);
    }
    const m = `main ${history.main.how} ${history.main.ending?.outcome ?? ''} post ${history.post?.how ?? '-'}`;
    counts.set(m, (counts.get(m) ?? 0) + 1);
  }
  slow.sort((a, b) => b[0] - a[0]);
  console.log('took', performance.now() - start, slow.slice(0, 5));
  console.log(
    [...counts]
      .sort()
      .map(([k, c]) => `${c}  ${k}`)
      .join('\n'),
  );
  console.log(bad.slice(0, 40).join('\n'));
}, 600_000);
