import { describe, expect, it } from '@jest/globals';

import { readServerMessage } from '../../src/miteos/server-message.ts';

const redact = (text: string) => text.replaceAll('mt_test_key', '***');
const read = (body: string) => readServerMessage(body, redact);

describe('the message of an error response', () => {
  it.each([
    ['{"detail":" two\\n\\tlines "}', 'two lines'],
    ['{"error":"no credits"}', 'no credits'],
    ['{"error":{"message":"no credits"}}', 'no credits'],
    ['{"detail":[],"error":null,"message":"no credits"}', 'no credits'],
    ['{"detail":{"msg":"too long","loc":["body"]}}', 'body: too long'],
    ['{"detail":"see https://a.test/?sig=x"}', 'see https://a.test/?…'],
    ['"plain"', 'plain'],
    ...['', 'null', '42', '[]', '{"detail":{"code":3}}'].map((body) => [body, '']),
    ['{"detail":"half a te', '{"detail":"half a te'],
    ['a number < 5 was <b>expected</b>, not <', 'a number < 5 was expected , not <'],
  ])('in %s is %j', (body, words) => {
    expect(read(body)).toBe(words);
  });

  it('of a validation error names each place', () => {
    const detail = [
      { loc: ['body', 'config', 'max_agents'], msg: 'Input should be 1 or more', type: 'ge' },
      { loc: ['body', 'steps', 0], msg: 'Field required', type: 'missing' },
      { msg: 'No place' },
      { loc: ['body'], type: 'missing' },
      'a bare word',
      null,
      7,
    ];
    expect(read(JSON.stringify({ detail }))).toBe(
      'body.config.max_agents: Input should be 1 or more; body.steps.0: Field required; ' +
        'No place; body; a bare word',
    );
  });

  it('may have a deeply nested place', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    expect(read(`{"detail":[{"loc":["body",${deep}],"msg":"bad"}]}`)).toBe('body: bad');
  });

  it('of a proxy’s HTML page is its text', () => {
    const page =
      '<!DOCTYPE html><html><head><style>b { color: red }</style><title>502</title></head>' +
      '<script>alert("x")</script><body><h1>Bad&nbsp;gateway</h1>\n<p>nginx</p></body></html>';
    expect(read(page)).toBe('502 Bad&nbsp;gateway nginx');
  });

  it('is truncated after 300 characters, between characters', () => {
    const words = read(JSON.stringify({ detail: '😀'.repeat(400) }));
    expect(words).toBe(`${'😀'.repeat(300)}…`);
  });

  it.each(['<'.repeat(3_000_000), '<style'.repeat(500_000), `x${'<a '.repeat(1_000_000)}`])(
    'of a very long broken page is found in linear time (%#)',
    (page) => {
      expect(read(page).length).toBeLessThanOrEqual(301);
    },
  );
});

describe('the key', () => {
  it.each([
    ['{"detail":"bad key mt_test_key"}', 'bad key ***'],
    ['{"detail":"bad key mt\\u005ftest_key"}', 'bad key ***'],
    ['<p>mt_test_key</p>', '***'],
    ['{"detail":[{"loc":["mt_test_key"],"msg":"mt_test_key"}]}', '***: ***'],
  ])('is redacted in %s', (body, words) => {
    expect(read(body)).toBe(words);
  });

  it('is redacted before truncation, which could leave a part of it', () => {
    for (let before = 285; before <= 300; before += 1) {
      const detail = `${'x'.repeat(before)}mt_test_key`;
      expect(read(JSON.stringify({ detail }))).not.toContain('mt_');
    }
    const page = '<b>'.repeat(3000);
    for (let before = 8180; before <= 8192; before += 1) {
      expect(read(`${page.slice(0, before)}mt_test_key`)).not.toContain('mt_');
    }
  });
});
