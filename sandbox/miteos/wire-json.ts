import type { Generation, MiteosSettings, TaskListSettings } from './settings.ts';
import type { AgentStatusName, SandboxAgent, SandboxTask } from './sandbox-task.ts';
import type { SandboxDeliverable } from './deliverable.ts';

/** Both generations write times in whole seconds. */
export function wireTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

const statusesB: Readonly<Record<string, string>> = {
  planning: 'running',
  paused: 'running',
  complete: 'completed',
};

/** The task's status in the words of the generation. Words that neither has are left alone. */
export function wireStatus(task: SandboxTask, generation: Generation): string {
  return generation === 'A' ? task.status : (statusesB[task.status] ?? task.status);
}

/** Where a task is shown: the answers differ in what they hold. */
export type TaskView = 'created' | 'fetched' | 'listed';

/** A task as JSON, in the shape of the generation. */
export function wireTask(
  task: SandboxTask,
  view: TaskView,
  generation: Generation,
  failureField: MiteosSettings['failureField'],
): Record<string, unknown> {
  return {
    id: task.id,
    status: wireStatus(task, generation),
    prompt: task.prompt,
    ...(task.birth.workspaceId === undefined ? {} : { workspace_id: task.birth.workspaceId }),
    ...(generation === 'A' ? fieldsA(task, view) : fieldsB(task, view)),
    ...failureFields(task, failureField),
  };
}

/** A task as an entry of the list, with as much of its prompt as the list shows. */
export function wireListedTask(
  task: SandboxTask,
  generation: Generation,
  settings: MiteosSettings,
): Record<string, unknown> {
  // JSON leaves out what is undefined.
  return {
    ...wireTask(task, 'listed', generation, settings.failureField),
    prompt: shownPrompt(task.prompt, settings.taskList.prompts),
  };
}

function shownPrompt(prompt: string, shown: TaskListSettings['prompts']): string | undefined {
  if (shown === 'missing') return undefined;
  return shown === 'whole' ? prompt : Array.from(prompt).slice(0, shown).join('');
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

function failureFields(
  task: SandboxTask,
  field: MiteosSettings['failureField'],
): Record<string, unknown> {
  if (task.failure === undefined) return {};
  return field === 'error.message'
    ? { error: { message: task.failure } }
    : { [field]: task.failure };
}

/** A deliverable as an entry of the list, in the shape of the generation. */
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
  // JSON leaves out what is undefined.
  return {
    id,
    ...described,
    created_at: wireTime(createdAtMs),
    download_url: downloadUrl,
    ...listed,
  };
}
