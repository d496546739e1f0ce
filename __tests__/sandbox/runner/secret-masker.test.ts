import { describe, expect, it } from '@jest/globals';
import { SecretMasker } from '../../../sandbox/runner/step-log.ts';

function mask(secret: string, text: string): string {
  const masker = new SecretMasker();
  masker.add(secret);
  return masker.mask(text);
}

describe('SecretMasker', () => {
  it.each([
    ['a secret', 'hunter2', 'x hunter2 hunter2', 'x *** ***'],
    ['each line of a secret', 'one\ntwo', 'two, one', '***, ***'],
    ['a secret in JSON', 'a"b\\c', '{"k":"a\\"b\\\\c"}', '{"k":"***"}'],
    ['a secret in an address', 'a b&c', '?k=a%20b%26c', '?k=***'],
    ['a secret in XML', 'a<b', '<k>a&lt;b</k>', '<k>***</k>'],
  ])('masks %s', (_, secret, text, masked) => {
    expect(mask(secret, text)).toBe(masked);
  });

  it.each(['', 'x', 'xy'])('masks a secret in Base64 behind %j', (before) => {
    const text = Buffer.from(`${before}mt_live_0123456789`).toString('base64');
    expect(mask('mt_live_0123456789', text)).toContain('***');
  });

  it('masks nothing for an empty secret', () => {
    expect(mask(' \n', 'a b')).toBe('a b');
  });
});
