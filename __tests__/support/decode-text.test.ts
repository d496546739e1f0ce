import { describe, expect, it } from '@jest/globals';
import { decodeUtf16, decodeUtf8 } from '../../src/support/decode-text.ts';

describe('the beginning of a text file', () => {
  it.each([
    ['nothing, because the file was empty when it was opened', [], ''],
    ['one character', [0x61], 'a'],
    ['a character and a part of one', [0x61, 0xf0, 0x9f, 0x98], 'a'],
  ])('is text if it is %s', (_, bytes, text) => {
    const usedBytes = text.length;
    expect(decodeUtf8(Uint8Array.from(bytes), true)).toEqual({ text, usedBytes });
  });

  it('has no half of a character in UTF-16', () => {
    const bytes = Uint8Array.from([0xff, 0xfe, 0x61, 0x00, 0x62]);
    expect(decodeUtf16(bytes)).toEqual({ text: 'a', encoding: 'UTF-16', usedBytes: 4 });
  });
});
