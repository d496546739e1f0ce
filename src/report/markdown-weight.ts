/**
 * How much work a line of Markdown is for the parser, measured (micromark 4): a plain character
 * weighs 1, which is about half a microsecond; a line, a mark that may open something, and a
 * quote or list item that the line is in cost far more. Common reports weigh 2 to 5 a character,
 * those written to be slow up to 50.
 */
export function lineWeight(line: string): number {
  const marks = line.match(/[!#$&()*+:<=>@[\\\]^_`|~]/gu)?.length ?? 0;
  return line.length + LINE_WEIGHT + marks * MARK_WEIGHT + containersOf(line) * CONTAINER_WEIGHT;
}

const LINE_WEIGHT = 40;
const MARK_WEIGHT = 10;
const CONTAINER_WEIGHT = 80;

/** How many quotes and list items begin on this line, or go on. */
export function containersOf(line: string): number {
  const prefix = /^(?:[ \t]*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s)))*/u.exec(line)?.[0] ?? '';
  return prefix.match(/>|[-+*]|\d+[.)]/gu)?.length ?? 0;
}
