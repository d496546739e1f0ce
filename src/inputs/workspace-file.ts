import { isUtf8 } from 'node:buffer';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

import { codeOf, errorMessage, UserError } from '../support/errors.ts';
import { formatSize } from '../support/human-units.ts';
import { isWithin } from '../support/is-within.ts';
import { MAX_PROMPT_BYTES } from '../task/prompt.ts';

const MISSING_FILE_ADVICE =
  ' Add actions/checkout before this step. The path is relative to the workspace.';

/**
 * Reads the text file that an input names. Drops a byte order mark and keeps line endings.
 * @param given the value of the input, relative to the workspace
 * @throws UserError when the file is outside the workspace (after links are resolved), missing, not a regular file, empty, too long,
 * or not UTF-8 text
 */
export async function readWorkspaceFile(
  input: 'prompt-file' | 'output-schema',
  given: string,
  workspace: string,
): Promise<string> {
  const reject = (why: string, cause?: unknown, advice = ''): UserError => {
    const message = `Invalid input: ${input}: ${JSON.stringify(given)} ${why}.${advice}`;
    return new UserError(message, { cause });
  };
  try {
    const root = await realpath(workspace);
    const file = await realpath(path.resolve(root, given));
    if (!isWithin(file, root)) throw reject('is outside the workspace');
    const kind = await stat(file);
    if (kind.isDirectory()) throw reject('is a folder, expected a file');
    // Reading a pipe or a device may block, or never end.
    if (!kind.isFile()) throw reject('is a pipe, a socket or a device, expected a file');
    if (kind.size > MAX_PROMPT_BYTES) {
      throw reject(`is larger than the maximum of ${formatSize(MAX_PROMPT_BYTES)}`);
    }
    const bytes = await readFile(file);
    if (!isUtf8(bytes) || bytes.includes(0)) throw reject('is not UTF-8 text');
    const text = new TextDecoder().decode(bytes).trim();
    if (text === '') throw reject('is empty');
    return text;
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (codeOf(error) === 'ENOENT') {
      throw reject('does not exist', error, MISSING_FILE_ADVICE);
    }
    throw reject(`could not be read: ${errorMessage(error)}`, error);
  }
}
