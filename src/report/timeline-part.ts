import { formatDuration } from '../support/duration.ts';
import type { AgentHistory, HistorySpan, TaskHistory } from '../task/history.ts';
import type { AgentStatus, TaskStatus } from '../task/task.ts';
import { formatNumberOf } from '../support/human-units.ts';
import { heading, paragraph } from './untrusted/html.ts';
import { toHtml, type Page } from './page.ts';
import { diagramLabel, labelState, type SpanKind } from './timeline-label.ts';

/** The maximum number of rows in the diagram: about two screens. */
const MAX_ROWS = 60;
const MAX_TASK_ROWS = 12;
const MAX_AGENT_ROWS = 8;
const MAX_NAME_LENGTH = 18;
/** As a share of the whole time. A shorter bar would be invisible. */
const MIN_BAR_SHARE = 0.01;
/** In milliseconds since the Unix epoch. The diagram's library does not accept later times as dates. */
const MAX_DATE_MS = Date.UTC(9000, 0);
/** A shorter history has no timeline, and a shorter state no duration. */
const MIN_DURATION_MS = 1000;

/** Seconds between two ticks of the axis, and the library's name for the interval. */
const TICKS: readonly (readonly [seconds: number, interval: string])[] = [
  ...[1, 5, 15, 30].map((n) => [n, `${n}second`] as const),
  ...[1, 2, 5, 10, 15, 30].map((n) => [n * 60, `${n}minute`] as const),
  ...[1, 2, 3, 6, 12].map((n) => [n * 3600, `${n}hour`] as const),
];
const DAY_SECONDS = 24 * 3600;
/** On a phone, the labels of more ticks would overlap. */
const MAX_TICKS = 5;

/**
 * Room for the names, which are to the left of the bars. The library leaves too little and, on a phone, too much to the right.
 * Source: "Possible configuration parameters" of mermaid.js.org/syntax/gantt.html
 */
const FRONT_MATTER = `---
config:
  gantt:
    leftPadding: 120
    rightPadding: 30
---`;

interface Row {
  readonly label: string;
  readonly kind: SpanKind;
  readonly startMs: number;
  readonly endMs: number;
}

interface Range {
  readonly startMs: number;
  readonly endMs: number;
}

/** Returns a diagram of the states of the task and its agents over time, which GitHub draws. Empty when nothing is known. */
export function timelinePart(history: TaskHistory | undefined, page: Page): string[] {
  if (history === undefined) return [];
  const spans = [history, ...history.agents].flatMap((track): Range[] =>
    track.spans.filter(isDate),
  );
  const startMs = spans.reduce((first, span) => Math.min(first, span.startMs), MAX_DATE_MS);
  const endMs = spans.reduce((last, span) => Math.max(last, span.endMs), 0);
  if (endMs - startMs < MIN_DURATION_MS) return [];
  const value = diagram(history, { startMs, endMs });
  const more = history.moreAgents;
  return [
    toHtml(heading(3, 'Timeline'), page),
    `\`\`\`mermaid\n${value}\n\`\`\``,
    ...(more > 0 ? [toHtml(paragraph(`and ${formatNumberOf(more, 'more agent')}`), page)] : []),
  ];
}

function diagram({ spans, agents }: TaskHistory, range: Range): string {
  const perAgent = Math.floor((MAX_ROWS - MAX_TASK_ROWS) / Math.max(1, agents.length));
  const maxRows = Math.min(MAX_AGENT_ROWS, Math.max(2, perAgent));
  const names = uniqueNames(agents);
  return [
    FRONT_MATTER,
    'gantt',
    ...axisLines(range.endMs - range.startMs),
    ...section('Task', rowsOf(spans, MAX_TASK_ROWS), range),
    ...agents.flatMap((agent, index) =>
      section(names[index] ?? '', rowsOf(agent.spans, maxRows), range),
    ),
  ].join('\n');
}

function section(name: string, rows: readonly Row[], range: Range): string[] {
  if (rows.length === 0) return [];
  const minBarMs = Math.ceil((range.endMs - range.startMs) * MIN_BAR_SHARE);
  return [
    `  section ${name}`,
    ...rows.map(({ label, kind, startMs, endMs }) => {
      const end = Math.max(endMs, startMs + minBarMs);
      return `    ${label} :${tagOf(kind)}${String(startMs)}, ${String(end)}`;
    }),
  ];
}

function tagOf(kind: SpanKind): string {
  if (kind === 'inactive') return 'done, ';
  return kind === 'blocked' || kind === 'failure' ? 'crit, ' : '';
}

function isDate({ startMs, endMs }: Range): boolean {
  return startMs > 0 && endMs >= startMs && endMs < MAX_DATE_MS;
}

/** Merges adjacent spans with the same label into one row. The last row before the end also says how it ended. */
function rowsOf(spans: readonly HistorySpan<TaskStatus | AgentStatus>[], maxRows: number): Row[] {
  const rows: Row[] = [];
  for (const { startMs, endMs, ...span } of spans.filter(isDate)) {
    const { label, kind } = labelState(span);
    const last = rows.at(-1);
    const isSame = last?.label === label || (last !== undefined && isEnd(last) && isEnd({ kind }));
    if (isSame) rows[rows.length - 1] = { ...last, label, kind, endMs };
    else rows.push({ label, kind, startMs, endMs });
  }
  const end = rows.at(-1);
  // A track that had ended when it was first observed has no duration.
  if (end !== undefined && isEnd(end) && rows.length === 1) return [{ ...end, endMs: end.startMs }];
  const hasEnd = end !== undefined && isEnd(end);
  const before = fold(hasEnd ? rows.slice(0, -1) : rows, maxRows);
  return before.map((row, index) => {
    const duration = isEnd(row) ? '' : durationOf(row);
    const label = `${row.label}${duration}`;
    if (!hasEnd || index < before.length - 1) return { ...row, label };
    const kind = end.kind === 'failure' ? end.kind : row.kind;
    // Short after ordinary work, because a longer label would cover the name on a phone.
    const last = row.kind === 'active' ? `${end.label}${duration}` : `${label}, then ${end.label}`;
    return { ...row, label: last, kind };
  });
}

function durationOf({ startMs, endMs }: Range): string {
  return endMs - startMs < MIN_DURATION_MS ? '' : ` ${formatDuration(endMs - startMs)}`;
}

function isEnd({ kind }: Pick<Row, 'kind'>): boolean {
  return kind === 'success' || kind === 'failure';
}

/** Merges the rows beyond the maximum into one row. */
function fold(rows: readonly Row[], maxRows: number): Row[] {
  const rest = rows.slice(maxRows - 1);
  const [first] = rest;
  const last = rest.at(-1);
  if (rest.length < 2 || first === undefined || last === undefined) return [...rows];
  const several: Row = { ...first, label: 'several states', kind: 'active', endMs: last.endMs };
  return [...rows.slice(0, maxRows - 1), several];
}

/** The library merges sections of the same name, and fails on `__proto__`. */
function uniqueNames(agents: readonly AgentHistory[]): string[] {
  const used = new Set(['__proto__', 'task']);
  return agents.map(({ name }) => {
    const label = diagramLabel(name, MAX_NAME_LENGTH) || 'agent';
    let unique = label;
    for (let number = 2; used.has(unique.toLowerCase()); number += 1) {
      unique = `${diagramLabel(label, MAX_NAME_LENGTH - 3)} ${String(number)}`;
    }
    used.add(unique.toLowerCase());
    return unique;
  });
}

/**
 * Returns the lines of a Gantt diagram that configure its time axis. The library shows times in the reader's time zone.
 * Source: "Setting dates" and "Axis ticks" of mermaid.js.org/syntax/gantt.html
 */
function axisLines(totalMs: number): string[] {
  const seconds = totalMs / 1000;
  const tick = TICKS.find(([each]) => seconds / each <= MAX_TICKS);
  const days = Math.ceil(seconds / MAX_TICKS / DAY_SECONDS);
  return [
    '  dateFormat x',
    `  axisFormat ${labelFormat(seconds)}`,
    `  tickInterval ${tick?.[1] ?? `${days}day`}`,
    '  todayMarker off',
  ];
}

function labelFormat(seconds: number): string {
  if (seconds < 300) return '%H:%M:%S';
  return seconds < DAY_SECONDS ? '%H:%M' : '%b %d %H:%M';
}
