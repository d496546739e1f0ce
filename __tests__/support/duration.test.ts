import { describe, expect, it } from '@jest/globals';
import { formatDuration, parseDurationMs } from '../../src/support/duration.ts';

describe('parseDurationMs', () => {
  it.each([
    ['90s', 90_000],
    ['45m', 2_700_000],
    ['1h30m', 5_400_000],
    ['1h30m15s', 5_415_000],
    ['1h5s', 3_605_000],
    ['1h 30m', 5_400_000],
    ['1 hour 30 minutes', 5_400_000],
    ['60 minutes', 3_600_000],
    ['2 hrs', 7_200_000],
    ['90 Seconds', 90_000],
    ['5M', 300_000],
    ['5 m', 300_000],
    ['5', 300_000],
    ['007', 420_000],
    ['0', 0],
    ['0s', 0],
    ['999999999h', 3_599_999_996_400_000],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDurationMs(text)).toBe(ms);
  });

  it.each([
    ...[
      '',
      ' ',
      '5x',
      '1.5h',
      '1,5h',
      '-1',
      '-5m',
      '+5m',
      '30m1h',
      '5m5m',
      '1h, 30m',
      '1h  30m',
      ' 5m',
      '5m ',
    ],
    ...['5 months', '5 mi', '5ms', '1d', 'h', '1e3s', '0x10', 'Infinity', '1h30', '٥m', '5m\n'],
    ...['1234567890', '9'.repeat(400)],
  ])('rejects %j', (text) => {
    expect(parseDurationMs(text)).toBeUndefined();
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0s'],
    [800, '0s'],
    [-5000, '0s'],
    [59_999, '59s'],
    [60_000, '1m'],
    [3_600_000, '1h'],
    [3_725_000, '1h 2m 5s'],
    [90_000_000, '25h'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
