import type { Element } from 'hast';
import { formatDuration } from '../support/duration.ts';
import { formatCents, formatCount, formatNumberOf } from '../support/human-units.ts';
import type { TaskHistory } from '../task/history.ts';
import type { Agent, AgentStatus, Task } from '../task/task.ts';
import { commitLink } from './repository-links.ts';
import type { Result } from './result.ts';
import { element, link, paragraph, type Child } from './untrusted/html.ts';

const MAX_ARTIFACTS = 5;

/** One line on what it took and where everything is. What is not known is left out. */
export function footer(result: Result): Element {
  const { commit, durationSeconds, task, history, artifacts, runUrl, watchUrl } = result;
  const archives = artifacts.filter(({ file }) => file === undefined).slice(0, MAX_ARTIFACTS);
  const facts: Child[] = [
    ...(commit === undefined ? [] : [commitLink(commit, result)]),
    ...(durationSeconds === undefined ? [] : [formatDuration(durationSeconds * 1000)]),
    ...(task.agents.length === 0 ? [] : [describeAgents(task, history)]),
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

/** How an agent of a cancelled task ended is known by its history: the service may say the same of all that did not complete. */
function describeAgents({ agents, status: taskStatus }: Task, history?: TaskHistory): string {
  const endOf = ({ id, status }: Agent) => {
    if (taskStatus !== 'cancelled' || status !== 'error') return status;
    return history?.agents.find((agent) => agent.id === id)?.spans.at(-1)?.status ?? 'killed';
  };
  const count = (wanted: AgentStatus): number =>
    agents.filter((agent) => endOf(agent) === wanted).length;
  const [failed, stopped] = [count('error'), count('killed')];
  const remarks = [
    ...(failed === 0 ? [] : [`${formatCount(failed)} failed`]),
    ...(stopped === 0 ? [] : [`${formatCount(stopped)} stopped`]),
  ];
  const remark = remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
  return `${formatNumberOf(agents.length, 'agent')}${remark}`;
}
