import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, it } from '@jest/globals';

import { openDispatcher } from '../../src/miteos/dispatcher.ts';
import { sendRequest } from '../../src/miteos/undici-parts.ts';

/** undici's index would complete the parts, so nothing here may load it, as nothing before the create call does. */
it('the parts of undici find the way through a proxy without its index', async () => {
  const asked: string[] = [];
  const proxy = createServer().on('connect', ({ url = '' }, socket) => {
    asked.push(url);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  const httpsProxy = `http://127.0.0.1:${port}`;
  const dispatcher = openDispatcher({ httpsProxy, noProxy: '' });
  try {
    await expect(
      sendRequest('https://api.miteos.test/v1', { method: 'GET', dispatcher }),
    ).rejects.toThrow(`the proxy ${httpsProxy} answered 403`);
    expect(asked).toEqual(['api.miteos.test:443']);
  } finally {
    await dispatcher.destroy();
    proxy.closeAllConnections();
    proxy.close();
  }
});
