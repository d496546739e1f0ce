/** Replacements of HTML by plain text, applied in order. */
const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/^<!--.*?-->/u, ''],
  [/<h2>/gu, '## '],
  [/<h[3-6]>/gu, '### '],
  [/^> <p>/gmu, '> '],
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

/** Converts a published comment to plain text for a terminal, with each heading, list item, table row and line of code on its own line. */
export function readableText(comment: string): string {
  return REPLACEMENTS.reduce((text, [tag, sign]) => text.replace(tag, sign), comment).trim();
}
