import type { InlineCode, PhrasingContent, Text } from 'mdast';
import { cleanLine, clipText } from './clean-text.ts';
import { makeInert } from './inert-phrasing.ts';

/**
 * The one way for remote words (a reason, a status, a type) into a sentence, a heading or a table
 * cell: one line of inert text. The serializer escapes what would be Markdown.
 * @param maxLength in UTF-16 units; more is cut and shows as an ellipsis
 */
export function inlineText(text: string, maxLength = 300): PhrasingContent[] {
  return makeInert([{ type: 'text', value: clipText(cleanLine(text), maxLength) }]);
}

/**
 * The one way for remote names and ids: one line of code, which people can copy.
 * @param maxLength in UTF-16 units; more is cut and shows as an ellipsis
 */
export function inlineCode(text: string, maxLength = 120): InlineCode | Text {
  const value = clipText(cleanLine(text), maxLength);
  return value === '' ? { type: 'text', value: 'unnamed' } : { type: 'inlineCode', value };
}
