import type { OutputFolder } from '../deliverables/output-folder.ts';
import { MANIFEST_NAME } from '../deliverables/safe-name.ts';
import type { Verdict } from '../task/verdict.ts';
import type { PublishContext } from './context.ts';

/**
 * Writes `miteos-task.json` into the output folder.
 * @returns its path
 * @throws Error when it can't be written
 */
export async function saveManifest(verdict: Verdict, context: PublishContext): Promise<string> {
  const { ports, folder } = context;
  return saveText(folder, ports.secrets.redactKeys(renderManifest(verdict, context)));
}

/** What the archive holds and what it is of, for programs. */
export function renderManifest(
  { task, outcome }: Verdict,
  {
    collected,
    run,
    durationSeconds,
  }: Pick<PublishContext, 'collected' | 'run' | 'durationSeconds'>,
): string {
  const manifest = {
    task_id: task.id,
    status: outcome,
    service_status: task.rawStatus,
    created_at: formatTime(task.createdAtMs),
    completed_at: formatTime(task.completedAtMs),
    duration_seconds: durationSeconds,
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

async function saveText(folder: OutputFolder, text: string): Promise<string> {
  const file = await folder.createFile(MANIFEST_NAME);
  try {
    await file.write(new TextEncoder().encode(text));
    return await file.keep();
  } finally {
    await file.discard();
    await folder.tidy();
  }
}
