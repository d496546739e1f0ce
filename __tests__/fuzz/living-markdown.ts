import { hostOf } from '../../src/report/safe-link.ts';
import { nodesOf, violations } from '../support/published-markdown.ts';

/** Pages of a repository that notice when they are linked. */
const NOTICING = /^\/+[^/]+\/+[^/]+\/+(?:issues?|pulls?|commits?|discussions|compare)(?:\/|$)/iu;

/** Everything in a published text that remote words must never bring about, links to issues among it; empty when all is well. */
export function markdownProblems(markdown: string, marker?: string): string[] {
  const links = nodesOf(markdown).flatMap((node) => (node.type === 'link' ? [node.url] : []));
  return [
    ...violations(markdown, marker),
    ...links.filter(leavesReference).map((url) => `refers to ${url}`),
  ];
}

function leavesReference(address: string): boolean {
  const host = hostOf(address)
    .replace(/\.$/u, '')
    .replace(/^www\./u, '');
  return host === 'github.com' && NOTICING.test(new URL(address).pathname);
}
