import { parseFragment } from 'parse5';
import { ancestorsOf, attribute, childrenOf, piece } from './html-tree.ts';
import type { Element, Node, Parent } from './html-tree.ts';
import { problemOfLink } from './link-rules.ts';
import { firstText, findActiveText, textsOf } from './active-text.ts';
import { mathematicsIn } from './mathematics.ts';

/** The parts of a published document that are ours. */
export interface Facts {
  /** Host name of the GitHub that shows the document. */
  readonly gitHubHost: string;
  /** The HTML comment at the beginning; without it, there must be no HTML comment. */
  readonly marker?: string;
  /** The URL of a link of ours below all remote text, which remote text does not contain. */
  readonly sentinel: string;
  /** The number of our drawings; default 0. */
  readonly drawings?: number;
  /** Whether it starts with a banner of ours; default false. */
  readonly hasBanner?: boolean;
  /** Whether a warning of ours is right below the headline; default false. */
  readonly hasWarning?: boolean;
}

/** All elements that a published document may contain, with their attributes. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    'p h2 h3 h4 h5 h6 ul li blockquote table thead tbody tr code em strong del br hr summary span sub'
      .split(' ')
      .map((name) => [name, []]),
  ),
  ...{ a: ['href'], pre: ['lang'], th: ['align'], td: ['align'], ol: ['start'], details: ['open'] },
};
/** Elements in which GitHub does not search for mentions and references. */
const QUIET = new Set(['code', 'pre', 'a']);
/** A quote that starts like this, perhaps in nested blocks, may be an alert (docs.github.com, "Basic writing and formatting syntax", "Alerts"). */
const ALERT = /^\s*\[!(?:note|tip|important|warning|caution)\]/i;
/** The elements of our own banner. */
const BANNER_PARTS = new Set(['p', 'ul']);
/** The elements around a link in our own frame, which contains no remote text. */
const FRAME = new Set(['p', 'sub', 'table', 'thead', 'tbody', 'tr', 'th', 'td']);
/** Fences that GitHub draws, or offers to apply (docs.github.com, "Creating diagrams" and "Incorporating feedback in your pull request"). */
const DRAWN = /^(?:mermaid|mmd|math|geojson|topojson|stl|suggestion)/;

/**
 * Returns everything in a published document that remote text must not cause: elements that are not allowed, images, mentions, references,
 * mathematics, drawings, alerts, forbidden links, a second marker, a frame of ours that it absorbed. Each with the piece of the document.
 * @param html the output of a Markdown parser for the document
 */
export function judge(html: string, facts: Facts): string[] {
  const root = parseFragment(html);
  const found: string[] = [];
  const comments: Node[] = [];
  let drawings = 0;
  let sentinel: Element | undefined;
  const alerts: Element[] = [];
  const open: Opened[] = [{ parent: root, isQuiet: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { parent, isQuiet } = next;
    if ('tagName' in parent) {
      found.push(...judgeElement(parent, facts));
      if (attribute(parent, 'href') === facts.sentinel) sentinel = parent;
      if (parent.tagName === 'blockquote' && ALERT.test(firstText(parent))) alerts.push(parent);
      if (isDrawn(parent) && (drawings += 1) > (facts.drawings ?? 0)) {
        found.push(`drawing ${piece(parent)}`);
      }
    }
    const children = childrenOf(parent);
    comments.push(...children.filter(({ nodeName }) => nodeName === '#comment'));
    if (!isQuiet) found.push(...textsOf(children).flatMap(findActiveText));
    const elements = children.filter((child) => 'tagName' in child);
    const opened = elements.map((element) => ({
      parent: element,
      isQuiet: isQuiet || QUIET.has(element.tagName),
    }));
    open.push(...opened.reverse());
  }
  if (html.includes('$')) found.push(...mathematicsIn(root).map((text) => `mathematics ${text}`));
  return [
    ...judgeComments(comments, root, facts),
    ...judgeAlerts(alerts, root, facts),
    ...judgeSentinel(sentinel),
    ...found,
  ];
}

interface Opened {
  readonly parent: Parent;
  /** Whether it is in code or a link, where GitHub does not search. */
  readonly isQuiet: boolean;
}

function judgeElement(element: Element, { gitHubHost }: Facts): string[] {
  const { tagName, attrs } = element;
  const allowed = Object.hasOwn(ALLOWED, tagName) ? ALLOWED[tagName] : undefined;
  if (allowed === undefined) return [`element ${piece(element)}`];
  const found = attrs
    .filter(({ name }) => !allowed.includes(name))
    .map(({ name }) => `attribute ${name} of ${piece(element)}`);
  const href = attribute(element, 'href');
  const problem = href === undefined ? undefined : problemOfLink(href, gitHubHost);
  return problem === undefined ? found : [...found, `link, ${problem}: ${piece(element)}`];
}

function judgeComments(comments: readonly Node[], root: Parent, { marker }: Facts): string[] {
  const shown = comments.map((node) => `<!--${'data' in node ? node.data : ''}-->`);
  if (marker === undefined) return shown.map((comment) => `comment ${comment.slice(0, 120)}`);
  const others = shown.slice(1).map((comment) => `second comment ${comment.slice(0, 120)}`);
  return shown[0] === marker && root.childNodes[0] === comments[0]
    ? others
    : ['no marker at the start', ...others];
}

/** An alert of ours is the first element, or right below the headline. It contains only paragraphs and lists below its name. */
function judgeAlerts(
  alerts: readonly Element[],
  root: Parent,
  { hasBanner = false, hasWarning = false }: Facts,
): string[] {
  const elements = root.childNodes.filter((node) => 'tagName' in node);
  const report = elements.slice(hasBanner ? 1 : 0);
  const banner = hasBanner ? [elements[0]] : [];
  const warning = hasWarning && report[0]?.tagName === 'h2' ? [report[1]] : [];
  const own = alerts.filter((alert) => [...banner, ...warning].includes(alert));
  const isWrong = (node: Node): boolean => 'tagName' in node && !BANNER_PARTS.has(node.tagName);
  return [
    ...(hasBanner && !own.some((alert) => banner.includes(alert))
      ? ['no banner at the start']
      : []),
    ...(hasWarning && !own.some((alert) => warning.includes(alert))
      ? ['no warning below the headline']
      : []),
    ...own
      .filter((alert) => childrenOf(alert).some(isWrong))
      .map((alert) => `the banner has more than text: ${piece(alert)}`),
    ...alerts.filter((alert) => !own.includes(alert)).map((alert) => `alert ${piece(alert)}`),
  ];
}

/** @param last the last link with that URL */
function judgeSentinel(last: Element | undefined): string[] {
  if (last === undefined) return ['the frame below the texts is no longer ours'];
  const around = ancestorsOf(last).filter(({ tagName }) => !FRAME.has(tagName));
  return around.map(({ tagName }) => `the frame below the texts is inside of ${tagName}`);
}

function isDrawn(element: Element): boolean {
  return (
    element.tagName === 'pre' && DRAWN.test(attribute(element, 'lang')?.trim().toLowerCase() ?? '')
  );
}
