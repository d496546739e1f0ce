import { describe, expect, it } from '@jest/globals';

import { isLoopbackHost, proxyName, readProxies } from '../../src/support/proxies.ts';

describe('readProxies', () => {
  it.each([
    [{}, '', ''],
    [{ https_proxy: 'http://a.example:1' }, 'http://a.example:1', ''],
    [{ HTTPS_PROXY: 'http://a.example:1' }, 'http://a.example:1', ''],
    [{ https_proxy: 'http://a.example', HTTPS_PROXY: 'http://b.example' }, 'http://a.example', ''],
    [{ https_proxy: '', HTTPS_PROXY: 'http://b.example' }, 'http://b.example', ''],
    [{ http_proxy: 'http://a.example', HTTP_PROXY: 'http://b.example' }, '', 'http://a.example'],
    [{ HTTP_PROXY: ' http://b.example ' }, '', 'http://b.example'],
    [{ https_proxy: 'proxy.example:3128' }, 'http://proxy.example:3128', ''],
    [{ https_proxy: 'a:b@proxy.example' }, 'http://a:b@proxy.example', ''],
    [{ https_proxy: 'http://a.example', no_proxy: 'x.example, *' }, '', ''],
    [{ https_proxy: 'http://a.example', no_proxy: '', NO_PROXY: '*' }, '', ''],
    [{ https_proxy: 'http://a.example', no_proxy: 'x', NO_PROXY: '*' }, 'http://a.example', ''],
  ])('turns %j into the proxies %j and %j', (variables, httpsProxy, httpProxy) => {
    expect(readProxies(variables)).toMatchObject({ httpsProxy, httpProxy });
  });

  it.each([
    ['', []],
    ['example.com', ['example.com', '.example.com']],
    ['.example.com', ['example.com', '.example.com']],
    ['*.Example.com.', ['example.com', '.example.com']],
    [
      'a.example b.example,\tc.example',
      ['a.example', '.a.example', 'b.example', '.b.example', 'c.example', '.c.example'],
    ],
    ['example.com:8443', ['example.com:8443', '.example.com:8443']],
    ['10.1.2.3, 10.1.2.3:80', ['10.1.2.3', '10.1.2.3:80', '.10.1.2.3:80']],
    ['2001:db8::1', ['[2001:db8::1]']],
    ['[2001:DB8::1]', ['[2001:db8::1]']],
    ['[2001:db8::1]:8443', ['[2001:db8::1]:8443']],
    ['*:8443', ['*:8443']],
    [',, .', []],
  ])('turns no_proxy %j into a form that every library understands', (given, entries) => {
    const { noProxy } = readProxies({ no_proxy: given });
    expect(noProxy.split(',')).toEqual([
      'localhost',
      '.localhost',
      '127.0.0.1',
      '[::1]',
      ...entries,
    ]);
  });
});

describe('the name of a proxy', () => {
  it.each([
    ['http://user:secret@proxy.example:3128/?token=x', 'http://proxy.example:3128'],
    ['socks5://user:secret@proxy.example', 'socks5://proxy.example'],
    ['http://user:secret@', 'an invalid URL'],
  ])('for %j has no credentials', (address, name) => {
    expect(proxyName(address)).toBe(name);
  });
});

describe('isLoopbackHost', () => {
  it.each([
    'http://localhost:8080',
    'http://127.0.0.1',
    'http://127.8.9.1:1',
    'http://[::1]:80',
    'http://0x7f.1',
  ])('accepts %s', (url) => {
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
  ])('rejects %s', (url) => {
    expect(isLoopbackHost(new URL(url).hostname)).toBe(false);
  });
});
