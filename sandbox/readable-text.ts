/** How what tags say is shown without them, in this order. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^<!--.*?-->/u, ''],
  [/<h2>/gu, '## '],
  [/<h[3-6]>/gu, '### '],
  [/<hr>/gu, '─'.repeat(75)],
  [/<summary>/gu, '▾ '],
  [/<blockquote>(?:<p>)?/gu, '\n> '],
  [/<li>(?:<p>)?/gu, '\n- '],
  [/<(?:tr|p|pre|table|details|br)\b[^>]*>|<\/summary>/gu, '\n'],
  [/<\/t[hd]><t[hd]\b[^>]*>/gu, ' | '],
  [/<[^>]*>/gu, ''],
  [/\n{3,}/gu, '\n\n'],
  [/&#10;/gu, '\n'],
  [/&lt;/gu, '<'],
  [/&amp;/gu, '&'],
];

/** A published comment as text for a terminal: without tags, each heading, list item, row of a table and line of code on a line of its own. */
export function readableText(comment: string): string {
  return SIGNS.reduce((text, [tag, sign]) => text.replace(tag, sign), comment).trim();
}
