import { describe, expect, it } from '@jest/globals';
import { adviceOn, failureMessage } from '../../src/step/service-advice.ts';
import { barred, lostAnswer, refusal, tooMany, unreached } from '../support/service-errors.ts';

describe('the advice on a call that failed', () => {
  it.each([
    [refusal(400), 'prompt, config'],
    [refusal(401), 'api-key'],
    [refusal(402), 'credits'],
    [refusal(403), '`tasks.write`'],
    [refusal(404), 'task-id and base-url'],
    [refusal(422), 'max-agents'],
    [tooMany(), 'fewer tasks'],
    [unreached(), 'base-url'],
  ])('says what to do: %s', (error, words) => {
    expect(adviceOn(error)).toContain(words);
    expect(failureMessage(error)).toBe(`${error.message}. ${adviceOn(error)}`);
  });

  it('adds nothing to what may have made a task, which says itself where to look', () => {
    expect(failureMessage(lostAnswer(502))).toBe('Miteos answered 502');
    expect(failureMessage(lostAnswer())).toBe('the connection was reset');
  });

  it('adds nothing to what only a person can mend, which says itself how', () => {
    expect(failureMessage(barred())).toBe(barred().message);
  });

  it('adds nothing to other failures', () => {
    expect(failureMessage(new Error('x'))).toBe('x');
    expect(failureMessage('x')).toBe('x');
  });
});
