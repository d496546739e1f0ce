/** Longest piece of a server's answer that is repeated, in characters. */
const LONGEST_WORDS = 300;

/**
 * What an error answer says, in one short line: `detail` as text or as a list of `{loc, msg}`, else
 * `error` or `message`, else the text of a proxy's page.
 * @returns empty when it says nothing
 */
export function readServerWords(body: string): string {
  return shorten(wordsOf(body).replace(/\s+/g, ' ').trim());
}

function wordsOf(body: string): string {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    // A proxy's page; what remains without its tags is only ever printed as inert text.
    return body.replace(/<(?:style|script)\b[\s\S]*?<\/(?:style|script)>|<[^>]*>/gi, ' ');
  }
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const { detail, error, message } = value as Record<string, unknown>;
  for (const words of [detail, error, message]) {
    if (typeof words === 'string') return words;
    if (Array.isArray(words)) return words.map(wordsOfIssue).filter(Boolean).join('; ');
    if (typeof words === 'object' && words !== null) return wordsOfIssue(words);
  }
  return '';
}

/** One entry of a 422: `{loc: ["body", "config", "max_agents"], msg: "…"}`. */
function wordsOfIssue(issue: unknown): string {
  if (typeof issue === 'string') return issue;
  if (typeof issue !== 'object' || issue === null) return '';
  const { loc, msg, message } = issue as Record<string, unknown>;
  const words = typeof msg === 'string' ? msg : typeof message === 'string' ? message : '';
  const place = Array.isArray(loc) ? loc.map(String).join('.') : '';
  return place === '' ? words : `${place}: ${words}`;
}

function shorten(words: string): string {
  const characters = Array.from(words);
  if (characters.length <= LONGEST_WORDS) return words;
  return `${characters.slice(0, LONGEST_WORDS).join('')}…`;
}
