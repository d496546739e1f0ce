/** Markdown without its comments. */
interface Uncommented {
  readonly text: string;
  /** How many comments were removed. */
  readonly count: number;
  /** Whether all that follows the last one was removed with it. */
  readonly isRestRemoved: boolean;
}

const COMMENT_START = '<!--';
const COMMENT_END = '-->';
const LINE_END = /[\r\n]/;
/** A line by which HTML other than a comment may begin. Source: CommonMark, "HTML blocks". */
const LINE_OF_HTML = /(?<![^\r\n]) {0,3}<(?!!--)/;

/**
 * Removes the HTML comments of Markdown, which GitHub does not show, with the rest of the text behind one that a browser does not see
 * closed. Those in code, which are shown, are removed, too: what is code depends on all of the Markdown around it.
 *
 * The end of a comment on a later line may be outside of the block in which the comment begins. It is text there, and ends nothing, so the
 * browser hides what follows. Only a comment at the very start of a line is a block of its own, which goes on to its end; and
 * only where no other HTML is open. The time grows with the length of the text alone.
 */
export function removeComments(markdown: string): Uncommented {
  const parts: string[] = [];
  const html = markdown.search(LINE_OF_HTML);
  let [at, count] = [0, 0];
  for (;;) {
    const start = markdown.indexOf(COMMENT_START, at);
    if (start === -1) {
      return { text: [...parts, markdown.slice(at)].join(''), count, isRestRemoved: false };
    }
    parts.push(markdown.slice(at, start));
    count += 1;
    const mayBeInHtml = html !== -1 && html < start;
    const end = endOfComment(markdown, start, mayBeInHtml);
    if (end === undefined) return { text: parts.join(''), count, isRestRemoved: true };
    parts.push(gapFor(markdown, start, end));
    at = end;
  }
}

/** @returns undefined where a browser may not see the end */
function endOfComment(markdown: string, start: number, mayBeInHtml: boolean): number | undefined {
  const innerStart = start + COMMENT_START.length;
  const innerEnd = markdown.indexOf(COMMENT_END, innerStart);
  if (innerEnd === -1) return undefined;
  const end = innerEnd + COMMENT_END.length;
  const inner = markdown.slice(innerStart, innerEnd);
  if (!LINE_END.test(inner)) return end;
  const isAtLineStart = start === 0 || LINE_END.test(markdown.charAt(start - 1));
  // Where the first one is in code, one inside of it is the comment.
  return isAtLineStart && !mayBeInHtml && !inner.includes(COMMENT_START) ? end : undefined;
}

/** A space where what is around the comment would make one word, or another comment. */
function gapFor(markdown: string, start: number, end: number): string {
  const isBetween = /\S/.test(markdown.charAt(start - 1)) && /\S/.test(markdown.charAt(end));
  return isBetween ? ' ' : '';
}
