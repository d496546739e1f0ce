import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery } from './fault.ts';
import type { ExchangePlan } from './fault-script.ts';
import type { RecordedRequest } from './recorded-request.ts';

type SentDelivery = Exclude<Delivery, string>;

/** Sends head and body, with what the script says about stopping on the way. */
export async function sendAnswer(
  response: ServerResponse,
  { answer, extraBytes = 0, dripMs, cut }: SentDelivery,
  { request, plan }: { request: RecordedRequest; plan: ExchangePlan },
): Promise<void> {
  const { sizeBytes } = answer.content;
  request.status = answer.status;
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(Number.isFinite(sizeBytes) ? { 'content-length': sizeBytes + extraBytes } : {}),
  });

  const endByte = cut === undefined ? sizeBytes : Math.min(cut.afterBytes, sizeBytes);
  let sentBytes = 0;
  if (plan.isHeldAt('mid-answer')) {
    sentBytes = Math.floor(endByte / 2);
    await sendPart(response, answer.content.read(0, sentBytes), dripMs);
    if ((await plan.pass('mid-answer')) === 'drop') {
      response.destroy();
      return;
    }
  }
  await sendPart(response, answer.content.read(sentBytes, endByte), dripMs);

  if (cut?.then === 'hang') return;
  if (cut?.then === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  // Closed, not reset: a reset may throw away bytes that the client has not read yet, and the
  // place of the cut would be a matter of chance.
  if (cut !== undefined || extraBytes > 0) response.destroy();
  else response.end();
}

/** Resolves when all chunks are with the system, or the client is gone. */
async function sendPart(
  response: ServerResponse,
  chunks: Iterable<Uint8Array>,
  dripMs: number | undefined,
): Promise<void> {
  response.flushHeaders();
  for (const chunk of dripMs === undefined ? chunks : singleBytes(chunks)) {
    if (response.destroyed) return;
    await sendChunk(response, chunk);
    if (dripMs !== undefined) await sleep(dripMs);
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
