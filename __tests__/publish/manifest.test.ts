import { describe, expect, it } from '@jest/globals';

import { renderManifest, type ManifestFacts } from '../../src/publish/manifest.ts';

const bare: ManifestFacts = {
  task: { id: 'task_1', status: 'complete', rawStatus: 'completed', agents: [] },
  outcome: 'complete',
  runUrl: 'https://github.com/o/r/actions/runs/1',
  durationSeconds: undefined,
  saved: [],
  lost: [],
};

describe('the manifest', () => {
  it('says what is known and null for what is not', () => {
    expect(JSON.parse(renderManifest(bare))).toEqual({
      task_id: 'task_1',
      status: 'complete',
      service_status: 'completed',
      created_at: null,
      completed_at: null,
      duration_seconds: null,
      cost_cents: null,
      tokens_used: null,
      run_url: 'https://github.com/o/r/actions/runs/1',
      deliverables: [],
      missing: [],
    });
  });

  it('lists what the archive holds and what is missing, without paths of the machine', () => {
    const text = renderManifest({
      ...bare,
      task: {
        ...bare.task,
        createdAtMs: Date.UTC(2026, 2, 1, 12),
        completedAtMs: Date.UTC(2026, 2, 1, 12, 0, 30),
        costCents: 0,
        tokensUsed: 7,
      },
      durationSeconds: 30,
      saved: [
        {
          id: 'dlvr_1',
          originalName: '../a.md',
          name: 'a.md',
          path: '/home/runner/a.md',
          bytes: 0,
          contentType: '',
          sha256: 'ab',
        },
      ],
      lost: [{ id: 'dlvr_2', originalName: 'b "x"\n', reason: 'reset' }],
    });
    expect(JSON.parse(text)).toMatchObject({
      created_at: '2026-03-01T12:00:00.000Z',
      completed_at: '2026-03-01T12:00:30.000Z',
      duration_seconds: 30,
      cost_cents: 0,
      tokens_used: 7,
      deliverables: [
        {
          id: 'dlvr_1',
          name: 'a.md',
          original_name: '../a.md',
          bytes: 0,
          content_type: '',
          sha256: 'ab',
        },
      ],
      missing: [{ id: 'dlvr_2', original_name: 'b "x"\n', reason: 'reset' }],
    });
    expect(text).not.toContain('/home/runner');
    expect(text.endsWith('}\n')).toBe(true);
  });
});
