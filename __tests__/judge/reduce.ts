import type { RemoteText } from './publish.ts';

/** The maximum number of attempts for one document, which is enough for a readable one. */
const MAX_TRIES = 600;

interface Reduced {
  readonly words: RemoteText;
  readonly violations: readonly string[];
}

/** Returns the place, the parser and the kind of a violation, such as `element <img`. */
export function kindOf(violation: string): string {
  return /^\w+, [\w-]+: \w+(?: <\w+)?/.exec(violation)?.[0] ?? violation;
}

/**
 * Returns a shorter document with the same kind of active content.
 * @param violationsOf returns the active content of a document
 */
export async function reduce(
  words: RemoteText,
  violationsOf: (words: RemoteText) => Promise<readonly string[]>,
): Promise<Reduced> {
  let best: Reduced = { words, violations: await violationsOf(words) };
  const kind = kindOf(best.violations[0] ?? '');
  let tries = 0;
  for (const place of stringsOf(words).keys()) {
    const textOf = (): string => stringsOf(best.words)[place] ?? '';
    for (let size = textOf().length; size >= 1; size = Math.floor(size / 2)) {
      for (let at = 0; at < textOf().length && tries < MAX_TRIES; tries += 1) {
        const shorter = (textOf().slice(0, at) + textOf().slice(at + size)).toWellFormed();
        const candidate = withString(best.words, place, shorter);
        const violations = await violationsOf(candidate);
        if (violations.some((violation) => kindOf(violation) === kind)) {
          best = { words: candidate, violations };
        } else at += size;
      }
    }
  }
  return best;
}

/** All texts, in order. */
function stringsOf(words: RemoteText): string[] {
  const found: string[] = [];
  replaceStrings(words, (text) => {
    found.push(text);
    return text;
  });
  return found;
}

function withString(words: RemoteText, wanted: number, text: string): RemoteText {
  let index = -1;
  return replaceStrings(words, (old) => {
    index += 1;
    return index === wanted ? text : old;
  });
}

/** `name` and the outcome are not changed, because file names decide how a text is shown. */
function replaceStrings(words: RemoteText, replace: (text: string) => string): RemoteText {
  const json = JSON.stringify(words, (key, value: unknown) =>
    typeof value === 'string' && key !== 'name' && key !== 'outcome' ? replace(value) : value,
  );
  return JSON.parse(json) as RemoteText;
}
