import { hasEnded } from '../task/task.ts';
import type { Result } from './result.ts';
import type { Outcome } from '../task/verdict.ts';

const SYMBOLS: Readonly<Record<Outcome, string>> = {
  complete: '✅',
  failed: '❌',
  cancelled: '🚫',
  'timed-out': '⏰',
  'needs-approval': '✋',
  running: '⏳',
  skipped: '➖',
};

/** The headline: a symbol and the outcome in plain words. */
export function headline(result: Result): string {
  const hasTrouble = result.problems.length > 0 || result.lost.length > 0;
  const symbol = result.outcome === 'complete' && hasTrouble ? '⚠️' : SYMBOLS[result.outcome];
  return `${symbol} Miteos task ${describeOutcome(result)}`;
}

/** The outcome as the end of a sentence that begins with "Miteos task". */
function describeOutcome({ outcome, task, problems, lost }: Result): string {
  switch (outcome) {
    case 'complete':
      if (lost.length > 0) return 'complete, but not everything it made was delivered';
      return problems.length > 0 ? 'complete, with problems' : 'complete';
    case 'failed':
      if (task === undefined) return 'could not be started';
      return task.status === 'failed' ? 'failed' : 'could not be followed to its end';
    case 'cancelled':
      return 'was cancelled';
    case 'timed-out':
      if (task?.status === 'cancelled') return 'timed out and was cancelled';
      return task !== undefined && !hasEnded(task) ? 'timed out and may still run' : 'timed out';
    case 'needs-approval':
      return 'waits for approval';
    case 'running':
      return 'was started and is running';
    case 'skipped':
      return 'was skipped';
  }
}

/** The outcome by itself, for a table. */
export function describeStatus(result: Result): string {
  return result.outcome === 'running'
    ? 'Running'
    : capitalize(describeOutcome(result).replace(/^was /u, ''));
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
