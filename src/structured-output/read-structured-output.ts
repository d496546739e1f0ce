import { isUtf8 } from 'node:buffer';

import { errorMessage } from '../support/errors.ts';
import { formatSize } from '../support/human-units.ts';
import type { JsonSchema } from './json-schema.ts';
import { breakLongLines, findNamesakes, parseJson } from './json-text.ts';

/** The maximum size of an output. Gitea's runner loses all outputs of a step if one of its lines has 64 KiB. */
export const MAX_OUTPUT_BYTES = 64_000;

interface ReadOptions {
  /** The name of the file, for messages. */
  readonly name: string;
  /** Undefined when any JSON is accepted. */
  readonly schema: JsonSchema | undefined;
  readonly redact: (text: string) => string;
}

/** The value of the output, or a sentence that says why there is none, which contains remote text. */
export type StructuredOutput = { readonly text: string } | { readonly problem: string };

/**
 * Returns the text of a JSON file as the value of an output. The text is not serialized again, so numbers keep all digits.
 * @param bytes the whole file, or a beginning that exceeds the maximum size of an output
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
  // The decoder removes a byte order mark.
  const text = new TextDecoder().decode(bytes).trim();
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    return { problem: `The file ${name} ${errorMessage(error)}.` };
  }
  // In the parsed value, escape sequences can't hide a secret.
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
