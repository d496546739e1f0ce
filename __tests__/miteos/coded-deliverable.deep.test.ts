import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import zlib from 'node:zlib';

import { afterEach, describe, expect, it } from '@jest/globals';
import { Agent } from 'undici';

import { MiteosClient } from '../../src/miteos/miteos-client.ts';
import type { OpenedDeliverable } from '../../src/task/task-service.ts';
import { failureOf, textOf } from './client-on-sandbox.ts';
import { InstantClock } from './instant-clock.ts';

const TEXT = 'hello world! '.repeat(5000);
const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

type Respond = (request: IncomingMessage, response: ServerResponse) => void;

/** Opens the link to a CDN that answers so, from a byte on or from the start. */
async function openFrom(respond: Respond, fromByte?: number): Promise<OpenedDeliverable> {
  const server = createServer(respond);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const dispatcher = new Agent();
  open.push(async () => {
    await dispatcher.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = new InstantClock();
  const onLink = (): void => undefined;
  const asItIs = (text: string): string => text;
  const secrets = { redact: asItIs, redactKeys: asItIs };
  const common = { baseUrl, apiKey: 'k', dispatcher, clock, userAgent: 'test', secrets };
  const client = new MiteosClient({ ...common, onLink });
  const range = fromByte === undefined ? undefined : { fromByte };
  return client.openDeliverable({ kind: 'link', url: `${baseUrl}/d` }, range);
}

function coded(coding: string, body: Uint8Array, status = 200): Respond {
  return (_, response) => {
    response.writeHead(status, {
      'content-encoding': coding,
      'content-length': body.length,
      'content-range': `bytes 5-${body.length + 4}/${body.length + 5}`,
      etag: '"v1"',
    });
    response.end(body);
  };
}

/** As a stream, since what is compressed at once gets no larger window than it needs. */
async function zstdOf(text: string, windowLog: number): Promise<Uint8Array> {
  const params = { [zlib.constants.ZSTD_c_windowLog]: windowLog };
  const coder = zlib.createZstdCompress({ params });
  coder.end(text);
  return Buffer.concat(await coder.toArray());
}

describe('a download that comes coded though nobody asked for it', () => {
  it.each([
    ['gzip', zlib.gzipSync(TEXT)],
    ['x-gzip', zlib.gzipSync(TEXT)],
    ['GZIP', zlib.gzipSync(TEXT)],
    ['br', zlib.brotliCompressSync(TEXT)],
    ['deflate', zlib.deflateSync(TEXT)],
    ['zstd', zlib.zstdCompressSync(TEXT)],
    ['deflate, gzip', zlib.gzipSync(zlib.deflateSync(TEXT))],
    ['identity', Buffer.from(TEXT)],
    ['', Buffer.from(TEXT)],
  ])('as "%s" is decoded', async (coding, body) => {
    const opened = await openFrom(coded(coding, body));
    expect(await textOf(opened.body)).toBe(TEXT);
  });

  it('says nothing of its length, but that of what is coded, nor of a tag to go on with', async () => {
    const body = zlib.gzipSync(TEXT);
    const opened = await openFrom(coded('gzip', body));
    expect(opened.codedBytes).toBe(body.length);
    expect(opened).not.toHaveProperty('contentLength');
    expect(opened).not.toHaveProperty('totalBytes');
    expect(opened).not.toHaveProperty('etag');
    await textOf(opened.body);
  });

  it.each(['gzip', 'br', 'deflate', 'zstd'])('as %s and broken can’t go on', async (coding) => {
    const codings: Record<string, Uint8Array> = {
      gzip: zlib.gzipSync(TEXT),
      br: zlib.brotliCompressSync(TEXT),
      deflate: zlib.deflateSync(TEXT),
      zstd: zlib.zstdCompressSync(TEXT),
    };
    const body = codings[coding] ?? Buffer.of();
    const { body: cut } = await openFrom(coded(coding, body.subarray(0, body.length - 9)));
    expect(await failureOf(textOf(cut))).toMatchObject({ status: 416, arrival: 'perhaps' });
  });

  it('and ends before its announced length is broken', async () => {
    const body = zlib.gzipSync(TEXT);
    const { body: cut } = await openFrom((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': body.length + 10 });
      response.write(body, () => response.destroy());
    });
    expect(await failureOf(textOf(cut))).toMatchObject({ status: 416, arrival: 'perhaps' });
  });

  it('and is no such coding is broken', async () => {
    const { body } = await openFrom(coded('gzip', Buffer.from(TEXT)));
    expect((await failureOf(textOf(body))).message).toMatch(
      /^the download, coded as gzip, broke: /,
    );
  });

  it.each(['compress', 'gzip, secret', '__proto__'])(
    'in an unknown way, %s, is refused',
    async (coding) => {
      const error = await failureOf(openFrom(coded(coding, Buffer.from('x'))));
      expect(error).toMatchObject({ arrival: 'refused' });
      expect(error.message).toBe(`the download is coded as "${coding}", which can't be decoded`);
    },
  );

  it.each(['gzip, gzip, gzip', 'br, identity, gzip, zstd', 'br,br,br'])(
    'in more ways than two, %s, is refused before anything is decoded',
    async (coding) => {
      const error = await failureOf(openFrom(coded(coding, Buffer.from('x'))));
      expect(error).toMatchObject({ arrival: 'refused' });
      expect(error.message).toMatch(/^the download is coded as ".*", which can't be decoded$/);
    },
  );

  it('as a header says at length is refused with its first characters alone', async () => {
    const error = await failureOf(openFrom(coded('br,'.repeat(5300), Buffer.from('x'))));
    const start = 'br,'.repeat(34).slice(0, 100);
    expect(error.message).toBe(`the download is coded as "${start}…", which can't be decoded`);
  });

  it('with a window of 8 MB, the most that a client has to take, is decoded', async () => {
    const { body } = await openFrom(coded('zstd', await zstdOf(TEXT, 23)));
    expect(await textOf(body)).toBe(TEXT);
  });

  it.each([24, 27])('with a window of 2^%i bytes is refused, once for all', async (windowLog) => {
    const { body } = await openFrom(coded('zstd', await zstdOf(TEXT, windowLog)));
    const error = await failureOf(textOf(body));
    expect(error).toMatchObject({ arrival: 'refused', status: undefined });
    expect(error.message).toBe('the download, coded as zstd, wants a window of more than 8 MB');
  });

  it('is not glued to a part of its coded bytes', async () => {
    const error = await failureOf(openFrom(coded('gzip', zlib.gzipSync(TEXT), 206), 5));
    expect(error).toMatchObject({ status: 416 });
  });

  it('and swells beyond measure is refused', async () => {
    const member = zlib.gzipSync(Buffer.alloc(16 * 1024 ** 2));
    const bomb = Buffer.concat(Array.from({ length: 20 }, () => member));
    const { body } = await openFrom(coded('gzip', bomb));
    let bytes = 0;
    const read = async (): Promise<void> => {
      for await (const chunk of body) bytes += chunk.length;
    };
    const error = await failureOf(read());
    expect(error).toMatchObject({ arrival: 'refused' });
    expect(error.message).toBe(
      'the download, coded as gzip, swells to more than 500 times its length',
    );
    // What was read ahead counts for its length.
    expect(bytes).toBeLessThan(200 * 1024 ** 2);
  });

  it('may be left after its first bytes', async () => {
    const body = zlib.gzipSync(
      Buffer.from(Array.from({ length: 500_000 }, () => Math.random() * 256)),
    );
    const opened = await openFrom(coded('gzip', body));
    for await (const chunk of opened.body) if (chunk.length > 0) break;
    await sleep(20);
  });
});
