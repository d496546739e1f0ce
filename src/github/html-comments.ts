/** Markdown without its comments, and how many were taken out. */
interface Uncommented {
  readonly text: string;
  readonly count: number;
}

const COMMENT_START = '<!--';
const COMMENT_END = '-->';
/** A fence at the very start of a line, other backticks and tildes, or the start of a comment. */
const TOKEN =
  /(?<fence>(?<![^\r\n])(?:`{3,}(?=[^`\r\n]*(?![^\r\n]))|~{3,}))|(?<ticks>`+)|~{3,}|<!--/g;

/** What stands for a comment, and for code, where it is judged whether there is a doubt. */
const [COMMENT, CODE] = ['\0', '`'];
const DOUBTS: readonly RegExp[] = [
  // Other HTML, an escaped backtick, the definition of a link or a footnote.
  /<(?!!--)[a-z/!?]|\\`|\]:/i,
  // What stands behind a comment may be a part of its HTML.
  /(?<![^\r\n])[^\r\n\0]*\0[^\r\n`]*`/,
  // A comment that begins a block and is never closed hides what follows. Elsewhere in a line it is plain text.
  /(?<![^\r\n])[ \t>*+\-\d.)#\0]*<!--/,
];
/** In a comment: what is something else where GitHub takes the comment for text, or ends it earlier. */
const DOUBTFUL_COMMENT = /[`~<]|^-?>/;

/**
 * Removes the HTML comments of Markdown, which GitHub does not show. One that is never closed hides the rest of the text where it begins
 * a block; elsewhere it is plain text, and stays.
 *
 * A comment in code is shown, and stays: in a block between fences at the very start of their lines, and in a span on one line. But what
 * is code depends on all of the Markdown around it, and an author could make a comment look like code to this function alone. So where
 * anything leaves a doubt (other HTML, an unpaired backtick, a backtick in a comment …), all comments are removed, and one that is
 * never closed hides the rest. The time grows with the length of the text alone.
 * @param mayHoldCode false removes all comments
 */
export function removeComments(
  markdown: string,
  { mayHoldCode }: { mayHoldCode: boolean },
): Uncommented {
  if (!markdown.includes(COMMENT_START)) return { text: markdown, count: 0 };
  return (mayHoldCode ? removeOutsideCode(markdown) : undefined) ?? removeAll(markdown);
}

function removeAll(markdown: string): Uncommented {
  const parts: string[] = [];
  let [at, count] = [0, 0];
  for (;;) {
    const start = markdown.indexOf(COMMENT_START, at);
    if (start === -1) return { text: [...parts, markdown.slice(at)].join(''), count };
    const end = endOfComment(markdown, start);
    parts.push(markdown.slice(at, start), gapFor(markdown, start, end));
    [at, count] = [end, count + 1];
  }
}

/** @returns undefined where a doubt is left */
function removeOutsideCode(markdown: string): Uncommented | undefined {
  const parts: string[] = [];
  let judged = '';
  let [at, count] = [0, 0];
  const lastEnd = markdown.lastIndexOf(COMMENT_END);
  for (;;) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(markdown);
    const start = found?.index ?? markdown.length;
    const before = markdown.slice(at, start);
    parts.push(before);
    judged += before;
    if (found === null) break;
    const [token] = found;
    if (token !== COMMENT_START) {
      const end = endOfCode(markdown, found);
      if (end === undefined) return undefined;
      parts.push(markdown.slice(start, end));
      judged += CODE;
      at = end;
    } else if (start + token.length > lastEnd) {
      parts.push(token);
      judged += token;
      at = start + token.length;
    } else {
      const end = endOfComment(markdown, start);
      const inner = markdown.slice(start + token.length, end - COMMENT_END.length);
      if (DOUBTFUL_COMMENT.test(inner)) return undefined;
      parts.push(gapFor(markdown, start, end));
      judged += COMMENT;
      [at, count] = [end, count + 1];
    }
  }
  return DOUBTS.some((doubt) => doubt.test(judged)) ? undefined : { text: parts.join(''), count };
}

/** Of a comment that is never closed, the end of the text. */
function endOfComment(markdown: string, start: number): number {
  const end = markdown.indexOf(COMMENT_END, start + COMMENT_START.length);
  return end === -1 ? markdown.length : end + COMMENT_END.length;
}

/** A space where what is around the comment would make one word, or another comment. */
function gapFor(markdown: string, start: number, end: number): string {
  const isBetween = /\S/.test(markdown.charAt(start - 1)) && /\S/.test(markdown.charAt(end));
  return isBetween ? ' ' : '';
}

/**
 * @param found a token that is no comment
 * @returns undefined for backticks that are not paired on their line, or could be in two cells of a table; and for other tildes
 */
function endOfCode(markdown: string, found: RegExpExecArray): number | undefined {
  const { fence, ticks } = found.groups ?? {};
  const start = found.index + found[0].length;
  if (fence !== undefined) return endOfFence(markdown, start, fence);
  return ticks === undefined ? undefined : endOfSpan(markdown, start, ticks);
}

/** A block that is never closed goes to the end of the text. Source: CommonMark, "Fenced code blocks". */
function endOfFence(markdown: string, start: number, fence: string): number {
  const closing = /(?<![^\r\n]) {0,3}(`+|~+)[ \t]*(?![^\r\n])/g;
  closing.lastIndex = start;
  for (;;) {
    const run = closing.exec(markdown)?.[1];
    if (run === undefined) return markdown.length;
    if (run.startsWith(fence)) return closing.lastIndex;
  }
}

function endOfSpan(markdown: string, start: number, ticks: string): number | undefined {
  const stop = /`+|[\r\n|]/g;
  stop.lastIndex = start;
  for (;;) {
    const found = stop.exec(markdown);
    if (found?.[0].startsWith('`') !== true) return undefined;
    if (found[0] === ticks) return stop.lastIndex;
  }
}
