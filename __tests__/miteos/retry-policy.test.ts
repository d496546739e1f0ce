import { describe, expect, it } from '@jest/globals';

import {
  isNeverSent,
  parseRetryAfterMs,
  patientRetryDelayMs,
  retryDelayMs,
} from '../../src/miteos/retry-policy.ts';

function errorWith(code: string, syscall?: string): Error {
  return Object.assign(new Error(code), { code, ...(syscall === undefined ? {} : { syscall }) });
}

describe('the pause before a request is sent again', () => {
  it.each([
    ['never', undefined, 1, 0.5, 500],
    ['perhaps', undefined, 1, 0.5, 500],
    ['never', undefined, 2, 0.5, 1000],
    ['never', undefined, 3, 0.5, 2000],
    ['never', undefined, 1, 0, 375],
    ['never', undefined, 1, 0.999, 624.75],
    ['never', undefined, 9, 0.5, 20_000],
    ['never', undefined, 1000, 0.5, 20_000],
    ['never', 3000, 1, 0.5, 3000],
    ['never', 100, 1, 0.5, 500],
    ['never', 20_000, 9, 0.5, 20_000],
    ['refused', undefined, 1, 0.5, undefined],
    ['refused', 1000, 1, 0.5, undefined],
    ['never', 20_001, 1, 0.5, undefined],
    ['never', Infinity, 1, 0.5, undefined],
  ] as const)(
    'after %s with Retry-After %j ms, sent %i times, chance %d: %j ms',
    (arrival, retryAfterMs, tries, random, delayMs) => {
      expect(retryDelayMs({ arrival, retryAfterMs }, tries, random)).toBe(delayMs);
    },
  );
});

it('a request that only a person can help is not sent again', () => {
  expect(retryDelayMs({ arrival: 'never', isLasting: true }, 1, 0.5)).toBeUndefined();
});

describe('the pause of a request that may be sent many times', () => {
  it.each([
    ['never', undefined, 1, 0.5, 500],
    ['perhaps', undefined, 7, 0.5, 32_000],
    ['never', undefined, 9, 0.5, 60_000],
    ['never', undefined, 2000, 0.5, 60_000],
    ['never', 55_000, 1, 0.5, 55_000],
    ['never', 60_001, 1, 0.5, 60_000],
    ['perhaps', Infinity, 1, 0.5, 60_000],
    ['refused', 1000, 1, 0.5, undefined],
  ] as const)(
    'after %s with Retry-After %j ms, sent %i times, chance %d: %j ms',
    (arrival, retryAfterMs, tries, random, delayMs) => {
      expect(patientRetryDelayMs({ arrival, retryAfterMs }, tries, random)).toBe(delayMs);
    },
  );
});

describe('a request was certainly not sent', () => {
  const refused = errorWith('ECONNREFUSED', 'connect');
  it.each([
    ['a refused connection', refused],
    ['an unknown name', errorWith('ENOTFOUND', 'getaddrinfo')],
    ['names that can’t be looked up now', errorWith('EAI_AGAIN', 'getaddrinfo')],
    ['no time to connect', errorWith('UND_ERR_CONNECT_TIMEOUT')],
    ['a connect that timed out', errorWith('ETIMEDOUT', 'connect')],
    ['no route', errorWith('EHOSTUNREACH', 'connect')],
    ['no network', errorWith('ENETUNREACH', 'connect')],
    ['a reset while connecting', errorWith('ECONNRESET', 'connect')],
    ['a certificate that has expired', errorWith('CERT_HAS_EXPIRED')],
    ['a certificate of nobody', errorWith('DEPTH_ZERO_SELF_SIGNED_CERT')],
    ['a certificate of another chain', errorWith('SELF_SIGNED_CERT_IN_CHAIN')],
    ['a certificate that can’t be checked', errorWith('UNABLE_TO_VERIFY_LEAF_SIGNATURE')],
    ['a certificate of another name', errorWith('ERR_TLS_CERT_ALTNAME_INVALID')],
    ['all addresses refused', new AggregateError([refused, errorWith('ETIMEDOUT', 'connect')])],
    ['a wrapped one', new TypeError('fetch failed', { cause: refused })],
    ['one wrapped twice', new Error('x', { cause: new Error('y', { cause: refused }) })],
  ])('after %s', (_, error) => {
    expect(isNeverSent(error)).toBe(true);
  });
});

describe('a request may have been sent', () => {
  const refused = errorWith('ECONNREFUSED', 'connect');
  it.each([
    ['a reset', errorWith('ECONNRESET', 'read')],
    ['a broken pipe', errorWith('EPIPE', 'write')],
    ['a route lost while the answer was awaited', errorWith('EHOSTUNREACH', 'read')],
    ['a network lost while the answer was awaited', errorWith('ENETUNREACH', 'write')],
    ['a timeout of the connection', errorWith('ETIMEDOUT', 'read')],
    ['an answer that did not come', errorWith('UND_ERR_HEADERS_TIMEOUT')],
    ['a body that did not come', errorWith('UND_ERR_BODY_TIMEOUT')],
    ['a socket that closed', errorWith('UND_ERR_SOCKET')],
    ['a destroyed client', errorWith('UND_ERR_DESTROYED')],
    ['an abort', errorWith('UND_ERR_ABORTED')],
    ['an answer that is no HTTP', errorWith('HPE_INVALID_CONSTANT')],
    ['a broken TLS record', errorWith('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC')],
    ['a TLS alert, which may come late', errorWith('ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC')],
    ['one address refused, another reset', new AggregateError([refused, errorWith('ECONNRESET')])],
    ['an AggregateError of nothing', new AggregateError([])],
    ['an error without a code', new Error('x')],
    ['a text', 'ECONNREFUSED'],
    ['nothing', undefined],
    ['an unknown code with a cause', Object.assign(errorWith('EODD'), { cause: refused })],
  ])('after %s', (_, error) => {
    expect(isNeverSent(error)).toBe(false);
  });
});

describe('Retry-After', () => {
  const nowMs = Date.parse('2026-03-01T12:00:00Z');
  it.each([
    ['0', 0],
    ['7', 7000],
    [' 7 ', 7000],
    ['1.5', 1500],
    ['9'.repeat(400), 600_000],
    ['Sun, 01 Mar 9999 12:00:30 GMT', 600_000],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['Sunday, 01-Mar-26 12:00:30 GMT', 30_000],
    ['2026-03-01T12:00:30Z', 30_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
    [undefined, undefined],
    ['', undefined],
    ['soon', undefined],
    ['-5', undefined],
    ['wait until 2050', undefined],
    ['1e9', undefined],
    ['5, 10', undefined],
    ['Sun, 99 Foo 2026 12:00:30 GMT', undefined],
  ])('of %j asks for %j ms', (value, delayMs) => {
    expect(parseRetryAfterMs(value, nowMs)).toBe(delayMs);
  });
});
