import { posix, win32 } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  clearState,
  longestStateBytes,
  parseState,
  saveState,
  trySaveState,
} from '../../src/step/saved-state.ts';
import { FakeLog } from '../support/fake-log.ts';
import { FakeStep, inputsOf } from '../support/fake-ports.ts';

describe('the saved state', () => {
  it('comes back as it was saved', () => {
    const step = new FakeStep();
    const settings = { ...inputsOf().settings, matrixJob: '{"os":"a"}' };
    saveState(step, 'settings', settings);
    saveState(step, 'task', { id: 'a\nb"c', origin: 'created', isLeft: false });
    // What is undefined may be absent: both mean the same.
    expect(step.saved('settings')).toEqual(JSON.parse(JSON.stringify(settings)));
    expect(step.saved('task')).toEqual({ id: 'a\nb"c', origin: 'created', isLeft: false });
  });

  it('holds the latest value, or none when it was cleared', () => {
    const step = new FakeStep();
    saveState(step, 'create', [{ line: 'a', sentAtMs: 1 }]);
    saveState(step, 'create', [{ line: 'b', sentAtMs: 2 }]);
    expect(step.saved('create')).toEqual([{ line: 'b', sentAtMs: 2 }]);
    clearState(step, 'create');
    expect(step.saved('create')).toBeUndefined();
  });

  it('is one line each, so that a killed step leaves no half of it', () => {
    const step = new FakeStep();
    saveState(step, 'task', { id: 'a\nb\r', origin: 'created', isLeft: false });
    expect(step.states.get('task')).not.toMatch(/[\r\n]/);
  });

  it.each([
    ['Windows', win32, 32_767],
    ['Linux', posix, 131_072],
  ])('is with its name no longer than an environment variable of %s', (_, paths, mostBytes) => {
    const longest = longestStateBytes(paths) + 'STATE_artifacts='.length;
    expect(longest).toBeLessThan(mostBytes);
    expect(longest).toBeGreaterThan(mostBytes * 0.9);
  });

  it('stays as it was where the next one would be too long', () => {
    const step = new FakeStep();
    const log = new FakeLog();
    const uploads = (bytes: number) => [{ name: 'a'.repeat(bytes), holds: 'abcdef' }];
    const few = uploads(longestStateBytes() - 100);
    trySaveState({ step, log }, 'uploads', few);
    trySaveState({ step, log }, 'uploads', uploads(longestStateBytes()));
    expect(step.saved('uploads')).toEqual(few);
    expect(log.texts('warning')).toEqual([]);
  });

  it('says which part can not be read', () => {
    expect(() => parseState('{"id":', 'task')).toThrow('the saved state "task" can\'t be read');
  });
});
