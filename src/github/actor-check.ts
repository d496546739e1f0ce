import { errorWords } from '../support/errors.ts';
import type { EventFacts } from './event.ts';
import { openRest, type RestOptions } from './rest.ts';

/** Whoever has write access, everybody, or these logins. */
export type AllowedActors = 'write' | 'all' | readonly string[];

export interface ActorCheckOptions {
  readonly event: EventFacts;
  /** Who caused this attempt of the run. */
  readonly actor: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly allowed: AllowedActors;
  readonly rest: RestOptions;
}

/**
 * Whether whoever caused the run may spend credits. Asks GitHub only for events that an outsider can cause.
 * @returns why not, with the way to allow it; undefined when they may
 */
export async function findRefusal(options: ActorCheckOptions): Promise<string | undefined> {
  const { event, actor, allowed } = options;
  if (event.isFromInsider || allowed === 'all') return undefined;
  for (const login of new Set([actor, ...event.upstreamActors])) {
    const reason = await reasonAgainst(login, options);
    if (reason === undefined) continue;
    return (
      `"${login}" may not spend Miteos credits on the event ${event.name}: ${reason} ` +
      `To allow it, add "${login}" to the input allowed-actors.`
    );
  }
  return undefined;
}

async function reasonAgainst(
  login: string,
  { allowed, repository, rest }: ActorCheckOptions,
): Promise<string | undefined> {
  if (allowed === 'all') return undefined;
  if (allowed !== 'write') {
    const isNamed = allowed.some((name) => name.toLowerCase() === login.toLowerCase());
    return isNamed ? undefined : 'it is not named in allowed-actors.';
  }
  if (login.endsWith('[bot]')) return 'bots may only when allowed-actors names them in full.';
  try {
    const octokit = await openRest(rest);
    const [owner = '', repo = ''] = repository.split('/');
    const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({
      owner,
      repo,
      username: login,
    });
    // `maintain` is told as `write` here. Source: GitHub REST, "Get repository permissions for a user".
    if (data.permission === 'admin' || data.permission === 'write') return undefined;
    return `its permission on ${repository} is "${data.permission}", not write.`;
  } catch (error) {
    return `its permission on ${repository} could not be checked (${errorWords(error)}).`;
  }
}
