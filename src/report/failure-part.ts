import type { Blockquote, PhrasingContent, RootContent } from 'mdast';
import { cleanText, clipText } from './clean-text.ts';
import { cutBlock } from './cut-block.ts';
import { inlineText } from './inline-text.ts';
import { bullets, paragraph, strong, words } from './markdown-nodes.ts';
import type { Result } from './result.ts';
import { sizeOfBlocks, takeWithin, type SizeLimit } from './size-limit.ts';

const MAX_REASON_LENGTH = 4000;
const MAX_PROBLEMS = 10;
const MAX_PROBLEM_LENGTH = 600;

/**
 * What went wrong and what to do next. The service's own reason leads; a problem that only repeats it is left out, and
 * any other comes after the advice.
 */
export function failurePart(result: Result, limit: SizeLimit): RootContent[] {
  const given = reason(result, limit);
  if (given.length === 0) {
    return [...problemList(result.problems, titleOf(result), limit), ...advice(result)];
  }
  const failure = result.task?.failure ?? '';
  const problems = result.problems.filter((problem) => !problem.includes(`"${failure}"`));
  return [...given, ...advice(result), ...problemList(problems, 'What else went wrong:', limit)];
}

function reason({ outcome, task }: Result, limit: SizeLimit): RootContent[] {
  const text = clipText(cleanText(task?.failure ?? '').trim(), MAX_REASON_LENGTH);
  if (text === '' || outcome === 'complete') return [];
  const quote: Blockquote = {
    type: 'blockquote',
    children: text.split(/\n\s*\n/u).map((part) => paragraph(...linesOf(part))),
  };
  const max = limit.max / 8;
  const sizeOf = (block: Blockquote): number => sizeOfBlocks([block], limit);
  const fitting = sizeOf(quote) <= max ? quote : cutBlock(quote, { max, sizeOf });
  return [
    paragraph(strong('Reason given by Miteos:')),
    ...(fitting === undefined ? [] : [fitting]),
  ];
}

function linesOf(part: string): PhrasingContent[] {
  return part
    .split('\n')
    .map((line) => inlineText(line, MAX_REASON_LENGTH))
    .filter((line) => line.length > 0)
    .flatMap((line, index) => (index === 0 ? line : [{ type: 'break' as const }, ...line]));
}

/** That somebody cancelled, or has to approve, is nothing that went wrong. */
function titleOf({ outcome }: Result): string {
  return outcome === 'cancelled' || outcome === 'needs-approval'
    ? 'What happened:'
    : 'What went wrong:';
}

function problemList(problems: readonly string[], title: string, limit: SizeLimit): RootContent[] {
  const items = problems
    .slice(0, MAX_PROBLEMS)
    .map((problem) => inlineText(problem, MAX_PROBLEM_LENGTH));
  const shown = takeWithin(items, limit.max / 8, (item) => sizeOfBlocks([bullets([item])], limit));
  const left = problems.length - shown.length;
  const more = left > 0 ? [[words(`and ${String(left)} more; the log has them`)]] : [];
  const [first] = shown;
  if (first !== undefined && problems.length === 1) {
    return [paragraph(strong(title), words(' '), ...first)];
  }
  if (shown.length + more.length === 0) return [];
  return [paragraph(strong(title)), bullets([...shown, ...more])];
}

function advice({ advice: next }: Result): RootContent[] {
  if (next === undefined || next.trim() === '') return [];
  return [
    paragraph(strong('What to do next:'), words(' '), ...inlineText(next, MAX_PROBLEM_LENGTH)),
  ];
}
