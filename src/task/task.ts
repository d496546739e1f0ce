/**
 * What a task is, in our own words. Both generations of the service's documents are folded into
 * these; the word the service used is kept beside ours.
 */
export type TaskStatus =
  | 'pending'
  | 'planning'
  | 'running'
  | 'paused'
  | 'complete'
  | 'failed'
  | 'cancelled'
  /** A word that we do not know: not an end, waited out under the deadline. */
  | 'unknown';

export type AgentStatus =
  | 'idle'
  | 'thinking'
  | 'acting'
  /** Waits for a person's approval. */
  | 'waiting'
  | 'paused'
  | 'complete'
  | 'error'
  | 'killed'
  | 'unknown';

/** One agent of a task (a "subtask" in the second generation of the documents). */
export interface Agent {
  readonly id: string;
  /** The service's word for what the agent is, e.g. `researcher`. Remote text. */
  readonly type?: string;
  readonly status: AgentStatus;
  /** The service's own status word. Remote text. */
  readonly rawStatus: string;
  /** The tool in use. Remote text. */
  readonly currentTool?: string;
  /** 0–100. */
  readonly progress?: number;
}

export interface Task {
  /** Opaque; remote text. */
  readonly id: string;
  readonly status: TaskStatus;
  /** The service's own status word. Remote text. */
  readonly rawStatus: string;
  /** As far as the answer shows it; a list may lack or cut it. */
  readonly prompt?: string;
  /** Milliseconds since the Unix epoch, by the service's clock. */
  readonly createdAtMs?: number;
  /** Milliseconds since the Unix epoch, by the service's clock. */
  readonly completedAtMs?: number;
  readonly agents: readonly Agent[];
  readonly costCents?: number;
  readonly tokensUsed?: number;
  /** The service's words on why the task failed. Remote text. */
  readonly failure?: string;
}

/** A file that a task produced, as the service lists it. */
export interface Deliverable {
  /** Opaque; remote text. */
  readonly id: string;
  /** As the service calls it; may hold folders, may be hostile. Absent when it gives none. */
  readonly name?: string;
  readonly contentType?: string;
  readonly bytes?: number;
  /** Lower-case hex, when the service gives one. */
  readonly sha256?: string;
  /** The pre-signed address. Its query is a credential: never log it. */
  readonly downloadUrl?: string;
}

/** Whether the service has ended the task: nothing more is done or billed. */
export function hasEnded(task: Task): boolean {
  return task.status === 'complete' || task.status === 'failed' || task.status === 'cancelled';
}

/** Whether the task stands still until a person approves something in the War Room. */
export function isWaitingForApproval(task: Task): boolean {
  if (hasEnded(task)) return false;
  return task.status === 'paused' || task.agents.some((agent) => agent.status === 'waiting');
}

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
