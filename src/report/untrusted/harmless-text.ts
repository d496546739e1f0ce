import type { Element, ElementContent, Text } from 'hast';
import { cleanText } from './clean-text.ts';

/**
 * What GitHub turns into links, mentions and cross references in rendered text, but never in code (docs.github.com, "Autolinked
 * references and URLs"): addresses, `@user` and `@org/team`, `#1` and `owner/repo#1`, `GH-1`, commit hashes; and `!1`, which Gitea links.
 * Each pattern starts only where a run of its own characters starts, so that long texts take linear time.
 */
const REFERENCE = new RegExp(
  [
    String.raw`(?:https?|ftp):\/\/[^\s<>]*[^\s<>.,;:!?)'"\]]`,
    String.raw`www\.[^\s<>]*[^\s<>.,;:!?)'"\]]`,
    String.raw`(?:(?<![\w.+/-])[\w.+/-]+)?@[a-z0-9](?:[\w./-]*\w)?`,
    String.raw`(?:(?<![\w./-])[\w./-]+)?[#!]\d\w*`,
    String.raw`(?<!\w)gh-\d+`,
    String.raw`(?<!\w)(?:\d+\.)?[0-9a-f]{7,64}(?:[-.][0-9a-f]+)*(?!\w)`,
  ].join('|'),
  // Without `u`, by which `\w` has letters that are no ASCII, such as the Kelvin sign.
  'i',
);

/**
 * Splits text so that nothing in it mentions, links by itself, refers or draws mathematics. References become code, which GitHub leaves
 * alone and which copies as it is.
 * @param text a whole text node: GitHub reads neighbours as one
 */
export function harmlessText(text: string): ElementContent[] {
  const nodes: ElementContent[] = [];
  let rest = cleanText(text);
  for (let match = REFERENCE.exec(rest); match !== null; match = REFERENCE.exec(rest)) {
    // What went before ends here for GitHub, too: a word that was none may look like a commit hash now.
    nodes.push(...harmlessText(rest.slice(0, match.index)), wrap('code', match[0]));
    rest = rest.slice(match.index + match[0].length);
  }
  return [...nodes, ...plainDollars(rest)];
}

/**
 * Text in which no mathematics is drawn, as `$…$` would be: "use span tags around the explicit $" (docs.github.com, "Writing mathematical
 * expressions").
 */
export function plainDollars(text: string): ElementContent[] {
  return text
    .split('$')
    .flatMap((part, index): ElementContent[] => [
      ...(index > 0 ? [wrap('span', '$')] : []),
      ...(part === '' ? [] : [{ type: 'text' as const, value: part }]),
    ]);
}

function wrap(tagName: string, value: string): Element {
  const text: Text = { type: 'text', value };
  return { type: 'element', tagName, properties: {}, children: [text] };
}
