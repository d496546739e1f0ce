import type { HistorySpan } from '../task/history.ts';
import type { AgentStatus, TaskStatus } from '../task/task.ts';
import { cleanLine, clipText } from './untrusted/clean-text.ts';

type Status = TaskStatus | AgentStatus | 'unwatched' | 'several';

/** How a time in one state is told apart: by a colour of the diagram's own. */
export type SpanKind = 'work' | 'quiet' | 'trouble' | 'end' | 'bad-end';

interface StateWords {
  readonly words: string;
  readonly kind: SpanKind;
}

/** None begins with a keyword of the diagram's language: click, call, href, title, section, and so on. */
const WORDS: Readonly<Record<Exclude<Status, 'unknown'>, StateWords>> = {
  pending: { words: 'waiting to start', kind: 'quiet' },
  planning: { words: 'planning', kind: 'work' },
  running: { words: 'running', kind: 'work' },
  paused: { words: 'paused', kind: 'trouble' },
  idle: { words: 'idle', kind: 'quiet' },
  thinking: { words: 'working', kind: 'work' },
  acting: { words: 'working', kind: 'work' },
  waiting: { words: 'waiting for approval', kind: 'trouble' },
  unwatched: { words: 'not watched', kind: 'quiet' },
  several: { words: 'several states', kind: 'quiet' },
  complete: { words: 'complete', kind: 'end' },
  cancelled: { words: 'cancelled', kind: 'bad-end' },
  failed: { words: 'failed', kind: 'bad-end' },
  error: { words: 'failed', kind: 'bad-end' },
  killed: { words: 'stopped', kind: 'bad-end' },
};

/** A state in words for people. A word that we do not know stands between quotation marks. */
export function stateWords({
  status,
  rawStatus,
}: Pick<HistorySpan<Status>, 'status' | 'rawStatus'>): StateWords {
  if (status !== 'unknown') return WORDS[status];
  return { words: `“${diagramLabel(rawStatus, 24) || 'unnamed state'}”`, kind: 'work' };
}

/**
 * Remote words as a label in a diagram, the one place where they are not HTML: letters, digits, space and `._-`, so that nothing in them is
 * read as the diagram's language, a comment or a directive of it, as an entity, as HTML or as Markdown. Perhaps empty.
 */
export function diagramLabel(text: string, maxLength: number): string {
  const harmless = text.slice(0, 500).replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, ' ');
  return clipText(cleanLine(harmless), maxLength);
}
