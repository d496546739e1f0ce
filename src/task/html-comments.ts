/** Markdown without its comments. */
interface Uncommented {
  readonly text: string;
  /** The number of removed comments. */
  readonly count: number;
  /** Whether all text after the last comment was removed with it. */
  readonly isRestRemoved: boolean;
}

const COMMENT_START = '<!--';
const COMMENT_END = '-->';
const LINE_BREAK = /[\r\n]/;
/** A line that may start HTML other than a comment. Source: CommonMark, "HTML blocks". */
const LINE_OF_HTML = /(?<![^\r\n]) {0,3}<(?!!--)/;

/**
 * Removes HTML comments from Markdown, which GitHub does not show. If a browser may not find the end of a comment, the rest of the text is
 * removed, too. Comments in code are also removed, although they are shown, because what is code depends on the whole Markdown.
 *
 * The end of a comment on a later line may be outside of the Markdown block that contains its start. Then it is text and does not end the
 * comment, so the browser hides what follows. Only a comment at the very start of a line is a block of its own up to its end, and only where
 * no other HTML is open. Takes linear time.
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

/** @returns undefined when a browser may not find the end */
function endOfComment(markdown: string, start: number, mayBeInHtml: boolean): number | undefined {
  const innerStart = start + COMMENT_START.length;
  const innerEnd = markdown.indexOf(COMMENT_END, innerStart);
  if (innerEnd === -1) return undefined;
  const end = innerEnd + COMMENT_END.length;
  const inner = markdown.slice(innerStart, innerEnd);
  if (!LINE_BREAK.test(inner)) return end;
  const isAtLineStart = start === 0 || LINE_BREAK.test(markdown.charAt(start - 1));
  // If the first start is in code, a later start within is the actual comment.
  return isAtLineStart && !mayBeInHtml && !inner.includes(COMMENT_START) ? end : undefined;
}

/** Returns a space if the text before and after the comment would otherwise join to a word or another comment. */
function gapFor(markdown: string, start: number, end: number): string {
  const isBetween = /\S/.test(markdown.charAt(start - 1)) && /\S/.test(markdown.charAt(end));
  return isBetween ? ' ' : '';
}
