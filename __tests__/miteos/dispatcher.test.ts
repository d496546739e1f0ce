import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { checkBypass } from '@actions/http-client/lib/proxy';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { request, type Dispatcher } from 'undici';

import { configureNetwork } from '../../src/environment.ts';
import { isLastingFailure, isNeverSent } from '../../src/miteos/connection-error.ts';
import { openDispatcher } from '../../src/miteos/dispatcher.ts';

import { UserError } from '../../src/support/errors.ts';
import { readProxies } from '../../src/support/proxies.ts';

/** A proxy that refuses every connection, and records the requested hosts. */
let proxy: Server;
let asked: string[] = [];
let answer = '502 Bad Gateway';
let dispatcher: Dispatcher | undefined;

beforeAll(async () => {
  proxy = createServer((_, response) => {
    asked.push('not a tunnel');
    response.end();
  });
  proxy.on('connect', ({ url = '' }, socket) => {
    asked.push(url);
    if (answer === '') socket.destroy();
    else socket.end(`HTTP/1.1 ${answer}\r\n\r\n`);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
});

afterEach(async () => {
  await dispatcher?.destroy();
  asked = [];
  answer = '502 Bad Gateway';
});

afterAll(() => {
  proxy.closeAllConnections();
  proxy.close();
});

function address(): string {
  return `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

async function failureOf(url: string, noProxy = ''): Promise<unknown> {
  dispatcher = openDispatcher(
    readProxies({ https_proxy: `user:word@${address()}`, no_proxy: noProxy }),
  );
  try {
    await request(url, { dispatcher });
  } catch (error) {
    return error;
  }
  throw new Error('The request did not fail.');
}

describe('the connection to a host', () => {
  it.each([
    ['', 'api.corp.invalid', true],
    ['corp.invalid', 'corp.invalid', false],
    ['corp.invalid', 'api.corp.invalid', false],
    ['.corp.invalid', 'corp.invalid', false],
    ['.corp.invalid', 'api.corp.invalid', false],
    ['*.corp.invalid', 'api.corp.invalid', false],
    ['orp.invalid', 'corp.invalid', true],
    ['CORP.invalid', 'corp.invalid', false],
    ['corp.invalid:443', 'corp.invalid', false],
    ['corp.invalid:8443', 'corp.invalid', true],
    ['a.invalid b.invalid', 'b.invalid', false],
    ['10.0.0.0/8', '10.1.2.3', true],
    ['', 'localhost', false],
    ['', '[::1]', false],
    ['[2001:db8::1]', '[2001:db8::2]', true],
  ])('with no_proxy %j for %s goes through the proxy: %j', async (noProxy, host, isProxied) => {
    const error = await failureOf(`https://${host}/`, noProxy);
    expect(asked).toEqual(isProxied ? [`${host}:443`] : []);
    expect(isNeverSent(error)).toBe(true);
    // GitHub's client decides in the same way.
    const before = { ...process.env };
    try {
      process.env['https_proxy'] = `http://${address()}`;
      process.env['no_proxy'] = noProxy;
      configureNetwork();
      expect(checkBypass(new URL(`https://${host}/`))).toBe(!isProxied);
    } finally {
      for (const name of Object.keys(process.env))
        if (!(name in before)) Reflect.deleteProperty(process.env, name);
      Object.assign(process.env, before);
    }
  });

  it('never goes through a proxy for plain http', async () => {
    // An address that is not excluded from proxies by default, and refuses connections on every system.
    const error = await failureOf('http://0.0.0.0:9/');
    expect(String(error)).toMatch(/ECONNREFUSED|EADDRNOTAVAIL/);
    expect(asked).toEqual([]);
  });
});

describe('a proxy that refuses to connect', () => {
  it.each([
    ['502 Bad Gateway', /returned 502 instead of connecting to the host$/, false],
    ['403 Forbidden', /returned 403: .*no_proxy$/, true],
    ['407 Proxy Authentication Required', /returned 407: .*https_proxy/, true],
    ['', /could not connect through proxy /, false],
  ])('with %j is named without credentials', async (given, message, isLasting) => {
    answer = given;
    const error = await failureOf('https://api.invalid/');
    expect(String(error)).toMatch(new RegExp(`proxy http://${address()}\\b`));
    expect(String(error)).toMatch(message);
    expect(String(error)).not.toContain('word@');
    expect(isNeverSent(error)).toBe(true);
    expect(isLastingFailure(error)).toBe(isLasting);
  });
});

describe('an invalid proxy URL', () => {
  it.each([
    'socks5://user:secret@a.example',
    'http://user:secret@',
    'http://user:sec%ret@a.example',
  ])('is an error that does not show the credentials: %s', (httpsProxy) => {
    const open = (): Dispatcher => openDispatcher({ httpsProxy, noProxy: '' });
    expect(open).toThrow(UserError);
    expect(open).toThrow(/^https_proxy: expected (?!.*sec)/s);
  });
});

describe('the headers of a response', () => {
  async function headOf(bytes: number): Promise<number> {
    const server = createServer((_, response) => {
      response.setHeader('x-long', 'x'.repeat(bytes)).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    dispatcher = openDispatcher(readProxies({}));
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const { headers, body } = await request(url, { dispatcher });
      await body.dump();
      return headers['x-long']?.length ?? 0;
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it('may be larger than Node’s default of 16 KiB, up to 64 KiB', async () => {
    expect(await headOf(60_000)).toBe(60_000);
    await expect(headOf(70_000)).rejects.toThrow('Headers Overflow');
  });
});
