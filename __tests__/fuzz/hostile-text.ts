import fc from 'fast-check';

/** Splits a text at its spaces. */
export const words = (text: string): string[] => text.split(' ');

/** Invisible characters, and characters that change the direction or the end of a line. */
export const INVISIBLE = [
  ...['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u034f', '\u180e', '\ufe0f'],
  ...['\u202e', '\u2066', '\u2069', '\u200f', '\u061c', '\u{e0041}', '\u{e007f}', '\ufff9'],
];
export const LINE_ENDS = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029', '\n\n'];
export const SPACES = [' ', '  ', '\t', '\u00a0', '\u3000', '\u1680', '\u2003', '\u202f'];
export const ESCAPES = [
  ...['\u001b[31m', '\u001b[', '\u001b]0;', '\u001b]', '\u0007', '\u001b\\', '\u009b', '\u001b'],
  ...['\0', '\b', '\u007f', '\u0090', '\u001bc'],
];
export const ODD_LETTERS = words('\ud83d \ude00 😀 é e\u0301 ﬁ İ ß 日本 \uffff');

/** Text of the given parts with random characters between them, rarely so long that it must be truncated. */
export function someTextOf(pieces: readonly string[], maxPieces = 14): fc.Arbitrary<string> {
  const piece = fc.constantFrom(...pieces);
  const some = fc
    .array(
      fc.oneof(
        { weight: 8, arbitrary: piece },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
        { weight: 1, arbitrary: fc.constantFrom(...INVISIBLE, ...LINE_ENDS, ...ODD_LETTERS) },
      ),
      { maxLength: maxPieces },
    )
    .map((parts) => parts.join(''));
  const long = fc
    .tuple(some, piece, fc.integer({ min: 1, max: 5000 }), some)
    .map(([before, repeated, times, after]) => before + repeated.repeat(times) + after);
  return fc.oneof({ weight: 60, arbitrary: some }, { weight: 1, arbitrary: long });
}

/** The text with one of the parts inserted between two of its characters. */
export function withPieceInside(
  text: fc.Arbitrary<string>,
  pieces: readonly string[],
): fc.Arbitrary<string> {
  return fc.tuple(text, fc.nat(), fc.constantFrom(...pieces)).map(([whole, at, piece]) => {
    const place = at % (whole.length + 1);
    return whole.slice(0, place) + piece + whole.slice(place);
  });
}
