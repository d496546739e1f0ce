import { describe, expect, it } from '@jest/globals';
import { truncateToBytes } from '../../src/support/truncate-to-bytes.ts';

describe('truncateToBytes', () => {
  it.each([
    ['abc', 3, 'abc', 0],
    ['abc', 2, 'ab', 1],
    ['abc', 0, '', 3],
    ['äöü', 3, 'ä', 4],
    ['a😀', 4, 'a', 4],
    ['a😀', 5, 'a😀', 0],
    ['\ufeffabc', 4, '\ufeffa', 2],
    ['', 0, '', 0],
  ])('%j to %d bytes is %j and %d missing', (text, maxBytes, truncated, missingBytes) => {
    expect(truncateToBytes(text, maxBytes)).toEqual({ text: truncated, missingBytes });
  });
});
