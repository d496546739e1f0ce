import { formatDuration } from '../support/duration.ts';
import type { AgentHistory, HistorySpan, TaskHistory } from '../task/history.ts';
import type { AgentStatus, TaskStatus } from '../task/task.ts';
import { formatNumberOf } from '../support/human-units.ts';
import { heading, paragraph } from './untrusted/html.ts';
import { toHtml, type Page } from './page.ts';
import { axisLines } from './timeline-axis.ts';
import { diagramLabel, stateWords, type SpanKind } from './timeline-label.ts';

/** Rows of the diagram, about as many as two screens show. */
const MAX_ROWS = 60;
const MAX_TASK_ROWS = 12;
const MAX_AGENT_ROWS = 8;
const MAX_NAME_LENGTH = 18;
/** A bar shorter than this share of all would not be seen. */
const SMALLEST_SHARE = 0.01;
/** Times that the diagram's library takes for dates, in milliseconds since the Unix epoch. */
const LATEST_MS = Date.UTC(9000, 0);
/** What took less has no timeline. */
const MIN_MS = 1000;

/**
 * Names stand left of the bars. The library leaves too little room for them and, on a phone, too much to the right.
 * Source: "Possible configuration parameters" of mermaid.js.org/syntax/gantt.html
 */
const FRONT_MATTER = `---
config:
  gantt:
    leftPadding: 120
    rightPadding: 30
---`;

interface Row {
  readonly words: string;
  readonly kind: SpanKind;
  readonly startMs: number;
  readonly endMs: number;
}

interface Range {
  readonly startMs: number;
  readonly endMs: number;
}

/** The phases of the task and the work of its agents over time, as a diagram that GitHub draws; nothing where nothing is known. */
export function timelinePart(history: TaskHistory | undefined, page: Page): string[] {
  if (history === undefined) return [];
  const spans = [history, ...history.agents].flatMap((track): Range[] =>
    track.spans.filter(isDate),
  );
  const startMs = spans.reduce((first, span) => Math.min(first, span.startMs), LATEST_MS);
  const endMs = spans.reduce((last, span) => Math.max(last, span.endMs), 0);
  if (endMs - startMs < MIN_MS) return [];
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
  const most = Math.min(MAX_AGENT_ROWS, Math.max(2, perAgent));
  const names = uniqueNames(agents);
  return [
    FRONT_MATTER,
    'gantt',
    ...axisLines(range.endMs - range.startMs),
    ...section('Task', rowsOf(spans, MAX_TASK_ROWS), range),
    ...agents.flatMap((agent, index) =>
      section(names[index] ?? '', rowsOf(agent.spans, most), range),
    ),
  ].join('\n');
}

function section(name: string, rows: readonly Row[], range: Range): string[] {
  if (rows.length === 0) return [];
  const smallestMs = Math.ceil((range.endMs - range.startMs) * SMALLEST_SHARE);
  return [
    `  section ${name}`,
    ...rows.map(({ words: label, kind, startMs, endMs }) => {
      const end = Math.max(endMs, startMs + smallestMs);
      return `    ${label} :${tagOf(kind)}${String(startMs)}, ${String(end)}`;
    }),
  ];
}

function tagOf(kind: SpanKind): string {
  if (kind === 'quiet') return 'done, ';
  return kind === 'trouble' || kind === 'bad-end' ? 'crit, ' : '';
}

function isDate({ startMs, endMs }: Range): boolean {
  return startMs > 0 && endMs >= startMs && endMs < LATEST_MS;
}

/** Neighbours that read the same are one row; how it ended stands with the row before it. */
function rowsOf(spans: readonly HistorySpan<TaskStatus | AgentStatus>[], most: number): Row[] {
  const rows: Row[] = [];
  for (const span of spans.filter(isDate)) {
    const { words: label, kind } = stateWords(span);
    const last = rows.at(-1);
    const isSame = last?.words === label || (last !== undefined && isEnd(last) && isEnd({ kind }));
    if (isSame) rows[rows.length - 1] = { ...last, words: label, kind, endMs: span.endMs };
    else rows.push({ words: label, kind, startMs: span.startMs, endMs: span.endMs });
  }
  const end = rows.at(-1);
  // What had ended when it was first seen takes no time.
  if (end !== undefined && isEnd(end) && rows.length === 1) return [{ ...end, endMs: end.startMs }];
  const hasEnd = end !== undefined && isEnd(end);
  const before = fold(hasEnd ? rows.slice(0, -1) : rows, most);
  return before.map((row, index) => {
    const took = isEnd(row) ? '' : durationOf(row);
    const label = `${row.words}${took}`;
    if (!hasEnd || index < before.length - 1) return { ...row, words: label };
    const kind = end.kind === 'bad-end' ? end.kind : row.kind;
    // That it worked goes without saying; on a phone a longer label stands over the name.
    const last = row.kind === 'work' ? `${end.words}${took}` : `${label}, then ${end.words}`;
    return { ...row, words: last, kind };
  });
}

function durationOf({ startMs, endMs }: Range): string {
  return endMs - startMs < MIN_MS ? '' : ` ${formatDuration(endMs - startMs)}`;
}

function isEnd({ kind }: Pick<Row, 'kind'>): boolean {
  return kind === 'end' || kind === 'bad-end';
}

/** What is beyond the bound becomes one row. */
function fold(rows: readonly Row[], most: number): Row[] {
  const rest = rows.slice(most - 1);
  const [first] = rest;
  const last = rest.at(-1);
  if (rest.length < 2 || first === undefined || last === undefined) return [...rows];
  const several: Row = { ...first, words: 'several states', kind: 'work', endMs: last.endMs };
  return [...rows.slice(0, most - 1), several];
}

/** The library takes sections of one name for one, and stumbles over the name of every object's prototype. */
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
