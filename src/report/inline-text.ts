import type { InlineCode, PhrasingContent, Text } from 'mdast';
import { cleanLine, clipText } from './clean-text.ts';
import { makeInert } from './inert-phrasing.ts';

/**
 * The one way for remote words (a reason, a status, a type) into a sentence, a heading or a table
 * cell: one line of inert text. The serializer escapes what would be Markdown; only code between
 * back-ticks, which our own sentences have, stays code.
 * @param maxLength in UTF-16 units; more is cut and shows as an ellipsis
 */
export function inlineText(text: string, maxLength = 300): PhrasingContent[] {
  const parts = clipText(cleanLine(text), maxLength).split(/(?<!`)`(?!`)([^`]*[^`\s][^`]*)`(?!`)/u);
  return makeInert(
    parts.map((value, index) => ({ type: index % 2 === 1 ? 'inlineCode' : 'text', value })),
  );
}

/**
 * The one way for remote names and ids: one line of code, which people can copy.
 * @param maxLength in UTF-16 units; more is cut and shows as an ellipsis
 */
export function inlineCode(text: string, maxLength = 120): InlineCode | Text {
  const value = clipText(cleanLine(text), maxLength);
  return value === '' ? { type: 'text', value: 'unnamed' } : { type: 'inlineCode', value };
}
