const ALLOWED_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);
const MAX_ADDRESS_LENGTH = 2000;

/** Names, and addresses of IPv6; empty in mail addresses. URL allows more, such as `&`, which a parser of HTML may take for another character. */
const HOST = /^(?:[a-z0-9._-]*|\[[0-9a-f:.]+\])$/u;

/** Pages of a repository that no issue, pull request or commit hears of when they are linked. */
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
 * An address that a link of remote origin may lead to, in normal form; undefined when there may be
 * no such link. Only http, https and mailto pass, without credentials in them. A link to an issue,
 * pull request or commit would leave a cross reference there: on github.com it goes through
 * redirect.github.com, which GitHub made for that (docs.github.com, "Avoiding backlinks to linked
 * references"); on an Enterprise host, which has no such address, it is no link.
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
  // Whoever decodes once more would see another path.
  if (/%(?:25|2e|2f|5c)/iu.test(url.pathname)) return true;
  const page = url.pathname.split('/').filter((segment) => segment !== '')[2];
  return page !== undefined && !QUIET_PAGES.has(page);
}

/** URL leaves a few characters in a fragment or a mail address that Markdown or HTML might read. */
function encodeSpecial(href: string): string {
  return href.replace(/[\s<>\\`\p{Cc}\p{Bidi_Control}]/gu, (character) =>
    encodeURIComponent(character),
  );
}
