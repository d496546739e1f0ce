import type { HistorySpan } from '../task/history.ts';
import type { AgentStatus, TaskStatus } from '../task/task.ts';
import { cleanLine, clipText } from './untrusted/clean-text.ts';

type Status = TaskStatus | AgentStatus | 'unobserved' | 'several';

/** The kind of state of a span, which decides its color in the diagram. */
export type SpanKind = 'active' | 'inactive' | 'blocked' | 'success' | 'failure';

interface State {
  readonly label: string;
  readonly kind: SpanKind;
}

/** No label begins with a keyword of the diagram's language: click, call, href, title, section, and so on. */
const STATES: Readonly<Record<Exclude<Status, 'unknown'>, State>> = {
  pending: { label: 'queued', kind: 'inactive' },
  planning: { label: 'planning', kind: 'active' },
  running: { label: 'running', kind: 'active' },
  paused: { label: 'paused', kind: 'blocked' },
  idle: { label: 'idle', kind: 'inactive' },
  thinking: { label: 'working', kind: 'active' },
  acting: { label: 'working', kind: 'active' },
  waiting: { label: 'waiting for approval', kind: 'blocked' },
  unobserved: { label: 'not observed', kind: 'inactive' },
  several: { label: 'several states', kind: 'inactive' },
  complete: { label: 'complete', kind: 'success' },
  cancelled: { label: 'cancelled', kind: 'failure' },
  failed: { label: 'failed', kind: 'failure' },
  error: { label: 'failed', kind: 'failure' },
  killed: { label: 'stopped', kind: 'failure' },
};

/** Returns the label of a state. An unknown state is in quotation marks. */
export function labelState({
  status,
  rawStatus,
}: Pick<HistorySpan<Status>, 'status' | 'rawStatus'>): State {
  if (status !== 'unknown') return STATES[status];
  return { label: `“${diagramLabel(rawStatus, 24) || 'unnamed state'}”`, kind: 'active' };
}

/**
 * Makes a label for a diagram from remote text. A diagram is the only place where remote text is not HTML. Only letters, digits, spaces and
 * `._-` are kept, so that nothing is read as the diagram's language, as an entity, as HTML or as Markdown. The label may be empty.
 */
export function diagramLabel(text: string, maxLength: number): string {
  const harmless = text.slice(0, 500).replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, ' ');
  return clipText(cleanLine(harmless), maxLength);
}
