import { finished, Readable } from 'node:stream';

/** @returns when the next piece may come; undefined for at once */
export type TakePiece = (piece: Uint8Array) => Promise<void> | undefined;

/**
 * Hands on the pieces of a body, one after another. A stream is listened to: its own iterator waits several turns of the loop for
 * each piece, and copies those together that came at the same time, a twentieth of the work of a transfer.
 * @throws what the body or the taker ended with; the body is ended then
 */
export async function eachPiece(body: AsyncIterable<Uint8Array>, take: TakePiece): Promise<void> {
  if (body instanceof Readable) {
    await listen(body, take);
    return;
  }
  for await (const piece of body) await take(piece);
}

/** Ends a body of which nothing is wanted: a stream without a wait, since its next piece may never come. */
export async function leaveBody(body: AsyncIterable<Uint8Array>): Promise<void> {
  if (body instanceof Readable) {
    // What this breaks, and what broke before, is of no interest any more.
    body.on('error', () => undefined).destroy();
    return;
  }
  for await (const piece of body) if (piece.length >= 0) break;
}

async function listen(body: Readable, take: TakePiece): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  let taking: Promise<void> | undefined;
  const fail = (error: unknown): void => {
    reject(error);
    body.off('data', onData);
    // The listeners of `finished` stay, so that what this breaks is heard by somebody.
    body.destroy();
  };
  const onData = (piece: Uint8Array): void => {
    try {
      taking = take(piece);
    } catch (error) {
      fail(error);
      return;
    }
    if (taking === undefined) return;
    body.pause();
    taking.then(() => {
      taking = undefined;
      body.resume();
    }, fail);
  };
  finished(body, { writable: false }, (error) => {
    const end = (): void => {
      if (error) reject(error);
      else resolve(undefined);
    };
    // The last piece may still be on its way to the disk.
    if (taking === undefined) end();
    else taking.then(end, fail);
  });
  body.on('data', onData);
  await promise;
}
