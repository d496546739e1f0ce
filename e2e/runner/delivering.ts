import type { DeliverableInput } from '../../sandbox/miteos/deliverable.ts';
import type { Step } from '../../sandbox/miteos/sandbox-task.ts';

/** The life of a task that works briefly and delivers these texts, by name. The final status can be changed. */
export function delivering(
  texts: Readonly<Record<string, string>>,
  end: Partial<Step> = {},
): readonly Step[] {
  const deliver = Object.entries(texts).map(([name, content]): DeliverableInput => ({
    name,
    content,
  }));
  return [
    { afterMs: 5, status: 'running' },
    { afterMs: 10, status: 'complete', deliver, tokensUsed: 66_400, costCents: 37, ...end },
  ];
}
