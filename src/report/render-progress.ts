import type { PhrasingContent, RootContent } from 'mdast';
import { formatDuration } from '../support/duration.ts';
import { isWaitingForApproval, type Agent, type Task } from '../task/task.ts';
import { formatCount, formatNumberOf } from '../support/human-units.ts';
import { inlineCode, inlineText } from './inline-text.ts';
import { serializeMarkdown } from './markdown.ts';
import { heading, html, ownLink, paragraph, table, words } from './markdown-nodes.ts';
import { foldPrevious, type PreviousReport } from './previous-report.ts';
import { SIZE_LIMITS } from './size-limit.ts';

/** More agents are counted, not listed. */
const MOST_AGENTS = 50;

/** How a task is doing, while it runs. */
export interface Progress {
  /** As last seen; absent before it was made. */
  readonly task?: Task;
  readonly elapsedSeconds: number;
  /** This workflow run, for people. */
  readonly runUrl: string;
  /** Where to watch the task, for people. */
  readonly watchUrl: string;
  /** One sentence of ours, perhaps with remote words in it. */
  readonly message?: string;
  /** Stands below, folded. */
  readonly previous?: PreviousReport | undefined;
}

/**
 * The live comment while a task runs, as GitHub Flavored Markdown: its state, where to watch it, what its agents do, and the
 * previous report. Always within the limit of a comment.
 * @param marker an HTML comment; stands once, at the very beginning
 */
export function renderProgress(progress: Progress, marker?: string): string {
  const { task, elapsedSeconds, message, previous } = progress;
  const live = serializeMarkdown([
    ...(marker === undefined ? [] : [html(marker)]),
    heading(2, `${isStopped(task) ? '✋' : '⏳'} Miteos task ${stateWords(task)}`),
    ...(message === undefined || message.trim() === ''
      ? []
      : [paragraph(...inlineText(message, 600))]),
    paragraph(...links(progress), words(` ${sinceWords(elapsedSeconds)}`)),
    ...(task === undefined ? [] : agentTable(task)),
  ]);
  if (previous === undefined) return live;
  const { max, sizeOf } = SIZE_LIMITS.comment;
  const fold = foldPrevious(previous, max - sizeOf(live) - 1);
  return fold === '' ? live : `${live}\n${fold}`;
}

/** A comment is edited only when something changes, so it tells of when that was. */
function sinceWords(elapsedSeconds: number): string {
  return elapsedSeconds < 1
    ? 'The report will stand here.'
    : `This was the state ${formatDuration(elapsedSeconds * 1000)} after the start; the report will stand here.`;
}

function isStopped(task: Task | undefined): boolean {
  return task !== undefined && isWaitingForApproval(task);
}

function stateWords(task: Task | undefined): string {
  if (task === undefined) return 'is being started';
  if (isWaitingForApproval(task)) return 'waits for approval';
  switch (task.status) {
    case 'pending':
      return 'waits for its start';
    case 'planning':
      return 'is being planned';
    case 'running':
    case 'paused':
    case 'unknown':
      return 'is running';
    case 'complete':
    case 'failed':
    case 'cancelled':
      return 'has ended; its results are being fetched';
  }
}

function links({ task, watchUrl, runUrl }: Progress): PhrasingContent[] {
  const run = ownLink(runUrl, words('this workflow run'));
  if (task === undefined) return [words('Started by '), run, words('.')];
  return [
    words('Task '),
    inlineCode(task.id),
    words(': '),
    ownLink(watchUrl, words('watch it in the War Room')),
    words(', started by '),
    run,
    words('.'),
  ];
}

function agentTable({ agents }: Task): RootContent[] {
  if (agents.length === 0) return [];
  const head = ['Agent', 'State', 'Progress', 'Tool'].map((name) => [words(name)]);
  const left = agents.length - MOST_AGENTS;
  return [
    table([head, ...agents.slice(0, MOST_AGENTS).map(agentRow)], [null, null, 'right', null]),
    ...(left > 0 ? [paragraph(words(`and ${formatNumberOf(left, 'more agent')}`))] : []),
  ];
}

function agentRow(agent: Agent): PhrasingContent[][] {
  const state = agent.status === 'waiting' ? 'waits for approval' : agent.status;
  return [
    [inlineCode(agent.type ?? agent.id, 60)],
    agent.status === 'unknown' ? inlineText(agent.rawStatus, 40) : [words(state)],
    agent.progress === undefined ? [] : [words(`${formatCount(agent.progress)} %`)],
    agent.currentTool === undefined ? [] : [inlineCode(agent.currentTool, 60)],
  ];
}
