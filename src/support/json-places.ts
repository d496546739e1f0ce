import { errorMessage } from './errors.ts';

/** Describes a syntax error with its line and column. V8 reports the position as an offset. Some of its messages only quote the text. */
export function describeSyntaxError(error: unknown, text: string): string {
  return errorMessage(error).replace(
    / in JSON at position (\d+)(?: \(line \d+ column \d+\))?$/,
    (_, position: string) => {
      const before = text.slice(0, Number(position)).split('\n');
      return ` at line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
    },
  );
}

/** Returns the JSON pointer of a place. Source: RFC 6901. */
export function toPointer(keys: readonly unknown[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
