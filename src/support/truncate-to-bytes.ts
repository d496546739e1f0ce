/**
 * Truncates a text to a number of UTF-8 bytes, between characters.
 * @returns the text, and how many bytes are missing from it
 */
export function truncateToBytes(
  text: string,
  maxBytes: number,
): { text: string; missingBytes: number } {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= maxBytes) return { text, missingBytes: 0 };
  let end = maxBytes;
  // 10xxxxxx continues a character: go back to the start of the character.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return {
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, end)),
    missingBytes: bytes.length - end,
  };
}
