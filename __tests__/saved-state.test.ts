import { describe, expect, it } from '@jest/globals';
import { clearState, parseState, saveState } from '../src/saved-state.ts';
import { FakeStep, inputsOf } from './support/fake-ports.ts';

describe('the saved state', () => {
  it('comes back as it was saved', () => {
    const step = new FakeStep();
    const settings = { ...inputsOf().follow, matrixLeg: '{"os":"a"}' };
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

  it('says which part can not be read', () => {
    expect(() => parseState('{"id":', 'task')).toThrow('the saved state "task" can\'t be read');
  });
});
