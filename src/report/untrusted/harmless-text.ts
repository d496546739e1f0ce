import type { InlineCode, Link, PhrasingContent } from 'mdast';
import { cleanText } from './clean-text.ts';

/**
 * What GitHub turns into links, mentions and cross references wherever it stands in rendered text,
 * escaped or not, but never in code (docs.github.com, "Autolinked references and URLs"): addresses,
 * `@user` and `@org/team`, `#1` and `owner/repo#1`, `GH-1`, commit hashes. Each pattern starts
 * only where a run of its own characters starts, so that long texts take linear time.
 */
const REFERENCE = new RegExp(
  [
    String.raw`(?:https?|ftp):\/\/[^\s<>]*[^\s<>.,;:!?)'"\]]`,
    String.raw`www\.[^\s<>]*[^\s<>.,;:!?)'"\]]`,
    String.raw`(?:(?<![\w.+/-])[\w.+/-]+)?@[a-z0-9](?:[\w./-]*\w)?`,
    String.raw`(?:(?<![\w./-])[\w./-]+)?#\d\w*`,
    String.raw`(?<!\w)gh-\d+`,
    String.raw`(?<!\w)(?:\d+\.)?[0-9a-f]{7,64}(?:[-.][0-9a-f]+)*(?!\w)`,
  ].join('|'),
  'iu',
);

/**
 * `$…$` draws mathematics, and a backslash does not stop it: "use span tags around the explicit $"
 * (docs.github.com, "Writing mathematical expressions").
 */
const PLAIN_DOLLAR = '<span>$</span>';

/**
 * Makes phrasing content of remote origin inert: nothing in it mentions, links by itself, refers
 * or draws mathematics. References become code spans, which GitHub leaves alone and which copy
 * as they are.
 */
export function makeInert(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return joinNeighbours(joinNeighbours(nodes).flatMap(inertNode));
}

function inertNode(node: PhrasingContent): PhrasingContent[] {
  switch (node.type) {
    case 'text':
      return splitReferences(cleanText(node.value));
    case 'link':
      return isBareLink(node) ? [node] : [{ ...node, children: makeInert(node.children) }];
    case 'emphasis':
    case 'strong':
    case 'delete':
      return [{ ...node, children: makeInert(node.children) }];
    default:
      return [node];
  }
}

/** Written as `<https://…>`, so that nothing in its text is looked at a second time. */
function isBareLink(link: Link): boolean {
  const [child] = link.children;
  if (link.children.length !== 1 || child?.type !== 'text') return false;
  return child.value === link.url || `mailto:${child.value}` === link.url;
}

/**
 * Each match is code afterwards, so that texts before and after it begin and end there for GitHub:
 * what follows is looked at by itself, and so is what went before.
 */
function splitReferences(text: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let rest = text;
  for (let match = REFERENCE.exec(rest); match !== null; match = REFERENCE.exec(rest)) {
    nodes.push(...splitReferences(rest.slice(0, match.index)), codeSpan(match[0]));
    rest = rest.slice(match.index + match[0].length);
  }
  return joinNeighbours([...nodes, ...splitDollars(rest)]);
}

function splitDollars(text: string): PhrasingContent[] {
  return text
    .split('$')
    .flatMap((part, index): PhrasingContent[] => [
      ...(index > 0 ? [{ type: 'html' as const, value: PLAIN_DOLLAR }] : []),
      ...(part === '' ? [] : [{ type: 'text' as const, value: part }]),
    ]);
}

/**
 * Joins neighbouring texts, which GitHub reads as one (`@` and `user` would meet), and neighbouring
 * code spans, whose back-ticks would run into each other.
 */
function joinNeighbours(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { type: 'text', value: last.value + node.value };
    } else if (node.type === 'inlineCode' && last?.type === 'inlineCode') {
      joined[joined.length - 1] = codeSpan(last.value + node.value);
    } else {
      joined.push(node);
    }
  }
  return joined;
}

function codeSpan(value: string): InlineCode {
  return { type: 'inlineCode', value };
}
