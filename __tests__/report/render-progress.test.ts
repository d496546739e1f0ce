import { describe, expect, it } from '@jest/globals';
import { renderProgress, type Progress } from '../../src/report/render-progress.ts';
import { renderReports } from '../../src/report/render-report.ts';
import type { AgentStatus, TaskStatus } from '../../src/task/task.ts';
import { makeAgent, makeKept, makeResult, makeTask } from '../support/make-result.ts';

function progressOf(changes: Partial<Progress>): Progress {
  return { ...makeResult(), elapsedSeconds: 0, ...changes };
}

describe('the live banner', () => {
  it.each<[TaskStatus, string]>([
    ['pending', 'is queued'],
    ['planning', 'is being planned'],
    ['running', 'is running'],
    ['paused', 'is waiting for approval'],
    ['complete', 'has ended, and its results are being fetched'],
    ['unknown', 'is running'],
  ])('for a task that is %s, says: %s', (status, state) => {
    const task = makeTask({ status });
    const banner = renderProgress(progressOf({ task }), makeKept());
    expect(banner).toContain(`<code>abc1234</code></a> ${state}.</strong>`);
  });

  it('says that a task is waiting for approval when one of its agents is', () => {
    const task = makeTask({ status: 'running', agents: [makeAgent({ status: 'waiting' })] });
    expect(renderProgress(progressOf({ task }), undefined)).toContain(
      'is waiting for approval.</strong>',
    );
  });

  it.each<[AgentStatus, string]>([
    ['thinking', 'working'],
    ['acting', 'working'],
    ['waiting', 'waiting for approval'],
    ['killed', 'stopped'],
    ['error', 'failed'],
  ])('for an agent that is %s, has the same label as the timeline: %s', (status, state) => {
    const task = makeTask({ status: 'running', agents: [makeAgent({ status })] });
    expect(renderProgress(progressOf({ task }), undefined)).toContain(
      `<li><code>researcher</code> ${state}</li>`,
    );
    const spans = [{ status, rawStatus: status, startMs: 1000, endMs: 9000 }];
    const history = { spans: [], agents: [{ id: 'a', name: 'a', spans }], moreAgents: 0 };
    expect(renderReports(makeResult({ history })).summary).toContain(`    ${state}`);
  });

  it('lists 20 agents and counts the rest', () => {
    const agents = Array.from({ length: 70 }, (_, index) => makeAgent({ type: `agent-${index}` }));
    const banner = renderProgress(progressOf({ task: makeTask({ agents }) }), undefined);
    expect(banner).toContain('<code>agent-19</code>');
    expect(banner).not.toContain('<code>agent-20</code>');
    expect(banner).toContain('and 50 more agents');
  });

  it.each<[string, Partial<Progress>, string]>([
    ['the title', { title: 'Security  review' }, 'Security review: the task for'],
    ["the workflow's name", {}, 'Review: the task for'],
    ['neither', { workflow: '' }, 'The task for'],
  ])('begins with %s', (_, changes, start) => {
    const banner = renderProgress(progressOf(changes), undefined);
    expect(banner).toContain(`> <p><strong>${start} <a`);
  });

  it('above a report, begins with the title only', () => {
    expect(renderProgress(progressOf({}), makeKept())).toContain('<p><strong>The task for');
    expect(renderProgress(progressOf({ title: 'T' }), makeKept())).toContain('<strong>T: the task');
  });

  it('says which run wrote the report below', () => {
    expect(renderProgress(progressOf({}), undefined)).toContain('The report will appear here.');
    expect(renderProgress(progressOf({}), makeKept())).toContain('The report below is from');
  });

  it.each(['$', '&', '@a ', '#1'])('has at most 2,000 characters over a report: %s', (piece) => {
    const type = piece.repeat(500);
    const agent = makeAgent({ type, status: 'unknown', rawStatus: type, currentTool: type });
    const agents = Array.from({ length: 500 }, () => agent);
    const progress = progressOf({ title: type, task: makeTask({ status: 'running', agents }) });
    expect(renderProgress(progress, makeKept()).length).toBeLessThanOrEqual(2000);
    expect(renderProgress(progress, undefined).length).toBeLessThanOrEqual(7750);
  });
});
