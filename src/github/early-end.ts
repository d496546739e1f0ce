import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** What stands before the sizes of an entry, at its end. Source: PKWARE's APPNOTE, 4.3.9. */
const MARK = Buffer.from('PK\x07\x08', 'latin1');
/** The mark, a checksum, and the entry's size in the archive. */
const CHECKSUM_AT = 4;
const SIZE_AT = 8;
const LOOK_BYTES = SIZE_AT + 4;
const PIECE_BYTES = 256 * 1024;
/** So many marks are no chance, and take long to look at. */
const MAX_MARKS = 10_000;

interface Piece {
  readonly bytes: Buffer;
  /** Where it begins in the file. */
  readonly position: number;
}

/**
 * Whether a file, stored in an archive as it is, has a place that looks like its end. The library writes an entry's checksum and size behind
 * it, so that a reader that unpacks while it receives looks for a mark with the number of the bytes before it, as actions/download-artifact
 * does, or with their checksum, as bsdtar does. In a file that has such a place, the rest would be taken for other files of the archive, under
 * names that nobody has made safe. By chance no file has. A deflated entry has an end of its own. Reads the whole file, and once more where it
 * has marks, since the checksum takes longer than to look for them.
 * @throws Error when it can't be read
 */
export async function hasEarlyEnd(path: string): Promise<boolean> {
  for await (const { bytes } of piecesOf(path)) {
    if (bytes.includes(MARK)) return hasEndAtMark(path);
  }
  return false;
}

async function hasEndAtMark(path: string): Promise<boolean> {
  let checksum = 0;
  let marks = 0;
  for await (const { bytes, position } of piecesOf(path)) {
    // What the archive has behind the file would complete a mark that the end cuts.
    if (bytes.length < LOOK_BYTES) return bytes.includes(MARK);
    let summed = 0;
    for (const at of findMarks(bytes)) {
      checksum = crc32(bytes.subarray(summed, at), checksum);
      summed = at;
      marks += 1;
      if (marks > MAX_MARKS || isEnd(bytes, at, { position, checksum })) return true;
    }
    checksum = crc32(bytes.subarray(summed, nextPiece(bytes)), checksum);
  }
  return false;
}

/** Each is overwritten by the next one, which begins with what may be the beginning of a mark; the last one is shorter than a mark with its values. */
async function* piecesOf(path: string): AsyncIterable<Piece> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(PIECE_BYTES);
    for (let position = 0; ;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE_BYTES, position);
      const bytes = buffer.subarray(0, bytesRead);
      yield { bytes, position };
      if (bytesRead < LOOK_BYTES) return;
      position += nextPiece(bytes);
    }
  } finally {
    await file.close();
  }
}

function nextPiece({ length }: Buffer): number {
  return length - (LOOK_BYTES - 1);
}

/** Where marks begin that are whole with what follows them. */
function* findMarks(piece: Buffer): Iterable<number> {
  const last = piece.length - LOOK_BYTES;
  for (let at = piece.indexOf(MARK); at >= 0 && at <= last; at = piece.indexOf(MARK, at + 1)) {
    yield at;
  }
}

/** Whether a mark stands where a reader would end: `position` is where the piece begins in the file, `checksum` that of all before the mark. */
function isEnd(
  piece: Buffer,
  at: number,
  { position, checksum }: { readonly position: number; readonly checksum: number },
): boolean {
  // Readers differ in what they make of sizes past 32 bits; so only these are compared.
  const hasSize = piece.readUInt32LE(at + SIZE_AT) === (position + at) % 2 ** 32;
  return hasSize || piece.readUInt32LE(at + CHECKSUM_AT) === checksum;
}
