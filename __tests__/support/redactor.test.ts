import { describe, expect, it } from '@jest/globals';
import { Redactor } from '../../src/support/redactor.ts';

const key = 'mt_live_a+b/c%d"e';
const token = 'ghs_0123456789abcdefghij';
const signature = 'f00dfeed'.repeat(8);
const base64 = (text: string) => Buffer.from(text).toString('base64');

function redactorOf(...secrets: string[]): Redactor {
  const redactor = new Redactor();
  for (const secret of secrets) redactor.addSecret(secret);
  return redactor;
}

describe('a secret', () => {
  it.each([
    ['as it is', key],
    ['in quotes', `"${key}" and '${key}'`],
    ['behind white space', ` \t${key}\r\n`],
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
    ['in Base64 with a line end', base64(`${key}\n`)],
    ['in Base64 of a header', base64(`Bearer ${key}`)],
    ['in Base64 of a user and a password', base64(`x:${key}`)],
    ['in Base64 of quotes', base64(`"${key}"`)],
    ['in Base64 for addresses', Buffer.from(`a${key}`).toString('base64url')],
  ])('is blotted out %s', (_, text) => {
    const clean = redactorOf(key).redact(`x ${text} y`);
    expect(clean).toMatch(/^x .*\*\*\*.* y$/s);
    const decoded = clean.split(/[ ,]/).map((part) => Buffer.from(part, 'base64').toString());
    expect([clean, ...decoded].join()).not.toMatch(/mt_live|a\+b|%2B/);
  });

  it.each(['"', "'", '`'])('that somebody put in %s is found without them', (quote) => {
    expect(redactorOf(`${quote}mt_live_abc${quote}`).redact('the key mt_live_abc is bad')).toBe(
      'the key *** is bad',
    );
  });

  it('of many lines is found by each line that is long enough', () => {
    const redactor = redactorOf('mt_live_abc\r\na\nmt_live_def\n');
    expect(redactor.redact('a mt_live_def, mt_live_abc')).toBe('a ***, ***');
  });

  it.each(['', 'a', ' a ', '"secret"', '       '])(
    'that is none, as %j, blots nothing',
    (secret) => {
      expect(redactorOf(secret).redact('a secret "a" in    here')).toBe('a secret "a" in    here');
    },
  );

  it('that holds another is blotted out whole', () => {
    expect(redactorOf('mt_live_abc', 'mt_live_abc_and_more').redact('mt_live_abc_and_more')).toBe(
      '***',
    );
  });

  it('of several is each found, each time', () => {
    expect(redactorOf(key, token).redact(`${key}${token} ${key}`)).toBe('****** ***');
  });

  it('at the end of a text that was cut leaves no piece', () => {
    const redactor = redactorOf(token);
    for (let length = 8; length < token.length; length += 1) {
      expect(redactor.redactCut(`x ${token.slice(0, length)}`)).toBe('x ***');
    }
    expect(redactor.redactCut('x ghs_012')).toBe('x ghs_012');
    expect(redactor.redact(`x ${token.slice(0, 20)}`)).not.toContain('***');
  });
});

describe('the signature of a link', () => {
  it.each([
    ['in its link', `GET https://cdn.example/a.md?X-Amz-Signature=${signature}&Expires=1 failed`],
    ['by itself', signature],
    ['in quotes', `"${signature}"`],
    ['within a word', `sig${signature}gis`],
    ['twice', `${signature}${signature}`],
  ])('is blotted out %s', (_, text) => {
    const redactor = new Redactor();
    redactor.addLink(`https://cdn.example/a.md?X-Amz-Signature=${signature}&Expires=1`);
    const clean = redactor.redact(`before ${text} after`);
    expect(clean).not.toContain('f00d');
    expect(clean).toMatch(/^before .*\*\*\*.* after$/);
  });

  it('is found among many thousands', () => {
    const redactor = new Redactor();
    const numbers = Array.from({ length: 50_000 }, (_, n) => String(n).padStart(6, '0'));
    for (const n of numbers) redactor.addLink(`https://cdn.example/?sig=${n}0123456789abcdef`);
    const startMs = performance.now();
    const clean = redactor.redact(`${'word '.repeat(100_000)}0499990123456789abcdef`);
    expect(performance.now() - startMs).toBeLessThan(1000);
    expect(clean.slice(-8)).toBe('word ***');
  });

  it('is found where many begin alike', () => {
    const redactor = new Redactor();
    const tokens = Array.from({ length: 20 }, (_, n) => `eyJhbGciOiJIUzI1NiJ9.${String(n)}`);
    for (const token of tokens) redactor.addLink(`https://cdn.example/?token=${token}`);
    for (const token of tokens) expect(redactor.redact(`a ?t=${token}&b=c`)).toBe('a ?t=***&b=c');
  });

  it('of a short value, a date or a file name is none', () => {
    const redactor = new Redactor();
    redactor.addLink(
      'https://cdn.example/?sig=short&X-Amz-Date=20250101T000000Z&filename=a-long-report-name.md',
    );
    expect(redactor.redact('short 20250101T000000Z a-long-report-name.md')).toBe(
      'short 20250101T000000Z a-long-report-name.md',
    );
  });
});

describe('a link', () => {
  const linkOf = (value: string): string => `https://cdn.test/x?s=${encodeURIComponent(value)}`;

  it('teaches nothing that a text’s own marks are part of', () => {
    const redactor = new Redactor();
    for (const value of ['Z'.repeat(16) + '\\', 'Z'.repeat(15) + ':`a', '"'.repeat(20)]) {
      expect(redactor.addLink(linkOf(value)).filter((form) => /[`"\\]/.test(form))).toEqual([]);
    }
    const text = `${'Z'.repeat(16)}\\<img> ${'Z'.repeat(15)}:\`a\` ${'"'.repeat(20)}`;
    expect(redactor.redact(text)).toBe(text);
  });

  it('of which one signature has many beginnings alike ends where signatures end', () => {
    const redactor = new Redactor();
    for (let index = 0; index < 20; index += 1) {
      redactor.addLink(linkOf(`${'h'.repeat(20)}.${index}.${'x'.repeat(200)}`));
    }
    expect(redactor.redact(`{"a":"${'h'.repeat(20)}.7.xx\\","b":1}`)).toBe('{"a":"***\\","b":1}');
  });

  it('holds words that are no secret', () => {
    const redactor = new Redactor();
    redactor.addOpenWord('task_01hwxyz4k8abcd');
    expect(redactor.addLink('https://cdn.test/x?task=task_01hwxyz4k8abcd')).toEqual([]);
    expect(redactor.redact('task_01hwxyz4k8abcd')).toBe('task_01hwxyz4k8abcd');
  });

  it('is not looked at without end', () => {
    const redactor = new Redactor();
    const query = Array.from({ length: 1000 }, (_, index) => `v${index}=${'v'.repeat(16)}${index}`);
    expect(redactor.addLink(`https://cdn.test/x?${query.join('&')}`)).toHaveLength(20);
  });

  it('takes no key of the markup with it, whatever it holds', () => {
    const redactor = redactorOf('mt_live_secret');
    redactor.addLink(linkOf('0123456789abcdef'));
    const marker = '<!-- miteos-task key=0123456789abcdef --> mt_live_secret';
    expect(redactor.redactKeys(marker)).toBe('<!-- miteos-task key=0123456789abcdef --> ***');
  });
});
