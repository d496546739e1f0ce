import type { Element, ElementContent } from 'hast';
import { cleanText } from './clean-text.ts';

/**
 * The text that GitHub turns into links, mentions and cross references, but not in code (docs.github.com, "Autolinked references and
 * URLs"): addresses, `@user` and `@org/team`, `#1` and `owner/repo#1`, `GH-1`, commit hashes; and `!1`, which Gitea links.
 * Each pattern matches a run of its characters only from the start of the run, so that a long text takes linear time.
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
  // Without `u`, with which `\w` matches letters that are not ASCII, such as the Kelvin sign.
  'i',
);

/**
 * Splits text so that GitHub creates no mention, link, cross reference or formula from it. References become code, which GitHub does not
 * change and people can copy.
 * @param text a whole text node, because GitHub joins adjacent ones
 */
export function harmlessText(text: string): ElementContent[] {
  const nodes: ElementContent[] = [];
  let rest = cleanText(text);
  for (let match = REFERENCE.exec(rest); match !== null; match = REFERENCE.exec(rest)) {
    // For GitHub, the text before a reference also ends here, so its last characters may now look like a commit hash.
    nodes.push(...harmlessText(rest.slice(0, match.index)), wrap('code', match[0]));
    rest = rest.slice(match.index + match[0].length);
  }
  return [...nodes, ...plainDollars(rest)];
}

/**
 * Prevents GitHub from drawing `$…$` as a formula: "use span tags around the explicit $" (docs.github.com, "Writing mathematical
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
  return { type: 'element', tagName, properties: {}, children: [{ type: 'text', value }] };
}
