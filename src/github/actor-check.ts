import * as v from 'valibot';

import type { Refusal } from '../ports.ts';
import type { EventFacts } from './event.ts';
import { adviceOnRefusal } from './failure-advice.ts';
import { describeFailure } from './rest-failure.ts';
import { openRest, type RestOptions } from './rest.ts';

/** Everybody, or a list of logins. `write` in the list means everybody with write access. */
export type AllowedActors = 'all' | readonly string[];

/** Why a login is not allowed. */
interface Objection {
  /** The end of a sentence after a colon. */
  readonly text: string;
  /** What to do when the permission could not be checked. */
  readonly remedy?: string;
}

export interface ActorCheckOptions {
  readonly event: EventFacts;
  /** The actor who triggered this attempt of the run. */
  readonly actor: string;
  /** The actor who triggered its first attempt. */
  readonly firstActor: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly allowed: AllowedActors;
  readonly rest: RestOptions;
}

/** The relevant fields of the response. An app without `[bot]` in its login is recognized by its type. */
const permissionSchema = v.object({
  permission: v.string(),
  user: v.nullish(v.object({ type: v.nullish(v.string()) })),
});

/**
 * Checks whether the actor who triggered the run may spend credits. Asks GitHub only about people, and only for events that outsiders can
 * trigger. Returns undefined when the actor is allowed, else the reason and what to do.
 */
export async function findRefusal(options: ActorCheckOptions): Promise<Refusal | undefined> {
  const { event, actor, allowed } = options;
  const loop = objectionToLoop(options);
  if (loop !== undefined) return refusal(actor, loop, options);
  if (event.isFromInsider || allowed === 'all') return undefined;
  for (const login of new Set([...ownActors(options), ...event.upstreamActors])) {
    const objection = await objectionTo(login, options);
    if (objection !== undefined) return refusal(login, objection, options);
  }
  return undefined;
}

/** A person who re-runs a run approves it, whoever triggered it first. A bot does not. */
function ownActors({ actor, firstActor, event }: ActorCheckOptions): readonly string[] {
  return isBot(actor, event) && !isSame(actor, firstActor) ? [actor, firstActor] : [actor];
}

/** Detects a comment or an issue of this action that would trigger the action again. A person who edits it, or re-runs its run, is allowed. */
function objectionToLoop({ event, actor, allowed }: ActorCheckOptions): Objection | undefined {
  const { markedText } = event;
  if (markedText === undefined || isNamed(actor, allowed)) return undefined;
  const { author, kind } = markedText;
  const text = `the ${kind} that triggered the run starts like one of this action, and`;
  if (author === undefined) {
    return {
      text: `${text} GitHub does not report its author, so the action could trigger itself in a loop.`,
    };
  }
  if (!isSame(author, actor)) return undefined;
  return {
    text: `${text} is from the same account, so the action would trigger itself in a loop.`,
  };
}

function refusal(
  login: string,
  { text, remedy }: Objection,
  { event, allowed }: ActorCheckOptions,
): Refusal {
  const first = remedy ?? 'To skip the task on such events, set `if-not-allowed: skip`.';
  const refused =
    login === ''
      ? `The event ${event.name} is not allowed to spend Miteos credits`
      : `"${login}" is not allowed to spend Miteos credits on the event ${event.name}`;
  return {
    reason: `${refused}: ${text}`,
    // How to allow the actor comes last, because the reader may be the actor who should stay refused.
    advice: `${first} ${howToAllow(login, allowed)}`,
    isUnchecked: remedy !== undefined,
  };
}

function howToAllow(login: string, allowed: AllowedActors): string {
  if (login === '') return 'To allow everybody, set `allowed-actors: all`.';
  const names = allowed === 'all' ? ['write'] : allowed;
  return `To allow "${login}", set \`allowed-actors: ${[...names, login].join(',')}\`.`;
}

async function objectionTo(
  login: string,
  options: ActorCheckOptions,
): Promise<Objection | undefined> {
  const { allowed, event } = options;
  if (login === '') return { text: 'GitHub does not report who triggered it.' };
  if (isNamed(login, allowed)) return undefined;
  if (!allowed.includes(WRITE)) return { text: 'it is not listed in allowed-actors.' };
  if (!isBot(login, event)) return objectionToPerson(login, 'its permission on', options);
  const { branchAuthor: author } = event;
  if (author === undefined) return BOT;
  // A bot that opens a pull request from a branch has push access. On a person's pull request it acts by its own rules, so the person counts.
  if (isBot(author, event)) return undefined;
  if (author === '')
    return { text: 'it is a bot, and GitHub does not report the author of the pull request.' };
  const subject = `it is a bot, and the pull request is by "${author}", whose permission on`;
  return objectionToPerson(author, subject, options);
}

const WRITE = 'write';
const BOT: Objection = {
  text: 'it is a bot, and bots must be listed in allowed-actors by their full login.',
};
/**
 * GitHub reports `maintain` as `write`, and a custom role as the role it is based on (REST, "Get repository permissions for a
 * user"). Gitea and Forgejo report `owner`.
 */
const WRITERS = new Set(['write', 'admin', 'owner']);

/** @param subject the start of the reason; the name of the repository follows */
async function objectionToPerson(
  login: string,
  subject: string,
  { repository, rest }: ActorCheckOptions,
): Promise<Objection | undefined> {
  try {
    const { permission, user } = await fetchPermission(login, repository, rest);
    if (user?.type === 'Bot') return BOT;
    if (WRITERS.has(permission)) return undefined;
    return { text: `${subject} ${repository} is "${permission}", not write.` };
  } catch (error) {
    const text = `${subject} ${repository} could not be checked (${describeFailure(error)}).`;
    const remedy = adviceOnRefusal(error) ?? 'Check the input github-token, or re-run the job.';
    return { text, remedy };
  }
}

/** A person's login can't contain brackets. The login of an app may lack them, e.g. Copilot's. */
function isBot(login: string, { bots }: EventFacts): boolean {
  return login.endsWith('[bot]') || bots.some((bot) => isSame(bot, login));
}

async function fetchPermission(login: string, repository: string, rest: RestOptions) {
  const octokit = await openRest(rest);
  const [owner = '', repo = ''] = repository.split('/');
  const response = await octokit.rest.repos.getCollaboratorPermissionLevel({
    owner,
    repo,
    username: login,
  });
  const parsed = v.safeParse(permissionSchema, response.data);
  if (!parsed.success) throw new Error('GitHub returned no permission');
  return parsed.output;
}

function isNamed(login: string, allowed: AllowedActors): boolean {
  if (allowed === 'all') return false;
  return allowed.some((name) => name !== WRITE && isSame(name, login));
}

/** GitHub's logins are case-insensitive. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
