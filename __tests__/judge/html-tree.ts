import { serializeOuter, type DefaultTreeAdapterTypes } from 'parse5';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
export type Parent = DefaultTreeAdapterTypes.ParentNode;

/** The content of a `template` is not one of its children. */
export function childrenOf(node: Node | Parent): readonly Node[] {
  if ('content' in node) return node.content.childNodes;
  return 'childNodes' in node ? node.childNodes : [];
}

/** The innermost one first. */
export function ancestorsOf(node: Node): Element[] {
  const found: Element[] = [];
  for (let parent = node.parentNode; parent !== null;) {
    if (!('tagName' in parent)) break;
    found.push(parent);
    parent = parent.parentNode;
  }
  return found;
}

export function attribute(node: Node, wanted: string): string | undefined {
  return 'attrs' in node ? node.attrs.find(({ name }) => name === wanted)?.value : undefined;
}

/** Returns the beginning of an element, for messages. */
export function piece(element: Element): string {
  return serializeOuter(element).slice(0, 120).replace(/\s+/g, ' ');
}
