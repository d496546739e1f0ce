import { describe, expect, it } from '@jest/globals';
import { formatDuration, parseDurationMs } from '../../src/support/duration.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

describe('parseDurationMs', () => {
  it.each([
    ['90s', 90 * SECOND_MS],
    ['45m', 45 * MINUTE_MS],
    ['2h', 2 * HOUR_MS],
    ['1h30m', 90 * MINUTE_MS],
    ['1h30m15s', 90 * MINUTE_MS + 15 * SECOND_MS],
    ['1h5s', HOUR_MS + 5 * SECOND_MS],
    ['5', 5 * MINUTE_MS],
    ['007', 7 * MINUTE_MS],
    ['0', 0],
    ['0s', 0],
    ['100m', 100 * MINUTE_MS],
    ['999999999h', 999_999_999 * HOUR_MS],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDurationMs(text)).toBe(ms);
  });

  it.each([
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
    '1h 30m',
    ' 5m',
    '5m ',
    '5 m',
    '5M',
    '1H',
    '5ms',
    '1d',
    'h',
    'm',
    '1e3s',
    '0x10',
    'Infinity',
    'NaN',
    '1h30',
    '٥m',
    '5m\n',
    '1234567890',
    '9'.repeat(400),
    '1 hour',
  ])('%j is none', (text) => {
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
