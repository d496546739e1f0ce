import { constants } from 'node:fs';
import { open, realpath, stat, type FileHandle } from 'node:fs/promises';
import path, { type PlatformPath } from 'node:path';

import { errorMessage, UserError } from '../support/errors.ts';
import { isWithin } from '../support/is-within.ts';

/** Far more than any prompt; a mistaken path to a big file must not fill the memory. */
const MAX_BYTES = 10 * 1024 * 1024;
/** Not through a link, and without waiting for a writer, when the file was exchanged since it was looked at. Windows has neither. */
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Reads the prompt from a file of the workspace. A byte order mark is dropped, line ends are kept.
 * @param given as the input says it; relative to the workspace
 * @throws UserError when it lies outside the workspace, links resolved, or is missing, no file, empty, longer than 10 MiB or no
 * UTF-8 text
 */
export async function readPromptFile(given: string, workspace: string): Promise<string> {
  const reject = (why: string, cause?: unknown): UserError =>
    new UserError(`Bad input: prompt-file: ${why}, got ${JSON.stringify(given)}.`, { cause });
  let bytes: Uint8Array;
  try {
    const root = await realpath(workspace);
    const found = await readInside(root, path.resolve(root, given));
    if (typeof found === 'string') throw reject(found);
    bytes = found;
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (isMissing(error)) throw reject('expected a file of the workspace, it is missing', error);
    throw reject(`expected a file that can be read (${errorMessage(error)})`, error);
  }
  if (bytes.length > MAX_BYTES) throw reject(`expected at most ${MAX_BYTES} bytes, it is longer`);
  const text = decode(bytes);
  if (text === undefined) throw reject('expected UTF-8 text, it is binary');
  if (text.trim() === '') throw reject('expected a prompt, the file is empty');
  return text.trim();
}

/** @returns what is wrong, in words, or the bytes: one more than may be, when there are more */
async function readInside(root: string, wanted: string): Promise<Uint8Array | string> {
  const outside = 'expected a file in the workspace, it lies outside';
  const file = await realpath(wanted);
  if (!isWithin(file, root)) return outside;
  const kind = await stat(file);
  if (kind.isDirectory()) return 'expected a file, it is a folder';
  // A pipe or a device may never answer, or never end.
  if (!kind.isFile()) return 'expected a file, it is a pipe, a socket or a device';
  const handle = await open(file, OPEN_FLAGS);
  try {
    return (await isStillAt(root, file, handle)) ? await readBytes(handle) : outside;
  } finally {
    await handle.close();
  }
}

/** Whether what was opened lies in the workspace: a folder on the way may have been exchanged for a link in between, and back. */
async function isStillAt(root: string, file: string, handle: FileHandle): Promise<boolean> {
  const now = await placeOf(handle, file);
  const [opened, standing] = [
    await handle.stat({ bigint: true }),
    await stat(now, { bigint: true }),
  ];
  return opened.isFile() && isWithin(now, root) && isSameFile(opened, standing);
}

/**
 * The path of what was opened. Linux tells it by the open file itself; elsewhere a look at the path has to do, which two exchanges, each
 * at its moment, could still deceive. Source: proc(5), "/proc/pid/fd".
 */
async function placeOf({ fd }: FileHandle, file: string): Promise<string> {
  return realpath(`/proc/self/fd/${fd}`).catch(() => realpath(file));
}

async function readBytes(handle: FileHandle): Promise<Uint8Array> {
  const buffer = Buffer.alloc(Math.min((await handle.stat()).size, MAX_BYTES) + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What identifies a file, as `stat` gives it with `bigint`: the plain numbers are too small for those of Windows. */
export interface FileIdentity {
  readonly dev: bigint;
  readonly ino: bigint;
}

/**
 * Whether both are of the same file. Devices are not compared on Windows, where Node gives two numbers for one: up to 24.1, `stat`
 * of a path says another than `stat` of the open file. Source: libuv's pull request 4698.
 * @param paths the rules of the system that was asked
 */
export function isSameFile(
  one: FileIdentity,
  other: FileIdentity,
  { sep }: Pick<PlatformPath, 'sep'> = path,
): boolean {
  const hasDevices = sep === '/';
  return one.ino === other.ino && (!hasDevices || one.dev === other.dev);
}
