import { withoutQueries } from '../support/errors.ts';

/** Longest piece of a server's answer that is repeated, in characters. */
const MAX_WORDS_LENGTH = 300;
/** How much of a page is read, in characters: its first words come sooner. */
const MAX_PAGE_LENGTH = 8192;

/**
 * What an error answer says, in one short line: `detail` as text or as a list of `{loc, msg}`, else
 * `error` or `message`, else the text of a proxy's page.
 * @param redact called before anything is truncated, since a server may repeat what it was sent
 * @returns empty when it says nothing
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
    // A proxy's page; what remains without its tags is only ever printed as harmless text.
    return body
      .slice(0, MAX_PAGE_LENGTH)
      .replace(/<(?:style|script)\b[\s\S]*?(?:<\/(?:style|script)>|$)|<[^<>]*>/gi, ' ');
  }
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const { detail, error, message } = value as Record<string, unknown>;
  for (const said of [detail, error, message]) {
    const words = (Array.isArray(said) ? said : [said]).map(messageOfIssue).filter(Boolean);
    if (words.length > 0) return words.join('; ');
  }
  return '';
}

/** One entry of a 422: `{loc: ["body", "config", "max_agents"], msg: "…"}`. */
function messageOfIssue(issue: unknown): string {
  if (typeof issue === 'string') return issue;
  if (typeof issue !== 'object' || issue === null) return '';
  const { loc, msg, message } = issue as Record<string, unknown>;
  const words = typeof msg === 'string' ? msg : typeof message === 'string' ? message : '';
  const keys = Array.isArray(loc) ? (loc as unknown[]) : [];
  const place = keys.filter((key) => typeof key === 'string' || typeof key === 'number').join('.');
  return [place, words].filter(Boolean).join(': ');
}

function shorten(words: string): string {
  const characters = Array.from(words);
  if (characters.length <= MAX_WORDS_LENGTH) return words;
  return `${characters.slice(0, MAX_WORDS_LENGTH).join('')}…`;
}
