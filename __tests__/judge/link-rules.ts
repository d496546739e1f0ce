const PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);

/** Pages of a repository, or of an organization's discussions, on which a link creates a cross reference. */
const NOTICING = /^\/+[^/]+\/+[^/]+\/+(?:issues?|pulls?|commits?|discussions?|compare)(?:\/|$)/;

/**
 * Returns the problem of a link's URL; undefined when there is none. A link to an issue, a pull request, a discussion or a commit creates a
 * cross reference there, unless it goes through redirect.github.com (docs.github.com, "Avoiding backlinks to linked references").
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

/** Decodes the path like a server, and a second time like a server behind it. */
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
