const PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);

/** Pages of a repository, or of an organization's discussions, that notice when something links to them. */
const NOTICING = /^\/+[^/]+\/+[^/]+\/+(?:issues?|pulls?|commits?|discussions?|compare)(?:\/|$)/;

/**
 * What is wrong with the address of a link; undefined when nothing is. A link to an issue, a pull request, a discussion or a commit leaves a
 * reference there, unless it leads through redirect.github.com (docs.github.com, "Avoiding backlinks to linked references").
 * @param gitHubHost host name of the GitHub that shows the document
 */
export function problemOfLink(address: string, gitHubHost: string): string | undefined {
  if (!URL.canParse(address)) return 'an address that is not whole';
  const url = new URL(address);
  if (!PROTOCOLS.has(url.protocol)) return 'an address of another kind';
  if (url.protocol === 'mailto:') return undefined;
  const host = url.hostname
    .toLowerCase()
    .replace(/\.+$/, '')
    .replace(/^www\./, '');
  if (host !== 'github.com' && host !== gitHubHost) return undefined;
  return NOTICING.test(decoded(url.pathname)) ? 'a reference' : undefined;
}

/** As a server reads it, and once more as one behind it may. */
function decoded(path: string): string {
  let text = path.toLowerCase();
  for (let times = 0; times < 2; times += 1) {
    try {
      text = decodeURIComponent(text).toLowerCase();
    } catch {
      break;
    }
  }
  // Dot segments that were encoded.
  return new URL(`https://github.com${text}`).pathname;
}
