import { describe, expect, it } from '@jest/globals';
import { renderProgress } from '../../src/report/render-progress.ts';
import type { TaskStatus } from '../../src/task/task.ts';
import { expectGolden } from '../support/golden.ts';
import { makeAgent, makeTask } from '../support/make-result.ts';

const LINKS = {
  runUrl: 'https://github.com/octo/repo/actions/runs/42',
  watchUrl: 'https://platform.miteos.com/war-room',
};

describe('renderProgress', () => {
  it('shows the state, the links and the agents as the golden file has it', () => {
    const task = makeTask({
      status: 'running',
      agents: [
        makeAgent({ status: 'acting', progress: 40.4, currentTool: 'browser' }),
        makeAgent({ type: 'writer|@x', status: 'unknown', rawStatus: 'dreaming' }),
      ],
    });
    const progress = {
      ...LINKS,
      task,
      elapsedSeconds: 95,
      message: 'Waiting for a free slot, see #1',
    };
    expectGolden('report/progress.md', renderProgress(progress, '<!-- m -->'));
  });

  it.each<[TaskStatus, string]>([
    ['pending', '⏳ Miteos task waits for its start'],
    ['planning', '⏳ Miteos task is being planned'],
    ['running', '⏳ Miteos task is running'],
    ['paused', '✋ Miteos task waits for approval'],
    ['complete', '⏳ Miteos task has ended; its results are being fetched'],
    ['unknown', '⏳ Miteos task is running'],
  ])('says of a task that is %s: %s', (status, headline) => {
    const markdown = renderProgress({ ...LINKS, task: makeTask({ status }), elapsedSeconds: 0 });
    expect(markdown.split('\n', 1)).toEqual([`## ${headline}`]);
  });

  it('says that a task waits for approval when one of its agents does', () => {
    const task = makeTask({ status: 'running', agents: [makeAgent({ status: 'waiting' })] });
    expect(renderProgress({ ...LINKS, task, elapsedSeconds: 0 })).toContain('waits for approval\n');
  });

  it('has words for the time before there is a task', () => {
    expect(renderProgress({ ...LINKS, elapsedSeconds: 2 })).toBe(
      '## ⏳ Miteos task is being started\n\n' +
        'Started by [this workflow run](https://github.com/octo/repo/actions/runs/42). ' +
        'This was the state 2s after the start; the report will stand here.\n',
    );
  });

  it('lists 50 agents and counts the rest', () => {
    const agents = Array.from({ length: 70 }, (_, index) => makeAgent({ type: `agent-${index}` }));
    const markdown = renderProgress({ ...LINKS, task: makeTask({ agents }), elapsedSeconds: 0 });
    expect(markdown).toContain('`agent-49`');
    expect(markdown).not.toContain('`agent-50`');
    expect(markdown).toContain('and 20 more agents');
  });
});
