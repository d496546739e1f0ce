import { withoutQueries } from '../support/errors.ts';

/** The maximum number of characters of a server's message that are shown. */
const MAX_MESSAGE_LENGTH = 300;
/** How much of an HTML page is searched for text, in characters. */
const MAX_PAGE_LENGTH = 8192;

/**
 * Returns the message of an error response in one short line: `detail` as text or as a list of `{loc, msg}`, else `error` or
 * `message`, else the text of a proxy's HTML page.
 * @param redact called before the text is truncated, since a server may repeat the key
 * @returns an empty string when there is no message
 */
export function readServerMessage(body: string, redact: (text: string) => string): string {
  const message = withoutQueries(redact(messageOf(redact(body))));
  return shorten(message.replace(/\s+/g, ' ').trim());
}

function messageOf(body: string): string {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    // A proxy's HTML page. The text without tags is only ever printed, after sanitization.
    return body
      .slice(0, MAX_PAGE_LENGTH)
      .replace(/<(?:style|script)\b[\s\S]*?(?:<\/(?:style|script)>|$)|<[^<>]*>/gi, ' ');
  }
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const { detail, error, message } = value as Record<string, unknown>;
  for (const field of [detail, error, message]) {
    const messages = (Array.isArray(field) ? field : [field]).map(messageOfIssue).filter(Boolean);
    if (messages.length > 0) return messages.join('; ');
  }
  return '';
}

/** Returns the message of one entry of a 422: `{loc: ["body", "config", "max_agents"], msg: "…"}`. */
function messageOfIssue(issue: unknown): string {
  if (typeof issue === 'string') return issue;
  if (typeof issue !== 'object' || issue === null) return '';
  const { loc, msg, message } = issue as Record<string, unknown>;
  const text = typeof msg === 'string' ? msg : typeof message === 'string' ? message : '';
  const keys = Array.isArray(loc) ? (loc as unknown[]) : [];
  const place = keys.filter((key) => typeof key === 'string' || typeof key === 'number').join('.');
  return [place, text].filter(Boolean).join(': ');
}

function shorten(message: string): string {
  const characters = Array.from(message);
  if (characters.length <= MAX_MESSAGE_LENGTH) return message;
  return `${characters.slice(0, MAX_MESSAGE_LENGTH).join('')}…`;
}
