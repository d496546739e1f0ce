import { describe, expect, it } from '@jest/globals';
import { heldBy, noteHeld } from '../../src/publish/held-files.ts';
import { makeSaved } from '../support/make-result.ts';

const a = makeSaved('a.md');

describe('a note of the files that an artifact holds', () => {
  it('knows each by its name and its bytes', () => {
    const isHeld = heldBy([{ holds: noteHeld([a]) }, { holds: noteHeld([makeSaved('b.md')]) }]);
    const files = [a, makeSaved('b.md'), makeSaved('c.md'), { ...a, sha256: 'f'.repeat(64) }];
    expect(files.map(isHeld)).toEqual([true, true, false, false]);
  });

  it('takes up six characters a file, and none when they are too many', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => makeSaved(`${at}`));
    expect(noteHeld(many(4000))).toHaveLength(24_000);
    expect(noteHeld(many(4001))).toBe('');
  });
});
