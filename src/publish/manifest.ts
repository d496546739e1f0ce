import { saveText } from '../deliverables/output-folder.ts';
import { MANIFEST_NAME } from '../deliverables/safe-name.ts';
import type { ArtifactFile } from '../ports.ts';
import { durationSeconds } from '../task/history.ts';
import type { PublishContext } from './context.ts';

/**
 * Writes the manifest into the output folder.
 * @throws Error when that fails, for example because a folder has the same name
 */
export async function saveManifest(context: PublishContext): Promise<ArtifactFile> {
  const { ports, folder } = context;
  const text = ports.secrets.redactKeys(renderManifest(context));
  return saveText(folder, MANIFEST_NAME, text);
}

type ManifestFacts = Pick<PublishContext, 'verdict' | 'collected' | 'run' | 'history'>;

/** Describes the task and the contents of the archive as JSON, for programs. */
export function renderManifest({ verdict, collected, run, history }: ManifestFacts): string {
  const { task, outcome } = verdict;
  const manifest = {
    task_id: task.id,
    status: outcome,
    service_status: task.rawStatus,
    created_at: formatTime(task.createdAtMs),
    completed_at: formatTime(task.completedAtMs),
    duration_seconds: durationSeconds(history),
    cost_cents: task.costCents ?? null,
    tokens_used: task.tokensUsed ?? null,
    run_url: run.runUrl,
    deliverables: collected.saved.map((file) => ({
      id: file.id,
      name: file.name,
      original_name: file.originalName,
      bytes: file.bytes,
      content_type: file.contentType,
      sha256: file.sha256,
    })),
    missing: collected.lost.map(({ id, originalName, reason }) => ({
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
