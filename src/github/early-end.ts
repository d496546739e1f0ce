import { open } from 'node:fs/promises';

/** What stands before the sizes of an entry, at its end. Source: PKWARE's APPNOTE, 4.3.9. */
const MARK = Buffer.from('PK\x07\x08', 'latin1');
/** The mark, a checksum, and the entry's size in the archive. */
const SIZE_AT = 8;
const LOOK_BYTES = SIZE_AT + 4;
const PIECE_BYTES = 256 * 1024;
/** So many marks are no chance, and take long to look at. */
const MOST_MARKS = 10_000;

/**
 * Whether a file, stored in an archive as it is, has a place that looks like its end. The library writes an entry's size behind it, so
 * that a reader that unpacks while it receives, as actions/download-artifact does, looks for a mark and the number of bytes before it.
 * In a file that has both, the rest would be taken for other files of the archive, under names that nobody has made safe. By chance no file has.
 * A deflated entry has an end of its own. Reads the whole file.
 * @throws Error when it can't be read
 */
export async function hasEarlyEnd(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(PIECE_BYTES);
    let marks = 0;
    for (let position = 0; ;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE_BYTES, position);
      const piece = buffer.subarray(0, bytesRead);
      for (const at of findMarks(piece)) {
        marks += 1;
        const size = piece.readUInt32LE(at + SIZE_AT);
        // Readers differ in what they make of sizes past 32 bits; so only these are compared.
        if (size === (position + at) % 2 ** 32 || marks > MOST_MARKS) return true;
      }
      if (bytesRead < LOOK_BYTES) return false;
      // The next piece begins with what may be the beginning of a mark.
      position += bytesRead - (LOOK_BYTES - 1);
    }
  } finally {
    await file.close();
  }
}

/** Where marks begin that are whole with what follows them. */
function* findMarks(piece: Buffer): Iterable<number> {
  const last = piece.length - LOOK_BYTES;
  for (let at = piece.indexOf(MARK); at >= 0 && at <= last; at = piece.indexOf(MARK, at + 1)) {
    yield at;
  }
}
