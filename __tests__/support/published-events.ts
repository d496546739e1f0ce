import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface PublishedEvent {
  readonly name: string;
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

const file = fileURLToPath(import.meta.resolve('@octokit/webhooks-examples'));
const events = JSON.parse(readFileSync(file, 'utf8')) as readonly PublishedEvent[];

/** Returns GitHub's published example payloads of an event. */
export function publishedPayloads(name: string): PublishedEvent['examples'] {
  return events.find((event) => event.name === name)?.examples ?? [];
}
