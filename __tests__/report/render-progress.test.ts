import { describe, expect, it } from '@jest/globals';
import { renderProgress } from '../../src/report/render-progress.ts';
import { renderReports } from '../../src/report/render-report.ts';
import type { AgentStatus, TaskStatus } from '../../src/task/task.ts';
import { expectGolden } from '../support/golden.ts';
import { DEFAULT_SETTINGS, makeAgent, makeResult, makeTask } from '../support/make-result.ts';

const FIXED = {
  settings: DEFAULT_SETTINGS,
  runUrl: 'https://github.com/octo/repo/actions/runs/42',
  watchUrl: 'https://platform.miteos.com/war-room',
};

describe('renderProgress', () => {
  it('shows the state, the links and the agents as the golden file has it', () => {
    const task = makeTask({
      status: 'running',
      agents: [
        makeAgent({ status: 'acting', progress: 40.4, currentTool: 'browser' }),
        makeAgent({ type: 'writer|@x', status: 'unknown', rawStatus: 'dreaming of #1' }),
      ],
    });
    const progress = { ...FIXED, task, elapsedSeconds: 95 };
    expectGolden('report/progress.md', renderProgress(progress));
  });

  it.each<[TaskStatus, string]>([
    ['pending', '⏳ Miteos task waits for its start'],
    ['planning', '⏳ Miteos task is being planned'],
    ['running', '⏳ Miteos task is running'],
    ['paused', '✋ Miteos task waits for approval'],
    ['complete', '⏳ Miteos task has ended; its results are being fetched'],
    ['unknown', '⏳ Miteos task is running'],
  ])('says of a task that is %s: %s', (status, headline) => {
    const comment = renderProgress({ ...FIXED, task: makeTask({ status }), elapsedSeconds: 0 });
    expect(comment.split('\n', 1)).toEqual([`<h2>${headline}</h2>`]);
  });

  it('says that a task waits for approval when one of its agents does', () => {
    const task = makeTask({ status: 'running', agents: [makeAgent({ status: 'waiting' })] });
    expect(renderProgress({ ...FIXED, task, elapsedSeconds: 0 })).toContain(
      'waits for approval</h2>\n',
    );
  });

  it.each<[AgentStatus, string]>([
    ['thinking', 'working'],
    ['acting', 'working'],
    ['waiting', 'waiting for approval'],
    ['killed', 'stopped'],
    ['error', 'failed'],
  ])('says of an agent that is %s what the timeline says: %s', (status, state) => {
    const task = makeTask({ status: 'running', agents: [makeAgent({ status })] });
    expect(renderProgress({ ...FIXED, task, elapsedSeconds: 0 })).toContain(`<td>${state}</td>`);
    const spans = [{ status, rawStatus: status, startMs: 1000, endMs: 9000 }];
    const history = { spans: [], agents: [{ id: 'a', name: 'a', spans }], moreAgents: 0 };
    expect(renderReports(makeResult({ history })).summary).toContain(`    ${state}`);
  });

  it('lists 50 agents and counts the rest', () => {
    const agents = Array.from({ length: 70 }, (_, index) => makeAgent({ type: `agent-${index}` }));
    const comment = renderProgress({ ...FIXED, task: makeTask({ agents }), elapsedSeconds: 0 });
    expect(comment).toContain('<code>agent-49</code>');
    expect(comment).not.toContain('<code>agent-50</code>');
    expect(comment).toContain('and 20 more agents');
  });
});
