const ALLOWED_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);
const MAX_ADDRESS_LENGTH = 2000;

/** Host names and IPv6 addresses; empty in mail addresses. `URL` also allows other characters, such as `&`, which starts a character reference in HTML. */
const HOST = /^(?:[a-z0-9._-]*|\[[0-9a-f:.]+\])$/u;

/** Pages of a repository for which a link creates no cross reference. */
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
 * Returns the normalized address of a remote link; undefined when it must not be a link. Only http, https and mailto without credentials are
 * allowed. A link to an issue, pull request or commit would create a cross reference there. For github.com, the link goes through
 * redirect.github.com, which prevents that (docs.github.com, "Avoiding backlinks to linked references"). An Enterprise host has no such
 * address, so the text there is not a link.
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
  // A server that decodes the path a second time would get another path.
  if (/%(?:25|2e|2f|5c)/iu.test(url.pathname)) return true;
  const page = url.pathname.split('/').filter((segment) => segment !== '')[2];
  return page !== undefined && !QUIET_PAGES.has(page);
}

/** Encodes characters that have a meaning in Markdown or HTML, and that `URL` does not encode in a fragment or a mail address. */
function encodeSpecial(href: string): string {
  return href.replace(/[\s<>\\`\p{Cc}\p{Bidi_Control}]/gu, (character) =>
    encodeURIComponent(character),
  );
}
