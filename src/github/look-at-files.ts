import { open, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';

import {
  isIncompressible,
  SMALL_ARCHIVE_BYTES,
  sumBytes,
  type ArchivedFile,
} from './archive-plan.ts';
import { hasEarlyEnd } from './early-end.ts';

/** Twice what deflate looks back at. */
const PIECE_BYTES = 64 * 1024;
/** All pieces of an archive come to 16 MiB, about a quarter of a second; those of one file to 1 MiB. */
const MAX_PIECES = 256;
const MAX_PIECES_OF_ONE = 16;
const MAX_FILES = 64;

/**
 * File types that are compressed already, for files that nobody looks at. A name is a remote claim: one that lies costs time or
 * bytes, nothing else.
 */
const COMPRESSED =
  /\.(?:zip|gz|tgz|bz2|xz|zst|7z|rar|br|lz4|jar|whl|vsix|apk|docx|xlsx|pptx|odt|ods|odp|epub|png|jpe?g|gif|webp|avif|heic|mp3|m4a|aac|ogg|opus|flac|mp4|m4v|mov|mkv|webm|avi|woff2?)$/i;

const deflate = promisify(deflateRaw);

type SizedFile = Pick<ArchivedFile, 'path' | 'bytes'>;

/**
 * Finds how well files compress: of the largest, pieces from their beginnings to their ends are deflated at the fastest level; for others their names speak.
 * Of one that does not compress and can't be stored either, nothing is said. Nothing of a small archive is read. The work is that of other threads, mostly.
 * @returns in the same order. A file that can't be read is no error here, the upload of it will be
 */
export async function lookAtFiles(paths: readonly string[]): Promise<ArchivedFile[]> {
  const files: SizedFile[] = [];
  for (const one of paths) files.push({ path: one, bytes: await sizeOrNothing(one) });
  if (sumBytes(files) < SMALL_ARCHIVE_BYTES) {
    return files.map((file) => ({ ...file, deflatedShare: undefined }));
  }
  const largest = largestOf(files);
  const mostPieces = Math.min(MAX_PIECES_OF_ONE, Math.floor(MAX_PIECES / largest.size));
  const looked: ArchivedFile[] = [];
  for (const file of files) {
    const deflatedShare = largest.has(file)
      ? await deflatedShareOf(file, mostPieces)
      : shareByName(file.path);
    looked.push(await withoutEarlyEnd({ ...file, deflatedShare }));
  }
  return looked;
}

/** One that would be stored, and then be read wrongly, is to be deflated like what nobody knows. */
async function withoutEarlyEnd(file: ArchivedFile): Promise<ArchivedFile> {
  if (!isIncompressible(file)) return file;
  const mustDeflate = await hasEarlyEnd(file.path).catch(() => true);
  return mustDeflate ? { ...file, deflatedShare: undefined } : file;
}

function largestOf(files: readonly SizedFile[]): ReadonlySet<SizedFile> {
  const large = files.filter(({ bytes }) => bytes >= PIECE_BYTES);
  return new Set(large.toSorted((one, other) => other.bytes - one.bytes).slice(0, MAX_FILES));
}

async function sizeOrNothing(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}

function shareByName(file: string): number | undefined {
  return COMPRESSED.test(path.basename(file)) ? 1 : undefined;
}

async function deflatedShareOf(file: SizedFile, mostPieces: number): Promise<number | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file.path, 'r');
    const buffer = Buffer.alloc(PIECE_BYTES);
    let readBytes = 0;
    let deflatedBytes = 0;
    for (const position of placesOfPieces(file.bytes, mostPieces)) {
      const { bytesRead } = await handle.read(buffer, 0, PIECE_BYTES, position);
      readBytes += bytesRead;
      deflatedBytes += (await deflate(buffer.subarray(0, bytesRead), { level: 1 })).length;
    }
    return readBytes === 0 ? undefined : deflatedBytes / readBytes;
  } catch {
    return undefined;
  } finally {
    await handle?.close();
  }
}

/** Where pieces begin: as many as fit without overlap, the first at the beginning and the last at the end. */
function placesOfPieces(bytes: number, mostPieces: number): number[] {
  const count = Math.min(mostPieces, Math.floor(bytes / PIECE_BYTES));
  const stride = count > 1 ? (bytes - PIECE_BYTES) / (count - 1) : 0;
  return Array.from({ length: count }, (_, index) => Math.floor(index * stride));
}
