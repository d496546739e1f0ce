import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningStep } from '../../sandbox/runner/step-execution.ts';
import type { Place } from './step-fixture.ts';

/** Resolves when GitHub has the live comment of a step. */
export async function untilLive({ github }: Place, running: RunningStep): Promise<void> {
  const isLive = () => github.comments.some(({ body }) => / live -->/.test(body));
  const end = running.main.then(() => 'ended' as const);
  while (!isLive()) {
    const passed = await Promise.race([end, sleep(10)]);
    if (passed === 'ended') throw new Error('The step ended without a live comment.');
  }
}
