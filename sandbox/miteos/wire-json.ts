import type { SandboxDeliverable } from './deliverable.ts';
import type { AgentStatusName, SandboxAgent, SandboxTask } from './sandbox-task.ts';
import type { Generation } from './settings.ts';

/** Both generations write times in whole seconds. */
function wireTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

const statusesB: Readonly<Record<string, string>> = {
  planning: 'running',
  paused: 'running',
  complete: 'completed',
};

/** Returns the task's status in the generation's words. Unknown statuses are unchanged. */
export function wireStatus(task: SandboxTask, generation: Generation): string {
  return generation === 'A' ? task.status : (statusesB[task.status] ?? task.status);
}

/** The kind of response, which decides the fields of a task. */
export type TaskView = 'created' | 'fetched' | 'listed';

/** Returns a task as JSON, in the generation's format. */
export function wireTask(
  task: SandboxTask,
  view: TaskView,
  generation: Generation,
): Record<string, unknown> {
  // JSON omits undefined properties.
  return {
    id: task.id,
    status: wireStatus(task, generation),
    prompt: task.prompt,
    workspace_id: task.birth.workspaceId,
    ...(generation === 'A' ? fieldsA(task, view) : fieldsB(task, view)),
    error: task.failure,
  };
}

function fieldsA(task: SandboxTask, view: TaskView): Record<string, unknown> {
  const fields = { config: task.birth.config, created_at: wireTime(task.createdAtMs) };
  if (view !== 'fetched') return fields;
  return { ...fields, agents: task.agents.map((agent) => agentA(agent, task.id)) };
}

function agentA(agent: SandboxAgent, taskId: string): Record<string, unknown> {
  return {
    id: agent.id,
    task_id: taskId,
    type: agent.type,
    status: agent.status === 'killed' ? 'error' : agent.status,
    ...(agent.currentTool === undefined ? {} : { current_tool: agent.currentTool }),
    progress: agent.progress,
  };
}

function fieldsB(task: SandboxTask, view: TaskView): Record<string, unknown> {
  const fields = {
    total_tokens_used: task.tokensUsed,
    total_cost_cents: task.costCents,
    created_at: wireTime(task.createdAtMs),
    completed_at: task.endedAtMs === undefined ? null : wireTime(task.endedAtMs),
  };
  if (view === 'listed') return fields;
  return { ...fields, subtasks: task.agents.map((agent) => subtaskB(agent, task)) };
}

const agentStatusesB: Readonly<Record<AgentStatusName, string>> = {
  idle: 'thinking',
  thinking: 'thinking',
  acting: 'acting',
  waiting: 'awaiting_approval',
  complete: 'complete',
  error: 'error',
  killed: 'killed',
};

function subtaskB(agent: SandboxAgent, task: SandboxTask): Record<string, unknown> {
  return {
    id: agent.id,
    agent_type: agent.type,
    prompt: `${agent.type}: ${task.prompt.split('\n')[0] ?? ''}`,
    status: agentStatusesB[agent.status],
    tokens_used: Math.round(task.tokensUsed / task.agents.length),
    model_used: null,
  };
}

/** Returns a deliverable as an entry of the list, in the generation's format. */
export function wireDeliverable(
  deliverable: SandboxDeliverable,
  generation: Generation,
  downloadUrl: string,
): Record<string, unknown> {
  const { id, name, contentType, content, createdAtMs, listed } = deliverable;
  const described =
    generation === 'A'
      ? { name, content_type: contentType, size_bytes: content.sizeBytes }
      : { filename: name, mime_type: contentType, size: content.sizeBytes };
  // JSON omits undefined properties.
  return {
    id,
    ...described,
    created_at: wireTime(createdAtMs),
    download_url: downloadUrl,
    ...listed,
  };
}
