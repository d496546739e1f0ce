import { isUtf8 } from 'node:buffer';

import { errorMessage } from '../support/errors.ts';
import { formatSize } from '../support/human-units.ts';
import type { JsonSchema } from './json-schema.ts';
import { breakLongLines, findNamesakes, parseJson } from './json-text.ts';

/** Of an output. Below 64 KiB, at which a line makes Gitea's runner drop all outputs of a step, whatever lines the value has. */
export const MAX_OUTPUT_BYTES = 64_000;

interface ReadOptions {
  /** The file's name, for sentences. */
  readonly name: string;
  /** Undefined where any JSON will do. */
  readonly schema: JsonSchema | undefined;
  readonly redact: (text: string) => string;
}

/** The value of the output, or why there is none: a sentence, with remote words in it. */
export type StructuredOutput = { readonly text: string } | { readonly problem: string };

/**
 * The text of a JSON file as the value of an output: what it says is not changed, also a number that has more digits than a program keeps.
 * @param bytes of the whole file, or its beginning, which is longer than an output may be
 */
export function readStructuredOutput(
  bytes: Uint8Array,
  { name, schema, redact }: ReadOptions,
): StructuredOutput {
  if (bytes.length > MAX_OUTPUT_BYTES) {
    const max = formatSize(MAX_OUTPUT_BYTES);
    return { problem: `The file ${name} is larger than ${max}, the maximum for an output.` };
  }
  // Source: RFC 8259, section 8.1.
  if (!isUtf8(bytes)) return { problem: `The file ${name} is not JSON: it is not UTF-8.` };
  // This drops a byte order mark.
  const text = new TextDecoder().decode(bytes).trim();
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    return { problem: `The file ${name} ${errorMessage(error)}.` };
  }
  // In the value no escape hides it.
  const plain = JSON.stringify(value);
  if (redact(text) !== text || redact(plain) !== plain) {
    return {
      problem:
        `The file ${name} contains a secret of this step (the api-key, the github-token or a download link), so it is not in the output. ` +
        'Delete the artifact and replace the secret.',
    };
  }
  const namesakes = findNamesakes(value)
    ?.map((one) => JSON.stringify(one))
    .join(' and ');
  if (namesakes !== undefined) {
    return {
      problem: `The file ${name} contains ${namesakes} in one object, which \`fromJSON\` takes for the same property.`,
    };
  }
  const mismatch = schema === undefined ? undefined : findMismatch(value, schema);
  if (mismatch !== undefined) return { problem: `The file ${name} ${mismatch}.` };
  return { text: breakLongLines(text) };
}

function findMismatch(value: unknown, { findMismatches }: JsonSchema): string | undefined {
  try {
    const places = findMismatches(value);
    if (places.length === 0) return undefined;
    return `does not match the input output-schema: ${places.join('; ')}`;
  } catch (error) {
    return `could not be checked against the input output-schema: ${errorMessage(error)}`;
  }
}
