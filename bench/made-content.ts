import { createCipheriv } from 'node:crypto';
import type { Content } from '../sandbox/miteos/content.ts';

/** Bytes that do not compress, or a log with lines of prose, of which zlib leaves a quarter. */
export type ContentKind = 'random' | 'text';

const CHUNK_BYTES = 64 * 1024;
/** Far more than a compressor looks back at, so that the repetition of a block saves it nothing. */
const BLOCK_BYTES = 4 * 1024 * 1024;

const LEVELS = ['INFO', 'INFO', 'INFO', 'DEBUG', 'WARN', 'ERROR'] as const;
const LETTERS = Array.from('etaoinshrdlucmfwypvbgk');
const STATUSES = [200, 200, 200, 304, 404, 500] as const;

const blocks = new Map<ContentKind, Buffer>();

/** Content of a kind, the same each time, that takes no memory however large it is. */
export function madeContent(kind: ContentKind, sizeBytes: number): Content {
  const block = blocks.get(kind) ?? (kind === 'random' ? randomBlock() : textBlock());
  blocks.set(kind, block);
  return {
    sizeBytes,
    *read(fromByte, toByte) {
      for (let at = fromByte; at < toByte;) {
        const start = at % BLOCK_BYTES;
        const length = Math.min(CHUNK_BYTES, toByte - at, BLOCK_BYTES - start);
        yield block.subarray(start, start + length);
        at += length;
      }
    },
  };
}

function randomBlock(): Buffer {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, 7), Buffer.alloc(16));
  return cipher.update(Buffer.alloc(BLOCK_BYTES));
}

function textBlock(): Buffer {
  const random = seededRandom();
  // Words are as unequal as in a language: some stand everywhere, most seldom.
  const pick = <Item>(items: readonly Item[]): Item =>
    items[Math.floor(random() ** 3 * items.length)] as Item;
  const words = Array.from({ length: 700 }, () =>
    Array.from({ length: 2 + Math.floor(random() * 8) }, () => pick(LETTERS)).join(''),
  );
  const block = Buffer.alloc(BLOCK_BYTES);
  let timeMs = Date.UTC(2026, 0, 1);
  for (let at = 0; at < BLOCK_BYTES;) {
    timeMs += Math.floor(random() * 400);
    const sentence = Array.from({ length: 6 + Math.floor(random() * 8) }, () => pick(words));
    const line =
      random() < 0.75
        ? `${new Date(timeMs).toISOString()} ${pick(LEVELS)} [${pick(words)}] ${pick(words)} ${pick(words)} took ${Math.floor(random() * 900)} ms, status ${pick(STATUSES)}, path /${pick(words)}/${pick(words)}`
        : `- ${sentence.join(' ')}.`;
    at += block.write(`${line}\n`, at);
  }
  return block;
}

/** Mulberry32, the same numbers each time: https://github.com/bryc/code/blob/master/jshash/PRNGs.md */
function seededRandom(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
