import type { Nodes, Root } from 'mdast';
import { parseMarkdown } from '../../src/report/markdown.ts';

let last: { readonly markdown: string; readonly root: Root } | undefined;

/** One text is looked at several times in a row. */
function parsed(markdown: string): Root {
  if (last?.markdown !== markdown) last = { markdown, root: parseMarkdown(markdown) };
  return last.root;
}

/** Every node of a Markdown text, parsed anew, parents before children. */
export function nodesOf(markdown: string): Nodes[] {
  const found: Nodes[] = [];
  const open: Nodes[] = [parsed(markdown)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    found.push(node);
    if ('children' in node) open.push(...[...node.children].reverse());
  }
  return found;
}

/** The texts that GitHub looks through for mentions and references: not in code, not in links. */
export function livingTexts(markdown: string): string[] {
  const found: string[] = [];
  const open: Nodes[] = [parsed(markdown)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'text') found.push(node.value);
    if (node.type !== 'link' && 'children' in node) open.push(...[...node.children].reverse());
  }
  return found;
}

const OWN_HTML =
  /^(?:<details><summary>(?:<code>[^<>\n]*<\/code>)?[^<>\n]*<\/summary>|<\/details>|<span>|<\/span>)$/u;
const REFERENCE =
  /(?:https?|ftp):\/\/\w|www\.\w|(?:^|\W)@[a-z0-9]|#\d|\bgh-\d|\b[0-9a-f]{7,64}\b/iu;

const DIAGRAM_LABEL = String.raw`[\p{L}\p{M}\p{N}\p{So} _.+()'@/…“”,-]+`;
/** The one drawing that is ours: a time line without links, comments, directives, entities and HTML. */
const OWN_DIAGRAM = new RegExp(
  String.raw`^---\nconfig:\n {2}gantt:\n {4}leftPadding: \d+\n {4}rightPadding: \d+\n---\n` +
    String.raw`gantt\n {2}dateFormat x\n {2}axisFormat %[HMSbd %:]+\n {2}tickInterval \d+(?:second|minute|hour|day)\n {2}todayMarker off` +
    String.raw`(?:\n {2}section ${DIAGRAM_LABEL}|\n {4}${DIAGRAM_LABEL} :(?:(?:crit|done), )?\d+, \d+)+$`,
  'u',
);

/** The diagrams in a published text. */
export function diagramsOf(markdown: string): string[] {
  return nodesOf(markdown).flatMap((node) =>
    node.type === 'code' && node.lang === 'mermaid' ? [node.value] : [],
  );
}

/** Everything in a published text that remote words must never bring about; empty when all is well. */
export function violations(markdown: string, marker?: string): string[] {
  const found: string[] = [];
  let depth = 0;
  for (const node of nodesOf(markdown)) {
    if (node.type === 'html') {
      if (node.value !== marker && !OWN_HTML.test(node.value)) found.push(`HTML ${node.value}`);
      if (node.value.startsWith('<details>')) depth += 1;
      if (node.value === '</details>') depth -= 1;
      if (depth < 0) found.push('details closed before they opened');
    }
    if (node.type === 'image' || node.type === 'imageReference') found.push('an image');
    if (node.type === 'definition' || node.type === 'linkReference') found.push(node.type);
    if (node.type.startsWith('footnote')) found.push(node.type);
    if (node.type === 'link' && !/^(?:https?|mailto):/u.test(node.url))
      found.push(`link ${node.url}`);
    if (node.type === 'code' && isDrawn(node.lang ?? '') && !OWN_DIAGRAM.test(node.value)) {
      found.push(`drawing ${node.lang ?? ''}`);
    }
  }
  if (depth !== 0) found.push('details are not balanced');
  if (diagramsOf(markdown).length > 1) found.push('more than one drawing');
  for (const text of livingTexts(markdown)) {
    const reference = REFERENCE.exec(text);
    if (reference !== null) found.push(`reference ${reference[0]} in ${text}`);
  }
  if (/(?:\p{Bidi_Control}|(?!\n|\t)\p{Cc})/u.test(markdown)) found.push('a control character');
  const comments = markdown.split('<!--').length - 1;
  if (comments !== (marker === undefined ? 0 : 1)) found.push(`${comments} comments`);
  if (marker !== undefined && !markdown.startsWith(`${marker}\n`)) found.push('no marker');
  return found;
}

function isDrawn(language: string): boolean {
  return /^(?:mermaid|mmd|geojson|topojson|stl|math|suggestion)/iu.test(language);
}
