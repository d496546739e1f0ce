import { describe, expect, it } from '@jest/globals';
import {
  clearState,
  MAX_STATE_BYTES,
  readSavedState,
  saveState,
  trySaveState,
} from '../../src/step/saved-state.ts';
import { FakeLog } from '../support/fake-log.ts';
import { FakeStep, inputsOf } from '../support/fake-ports.ts';

describe('the saved state', () => {
  it('comes back as it was saved', () => {
    const step = new FakeStep();
    const { settings } = inputsOf({ 'matrix-job': '{"os":"a"}' });
    saveState(step, { settings });
    saveState(step, { task: { id: 'a\nb"c', origin: 'created', isLeft: false, orphaned: [] } });
    const saved = readSavedState((name) => step.states.get(name) ?? '');
    expect(saved).toEqual({
      // What is undefined may be absent: both mean the same.
      settings: JSON.parse(JSON.stringify(settings)) as unknown,
      task: { id: 'a\nb"c', origin: 'created', isLeft: false, orphaned: [] },
    });
  });

  it('holds the latest value, or none when it was cleared', () => {
    const step = new FakeStep();
    saveState(step, { create: [{ line: 'a', sentAtMs: 1 }] });
    saveState(step, { create: [{ line: 'b', sentAtMs: 2 }] });
    expect(step.saved('create')).toEqual([{ line: 'b', sentAtMs: 2 }]);
    clearState(step, 'create');
    expect(step.saved('create')).toBeUndefined();
  });

  it('is one line each, so that a killed step leaves no half of it', () => {
    const step = new FakeStep();
    saveState(step, { task: { id: 'a\nb\r', origin: 'created', isLeft: false, orphaned: [] } });
    expect(step.states.get('task')).not.toMatch(/[\r\n]/);
  });

  it('stays as it was where the next value is longer than an environment variable', () => {
    const step = new FakeStep();
    const log = new FakeLog();
    const comment = (bytes: number) => ({ id: 7, url: 'a'.repeat(bytes) });
    const short = comment(MAX_STATE_BYTES - 100);
    trySaveState({ step, log }, { comment: short });
    trySaveState({ step, log }, { comment: comment(MAX_STATE_BYTES) });
    expect(step.saved('comment')).toEqual(short);
    expect(`STATE_comment=${step.states.get('comment') ?? ''}`.length).toBeLessThan(32_767);
    expect(log.texts('warning')).toEqual([]);
  });

  it('is no reason to fail when it can not be written', () => {
    const step = new FakeStep();
    const log = new FakeLog();
    step.stateError = new Error('ENOSPC');
    trySaveState({ step, log }, { summary: true });
    expect(log.texts('info')).toEqual(['The post step will not know the latest summary: ENOSPC.']);
  });

  it('says which part can not be read', () => {
    const read = (name: string): string => (name === 'task' ? '{"id":' : '');
    expect(() => readSavedState(read)).toThrow('the saved state "task" can\'t be read');
  });
});
