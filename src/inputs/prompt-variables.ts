import type { InputReader } from './input-reader.ts';

const NAME = 'prompt-variables';
const VARIABLE_NAME = /^[A-Za-z_][\w.-]*$/;
const NAME_RULE =
  'a name starts with a letter or `_` and contains only letters, digits, `_`, `.` and `-`';
const MAX_LISTED_LINES = 10;

/**
 * Reads `name=value` lines, or one JSON object, whose values may be any text. Errors never show a value, which may be a secret.
 * @returns undefined when the input is empty
 */
export function readPromptVariables(reader: InputReader): ReadonlyMap<string, string> | undefined {
  const text = reader.text(NAME);
  if (text === '') return undefined;
  return text.startsWith('{') ? readObject(text, reader) : readLines(text, reader);
}

function readObject(text: string, reader: InputReader): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const [name, value] of Object.entries(parseObject(text, reader))) {
    const shown = JSON.stringify(name);
    if (!VARIABLE_NAME.test(name)) reader.problem(`${NAME}: ${NAME_RULE}, got ${shown}.`);
    else if (typeof value === 'object' && value !== null) {
      reader.problem(
        `${NAME}: expected text, a number, a boolean or null for ${shown}, got ${Array.isArray(value) ? 'a list' : 'an object'}.`,
      );
    } else {
      // `toJSON` of a missing property is `null`.
      variables.set(name, String(value ?? ''));
    }
  }
  return variables;
}

function parseObject(text: string, reader: InputReader): object {
  try {
    // JSON that starts with a brace is an object.
    return JSON.parse(text) as object;
  } catch {
    reader.problem(
      `${NAME}: the value starts with \`{\` but is not valid JSON (not shown because it may contain a secret). ` +
        'Insert each value with `toJSON`, without quotation marks around it.',
    );
    return {};
  }
}

function readLines(text: string, reader: InputReader): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  const invalid: number[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const equals = line.indexOf('=');
    const name = line.slice(0, Math.max(equals, 0)).trim();
    if (!VARIABLE_NAME.test(name)) {
      invalid.push(index + 1);
    } else if (variables.has(name)) {
      reader.problem(`${NAME}: ${JSON.stringify(name)} is defined twice.`);
    } else {
      variables.set(name, line.slice(equals + 1).trim());
    }
  }
  if (invalid.length > 0) {
    reader.problem(
      `${NAME}: ${describeLines(invalid)} not \`name=value\` (not shown because it may contain a secret): ${NAME_RULE}. ` +
        'For a value with several lines, use a JSON object: `{"name": ${{ toJSON(…) }}}`.',
    );
  }
  return variables;
}

function describeLines(numbers: readonly number[]): string {
  if (numbers.length === 1) return `line ${numbers.join('')} is`;
  const more = numbers.length > MAX_LISTED_LINES ? ' …' : '';
  return `lines ${numbers.slice(0, MAX_LISTED_LINES).join(', ')}${more} are`;
}
