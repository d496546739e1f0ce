import type { Element } from 'hast';
import type { Settings } from '../inputs/settings.ts';
import { formatDuration } from '../support/duration.ts';
import { isWaitingForApproval, type Agent, type Task } from '../task/task.ts';
import { formatCount, formatNumberOf } from '../support/human-units.ts';
import {
  heading,
  inlineCode,
  inlineText,
  link,
  paragraph,
  table,
  type Child,
} from './untrusted/html.ts';
import { openPage, sizeOfBlocks, takeWithin, toHtml, type Page } from './page.ts';
import { foldPrevious, type PreviousReport } from './previous-report.ts';
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
 * The live comment while a task runs, as HTML for GitHub, one line a block: its state, where to watch it, what its agents do, and the
 * previous report. Always within the limit of a comment.
 */
export function renderProgress(progress: Progress): string {
  const { task, elapsedSeconds, previous, runUrl } = progress;
  const page = openPage('comment', runUrl);
  const live = [
    heading(2, `${isWaitingForApproval(task) ? '✋' : '⏳'} Miteos task ${describeState(task)}`),
    paragraph(...links(progress), ` ${describeAge(elapsedSeconds)}`),
    ...agentTable(task, page),
  ].map((block) => toHtml(block, page));
  const fold = previous && foldPrevious(previous, page, page.max - sizeOfBlocks(live, page));
  return `${[...live, ...(fold ?? [])].join('\n\n')}\n`;
}

/** A comment is edited only when something changes, so it tells of when that was. */
function describeAge(elapsedSeconds: number): string {
  return elapsedSeconds < 1
    ? 'The report will stand here.'
    : `This was the state ${formatDuration(elapsedSeconds * 1000)} after the start; the report will stand here.`;
}

function describeState(task: Task): string {
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

function links({ task, watchUrl, runUrl }: Progress): Child[] {
  return [
    'Task ',
    inlineCode(task.id),
    ': ',
    link(watchUrl, 'watch it in the War Room'),
    ', started by ',
    link(runUrl, 'this workflow run'),
    '.',
  ];
}

function agentTable({ agents }: Task, page: Page): Element[] {
  if (agents.length === 0) return [];
  const head = ['Agent', 'State', 'Progress', 'Tool'].map((name) => [name]);
  const rows = agents.slice(0, MAX_AGENTS).map(agentRow);
  const shown = takeWithin(rows, page.max / 2, (row) =>
    page.sizeOf(toHtml(table([[], row]), page)),
  );
  const left = agents.length - shown.length;
  return [
    table([head, ...shown], [undefined, undefined, 'right']),
    ...(left > 0 ? [paragraph(`and ${formatNumberOf(left, 'more agent')}`)] : []),
  ];
}

function agentRow(agent: Agent): Child[][] {
  return [
    [inlineCode(agent.type ?? agent.id, 60)],
    agentState(agent),
    agent.progress === undefined ? [] : [`${formatCount(agent.progress)} %`],
    agent.currentTool === undefined ? [] : [inlineCode(agent.currentTool, 60)],
  ];
}

/** As the time line says it; of a word that we do not know, more than a diagram can hold. */
function agentState(agent: Agent): Child[] {
  if (agent.status !== 'unknown') return [stateWords(agent).words];
  return ['“', ...inlineText(agent.rawStatus, 40), '”'];
}
