const ALLOWED_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);
const MAX_ADDRESS_LENGTH = 2000;

/** Names and IPv6 addresses; empty in mail addresses. `URL` allows more, such as `&`, which an HTML parser may read as the start of a character. */
const HOST = /^(?:[a-z0-9._-]*|\[[0-9a-f:.]+\])$/u;

/** Pages of a repository that leave no cross reference when something links to them. */
const QUIET_PAGES = new Set([
  'actions',
  'archive',
  'blame',
  'blob',
  'raw',
  'releases',
  'tree',
  'wiki',
]);

/**
 * The normal form of an address that a remote link may lead to; undefined when it must not be a link. Only http, https and mailto without
 * credentials pass. A link to an issue, pull request or commit would leave a cross reference there. On github.com it goes through
 * redirect.github.com, which prevents that (docs.github.com, "Avoiding backlinks to linked references"). An Enterprise host has no such
 * address, so there it is no link.
 * @param gitHubHost host name of the GitHub that shows the report
 */
export function safeAddress(address: string, gitHubHost: string): string | undefined {
  if (address.length > MAX_ADDRESS_LENGTH || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!ALLOWED_PROTOCOLS.has(url.protocol)) return undefined;
  if (url.username !== '' || url.password !== '' || !HOST.test(url.hostname)) return undefined;
  const host = url.hostname.replace(/(?<!\.)\.+$/u, '').replace(/^www\./u, '');
  if ((host === 'github.com' || host === gitHubHost) && leavesCrossReference(url)) {
    if (host !== 'github.com') return undefined;
    url.host = 'redirect.github.com';
  }
  return encodeSpecial(url.href);
}

function leavesCrossReference(url: URL): boolean {
  // A server that decodes the path again would see another path.
  if (/%(?:25|2e|2f|5c)/iu.test(url.pathname)) return true;
  const page = url.pathname.split('/').filter((segment) => segment !== '')[2];
  return page !== undefined && !QUIET_PAGES.has(page);
}

/** `URL` does not encode a few characters of a fragment or a mail address that have a meaning in Markdown or HTML. */
function encodeSpecial(href: string): string {
  return href.replace(/[\s<>\\`\p{Cc}\p{Bidi_Control}]/gu, (character) =>
    encodeURIComponent(character),
  );
}
