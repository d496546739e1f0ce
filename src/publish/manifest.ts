import type { Task } from '../task/task.ts';
import type { LostDeliverable, SavedDeliverable } from '../deliverables/saved-deliverable.ts';

export interface ManifestFacts {
  readonly task: Task;
  /** The step's word for the outcome. */
  readonly outcome: string;
  readonly runUrl: string;
  readonly durationSeconds: number | undefined;
  readonly saved: readonly SavedDeliverable[];
  readonly lost: readonly LostDeliverable[];
}

/** `miteos-task.json`: what the archive holds and what it is of, for programs. */
export function renderManifest({ task, outcome, ...facts }: ManifestFacts): string {
  const manifest = {
    task_id: task.id,
    status: outcome,
    service_status: task.rawStatus,
    created_at: formatTime(task.createdAtMs),
    completed_at: formatTime(task.completedAtMs),
    duration_seconds: facts.durationSeconds ?? null,
    cost_cents: task.costCents ?? null,
    tokens_used: task.tokensUsed ?? null,
    run_url: facts.runUrl,
    deliverables: facts.saved.map(({ id, name, originalName, bytes, contentType, sha256 }) => ({
      id,
      name,
      original_name: originalName,
      bytes,
      content_type: contentType,
      sha256,
    })),
    missing: facts.lost.map(({ id, originalName, reason }) => ({
      id,
      original_name: originalName,
      reason,
    })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function formatTime(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
