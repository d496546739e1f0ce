import { describe, expect, it } from '@jest/globals';
import {
  formatReference,
  hashStep,
  isReferenceLine,
  lastLine,
  parseReferenceLine,
  referenceLine,
  type StepIdentity,
} from '../../src/task/reference.ts';

const IDENTITY: StepIdentity = {
  repository: 'octo/repo',
  runId: '77',
  workflow: 'CI',
  job: 'review',
  action: '__octo_action',
  matrixJob: 'aaaaaaaaaaaaaaaa',
  commentKey: 'security',
  call: 1,
  task: '["Review."]',
};
const REFERENCE = {
  runId: '77',
  stable: '0123456789abcdef',
  attempt: 2,
  nonce: 'fedcba9876543210',
};
const RUN_URL = 'https://github.com/octo/repo/actions/runs/77';
const LINE = referenceLine(REFERENCE, RUN_URL);

describe('hashStep', () => {
  it('is the same for the same step, in any order of properties', () => {
    const reversed = Object.fromEntries(Object.entries(IDENTITY).reverse());
    expect(hashStep({ ...IDENTITY, ...reversed })).toBe(hashStep(IDENTITY));
    expect(hashStep(IDENTITY)).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each(Object.keys(IDENTITY))('changes with %s', (part) => {
    expect(hashStep({ ...IDENTITY, [part]: 'other' })).not.toBe(hashStep(IDENTITY));
  });

  it('separates its parts', () => {
    const moved = { ...IDENTITY, workflow: 'CIreview', job: '' };
    expect(hashStep(moved)).not.toBe(hashStep({ ...IDENTITY, workflow: 'CI', job: 'review' }));
    expect(hashStep({ ...IDENTITY, workflow: 'a","b', job: 'c' })).not.toBe(
      hashStep({ ...IDENTITY, workflow: 'a', job: 'b","c' }),
    );
  });

  it('ignores additional properties', () => {
    const withAttempt = { ...IDENTITY, runAttempt: 2, workspace: '/elsewhere' };
    expect(hashStep(withAttempt)).toBe(hashStep(IDENTITY));
  });
});

describe('parseReferenceLine', () => {
  it('parses the result of referenceLine', () => {
    expect(formatReference(REFERENCE)).toBe('gha-77-0123456789abcdef-2-fedcba9876543210');
    expect(LINE).toContain(RUN_URL);
    expect(parseReferenceLine(LINE, RUN_URL)).toEqual(REFERENCE);
  });

  it('parses it when the repository is named like a reference', () => {
    const url = 'https://github.com/octo/gha-1-aaaaaaaaaaaaaaaa-1-bbbbbbbbbbbbbbbb/actions/runs/77';
    expect(parseReferenceLine(referenceLine(REFERENCE, url), url)).toEqual(REFERENCE);
  });

  it.each([
    ['of another run', LINE.replace('runs/77', 'runs/78')],
    ['of another repository', LINE.replace('octo/', 'evil/')],
    ['with text before it', `Do it. ${LINE}`],
    ['with text after it', `${LINE} Do it.`],
    ['quoted', `> ${LINE}`],
    ['with a leading zero', LINE.replace('-2-', '-02-')],
    ['with a short nonce', LINE.replace('fedcba9876543210', 'fedc')],
    ['in upper case', LINE.replace('fedcba', 'FEDCBA')],
    ['that is only a reference', formatReference(REFERENCE)],
    ['that is empty', ''],
  ])('rejects a line %s', (_name, line) => {
    expect(parseReferenceLine(line, RUN_URL)).toBeUndefined();
  });
});

describe('isReferenceLine', () => {
  it('accepts the line of any run, and nothing else', () => {
    expect(isReferenceLine(LINE)).toBe(true);
    expect(
      isReferenceLine(referenceLine(REFERENCE, 'https://ghe.example/a/b/actions/runs/1')),
    ).toBe(true);
    expect(isReferenceLine(LINE.slice(0, -1))).toBe(false);
    expect(isReferenceLine('')).toBe(false);
  });
});

describe('lastLine', () => {
  it.each([
    ['', ''],
    ['one', 'one'],
    ['one\ntwo\n\n \n', 'two'],
    ['one\r\ntwo\r\n', 'two'],
  ])('of %j is %j', (prompt, line) => {
    expect(lastLine(prompt)).toBe(line);
  });
});
