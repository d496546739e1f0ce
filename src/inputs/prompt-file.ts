import { isUtf8 } from 'node:buffer';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

import { errorMessage, UserError } from '../support/errors.ts';
import { formatSize } from '../support/human-units.ts';
import { isWithin } from '../support/is-within.ts';
import { MAX_PROMPT_BYTES } from '../task/prompt.ts';

const ADVICE_ON_MISSING =
  ' Add actions/checkout before this step; the path is relative to the workspace.';

/**
 * Reads the prompt from a file of the workspace. A byte order mark is dropped, line ends are kept.
 * @param given as the input says it; relative to the workspace
 * @throws UserError when it lies outside the workspace, links resolved, or is missing, no file, empty, longer than a prompt may be,
 * or no UTF-8 text
 */
export async function readPromptFile(given: string, workspace: string): Promise<string> {
  const reject = (why: string, cause?: unknown, advice = ''): UserError => {
    const message = `Invalid input: prompt-file: ${why}, got ${JSON.stringify(given)}.${advice}`;
    return new UserError(message, { cause });
  };
  try {
    const root = await realpath(workspace);
    const file = await realpath(path.resolve(root, given));
    if (!isWithin(file, root)) throw reject('expected a file in the workspace, it lies outside');
    const kind = await stat(file);
    if (kind.isDirectory()) throw reject('expected a file, it is a folder');
    // A pipe or a device may never answer, or never end.
    if (!kind.isFile()) throw reject('expected a file, it is a pipe, a socket or a device');
    if (kind.size > MAX_PROMPT_BYTES) {
      throw reject(`expected at most ${formatSize(MAX_PROMPT_BYTES)}, it is longer`);
    }
    const bytes = await readFile(file);
    if (!isUtf8(bytes) || bytes.includes(0)) throw reject('expected UTF-8 text, it is binary');
    const text = new TextDecoder().decode(bytes).trim();
    if (text === '') throw reject('expected a prompt, the file is empty');
    return text;
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (isMissing(error)) {
      throw reject('expected a file of the workspace, it is missing', error, ADVICE_ON_MISSING);
    }
    throw reject(`expected a file that can be read (${errorMessage(error)})`, error);
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
