import type { Element } from 'hast';
import { formatDuration } from '../support/duration.ts';
import { formatCents, formatCount, formatNumberOf } from '../support/human-units.ts';
import type { Task } from '../task/task.ts';
import { commitLink } from './repository-links.ts';
import type { Result } from './result.ts';
import { element, link, paragraph, type Child } from './untrusted/html.ts';

const MAX_ARTIFACTS = 5;

/** Returns one line with the commit, the duration, the cost and links to artifacts, run and War Room. Unknown facts are omitted. */
export function footer(result: Result): Element {
  const { commit, durationSeconds, task, artifacts, runUrl, watchUrl } = result;
  const archives = artifacts.filter(({ file }) => file === undefined).slice(0, MAX_ARTIFACTS);
  const facts: Child[] = [
    ...(commit === undefined ? [] : [commitLink(commit, result)]),
    ...(durationSeconds === undefined ? [] : [formatDuration(durationSeconds * 1000)]),
    ...(task.agents.length === 0 ? [] : [describeAgents(task)]),
    ...(task.costCents === undefined ? [] : [formatCents(task.costCents)]),
    ...archives.map(({ url }, index) =>
      link(url, index === 0 ? 'artifact' : `artifact ${index + 1}`),
    ),
    link(runUrl, 'run'),
    link(watchUrl, 'War Room'),
  ];
  const line = facts.flatMap((fact, index) => (index === 0 ? [fact] : [' · ', fact]));
  return paragraph(element('sub', {}, ...line));
}

/** When a task is cancelled, the service may report agents as failed that were only stopped. */
function describeAgents({ agents, status }: Task): string {
  const failed = agents.filter((agent) => agent.status === 'error').length;
  const remark = failed === 0 || status === 'cancelled' ? '' : ` (${formatCount(failed)} failed)`;
  return `${formatNumberOf(agents.length, 'agent')}${remark}`;
}
