import { PassThrough, Readable } from 'node:stream';

import { describe, expect, it } from '@jest/globals';

import { eachPiece, leaveBody } from '../../src/deliverables/each-piece.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What came, as text. */
class Taken {
  readonly pieces: string[] = [];

  readonly take = (piece: Uint8Array): undefined => {
    this.pieces.push(Buffer.from(piece).toString());
  };
}

async function* generate(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('one');
  await turn();
  yield Buffer.from('two');
}

describe('the pieces of a body', () => {
  it.each([
    ['a stream', () => Readable.from(generate())],
    ['another iterable', generate],
  ])('are handed on one after another, of %s', async (_, open) => {
    const taken = new Taken();
    await eachPiece(open(), taken.take);
    expect(taken.pieces).toEqual(['one', 'two']);
  });

  it('are not copied together when they came at the same time', async () => {
    const body = new PassThrough();
    body.write('one');
    body.write('two');
    const taken = new Taken();
    const reading = eachPiece(body, taken.take);
    body.end('three');
    await reading;
    expect(taken.pieces.join('')).toBe('onetwothree');
    expect(taken.pieces.length).toBeGreaterThan(1);
  });

  it('wait while the one before is not taken, and so does the end', async () => {
    const body = new PassThrough();
    const gates = [0, 1].map(() => Promise.withResolvers<undefined>());
    let count = 0;
    let isOver = false;
    const reading = eachPiece(body, () => {
      count += 1;
      return gates[count - 1]?.promise;
    }).then(() => {
      isOver = true;
    });
    body.write('one');
    await turn();
    body.end('two');
    await turn();
    expect([count, isOver]).toEqual([1, false]);
    gates[0]?.resolve(undefined);
    await turn();
    await turn();
    expect([count, isOver]).toEqual([2, false]);
    gates[1]?.resolve(undefined);
    await reading;
    expect(isOver).toBe(true);
  });

  it('end with what broke the stream, after those that came', async () => {
    const body = new PassThrough();
    const taken = new Taken();
    const reading = eachPiece(body, taken.take);
    body.write('one');
    await turn();
    body.destroy(new Error('other side closed'));
    await expect(reading).rejects.toThrow('other side closed');
    expect(taken.pieces).toEqual(['one']);
  });

  it('end with what had broken the stream before', async () => {
    const body = new PassThrough();
    body.on('error', () => undefined);
    body.destroy(new Error('other side closed'));
    await turn();
    await expect(eachPiece(body, () => undefined)).rejects.toThrow('other side closed');
  });

  it('end early when a stream is closed without its end', async () => {
    const body = new PassThrough();
    const reading = eachPiece(body, () => undefined);
    body.destroy();
    await expect(reading).rejects.toThrow('Premature close');
  });

  const full = new Error('ENOSPC');
  it.each([
    ['rejects', () => Promise.reject(full)],
    [
      'throws',
      () => {
        throw full;
      },
    ],
  ])('are no more handed on when the taker %s, and the stream is ended', async (_, take) => {
    const body = new PassThrough();
    let count = 0;
    const reading = eachPiece(body, () => {
      count += 1;
      return take();
    });
    body.write('one');
    await expect(reading).rejects.toBe(full);
    expect(body.destroyed).toBe(true);
    await turn();
    expect(count).toBe(1);
  });

  it.each([
    ['that has come', 'one'],
    ['that may never come', ''],
  ])('of which nothing is wanted end the stream, also one %s', async (_, text) => {
    const body = new PassThrough();
    if (text !== '') body.write(text);
    await leaveBody(body);
    expect(body.destroyed).toBe(true);
  });

  it('of which nothing is wanted may break the stream', async () => {
    const body = new PassThrough({
      destroy: (_, done) => {
        setImmediate(done, new Error('aborted'));
      },
    });
    await leaveBody(body);
    await turn();
    await turn();
    expect(body.errored).toEqual(new Error('aborted'));
  });

  it('of which nothing is wanted end another iterable, too', async () => {
    let isEnded = false;
    const body = async function* (): AsyncGenerator<Uint8Array> {
      try {
        yield await Promise.resolve(Buffer.from('one'));
      } finally {
        isEnded = true;
      }
    };
    await leaveBody(body());
    expect(isEnded).toBe(true);
  });
});
