import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import type { FileAddress } from './artifact-link.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { safeLinkAddress } from './safe-link.ts';

/** Nested emphasis deeper than this is flattened; bounds the recursion of what walks it later. */
const MAX_DEPTH = 12;

/** Where the links of a document may lead. */
export interface Surroundings {
  /** Host name of the GitHub that shows the report. */
  readonly gitHubHost: string;
  /** Where its relative links lead. */
  readonly fileAddress: FileAddress;
}

export interface LinkRules extends Surroundings {
  /** Addresses by the identifier of their link reference definition. */
  readonly definitions: ReadonlyMap<string, string>;
}

interface Place extends LinkRules {
  readonly depth: number;
  readonly inLink: boolean;
}

/**
 * Remote phrasing content without HTML, images, unsafe links and footnotes. Its texts are still to
 * be made inert: neighbours may have met.
 */
export function safePhrasing(
  nodes: readonly PhrasingContent[],
  rules: LinkRules,
): PhrasingContent[] {
  return inside(nodes, { ...rules, depth: 0, inLink: false });
}

function inside(nodes: readonly PhrasingContent[], place: Place): PhrasingContent[] {
  return nodes.flatMap((node) => safeNode(node, place));
}

function safeNode(node: PhrasingContent, place: Place): PhrasingContent[] {
  switch (node.type) {
    case 'text':
      return text(node.value);
    case 'inlineCode':
      return code(node.value);
    case 'break':
      return [{ type: 'break' }];
    case 'emphasis':
    case 'strong':
    case 'delete': {
      if (place.depth >= MAX_DEPTH) return text(plainText(node));
      const children = inside(node.children, { ...place, depth: place.depth + 1 });
      return children.length === 0 ? [] : [{ type: node.type, children }];
    }
    case 'html':
      return /^<br\s*\/?>$/iu.test(node.value) ? [{ type: 'break' }] : code(node.value);
    case 'link':
      return link(node.url, inside(node.children, { ...place, inLink: true }), place);
    case 'linkReference': {
      const url = place.definitions.get(node.identifier) ?? '';
      return link(url, inside(node.children, { ...place, inLink: true }), place);
    }
    case 'image':
      return image(node.url, node.alt, place);
    case 'imageReference':
      return image(place.definitions.get(node.identifier) ?? '', node.alt, place);
    case 'footnoteReference':
      return text(`[${node.label ?? node.identifier}]`);
    default:
      return text(plainText(node));
  }
}

function link(url: string, children: PhrasingContent[], place: Place): PhrasingContent[] {
  if (place.inLink) return children;
  const address = safeLinkAddress(url, place.gitHubHost);
  const ours = address === undefined ? place.fileAddress(url) : undefined;
  if (ours !== undefined && children.length > 0) return [{ type: 'link', url: ours, children }];
  if (address === undefined) return children;
  const [only] = children;
  const words = children.length === 1 && only?.type === 'text' ? only.value : undefined;
  const isBare = words === url || `http://${words ?? ''}` === url;
  if (isBare || children.length === 0) {
    return [{ type: 'link', url: address, children: text(address) }];
  }
  return [{ type: 'link', url: address, children }];
}

/** Remote images never load: they could follow readers. A link shows where they are. */
function image(url: string, alt: string | null | undefined, place: Place): PhrasingContent[] {
  const words = cleanLine(alt ?? '');
  const label = words === '' ? 'image' : words;
  return link(url, text(label), place);
}

/** Comments show every line end as a break, so that wrapped paragraphs would look ragged. */
function text(value: string): PhrasingContent[] {
  const clean = cleanText(value).replace(/[ \t]*\n[ \t]*/gu, ' ');
  return clean === '' ? [] : [{ type: 'text', value: clean }];
}

function code(value: string): PhrasingContent[] {
  const clean = cleanText(value).replaceAll('\n', ' ');
  return clean.trim() === '' ? text(clean) : [{ type: 'inlineCode', value: clean }];
}

/** All words below a node, without recursion: it is used where the nesting is absurd. */
export function plainText(node: Nodes): string {
  const words: string[] = [];
  const open: Nodes[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if ('value' in next) words.push(next.value);
    else if ('children' in next) open.push(...[...next.children].reverse());
  }
  return words.join(' ');
}

/** The addresses of all link reference definitions; of two with one identifier the first counts. */
export function collectDefinitions(blocks: readonly RootContent[]): Map<string, string> {
  const found = new Map<string, string>();
  const open: Nodes[] = [...blocks].reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.type === 'definition') {
      if (!found.has(next.identifier)) found.set(next.identifier, next.url);
    } else if (next.type !== 'paragraph' && 'children' in next) {
      open.push(...[...next.children].reverse());
    }
  }
  return found;
}
