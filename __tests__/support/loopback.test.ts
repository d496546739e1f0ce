import { describe, expect, it } from '@jest/globals';
import { isLoopbackHost } from '../../src/support/loopback.ts';

describe('isLoopbackHost', () => {
  it.each([
    'http://localhost:8080',
    'http://127.0.0.1',
    'http://127.8.9.1:1',
    'http://[::1]:80',
    'http://0x7f.1',
  ])('knows %s', (url) => {
    expect(isLoopbackHost(new URL(url).hostname)).toBe(true);
  });

  it.each([
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://evil-localhost',
    'http://[::2]',
    'http://0.0.0.0',
    'http://10.0.0.1',
    'http://127.0.0.1@evil.example',
  ])('does not take %s for it', (url) => {
    expect(isLoopbackHost(new URL(url).hostname)).toBe(false);
  });
});
