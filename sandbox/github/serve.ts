import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import {
  jsonAnswer,
  type Answer,
  type Exchange,
  type RecordedRequest,
  type Service,
} from './exchange.ts';
import type { Fault, Faults, Holds } from './faults.ts';

interface ServeOptions<Served extends Service> {
  /** Called when the server listens, since a service may need its URL. */
  readonly service: (origin: string) => Served;
  readonly faults: Faults;
  readonly holds: Holds;
  readonly record: (request: RecordedRequest) => void;
  /** Records an internal error: a service that throws. */
  readonly violate: (sentence: string) => void;
}

export interface Server<Served extends Service> {
  readonly service: Served;
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly origin: string;
  /** Closes all connections, including those that wait for a response. */
  close(): Promise<void>;
}

/** Serves a service over HTTP on a free loopback port. */
export async function serve<Served extends Service>(
  options: ServeOptions<Served>,
): Promise<Server<Served>> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const service = options.service(origin);
  server.on('request', (request, response) => {
    void handle(request, response, { ...options, service, origin }).catch((error: unknown) => {
      // A client that aborts its request is not an error of the sandbox.
      if (!request.complete) return;
      options.violate(`${service.name}: the sandbox itself failed: ${String(error)}`);
      if (!response.headersSent) send(response, jsonAnswer(500, { message: String(error) }));
    });
  });
  return {
    service,
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

interface Handling extends Omit<ServeOptions<Service>, 'service'> {
  readonly service: Service;
  readonly origin: string;
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  { service, origin, faults, holds, record }: Handling,
): Promise<void> {
  const head: Exchange = {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', origin),
    headers: headersOf(request),
    body: Buffer.alloc(0),
  };
  const point = service.pointOf(head);
  // An upload may be interrupted within its body. Other bodies are small and are read before a fault is chosen.
  const isUpload = service.name === 'blob';
  const seen = isUpload ? head : { ...head, body: await buffer(request) };
  const fault = faults.take(point, seen);
  const note = (body: Buffer, answer: RecordedRequest['answer']): void => {
    record(recordOf({ ...head, body }, { service, point, answer }));
  };
  if (fault?.answer === 'reset' && fault.takesEffect !== true) {
    note(seen.body, 'reset');
    await readShare(request, fault.afterShare ?? 0);
    request.socket.resetAndDestroy();
    return;
  }
  const exchange = isUpload ? { ...head, body: await buffer(request) } : seen;
  await holds.pass(point, 'before-effect');
  const answer =
    fault === undefined || fault.takesEffect === true || fault.answer === 'own'
      ? await service.answer(damaged(exchange, fault))
      : undefined;
  if (fault === undefined || fault.answer === 'own') {
    const own = answer ?? jsonAnswer(500, {});
    const sent = fault?.rewrite?.(own, exchange) ?? own;
    note(exchange.body, sent.status);
    await holds.pass(point, 'after-effect');
    if (fault?.cut === undefined) send(response, sent);
    else sendPart(response, sent, fault.cut);
    return;
  }
  note(exchange.body, fault.answer);
  await holds.pass(point, 'after-effect');
  if (fault.answer === 'reset') request.socket.resetAndDestroy();
  else if (fault.answer !== 'stall') send(response, faultAnswer(fault.answer, fault));
}

function damaged(exchange: Exchange, fault: Fault | undefined): Exchange {
  return fault?.damage === undefined
    ? exchange
    : { ...exchange, body: fault.damage(exchange.body) };
}

/** Reads a part of the body, so that its sender is in the middle of it. */
async function readShare(request: IncomingMessage, share: number): Promise<void> {
  const bytes = Number(request.headers['content-length'] ?? 0) * share;
  if (bytes === 0) return;
  let read = 0;
  const chunks = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  for await (const chunk of chunks) {
    read += chunk.length;
    if (read >= bytes) return;
  }
}

function faultAnswer(status: number, fault: Fault): Answer {
  const message = fault.message ?? `The sandbox was told to answer ${String(status)} here.`;
  // Twirp calls the text `msg`, REST `message`.
  return jsonAnswer(status, { code: 'unavailable', message, msg: message }, fault.headers);
}

function send(response: ServerResponse, { status, headers = {}, body }: Answer): void {
  response.writeHead(status, {
    ...headers,
    ...(status === 204 ? {} : { 'content-length': String(Buffer.byteLength(body ?? '')) }),
  });
  response.end(body);
}

function sendPart(
  response: ServerResponse,
  { status, headers = {}, body = '' }: Answer,
  { afterShare, by }: NonNullable<Fault['cut']>,
): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length) });
  response.flushHeaders();
  response.write(bytes.subarray(0, Math.floor(bytes.length * afterShare)), () => {
    if (by === 'close') response.destroy();
    else response.socket?.resetAndDestroy();
  });
}

function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
  );
}

function recordOf(
  { method, url, headers, body }: Exchange,
  {
    service,
    point,
    answer,
  }: { service: Service; point: string; answer: RecordedRequest['answer'] },
): RecordedRequest {
  return {
    service: service.name,
    point,
    method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers,
    body: service.name === 'blob' || body.length === 0 ? undefined : jsonOrText(body),
    bytes: body.length,
    answer,
  };
}

function jsonOrText(body: Buffer): unknown {
  const text = body.toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
