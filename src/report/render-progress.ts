import { formatDuration } from '../support/duration.ts';
import { formatCount, formatNumberOf } from '../support/human-units.ts';
import { isWaitingForApproval, type Agent, type Task, type TaskStatus } from '../task/task.ts';
import {
  bannerName,
  describeKept,
  describeSubject,
  formatBanner,
  MAX_BANNER_LENGTH,
  MAX_KEPT_BANNER_LENGTH,
} from './banner.ts';
import { openPage, takeWithin, toHtml } from './page.ts';
import type { KeptReport, ReportHead } from './result.ts';
import { labelState } from './timeline-label.ts';
import {
  inlineCode,
  inlineText,
  link,
  list,
  paragraph,
  strong,
  type Child,
} from './untrusted/html.ts';

/** More agents are counted, not listed. */
const MAX_AGENTS = 20;

/** The progress of a task while it runs. */
export interface Progress extends ReportHead {
  /** As last fetched. */
  readonly task: Task;
  readonly elapsedSeconds: number;
}

/**
 * Renders the banner of a live comment. It says what the task and its agents are doing, and which run wrote the report below.
 * @param kept undefined when no report is below
 * @returns at most 2,000 UTF-16 units when a report is below
 */
export function renderProgress(progress: Progress, kept: KeptReport | undefined): string {
  const { task, runUrl, watchUrl, elapsedSeconds } = progress;
  const page = openPage('comment', runUrl);
  const name = bannerName(progress, kept !== undefined);
  const state = paragraph(
    strong(
      ...describeSubject('task', name, progress),
      ` ${STATES[isWaitingForApproval(task) ? 'paused' : task.status]}.`,
    ),
    // The comment is edited only when something changes, so it says when that was.
    ` Updated ${formatDuration(elapsedSeconds * 1000)} after the start.`,
    ...[' ', link(runUrl, 'View the run'), ' or the ', link(watchUrl, 'War Room'), '.'],
  );
  const below =
    kept === undefined ? paragraph('The report will appear here.') : describeKept(kept, progress);
  const items = task.agents.slice(0, MAX_AGENTS).map(describeAgent);
  const format = (shown: readonly Child[][]): string => {
    const left = task.agents.length - shown.length;
    const more = left > 0 ? [[`and ${formatNumberOf(left, 'more agent')}`]] : [];
    const agents = task.agents.length === 0 ? [] : [list([...shown, ...more])];
    return formatBanner('NOTE', [state, ...agents, below], page);
  };
  const max = kept === undefined ? MAX_BANNER_LENGTH : MAX_KEPT_BANNER_LENGTH;
  const room = max - format([]).length;
  return format(takeWithin(items, room, (item) => toHtml(list([item]), page).length));
}

const ENDED = 'has ended, and its results are being fetched';
const STATES: Readonly<Record<TaskStatus, string>> = {
  pending: 'is queued',
  planning: 'is being planned',
  running: 'is running',
  unknown: 'is running',
  paused: 'is waiting for approval',
  complete: ENDED,
  failed: ENDED,
  cancelled: ENDED,
};

function describeAgent(agent: Agent): Child[] {
  const { type, id, progress, currentTool } = agent;
  return [
    inlineCode(type ?? id, 60),
    ' ',
    // As in the timeline, but with more of an unknown state than fits into a diagram.
    ...(agent.status === 'unknown'
      ? ['“', ...inlineText(agent.rawStatus, 40), '”']
      : [labelState(agent).label]),
    ...(progress === undefined ? [] : [` · ${formatCount(progress)}%`]),
    ...(currentTool === undefined ? [] : [' · ', inlineCode(currentTool, 60)]),
  ];
}
