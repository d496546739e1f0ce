import { describe, expect, it } from '@jest/globals';

import { renderManifest } from '../../src/publish/manifest.ts';
import { endedVerdict } from '../../src/step/outcome.ts';
import type { TaskStatus } from '../../src/task/task.ts';
import { runFacts as run } from '../support/fake-ports.ts';
import { makeLost, makeSaved, makeSpan, makeTask } from '../support/make-result.ts';

const nothing = { names: [], saved: [], lost: [], leftOut: 0 };

const historyOf = (seconds: number) => ({
  spans: [makeSpan<TaskStatus>('running', [0, seconds])],
  agents: [],
  moreAgents: 0,
});

describe('the manifest', () => {
  it('contains all known facts, and null for the others', () => {
    const task = makeTask({ id: 'task_1', rawStatus: 'completed' });
    const verdict = endedVerdict(task);
    const text = renderManifest({ verdict, collected: nothing, run, history: historyOf(5) });
    expect(JSON.parse(text)).toEqual({
      task_id: 'task_1',
      status: 'complete',
      service_status: 'completed',
      created_at: null,
      completed_at: null,
      duration_seconds: 5,
      cost_cents: null,
      tokens_used: null,
      run_url: run.runUrl,
      deliverables: [],
      missing: [],
    });
  });

  it('lists the files in the archive and the missing ones, without paths of the machine', () => {
    const task = makeTask({
      createdAtMs: Date.UTC(2026, 2, 1, 12),
      completedAtMs: Date.UTC(2026, 2, 1, 12, 0, 30),
      costCents: 0,
      tokensUsed: 7,
    });
    const saved = [makeSaved('a.md', { originalName: '../a.md', path: '/home/runner/a.md' })];
    const lost = [makeLost('b "x"\n', 'reset')];
    const collected = { ...nothing, saved, lost };
    const verdict = endedVerdict(task);
    const text = renderManifest({ verdict, collected, run, history: historyOf(30) });
    expect(JSON.parse(text)).toMatchObject({
      created_at: '2026-03-01T12:00:00.000Z',
      completed_at: '2026-03-01T12:00:30.000Z',
      cost_cents: 0,
      tokens_used: 7,
      deliverables: [
        {
          id: 'dlvr_a.md',
          name: 'a.md',
          original_name: '../a.md',
          bytes: 2048,
          content_type: '',
          sha256: '0'.repeat(64),
        },
      ],
      missing: [{ id: 'dlvr_b "x"\n', original_name: 'b "x"\n', reason: 'reset' }],
    });
    expect(text).not.toContain('/home/runner');
    expect(text.endsWith('}\n')).toBe(true);
  });
});
