import { describe, expect, it } from '@jest/globals';
import {
  clearAllState,
  clearState,
  MAX_STATE_BYTES,
  readSavedState,
  saveState,
  trySaveState,
} from '../../src/step/saved-state.ts';
import { FakeLog } from '../support/fake-log.ts';
import { FakeStep, inputsOf } from '../support/fake-ports.ts';

describe('the saved state', () => {
  it('is read as it was saved', () => {
    const step = new FakeStep();
    const { settings } = inputsOf({ 'matrix-job': '{"os":"a"}' });
    saveState(step, { settings });
    saveState(step, { task: { id: 'a\nb"c', origin: 'created', isLeft: false, orphaned: [] } });
    expect(step.savedState()).toEqual({
      settings,
      task: { id: 'a\nb"c', origin: 'created', isLeft: false, orphaned: [] },
    });
  });

  it('contains the latest value, or none when it was cleared', () => {
    const step = new FakeStep();
    saveState(step, { create: [{ line: 'a', sentAtMs: 1 }] });
    saveState(step, { create: [{ line: 'b', sentAtMs: 2 }] });
    expect(step.saved('create')).toEqual([{ line: 'b', sentAtMs: 2 }]);
    clearState(step, 'create');
    expect(step.saved('create')).toBeUndefined();
  });

  it('has one line per value, so that a killed step leaves no partial value', () => {
    const step = new FakeStep();
    saveState(step, { task: { id: 'a\nb\r', origin: 'created', isLeft: false, orphaned: [] } });
    expect(step.states.get('task')).not.toMatch(/[\r\n]/);
  });

  it('is not changed when the next value is longer than an environment variable', () => {
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

  it('does not fail the step when it cannot be written', () => {
    const step = new FakeStep();
    const log = new FakeLog();
    step.stateError = new Error('ENOSPC');
    trySaveState({ step, log }, { summary: true });
    expect(log.texts('info')).toEqual(['The post step will not have the latest summary: ENOSPC.']);
  });

  it('ignores invalid values, with one warning', () => {
    const texts: Readonly<Record<string, string>> = {
      task: '{"id":',
      create: '{"line":"a"}',
      settings: JSON.stringify({ ...inputsOf().settings, timeoutMs: 'long' }),
      comment: '{"id":7,"url":"https://github.com/o/r/pull/1#issuecomment-7"}',
      summary: 'false',
    };
    const log = new FakeLog();
    const saved = readSavedState((name) => texts[name] ?? '', log);
    expect(Object.keys(saved)).toEqual(['comment']);
    expect(log.texts('warning')).toEqual([
      "The post step ignores saved state that it can't read: create, task, settings, summary.",
    ]);
  });

  it('is empty after main has cleared variables of the same names from an earlier step', () => {
    const step = new FakeStep();
    saveState(step, { create: [{ line: 'a', sentAtMs: 1 }], finished: true });
    clearAllState(step);
    expect(step.savedState()).toEqual({});
    expect([...step.states.keys()]).toEqual(expect.arrayContaining(['create', 'finished']));
  });
});
