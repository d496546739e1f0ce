import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

import { afterEach, describe, expect, it } from '@jest/globals';
import { Agent } from 'undici';

import { isNeverSent } from '../../src/miteos/connection-error.ts';
import type { MiteosClient } from '../../src/miteos/miteos-client.ts';
import { clientAt, failureOf } from './client-on-sandbox.ts';
import { SELF_SIGNED } from './self-signed.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

/** Serves raw sockets on a free port of the loopback interface. */
async function serve(server: Server, onSocket: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function unusedPort(): Promise<string> {
  const address = await serve(createServer(), () => undefined);
  await open.pop()?.();
  return address;
}

function connect(baseUrl: string, options: Agent.Options = {}): MiteosClient {
  const dispatcher = new Agent(options);
  open.push(() => dispatcher.destroy());
  return clientAt(baseUrl, { dispatcher });
}

async function failCreate(client: MiteosClient) {
  return failureOf(client.createTask({ prompt: 'x' }, undefined));
}

describe('a create over a real connection', () => {
  it('certainly did not arrive at a closed port', async () => {
    const error = await failCreate(connect(`http://${await unusedPort()}`));
    expect(error.arrival).toBe('never');
    expect(error.message).toMatch(/^POST \/tasks did not reach Miteos: .*ECONNREFUSED/);
  });

  it('certainly did not arrive at a host whose addresses all have the port closed', async () => {
    const port = (await unusedPort()).split(':')[1] ?? '';
    const error = await failCreate(connect(`http://localhost:${port}`));
    expect(error.arrival).toBe('never');
    expect(error.message).toContain('ECONNREFUSED');
  });

  it('certainly did not arrive at a server with a self-signed certificate', async () => {
    let bytes = 0;
    const server = createTlsServer(SELF_SIGNED, (socket) => {
      socket.on('data', (chunk: Buffer) => (bytes += chunk.length));
    });
    const error = await failCreate(connect(`https://${await serve(server, () => undefined)}`));
    expect(error.arrival).toBe('never');
    expect(error.message).toContain('self-signed certificate');
    expect(bytes).toBe(0);
  });

  it('certainly did not arrive at a server with the certificate of another name', async () => {
    const server = createTlsServer(SELF_SIGNED);
    const ca = SELF_SIGNED.cert;
    const client = connect(`https://${await serve(server, () => undefined)}`, { connect: { ca } });
    const error = await failCreate(client);
    expect(error.arrival).toBe('never');
    expect(error.message).toMatch(/IP.*127\.0\.0\.1/);
  });

  const head = 'HTTP/1.1 201 OK\r\n';
  it.each<[string, (socket: Socket) => unknown]>([
    ['does not speak HTTP', (socket) => socket.end('SSH-2.0-x\r\n')],
    ['stops within the headers', (socket) => socket.end('HTTP/1.1 201 Cre')],
    [
      'stops within a chunk',
      (socket) => socket.end(`${head}Transfer-Encoding: chunked\r\n\r\n9\r\n{"id"`),
    ],
  ])('may have arrived at a server that %s', async (_, behave) => {
    const address = await serve(createServer(), (socket) => {
      socket.once('data', () => behave(socket));
    });
    const error = await failCreate(connect(`http://${address}`));
    expect(error).toMatchObject({ arrival: 'perhaps' });
    expect(error.status).toBeUndefined();
    expect(error.message).toContain('got no complete response');
  });

  it('may have arrived at a server that does not speak TLS', async () => {
    const address = await serve(createServer(), (socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    );
    expect((await failCreate(connect(`https://${address}`))).arrival).toBe('perhaps');
  });
});

/** Creates an error from a code and a system call, e.g. `ETIMEDOUT:connect`. */
function errorOf(spec: string): Error {
  const [code, syscall] = spec.split(':');
  return Object.assign(new Error(spec), { code, ...(syscall === undefined ? {} : { syscall }) });
}

const refused = errorOf('ECONNREFUSED:connect');
const neverSent = [
  'ECONNREFUSED:connect ETIMEDOUT:connect EHOSTUNREACH:connect ENETUNREACH:connect',
  'ECONNRESET:connect ENOTFOUND:getaddrinfo EAI_AGAIN:getaddrinfo UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE ERR_TLS_CERT_ALTNAME_INVALID',
];
/** A route may be lost while waiting for a response, and a TLS alert may arrive late. */
const perhapsSent = [
  'ECONNRESET:read EPIPE:write EHOSTUNREACH:read ENETUNREACH:write ETIMEDOUT:read',
  'UND_ERR_HEADERS_TIMEOUT UND_ERR_BODY_TIMEOUT UND_ERR_SOCKET UND_ERR_DESTROYED UND_ERR_ABORTED',
  'HPE_INVALID_CONSTANT ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
  'ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC',
];

describe('a request', () => {
  it.each(neverSent.join(' ').split(' '))('was certainly not sent after %s', (spec) => {
    expect(isNeverSent(errorOf(spec))).toBe(true);
  });

  it.each([
    ['all addresses refused', new AggregateError([refused, errorOf('ETIMEDOUT:connect')])],
    ['a wrapped error', new TypeError('fetch failed', { cause: refused })],
    ['an error wrapped twice', new Error('x', { cause: new Error('y', { cause: refused }) })],
  ])('was certainly not sent after %s', (_, error) => {
    expect(isNeverSent(error)).toBe(true);
  });

  it.each(perhapsSent.join(' ').split(' '))('may have been sent after %s', (spec) => {
    expect(isNeverSent(errorOf(spec))).toBe(false);
  });

  it.each([
    ['one address refused, another reset', new AggregateError([refused, errorOf('ECONNRESET')])],
    ['an empty AggregateError', new AggregateError([])],
    ['an error without a code', new Error('x')],
    ['a string', 'ECONNREFUSED'],
    ['undefined', undefined],
    ['an unknown code with a cause', Object.assign(errorOf('EODD'), { cause: refused })],
  ])('may have been sent after %s', (_, error) => {
    expect(isNeverSent(error)).toBe(false);
  });
});
