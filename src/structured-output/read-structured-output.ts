import { isUtf8 } from 'node:buffer';

import { errorMessage } from '../support/errors.ts';
import { formatSize } from '../support/human-units.ts';
import { parseJson } from '../support/json.ts';
import type { JsonSchema } from './json-schema.ts';

/** The maximum size of an output. Gitea's runner loses all outputs of a step if one of its lines has 64 KiB. */
export const MAX_OUTPUT_BYTES = 64_000;
/** The maximum length of a line in an output, in UTF-16 units. */
const MAX_LINE_LENGTH = 4000;
/** Matches a token, or some of the white space between tokens. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+|\s{1,1000}/gs;

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
  return { text: wrapJson(text) };
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

/**
 * Returns the first two property names of one object that differ only in case. `fromJSON` in a workflow treats them as one property, and the last
 * value wins. Source: actions/runner, DictionaryContextData.cs.
 */
function findNamesakes(value: unknown): readonly [string, string] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const seen = new Map<string, string>();
  for (const name of Array.isArray(value) ? [] : Object.keys(value)) {
    const folded = name.toUpperCase();
    const other = seen.get(folded);
    if (other !== undefined) return [other, name];
    seen.set(folded, name);
  }
  for (const one of Object.values(value)) {
    const found = findNamesakes(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Adds line breaks between tokens, so that no line is long, except one with a single long string or number. */
export function wrapJson(json: string): string {
  const lines = json.split('\n');
  return lines.every(({ length }) => length <= MAX_LINE_LENGTH)
    ? json
    : lines.map(wrapLine).join('\n');
}

function wrapLine(line: string): string {
  let broken = '';
  let length = 0;
  for (const [token] of line.matchAll(TOKENS)) {
    // A comma stays on its line.
    if (token !== ',' && length > 0 && length + token.length >= MAX_LINE_LENGTH) {
      broken += '\n';
      length = 0;
    }
    broken += token;
    length += token.length;
  }
  return broken;
}
