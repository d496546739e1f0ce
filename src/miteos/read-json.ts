/** An answer that is not looked at, because of its size. The same would come again, so it is not asked for again. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/** A list of a hundred tasks with all their agents has some ten thousand. */
const MAX_VALUES = 250_000;
/** The service's own objects are four deep; a task's `config`, which is echoed, may be the user's. */
const MAX_DEPTH = 100;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** The fields that are used as they are: a prompt is searched for our reference, an id and a link are sent back. */
const USED_FIELDS = new Set(['prompt', 'id', 'download_url']);

/**
 * JSON → its value, with each text of it redacted but those that are used, unless that would take a hundred times the memory of its text, as `[[[[` does, or be too deep for code
 * that descends into it.
 * @throws TooLargeError; SyntaxError, whose words quote the text
 */
export function parseJson(json: string, redact: (text: string) => string): unknown {
  checkSize(json);
  return JSON.parse(json, (field, value: unknown) =>
    typeof value === 'string' && !USED_FIELDS.has(field) ? redact(value) : value,
  );
}

function checkSize(json: string): void {
  let values = 1;
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    switch (json.charCodeAt(at)) {
      case QUOTE:
        at = endOfText(json, at);
        break;
      case COMMA:
        values += 1;
        break;
      case OPEN_LIST:
      case OPEN_OBJECT:
        values += 1;
        depth += 1;
        break;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        depth -= 1;
        break;
    }
    if (values > MAX_VALUES) throw new TooLargeError(`it holds more than ${MAX_VALUES} values`);
    if (depth > MAX_DEPTH) throw new TooLargeError(`it is more than ${MAX_DEPTH} levels deep`);
  }
}

/** Where the quote is that closes the one at `at`; behind the text where none does. */
function endOfText(json: string, at: number): number {
  for (let end = at + 1; end < json.length; end += 1) {
    const code = json.charCodeAt(end);
    if (code === QUOTE) return end;
    if (code === BACKSLASH) end += 1;
  }
  return json.length;
}
