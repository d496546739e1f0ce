import type { Agent, Task } from './task.ts';

/** One line on where a task stands, with remote words in it. */
export function describeTask(task: Task): string {
  const agents = task.agents.map(describeAgent);
  const status = describeStatus(task);
  return agents.length === 0 ? status : `${status} · ${agents.join(', ')}`;
}

/** The status as one word; in quotes when it is the service's own. */
export function describeStatus({ status, rawStatus }: Task): string {
  return status === 'unknown' ? `"${rawStatus}"` : status;
}

/** 0–100 over all agents; undefined when none says. */
export function progressOf(task: Task): number | undefined {
  const known = task.agents.flatMap(({ progress }) => (progress === undefined ? [] : [progress]));
  if (known.length === 0) return undefined;
  return Math.round(known.reduce((sum, progress) => sum + progress, 0) / known.length);
}

/** What an agent does, with remote words in it. */
export function describeAgent(agent: Agent): string {
  const tool = agent.currentTool === undefined ? '' : ` (${agent.currentTool})`;
  return `${agent.type ?? agent.id} ${agent.rawStatus}${tool}`;
}
