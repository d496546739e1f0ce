import { describe, expect, it } from '@jest/globals';
import { Redactor } from '../../src/support/redactor.ts';

const key = 'mt_live_a+b/c%d"e';
const token = 'ghs_0123456789abcdefghij';
const base64 = (text: string) => Buffer.from(text).toString('base64');

function redactorOf(...keys: string[]): Redactor {
  const redactor = new Redactor();
  for (const key of keys) redactor.addKey(key);
  return redactor;
}

describe('a key', () => {
  it.each([
    ['unchanged', key],
    ['in quotes', `"${key}" and '${key}'`],
    ['after whitespace', ` \t${key}\r\n`],
    ['in a header', `authorization: Bearer ${key}`],
    ['in JSON', JSON.stringify({ key })],
    ['in HTML', 'mt_live_a+b/c%d&#34;e'],
    ['percent-encoded', encodeURIComponent(key)],
    [
      'percent-encoded in lower case',
      encodeURIComponent(key).replace(/%../g, (c) => c.toLowerCase()),
    ],
    ['in a form', new URLSearchParams({ key }).toString()],
    ['in Base64', base64(key)],
    ['in Base64 with a newline', base64(`${key}\n`)],
    ['in Base64 of a header', base64(`Bearer ${key}`)],
    ['in Base64 of a user and a password', base64(`x:${key}`)],
    ['in Base64 of quotes', base64(`"${key}"`)],
    ['in URL-safe Base64', Buffer.from(`a${key}`).toString('base64url')],
  ])('is redacted %s', (_, text) => {
    const clean = redactorOf(key).redact(`x ${text} y`);
    expect(clean).toMatch(/^x .*\*\*\*.* y$/s);
    const decoded = clean.split(/[ ,]/).map((part) => Buffer.from(part, 'base64').toString());
    expect([clean, ...decoded].join()).not.toMatch(/mt_live|a\+b|%2B/);
  });

  it.each(['"', "'", '`'])('that was set in %s quotes is found without them', (quote) => {
    expect(redactorOf(`${quote}mt_live_abc${quote}`).redact('the key mt_live_abc is bad')).toBe(
      'the key *** is bad',
    );
  });

  it('of several lines is found by each line that is long enough', () => {
    const redactor = redactorOf('mt_live_abc\r\na\nmt_live_def\n');
    expect(redactor.redact('a mt_live_def, mt_live_abc')).toBe('a ***, ***');
  });

  it.each(['', 'a', ' a ', '"secret"', '       '])(
    'that is too short, such as %j, redacts nothing',
    (secret) => {
      expect(redactorOf(secret).redact('a secret "a" in    here')).toBe('a secret "a" in    here');
    },
  );

  it('that contains another key is redacted completely', () => {
    expect(redactorOf('mt_live_abc', 'mt_live_abc_and_more').redact('mt_live_abc_and_more')).toBe(
      '***',
    );
  });

  it('is found every time, among several keys', () => {
    expect(redactorOf(key, token).redact(`${key}${token} ${key}`)).toBe('****** ***');
  });

  it('is redacted when it is truncated at the end of a text', () => {
    const redactor = redactorOf(token);
    for (let length = 12; length < token.length; length += 1) {
      expect(redactor.redact(`x ${token.slice(0, length)}`)).toBe('x ***');
    }
    expect(redactor.redact('x ghs_012')).toBe('x ghs_012');
    expect(redactor.redactKeys(`x ${token.slice(0, 20)}`)).not.toContain('***');
  });

  it.each([
    ['a key', 'mt_live_a+b%c', ['mt_live_a+b%c', 'bXRfbGl2ZV9hK2IlYw==', 'mt_live_a%2Bb%25c']],
    ['whitespace around it', ' mt_live_abc\n', ['mt_live_abc', 'bXRfbGl2ZV9hYmM=']],
    ['quotes around it', '"mt_live_abc"', ['"mt_live_abc"', 'mt_live_abc', 'bXRfbGl2ZV9hYmM=']],
    // A mask of one letter would make the log unreadable.
    ['lines', 'mt_live_abc\na\r\n', ['mt_live_abc', 'bXRfbGl2ZV9hYmM=']],
    ['no key', '', []],
    ['a text that is too short', 'a', []],
  ])('is masked by the runner, as plain text and encoded: %s', (_, given, masks) => {
    const told = new Redactor().addKey(given);
    expect(told).toEqual(expect.arrayContaining(masks));
    if (masks.length === 0) expect(told).toEqual([]);
    expect(told.filter((mask) => mask.length < 8 || /[\r\n]/.test(mask))).toEqual([]);
  });
});

describe('a pre-signed link', () => {
  const hex = 'f00dfeed'.repeat(8);
  const azure = 'aB+cD0e/fGhIjKlMnOpQrStUvWxYz0123456789ABC=';
  const jwt = `eyJhbGciOiJIUzI1NiJ9.${base64('{"sub":"task","n":1}').replace(/=+$/, '')}.c2lnbmF0dXJl`;
  const sas = `https://a.test/x?se=2026-11-24T12%3A00%3A00Z&sig=${encodeURIComponent(azure)}`;

  it.each([
    [
      'the signature in its link',
      `https://cdn.test/a?X-Amz-Signature=${hex}&n=1`,
      `see https://cdn.test/a?X-Amz-Signature=${hex}&n=1`,
    ],
    ['the signature by itself', `https://cdn.test/a?x-goog-signature=${hex}`, `is ${hex}.`],
    ['the signature in JSON', `https://cdn.test/a?Signature=${hex}`, `{"a":"${hex}","b":1}`],
    [
      'the signature in another link',
      `https://cdn.test/a?Signature=${hex}`,
      `https://b.test/?a=1&x=${hex}`,
    ],
    ['the encoded signature', sas, `sig=${encodeURIComponent(azure)}`],
    ['the decoded signature', sas, `sig=${azure}`],
    ['the signature encoded twice', sas, encodeURIComponent(`sig=${encodeURIComponent(azure)}`)],
    ['a token', `https://cdn.test/a?token=${jwt}`, `token=${jwt}`],
    [
      'a query of unknown parameters',
      'https://cdn.test/a?e=1767225600&h=abc',
      'https://b.test/?e=1767225600&h=abc.',
    ],
    [
      'a query in HTML',
      'https://cdn.test/a?e=1767225600&h=abc',
      '<a href="/?e=1767225600&amp;h=abc">',
    ],
  ])('has %s redacted', (_, link, text) => {
    const redactor = new Redactor();
    redactor.addLink(link);
    const clean = redactor.redact(`before ${text} after`);
    expect(clean).toMatch(/^before .*\*\*\*.* after$/);
    expect(clean).not.toMatch(/f00d|fGhIjKl|InRhc2si|h=abc/);
  });

  it('does not redact names that occur in its other parameters', () => {
    const redactor = new Redactor();
    const digest = 'ab'.repeat(32);
    const about = `file=a-long-report-name.md&task=task_01hwxyz4k8abcd&X-Amz-Date=20250101T000000Z&sha256=${digest}`;
    const masks = redactor.addLink(`https://cdn.test/a-long-report-name.md?${about}&sig=${hex}`);
    expect(masks.every((mask) => mask.includes(hex))).toBe(true);
    for (const text of [...about.split(/[&=]/), 'https://cdn.test/a-long-report-name.md', jwt]) {
      expect(redactor.redact(text)).toBe(text);
    }
  });

  it('does not redact similar tokens', () => {
    const redactor = new Redactor();
    redactor.addLink(`https://cdn.test/a?token=${jwt}`);
    const other = `eyJhbGciOiJIUzI1NiJ9.${base64('{"sub":"another"}')}.b3RoZXIgb25l`;
    expect(redactor.redact(other)).toBe(other);
  });

  it('does not change finished Markdown, since its signature may equal a part of our marker', () => {
    const redactor = redactorOf('mt_live_secret');
    redactor.addLink('https://cdn.test/a?sig=0123456789abcdef');
    const marker = '<!-- miteos-task key=0123456789abcdef --> mt_live_secret';
    expect(redactor.redactKeys(marker)).toBe('<!-- miteos-task key=0123456789abcdef --> ***');
  });

  it.each([
    ['X-Amz-Signature=0123456789abcdef', ['0123456789abcdef']],
    ['SIG=ab%2Bcd%2Fefghijklmno%3D', ['ab%2Bcd%2Fefghijklmno%3D', 'ab+cd/efghijklmno=']],
    // Some decoders read an unencoded plus as a space, but the log shows a plus.
    ['sig=ab+cdefghijklmnop', ['ab+cdefghijklmnop', 'ab%20cdefghijklmnop']],
    [
      'X-Amz-Credential=AKIA/20250101/s3&X-Amz-Security-Token=ffffffffffffffffff',
      ['ffffffffffffffffff'],
    ],
    ['response-content-disposition=attachment%3B%20filename%3Dreport.md', []],
  ])('is masked by the runner, its query and its signatures: ?%s', (query, signatures) => {
    const masks = new Redactor().addLink(`https://cdn.test/file?${query}`);
    expect(new Set(masks)).toEqual(new Set([query, ...signatures]));
  });

  it.each(['https://cdn.test/a', 'https://cdn.test/a?sig=short', 'no link?sig=0123456789abcdef'])(
    'is not one without a long signature: %s',
    (url) => {
      const redactor = new Redactor();
      expect(redactor.addLink(url)).toEqual([]);
      expect(redactor.redact('short a sig=short')).toBe('short a sig=short');
    },
  );

  it('is masked only once', () => {
    const redactor = new Redactor();
    expect(redactor.addLink(sas)).not.toEqual([]);
    expect(redactor.addLink(sas)).toEqual([]);
  });

  it('has no mask of several lines, since some lines may be short', () => {
    const link = 'https://cdn.test/?sig=0123456789abcdef%0Aa%0D%0A::error::x';
    expect(new Redactor().addLink(link).filter((mask) => /\s/.test(mask))).toEqual([]);
  });
});
