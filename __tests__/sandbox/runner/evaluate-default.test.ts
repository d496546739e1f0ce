import { describe, expect, it } from '@jest/globals';
import { evaluateDefault } from '../../../sandbox/runner/action-definition.ts';

const contexts = {
  github: { token: 't', run_attempt: '2', event: { number: 5 } },
  matrix: null,
  strategy: { 'job-index': 1 },
};

describe('evaluateDefault', () => {
  it.each([
    ['plain', 'plain'],
    ['${{ github.token }}', 't'],
    ['${{github.event.number}}', '5'],
    ['a-${{ strategy.job-index }}-b', 'a-1-b'],
    ['${{ github.absent.deeper }}', ''],
    ['${{ toJSON(matrix) }}', 'null'],
    ['${{ tojson( strategy ) }}', '{\n  "job-index": 1\n}'],
  ])('makes of %j %j', (text, value) => {
    expect(evaluateDefault(text, contexts)).toBe(value);
  });

  it.each(['${{ secrets.KEY }}', "${{ github.token || 'x' }}"])('refuses %j', (text) => {
    expect(() => evaluateDefault(text, contexts)).toThrow('cannot evaluate');
  });
});
