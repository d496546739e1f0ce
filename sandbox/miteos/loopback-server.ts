import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { refusal, type Answer } from './answer.ts';
import { applyFault, type Delivery } from './fault.ts';
import type { ExchangePlan, FaultScript } from './fault-script.ts';
import type { Origin, RecordedRequest } from './recorded-request.ts';

interface LoopbackParts {
  readonly origin: Origin;
  /** Executes the request, atomically. */
  readonly handle: (request: RecordedRequest) => Answer;
  readonly script: FaultScript;
  /** All requests of all servers, in the order of arrival. */
  readonly requests: RecordedRequest[];
  readonly clock: HeldClock;
  /** Returns the target of redirects. Called late, when all servers have their ports. */
  readonly cdnOrigin: () => string;
}

interface LoopbackServer {
  /** e.g. `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Closes the server and all connections. */
  close(): Promise<void>;
}

/** Starts a server on a free port of the loopback interface. */
export async function startLoopbackServer(parts: LoopbackParts): Promise<LoopbackServer> {
  const server = createServer((incoming, response) => {
    exchange(incoming, response, parts).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

async function exchange(
  incoming: IncomingMessage,
  response: ServerResponse,
  parts: LoopbackParts,
): Promise<void> {
  const request = recordRequest(incoming, await text(incoming), parts);
  const plan = parts.script.planFor(request);
  const delivery = await decideDelivery(request, plan, parts);
  switch (delivery) {
    case 'hang':
      return;
    case 'drop':
      response.destroy();
      return;
    case 'reset':
      incoming.socket.resetAndDestroy();
      return;
    default:
      await sendAnswer(response, delivery, { request, plan });
  }
}

/** Executes the request, with the scheduled faults and holds. */
async function decideDelivery(
  request: RecordedRequest,
  plan: ExchangePlan,
  parts: LoopbackParts,
): Promise<Delivery | 'drop'> {
  if ((await plan.pass('before-effect')) === 'drop') return 'drop';
  const early = plan.takeFault('before-effect');
  if (early !== undefined) return applyFault(early, undefined, parts.cdnOrigin());
  const answer = carryOut(request, parts);
  if ((await plan.pass('after-effect')) === 'drop') return 'drop';
  const late = plan.takeFault('after-effect');
  return late === undefined ? { answer } : applyFault(late, answer);
}

function recordRequest(
  incoming: IncomingMessage,
  bodyText: string,
  { origin, requests, clock }: LoopbackParts,
): RecordedRequest {
  const [path = '', query = ''] = (incoming.url ?? '').split(/\?(.*)/s);
  const request: RecordedRequest = {
    origin,
    method: incoming.method ?? '',
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    headers: incoming.headers,
    body: parseJson(bodyText),
    hasBody: bodyText !== '',
    at: clock.nowMs(),
    tookEffect: false,
    status: undefined,
  };
  requests.push(request);
  return request;
}

function parseJson(bodyText: string): unknown {
  try {
    return JSON.parse(bodyText);
  } catch {
    return undefined;
  }
}

function carryOut(request: RecordedRequest, { handle, clock }: LoopbackParts): Answer {
  try {
    const answer = clock.hold(() => handle(request));
    request.tookEffect = answer.status < 300;
    return answer;
  } catch (error) {
    return refusal(500, `Internal error of the sandbox: ${String(error)}`);
  }
}

type SentDelivery = Exclude<Delivery, string>;

/** Sends headers and body, and stops where the script says. */
async function sendAnswer(
  response: ServerResponse,
  { answer, bytePauseMs, stop }: SentDelivery,
  { request, plan }: { request: RecordedRequest; plan: ExchangePlan },
): Promise<void> {
  const { sizeBytes } = answer.content;
  request.status = answer.status;
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(Number.isFinite(sizeBytes) ? { 'content-length': sizeBytes } : {}),
  });

  const endByte = stop === undefined ? sizeBytes : Math.min(stop.afterBytes, sizeBytes);
  let sentBytes = 0;
  if (plan.isHeldAt('mid-answer')) {
    sentBytes = Math.floor(endByte / 2);
    await sendPart(response, answer.content.read(0, sentBytes), bytePauseMs);
    if ((await plan.pass('mid-answer')) === 'drop') {
      response.destroy();
      return;
    }
  }
  await sendPart(response, answer.content.read(sentBytes, endByte), bytePauseMs);

  if (stop?.then === 'hang') return;
  if (stop?.then === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  // Closed, not reset: a reset may discard bytes that the client has not read yet, so that the position of the
  // interruption would be random.
  if (stop !== undefined) response.destroy();
  else response.end();
}

/** Resolves when all chunks are passed to the system, or the client has closed the connection. */
async function sendPart(
  response: ServerResponse,
  chunks: Iterable<Uint8Array>,
  bytePauseMs: number | undefined,
): Promise<void> {
  response.flushHeaders();
  for (const chunk of bytePauseMs === undefined ? chunks : singleBytes(chunks)) {
    if (response.destroyed) return;
    await sendChunk(response, chunk);
    if (bytePauseMs !== undefined) await sleep(bytePauseMs);
  }
}

function* singleBytes(chunks: Iterable<Uint8Array>): Iterable<Uint8Array> {
  for (const chunk of chunks) {
    for (const byte of chunk) yield Uint8Array.of(byte);
  }
}

function sendChunk(response: ServerResponse, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      response.off('close', finish);
      resolve();
    };
    response.on('close', finish);
    response.write(chunk, finish);
  });
}

/** A clock that is frozen while a request is executed, so that a response contains one time. */
interface HeldClock {
  nowMs(): number;
  /** Runs `work` with a frozen clock. */
  hold<Result>(work: () => Result): Result;
}

/** Wraps a clock. */
export function makeHeldClock(sourceMs: () => number): HeldClock {
  let heldMs: number | undefined;
  return {
    nowMs: () => heldMs ?? sourceMs(),
    hold: (work) => {
      heldMs = sourceMs();
      try {
        return work();
      } finally {
        heldMs = undefined;
      }
    },
  };
}
