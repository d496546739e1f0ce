import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import zlib from 'node:zlib';

import { afterEach, describe, expect, it } from '@jest/globals';
import { Agent } from 'undici';

import type { OpenedDeliverable } from '../../src/task/task-service.ts';
import { clientAt, failureOf, textOf } from './client-on-sandbox.ts';

const MIB = 1024 ** 2;
const TEXT = 'hello world! '.repeat(5000);
const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

type Respond = (request: IncomingMessage, response: ServerResponse) => void;

interface Opening {
  readonly fromByte?: number;
  /** The size that the service lists. */
  readonly listedBytes?: number;
  readonly kind?: 'link' | 'api';
}

/** Opens a link to a CDN with this response, from a byte or from the start. */
async function openFrom(
  respond: Respond,
  { fromByte, listedBytes, kind = 'link' }: Opening = {},
): Promise<OpenedDeliverable> {
  const server = createServer(respond);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const dispatcher = new Agent();
  open.push(async () => {
    await dispatcher.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = clientAt(baseUrl, { dispatcher });
  const range = fromByte === undefined ? undefined : { fromByte };
  const link = { kind: 'link', url: `${baseUrl}/d`, listedBytes } as const;
  const api = { kind: 'api', taskId: 't', deliverableId: 'd', listedBytes } as const;
  return client.openDeliverable(kind === 'link' ? link : api, range);
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

/** Compresses as a stream. Otherwise the window would be no larger than needed. */
async function zstdOf(text: string, windowLog: number): Promise<Uint8Array> {
  const params = { [zlib.constants.ZSTD_c_windowLog]: windowLog };
  const coder = zlib.createZstdCompress({ params });
  coder.end(text);
  return Buffer.concat(await coder.toArray());
}

const CODED = {
  gzip: zlib.gzipSync(TEXT),
  'X-GZIP': zlib.gzipSync(TEXT),
  br: zlib.brotliCompressSync(TEXT),
  deflate: zlib.deflateSync(TEXT),
  zstd: zlib.zstdCompressSync(TEXT),
};

describe('an encoded download that was not requested', () => {
  it.each([...Object.entries(CODED), ['identity', Buffer.from(TEXT)], ['', Buffer.from(TEXT)]])(
    'with the encoding "%s" is decoded',
    async (coding, body) => {
      const opened = await openFrom(coded(coding, body));
      expect(await textOf(opened.body)).toBe(TEXT);
    },
  );

  it('has only an encoded size, and no total size or entity tag', async () => {
    const { body, ...head } = await openFrom(coded('gzip', CODED.gzip));
    expect(head).toEqual({ status: 200, codedBytes: CODED.gzip.length });
    await textOf(body);
  });

  it.each(Object.entries(CODED))('with %s that breaks can’t be resumed', async (coding, body) => {
    const { body: truncated } = await openFrom(coded(coding, body.subarray(0, body.length - 9)));
    expect(await failureOf(textOf(truncated))).toMatchObject({ arrival: 'perhaps' });
  });

  it('that ends before its Content-Length is an error', async () => {
    const { body } = await openFrom((_, response) => {
      const length = CODED.gzip.length + 10;
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': length });
      response.write(CODED.gzip, () => response.destroy());
    });
    expect(await failureOf(textOf(body))).toMatchObject({ arrival: 'perhaps' });
  });

  it('that is not really encoded is an error', async () => {
    const { body } = await openFrom(coded('gzip', Buffer.from(TEXT)));
    const { message } = await failureOf(textOf(body));
    expect(message).toMatch(/^the download \(gzip\) could not be decoded: /);
  });

  it.each(['compress', 'deflate, gzip'])(
    'with the unsupported encoding %s is refused',
    async (coding) => {
      const error = await failureOf(openFrom(coded(coding, CODED.gzip)));
      expect(error).toMatchObject({ arrival: 'refused' });
      expect(error.message).toBe(
        `the download has the content encoding "${coding}", which is not supported`,
      );
    },
  );

  it.each(['aws-chunked', 'utf-8', '__proto__', 'utf-8, identity'])(
    'with the unknown encoding "%s" is returned unchanged, with the value',
    async (coding) => {
      const opened = await openFrom(coded(coding, Buffer.from(TEXT)));
      expect(opened.unknownCoding).toBe(coding.replace(', identity', ''));
      expect(opened).toMatchObject({ totalBytes: TEXT.length, etag: '"v1"' });
      expect(await textOf(opened.body)).toBe(TEXT);
    },
  );

  it('with "aws-chunked, gzip" is decoded', async () => {
    const opened = await openFrom(coded('aws-chunked, gzip', CODED.gzip));
    expect(await textOf(opened.body)).toBe(TEXT);
  });

  it('with two encodings in two headers is refused', async () => {
    const { message } = await failureOf(
      openFrom((_, response) => {
        response.writeHead(200, ['content-encoding', 'gzip', 'content-encoding', 'gzip']);
        response.end(CODED.gzip);
      }),
    );
    expect(message).toContain('content encoding "gzip, gzip"');
  });

  it('is decoded with a window of up to 8 MB, the maximum', async () => {
    const { body } = await openFrom(coded('zstd', await zstdOf(TEXT, 23)));
    expect(await textOf(body)).toBe(TEXT);
    const larger = await openFrom(coded('zstd', await zstdOf(TEXT, 24)));
    expect((await failureOf(textOf(larger.body))).message).toContain('too much memory');
  });

  it('is refused as a part of the encoded bytes', async () => {
    const error = await failureOf(openFrom(coded('gzip', CODED.gzip, 206), { fromByte: 5 }));
    expect(error).toMatchObject({ status: 416 });
  });

  it('that expands too much is refused', async () => {
    const { body } = await openFrom(coded('br', zlib.brotliCompressSync(Buffer.alloc(64 * MIB))));
    let bytes = 0;
    const read = async (): Promise<void> => {
      for await (const chunk of body) bytes += chunk.length;
    };
    const error = await failureOf(read());
    expect(error).toMatchObject({ arrival: 'refused' });
    expect(error.message).toBe(
      'the download (br) expands to more than 100 times its compressed size, the maximum',
    );
    expect(bytes).toBeLessThanOrEqual(MIB);
  });

  it.each(['link', 'api'] as const)(
    'that expands to the listed size is decoded (%s)',
    async (kind) => {
      const plain = Buffer.from('{"id":0,"state":"open"},'.repeat(200_000));
      const respond = coded('gzip', zlib.gzipSync(plain));
      const { body } = await openFrom(respond, { kind, listedBytes: plain.length });
      expect((await textOf(body)).length).toBe(plain.length);
    },
  );

  it('that expands beyond the listed size is refused', async () => {
    const bomb = coded('br', zlib.brotliCompressSync(Buffer.alloc(64 * MIB)));
    const { body } = await openFrom(bomb, { listedBytes: 2 * MIB });
    expect((await failureOf(textOf(body))).message).toContain('times its compressed size');
  });

  it.each([
    ['to one mebibyte from any size', Buffer.alloc(MIB)],
    [
      'to less than a hundred times its size',
      Buffer.concat([randomBytes(20_000), Buffer.alloc(1.8 * MIB)]),
    ],
  ])('that expands %s is decoded', async (_, plain) => {
    const { body } = await openFrom(coded('br', zlib.brotliCompressSync(plain)));
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(plain)).toBe(true);
  });

  it('may be abandoned after its first bytes, or break while it is unread', async () => {
    const noise = zlib.gzipSync(randomBytes(500_000));
    const opened = await openFrom(coded('gzip', noise));
    for await (const chunk of opened.body) if (chunk.length > 0) break;
    const unread = await openFrom((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.write(noise.subarray(0, 9), () => response.destroy());
    });
    await new Promise(setImmediate);
    expect(await failureOf(textOf(unread.body))).toMatchObject({ arrival: 'perhaps' });
  });
});
