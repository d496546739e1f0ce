import { open } from 'node:fs/promises';

/** Reads the first bytes of a file, up to its size when it is opened. @returns also the size after reading */
export async function readBeginning(
  file: string,
  maxBytes: number,
): Promise<{ bytes: Uint8Array; totalBytes: number }> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(Math.min((await handle.stat()).size, maxBytes));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return { bytes: buffer.subarray(0, bytesRead), totalBytes: (await handle.stat()).size };
  } finally {
    await handle.close();
  }
}
