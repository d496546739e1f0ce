import { formatDuration } from '../support/duration.ts';
import { formatCount, formatNumberOf } from '../support/human-units.ts';
import { isWaitingForApproval, type Agent, type Task, type TaskStatus } from '../task/task.ts';
import {
  describeKept,
  describeSubject,
  formatBanner,
  MAX_BANNER_LENGTH,
  MAX_KEPT_BANNER_LENGTH,
} from './banner.ts';
import { openPage, takeWithin, toHtml } from './page.ts';
import type { KeptReport, ReportHead } from './result.ts';
import { labelState } from './timeline-label.ts';
import { cleanLine, clipText } from './untrusted/clean-text.ts';
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
const MAX_NAME_LENGTH = 60;

/** How a task is doing, while it runs. */
export interface Progress extends ReportHead {
  /** As last seen. */
  readonly task: Task;
  readonly elapsedSeconds: number;
}

/**
 * The banner of a live comment: what the task and its agents do, and whose report is below.
 * @param kept undefined where nothing is below
 * @returns at most 2,000 UTF-16 units over a report
 */
export function renderProgress(progress: Progress, kept: KeptReport | undefined): string {
  const { task, runUrl, watchUrl, elapsedSeconds } = progress;
  const page = openPage('comment', runUrl);
  const name = nameOf(progress, kept);
  const state = paragraph(
    strong(
      ...(name === '' ? [] : [`${name}: `]),
      ...describeSubject(name === '' ? 'The task' : 'the task', progress),
      ` ${STATES[isWaitingForApproval(task) ? 'paused' : task.status]}.`,
    ),
    // A comment is edited only when something changes, so it says when that was.
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

/** Over a report, its headline says as much as the workflow's name. */
function nameOf({ title, workflow }: Progress, kept: KeptReport | undefined): string {
  const name = cleanLine(title) || (kept === undefined ? cleanLine(workflow) : '');
  return clipText(name, MAX_NAME_LENGTH);
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
    // As the timeline says it; of a state that we do not know, more than a diagram can hold.
    ...(agent.status === 'unknown'
      ? ['“', ...inlineText(agent.rawStatus, 40), '”']
      : [labelState(agent).label]),
    ...(progress === undefined ? [] : [` · ${formatCount(progress)}%`]),
    ...(currentTool === undefined ? [] : [' · ', inlineCode(currentTool, 60)]),
  ];
}
