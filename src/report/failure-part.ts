import type { Element } from 'hast';
import {
  element,
  inlineText,
  link,
  list,
  paragraph,
  strong,
  type Child,
} from './untrusted/html.ts';
import { takeWithin, toHtml, type Page } from './page.ts';
import type { Result } from './result.ts';
import { cleanText, clipText } from './untrusted/clean-text.ts';

const MAX_REASON_LENGTH = 4000;
const MAX_PROBLEMS = 10;
const MAX_PROBLEM_LENGTH = 600;

/**
 * What went wrong and what to do next. The service's own reason leads; a problem that only repeats it is left out, and
 * any other comes after the advice.
 */
export function failurePart(result: Result, page: Page): Element[] {
  const given = reason(result, page);
  if (given.length === 0) {
    return [...problemList(result, titleOf(result), page), ...advice(result)];
  }
  const failure = result.task?.failure ?? '';
  const problems = result.problems.filter(
    (problem) => !problem.includes(`Miteos says: "${failure}"`),
  );
  const rest = { ...result, problems };
  return [...given, ...advice(result), ...problemList(rest, 'What else went wrong:', page)];
}

function reason({ outcome, task }: Result, page: Page): Element[] {
  let text = clipText(cleanText(task?.failure ?? '').trim(), MAX_REASON_LENGTH);
  if (text === '' || outcome === 'complete') return [];
  // Some characters are many as HTML.
  while (page.sizeOf(toHtml(quote(text), page)) > page.max / 8) {
    text = clipText(text, Math.floor(text.length / 2));
  }
  return [paragraph(strong('Reason given by Miteos:')), quote(text)];
}

function quote(text: string): Element {
  const paragraphs = text.split(/\n\s*\n/u).map((part) => {
    const lines = part.split('\n').filter((line) => line.trim() !== '');
    return paragraph(
      ...lines.flatMap((line, index) => {
        const words = inlineText(line, MAX_REASON_LENGTH);
        return index === 0 ? words : [element('br', {}), ...words];
      }),
    );
  });
  return element('blockquote', {}, ...paragraphs);
}

/** That somebody cancelled, or has to approve, is nothing that went wrong. */
function titleOf({ outcome }: Result): string {
  return outcome === 'cancelled' || outcome === 'needs-approval'
    ? 'What happened:'
    : 'What went wrong:';
}

function problemList(result: Result, title: string, page: Page): Element[] {
  const { problems } = result;
  const items = problems.slice(0, MAX_PROBLEMS).map((problem) => sentences(problem, result));
  const shown = takeWithin(items, page.max / 8, (item) => page.sizeOf(toHtml(list([item]), page)));
  const left = problems.length - shown.length;
  const more = left > 0 ? [[`and ${String(left)} more; the log has them`]] : [];
  const [first] = shown;
  if (first !== undefined && problems.length === 1) {
    return [paragraph(strong(title), ' ', ...first)];
  }
  if (shown.length + more.length === 0) return [];
  return [paragraph(strong(title)), list([...shown, ...more])];
}

function advice(result: Result): Element[] {
  const { advice: next = '' } = result;
  if (next.trim() === '') return [];
  return [paragraph(strong('What to do next:'), ' ', ...sentences(next, result))];
}

/** Sentences of ours, perhaps with remote words in them. Remote addresses become code; ours is a link. */
function sentences(text: string, { watchUrl }: Result): Child[] {
  return inlineText(text, MAX_PROBLEM_LENGTH).flatMap((child) => {
    if (typeof child !== 'string' || watchUrl === '') return [child];
    const [first = '', ...others] = child.split(watchUrl);
    return [first, ...others.flatMap((part): Child[] => [link(watchUrl, watchUrl), part])];
  });
}
