const LINE_BREAKING = /[\p{Cc}\u2028\u2029]/u;
/** Line-breaking characters that JSON does not escape. */
const UNESCAPED = /[\x7F-\x9F\u2028\u2029]/g;

/** Returns a file name for use in one line. Line breaks are escaped, so that a name can't look like the line of another file. */
export function nameInLine(filename: string): string {
  return LINE_BREAKING.test(filename) ? quoteName(filename) : filename;
}

/** Returns a file name as a JSON string, without line breaks. */
export function quoteName(filename: string): string {
  return JSON.stringify(filename).replace(
    UNESCAPED,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
