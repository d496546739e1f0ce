import { describe, expect, it } from '@jest/globals';
import { formatCents, formatNumberOf, formatSize } from '../../src/support/human-units.ts';

describe('formatSize', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [1234, '1.2 kB'],
    [99_960, '100 kB'],
    [999_600, '1 MB'],
    [5_300_000_000, '5.3 GB'],
    [Number.NaN, '0 B'],
  ])('%d is %s', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });
});

describe('formatCents', () => {
  it.each([
    [0, '$0.00'],
    [7, '$0.07'],
    [99.5, '$1.00'],
    [123_456, '$1,234.56'],
    [123_456_789, '$1,234,567.89'],
    [-1250, '-$12.50'],
  ])('%d is %s', (cents, text) => {
    expect(formatCents(cents)).toBe(text);
  });
});

describe('formatNumberOf', () => {
  it('uses the singular for one and the plural otherwise', () => {
    expect(formatNumberOf(1, 'file')).toBe('1 file');
    expect(formatNumberOf(999, 'file')).toBe('999 files');
    expect(formatNumberOf(1200, 'file')).toBe('1,200 files');
    expect(formatNumberOf(1_234_567, 'file')).toBe('1,234,567 files');
  });
});
