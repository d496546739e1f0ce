import { formatNumberOf } from '../support/human-units.ts';
import { nameInLine } from '../support/name-in-line.ts';
import { removeComments } from './html-comments.ts';
import { markInvisible, removeInvisible } from './invisible-characters.ts';

const MAX_LISTED_PLACES = 3;

/** The names and the diff of a changed file. */
interface NamedDiff {
  readonly filename: string;
  readonly previous_filename?: string | undefined;
  readonly diff: string | undefined;
}

/** Removes or marks text for the agents that people can't see, and records where it was. */
export class HiddenText {
  readonly #removed: string[] = [];
  readonly #markedPlaces = new Set<string>();
  #marks = 0;

  /** Whether any character was marked by `markInvisible`. */
  get hasMarks(): boolean {
    return this.#marks > 0;
  }

  /** What was found and where, a phrase each. */
  get findings(): readonly string[] {
    if (!this.hasMarks) return this.#removed;
    const places = [...this.#markedPlaces];
    const more = places.length - MAX_LISTED_PLACES;
    const named = places.slice(0, MAX_LISTED_PLACES).join(', ');
    const all = more > 0 ? `${named} and ${more} more` : named;
    return [...this.#removed, `${invisible(this.#marks)} marked in ${all}`];
  }

  /** Removes invisible characters from plain text, such as a title. */
  removeFromText(text: string, place: string): string {
    const shown = removeInvisible(text);
    this.#recordRemoved(shown.count > 0 ? [invisible(shown.count)] : [], place);
    return shown.text;
  }

  /** Removes HTML comments and invisible characters from Markdown, such as a description. */
  removeFromMarkdown(markdown: string, place: string): string {
    // Comments first, because where they end on GitHub depends on all characters.
    const { text, count, isRestRemoved } = removeComments(markdown);
    const shown = removeInvisible(text);
    const found = [
      ...(shown.count > 0 ? [invisible(shown.count)] : []),
      ...(count > 0
        ? [`${formatNumberOf(count, 'HTML comment')} (including comments in code)`]
        : []),
      ...(isRestRemoved ? ['all text after an unclosed one'] : []),
    ];
    this.#recordRemoved(found, place);
    return shown.text;
  }

  /** Replaces each invisible character with a visible mark, for names and code, where none may be removed. */
  mark(text: string, place: string): string {
    const { text: shown, count } = markInvisible(text);
    if (count > 0) this.#markedPlaces.add(place);
    this.#marks += count;
    return shown;
  }

  /** Marks invisible characters in a file's names and diff. */
  markFile<File extends NamedDiff>(file: File): File {
    const { filename, previous_filename: previous, diff } = file;
    const place = nameInLine(markInvisible(filename).text);
    return {
      ...file,
      filename: this.mark(filename, place),
      previous_filename: previous === undefined ? undefined : this.mark(previous, place),
      diff: diff === undefined ? undefined : this.#markDiff(diff, place),
    };
  }

  #recordRemoved(found: readonly string[], place: string): void {
    if (found.length > 0) this.#removed.push(`${found.join(' and ')} removed from the ${place}`);
  }

  /** The lines before the hunks repeat the names, which must count only once. */
  #markDiff(diff: string, place: string): string {
    const hunks = diff.indexOf('\n@@ ');
    if (hunks === -1) return markInvisible(diff).text;
    return markInvisible(diff.slice(0, hunks)).text + this.mark(diff.slice(hunks), place);
  }
}

function invisible(count: number): string {
  return formatNumberOf(count, 'invisible character');
}
