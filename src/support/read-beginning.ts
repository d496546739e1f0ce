import { constants, open } from 'node:fs/promises';

/** Another process may have replaced the file by a link, or by a pipe, which would block. On Windows, both flags are undefined and count as 0. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Reads the first bytes of a file, up to its size when it is opened. @returns also the size after reading */
export async function readBeginning(
  file: string,
  maxBytes: number,
): Promise<{ bytes: Uint8Array; totalBytes: number }> {
  const handle = await open(file, FLAGS);
  try {
    const buffer = Buffer.alloc(Math.min((await handle.stat()).size, maxBytes));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return { bytes: buffer.subarray(0, bytesRead), totalBytes: (await handle.stat()).size };
  } finally {
    await handle.close();
  }
}
