import type { PhrasingContent, RootContent } from 'mdast';
import type { Settings } from '../inputs/settings.ts';
import { formatDuration } from '../support/duration.ts';
import { isWaitingForApproval, type Agent, type Task } from '../task/task.ts';
import { formatCount, formatNumberOf } from '../support/human-units.ts';
import { inlineCode, inlineText } from './inline-text.ts';
import { serializeMarkdown } from './markdown.ts';
import { heading, html, ownLink, paragraph, table, words } from './markdown-nodes.ts';
import { foldPrevious, type PreviousReport } from './previous-report.ts';
import { SIZE_LIMITS } from './size-limit.ts';
import { stateWords } from './timeline-label.ts';

/** More agents are counted, not listed. */
const MAX_AGENTS = 50;

/** How a task is doing, while it runs. */
export interface Progress {
  /** As last seen. */
  readonly task: Task;
  readonly elapsedSeconds: number;
  /** The inputs, among them what they say of the report. */
  readonly settings: Settings;
  /** This workflow run, for people. */
  readonly runUrl: string;
  /** Where to watch the task, for people. */
  readonly watchUrl: string;
  /** Stands below, folded. */
  readonly previous?: PreviousReport | undefined;
}

/**
 * The live comment while a task runs, as GitHub Flavored Markdown: its state, where to watch it, what its agents do, and the
 * previous report. Always within the limit of a comment.
 * @param marker an HTML comment; stands once, at the very beginning
 */
export function renderProgress(progress: Progress, marker?: string): string {
  const { task, elapsedSeconds, previous } = progress;
  const live = serializeMarkdown([
    ...(marker === undefined ? [] : [html(marker)]),
    heading(2, `${isWaitingForApproval(task) ? '✋' : '⏳'} Miteos task ${taskWords(task)}`),
    paragraph(...links(progress), words(` ${sinceWords(elapsedSeconds)}`)),
    ...agentTable(task),
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

function taskWords(task: Task): string {
  const { status } = task;
  if (status === 'paused' || isWaitingForApproval(task)) return 'waits for approval';
  switch (status) {
    case 'pending':
      return 'waits for its start';
    case 'planning':
      return 'is being planned';
    case 'running':
    case 'unknown':
      return 'is running';
    case 'complete':
    case 'failed':
    case 'cancelled':
      return 'has ended; its results are being fetched';
  }
}

function links({ task, watchUrl, runUrl }: Progress): PhrasingContent[] {
  return [
    words('Task '),
    inlineCode(task.id),
    words(': '),
    ownLink(watchUrl, words('watch it in the War Room')),
    words(', started by '),
    ownLink(runUrl, words('this workflow run')),
    words('.'),
  ];
}

function agentTable({ agents }: Task): RootContent[] {
  if (agents.length === 0) return [];
  const head = ['Agent', 'State', 'Progress', 'Tool'].map((name) => [words(name)]);
  const left = agents.length - MAX_AGENTS;
  return [
    table([head, ...agents.slice(0, MAX_AGENTS).map(agentRow)], [null, null, 'right', null]),
    ...(left > 0 ? [paragraph(words(`and ${formatNumberOf(left, 'more agent')}`))] : []),
  ];
}

function agentRow(agent: Agent): PhrasingContent[][] {
  return [
    [inlineCode(agent.type ?? agent.id, 60)],
    agentState(agent),
    agent.progress === undefined ? [] : [words(`${formatCount(agent.progress)} %`)],
    agent.currentTool === undefined ? [] : [inlineCode(agent.currentTool, 60)],
  ];
}

/** As the time line says it; of a word that we do not know, more than a diagram can hold. */
function agentState(agent: Agent): PhrasingContent[] {
  if (agent.status !== 'unknown') return [words(stateWords(agent).words)];
  return [words('“'), ...inlineText(agent.rawStatus, 40), words('”')];
}
