import type { RemoteText } from './publish.ts';

/** Tries for one document: enough for one that can be read, and an end in any case. */
const MAX_TRIES = 600;

interface Reduced {
  readonly words: RemoteText;
  readonly violations: readonly string[];
}

/** Where it was found, by which parser, and what it is, such as `element <img`. */
export function kindOf(violation: string): string {
  return /^\w+, [\w-]+: \w+(?: <\w+)?/.exec(violation)?.[0] ?? violation;
}

/**
 * The document with less text in it of which the same kind of thing is still alive.
 * @param violationsOf what is alive of a document
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

/** File names decide how a text is shown, so that `name` and the outcome stay. */
function replaceStrings(words: RemoteText, replace: (text: string) => string): RemoteText {
  const json = JSON.stringify(words, (key, value: unknown) =>
    typeof value === 'string' && key !== 'name' && key !== 'outcome' ? replace(value) : value,
  );
  return JSON.parse(json) as RemoteText;
}
