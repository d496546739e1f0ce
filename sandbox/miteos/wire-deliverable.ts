import type { SandboxDeliverable } from './deliverable.ts';
import type { Generation } from './settings.ts';
import { wireTime } from './wire-task.ts';

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
