import { formatNumberOf } from '../support/human-units.ts';
import { nameInLine, type FileDiff } from './diff.ts';
import { removeComments } from './html-comments.ts';
import { markInvisible, removeInvisible } from './invisible-characters.ts';

const MAX_NAMED_PLACES = 3;

/** Takes text that people do not see out of a pull request, or shows it, and remembers what was where. */
export class HiddenText {
  readonly #removed: string[] = [];
  readonly #markedPlaces = new Set<string>();
  #marks = 0;

  /** Whether any character is shown as `markInvisible` does. */
  get hasMarks(): boolean {
    return this.#marks > 0;
  }

  /** What was found, and where: one part of a sentence each. */
  get findings(): readonly string[] {
    if (!this.hasMarks) return this.#removed;
    const places = [...this.#markedPlaces];
    const more = places.length - MAX_NAMED_PLACES;
    const named = places.slice(0, MAX_NAMED_PLACES).join(', ');
    const all = more > 0 ? `${named} and ${more} more` : named;
    return [...this.#removed, `${invisible(this.#marks)} marked in ${all}`];
  }

  /** For a title, which GitHub shows as plain text: without invisible characters. */
  removeFromText(text: string, place: string): string {
    const shown = removeInvisible(text);
    this.#noteRemoved(shown.count > 0 ? [invisible(shown.count)] : [], place);
    return shown.text;
  }

  /** For a description: without HTML comments and invisible characters. */
  removeFromMarkdown(markdown: string, place: string): string {
    // Comments first: where GitHub sees their end depends on all characters.
    const { text, count, isRestRemoved } = removeComments(markdown);
    const shown = removeInvisible(text);
    const found = [
      ...(shown.count > 0 ? [invisible(shown.count)] : []),
      ...(count > 0 ? [`${formatNumberOf(count, 'HTML comment')} (in code, too)`] : []),
      ...(isRestRemoved ? ['all text after an unclosed one'] : []),
    ];
    this.#noteRemoved(found, place);
    return shown.text;
  }

  /** For names and code, which must stay what they are: each invisible character is shown. */
  mark(text: string, place: string): string {
    const { text: shown, count } = markInvisible(text);
    if (count > 0) this.#markedPlaces.add(place);
    this.#marks += count;
    return shown;
  }

  /** The file with its names and its diff marked. */
  markFile(file: FileDiff): FileDiff {
    const { filename, previous_filename: previous, diff } = file;
    const place = nameInLine(markInvisible(filename).text);
    return {
      ...file,
      filename: this.mark(filename, place),
      previous_filename: previous === undefined ? undefined : this.mark(previous, place),
      diff: diff === undefined ? undefined : this.#markDiff(diff, place),
    };
  }

  #noteRemoved(found: readonly string[], place: string): void {
    if (found.length > 0) this.#removed.push(`${found.join(' and ')} removed from the ${place}`);
  }

  /** The lines before the hunks repeat the names, which count once. */
  #markDiff(diff: string, place: string): string {
    const hunks = diff.indexOf('\n@@ ');
    if (hunks === -1) return markInvisible(diff).text;
    return markInvisible(diff.slice(0, hunks)).text + this.mark(diff.slice(hunks), place);
  }
}

function invisible(count: number): string {
  return formatNumberOf(count, 'invisible character');
}
