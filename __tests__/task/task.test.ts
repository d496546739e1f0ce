import { describe, expect, it } from '@jest/globals';
import {
  describeTask,
  hasEnded,
  isWaitingForApproval,
  progressOf,
  type Agent,
  type Task,
} from '../../src/task/task.ts';

function task(status: Task['status'], ...agents: Partial<Agent>[]): Task {
  return {
    id: 'task_1',
    status,
    rawStatus: status,
    agents: agents.map((agent, index) => ({
      id: `agnt_${index + 1}`,
      status: 'acting',
      rawStatus: 'acting',
      ...agent,
    })),
  };
}

describe('a task', () => {
  it.each([
    ['pending', false],
    ['planning', false],
    ['running', false],
    ['paused', false],
    ['unknown', false],
    ['complete', true],
    ['failed', true],
    ['cancelled', true],
  ] as const)('that is %s has ended: %s', (status, expected) => {
    expect(hasEnded(task(status))).toBe(expected);
  });

  it.each([
    ['paused', task('paused'), true],
    ['running with an agent that waits', task('running', {}, { status: 'waiting' }), true],
    ['running', task('running', {}, { status: 'paused' }), false],
    ['complete with an agent that waited', task('complete', { status: 'waiting' }), false],
    ['cancelled with an agent that waited', task('cancelled', { status: 'waiting' }), false],
  ])('that is %s is waiting for approval: %3$s', (_name, given, expected) => {
    expect(isWaitingForApproval(given)).toBe(expected);
  });
});

describe('describeTask', () => {
  it('is just the status when there are no agents', () => {
    expect(describeTask(task('pending'))).toBe('pending');
  });

  it('names each agent by its type or id, with its tool', () => {
    const agents = [{ type: 'researcher', currentTool: 'browser' }, { rawStatus: 'thinking' }];
    expect(describeTask(task('running', ...agents))).toBe(
      'running · researcher acting (browser), agnt_2 thinking',
    );
  });

  it('quotes an unknown status', () => {
    expect(describeTask({ ...task('unknown'), rawStatus: 'hibernating' })).toBe('"hibernating"');
  });
});

describe('progressOf', () => {
  it('is the average of the agents that report it', () => {
    expect(progressOf(task('running', { progress: 25 }, {}, { progress: 50 }))).toBe(38);
  });

  it('is undefined when no agent reports it', () => {
    expect(progressOf(task('running', {}))).toBeUndefined();
  });
});
