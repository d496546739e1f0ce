import {
  merged,
  type GithubEvent,
  type Payload,
} from '../../sandbox/github/events/github-event.ts';
import { publishedPayloads } from '../../__tests__/support/published-events.ts';

/** The names and commits in GitHub's published payloads. */
const sha = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';

/**
 * Creates an event with the payload that GitHub publishes for it.
 * @param action the payload's `action`, if there are several
 * @param overrides replaces parts of the payload; objects are merged
 */
export function publishedEvent(
  name: string,
  action?: string,
  overrides: Payload = {},
): GithubEvent {
  const found = publishedPayloads(name).find((one) => one['action'] === action);
  if (found === undefined) throw new Error(`GitHub publishes no ${name} ${action ?? ''}.`);
  const payload = merged(found, overrides);
  const ref = name === 'pull_request' ? 'refs/pull/2/merge' : 'refs/heads/master';
  return { name, payload, actor: loginOf(payload['sender']), sha, ref };
}

/** A scheduled event. GitHub publishes no payload for it; a real one contains little more than this. */
export function scheduleEvent(cron: string): GithubEvent {
  const { payload, ...dispatch } = publishedEvent('workflow_dispatch');
  const { repository, organization, workflow } = payload as Record<string, unknown>;
  return {
    ...dispatch,
    name: 'schedule',
    payload: { schedule: cron, repository, organization, workflow },
  };
}

function loginOf(user: unknown): string {
  return String((user as { login?: unknown }).login);
}
