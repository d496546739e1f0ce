import type { HistorySpan } from '../task/history.ts';
import type { AgentStatus, TaskStatus } from '../task/task.ts';
import { cleanLine, clipText } from './untrusted/clean-text.ts';

type Status = TaskStatus | AgentStatus | 'unwatched' | 'several';

/** What kind of state a span is in, which decides its color in the diagram. */
export type SpanKind = 'work' | 'quiet' | 'trouble' | 'end' | 'bad-end';

interface State {
  readonly label: string;
  readonly kind: SpanKind;
}

/** No label begins with a keyword of the diagram's language: click, call, href, title, section, and so on. */
const STATES: Readonly<Record<Exclude<Status, 'unknown'>, State>> = {
  pending: { label: 'queued', kind: 'quiet' },
  planning: { label: 'planning', kind: 'work' },
  running: { label: 'running', kind: 'work' },
  paused: { label: 'paused', kind: 'trouble' },
  idle: { label: 'idle', kind: 'quiet' },
  thinking: { label: 'working', kind: 'work' },
  acting: { label: 'working', kind: 'work' },
  waiting: { label: 'waiting for approval', kind: 'trouble' },
  unwatched: { label: 'not watched', kind: 'quiet' },
  several: { label: 'several states', kind: 'quiet' },
  complete: { label: 'complete', kind: 'end' },
  cancelled: { label: 'cancelled', kind: 'bad-end' },
  failed: { label: 'failed', kind: 'bad-end' },
  error: { label: 'failed', kind: 'bad-end' },
  killed: { label: 'stopped', kind: 'bad-end' },
};

/** A state for people. A state that we do not know is in quotation marks. */
export function labelState({
  status,
  rawStatus,
}: Pick<HistorySpan<Status>, 'status' | 'rawStatus'>): State {
  if (status !== 'unknown') return STATES[status];
  return { label: `“${diagramLabel(rawStatus, 24) || 'unnamed state'}”`, kind: 'work' };
}

/**
 * Remote text as a label in a diagram, the one place where it is not HTML. Only letters, digits, spaces and `._-` are left, so that none of it is
 * read as the diagram's language, as an entity, as HTML or as Markdown. The label may be empty.
 */
export function diagramLabel(text: string, maxLength: number): string {
  const harmless = text.slice(0, 500).replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, ' ');
  return clipText(cleanLine(harmless), maxLength);
}
