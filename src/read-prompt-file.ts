import { open, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

import { errorWords, UserError } from './support/errors.ts';

/** Far more than any prompt; a mistaken path to a big file must not fill the memory. */
const MOST_BYTES = 10 * 1024 * 1024;

/**
 * Reads the prompt from a file of the workspace.
 * @param given as the input says it; relative to the workspace
 * @throws UserError when it lies outside the workspace, links resolved, or is missing, empty, too long or no UTF-8 text
 */
export async function readPromptFile(given: string, workspace: string): Promise<string> {
  const reject = (why: string, cause?: unknown): UserError =>
    new UserError(`Bad input: prompt-file: ${why}, got ${JSON.stringify(given)}.`, { cause });
  let bytes: Uint8Array;
  try {
    const root = await realpath(workspace);
    const file = await realpath(path.resolve(root, given));
    const relative = path.relative(root, file);
    if (relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative)) {
      throw reject('expected a file in the workspace, it lies outside');
    }
    if (!(await stat(file)).isFile()) throw reject('expected a file, it is something else');
    bytes = await readBytes(file);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw reject(`expected a file that can be read (${errorWords(error)})`, error);
  }
  if (bytes.length > MOST_BYTES) throw reject(`expected at most ${MOST_BYTES} bytes, it is longer`);
  const text = decode(bytes);
  if (text === undefined) throw reject('expected UTF-8 text, it is binary');
  if (text.trim() === '') throw reject('expected a prompt, the file is empty');
  return text.trim();
}

async function readBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(Math.min((await handle.stat()).size, MOST_BYTES) + 1);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
