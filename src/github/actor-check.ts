import * as v from 'valibot';

import type { EventFacts } from './event.ts';
import { describeFailure, rateLimitAdvice } from './rest-failure.ts';
import { openRest, type RestOptions } from './rest.ts';

/** Whoever has write access, everybody, or these logins. */
export type AllowedActors = 'write' | 'all' | readonly string[];

export interface ActorCheckOptions {
  readonly event: EventFacts;
  /** Who caused this attempt of the run. */
  readonly actor: string;
  /** Who caused its first attempt. */
  readonly firstActor: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly allowed: AllowedActors;
  readonly rest: RestOptions;
}

/** What of the answer decides. An app without `[bot]` in its login is known by its type. */
const answerSchema = v.object({
  permission: v.string(),
  user: v.nullish(v.object({ type: v.nullish(v.string()) })),
});

/**
 * Whether whoever caused the run may spend credits. Asks GitHub only about people, and only for events that an outsider can cause.
 * @returns why not, with the line that allows it; undefined when they may
 */
export async function findRefusal(options: ActorCheckOptions): Promise<string | undefined> {
  const { event, actor, allowed } = options;
  const loop = reasonAgainstComment(options);
  if (loop !== undefined) return refusal(actor, loop, options);
  if (event.isFromInsider || allowed === 'all') return undefined;
  for (const login of new Set([...ownActors(options), ...event.upstreamActors])) {
    const reason = await reasonAgainst(login, options);
    if (reason !== undefined) return refusal(login, reason, options);
  }
  return undefined;
}

/** A person who re-runs a run approves it, whoever caused it. A bot does not. */
function ownActors({ actor, firstActor, event }: ActorCheckOptions): readonly string[] {
  return isBot(actor, event) && !isSame(actor, firstActor) ? [actor, firstActor] : [actor];
}

/** What a person does to a comment of ours, or with the run that it caused, is not ours. */
function reasonAgainstComment({ event, actor, allowed }: ActorCheckOptions): string | undefined {
  const { markedComment } = event;
  if (markedComment === undefined || isNamed(actor, allowed)) return undefined;
  const { author } = markedComment;
  const comment = 'the comment that caused the run begins as those of this action do, and';
  if (author === undefined) {
    return `${comment} GitHub does not say who wrote it: the action could start itself again and again.`;
  }
  if (!isSame(author, actor)) return undefined;
  return `${comment} is written by the same account: the action would start itself again and again.`;
}

function refusal(login: string, reason: string, { event, allowed }: ActorCheckOptions): string {
  const who =
    login === ''
      ? `Whoever caused the event ${event.name} may not spend Miteos credits on it`
      : `"${login}" may not spend Miteos credits on the event ${event.name}`;
  return `${who}: ${reason} ${howToAllow(login, allowed)}`;
}

function howToAllow(login: string, allowed: AllowedActors): string {
  if (login === '') return 'To allow it all the same, set `allowed-actors: all`.';
  if (typeof allowed !== 'string')
    return `To allow it, set \`allowed-actors: ${[...allowed, login].join(', ')}\`.`;
  return (
    `To allow it, set \`allowed-actors: ${login}\`; ` +
    `a list takes the place of \`${allowed}\`, so name everybody in it who may.`
  );
}

async function reasonAgainst(
  login: string,
  options: ActorCheckOptions,
): Promise<string | undefined> {
  const { allowed, event } = options;
  if (login === '') return 'GitHub does not say who caused it.';
  if (isNamed(login, allowed)) return undefined;
  if (allowed !== 'write') return 'it is not named in allowed-actors.';
  if (!isBot(login, event)) return reasonAgainstPerson(login, 'its permission on', options);
  const { branchAuthor: author } = event;
  if (author === undefined) return BOT;
  // A bot that opens a pull request from a branch can push. What it does to that of a person, a rule of its own makes it do.
  if (isBot(author, event)) return undefined;
  if (author === '') return 'it is a bot, and GitHub does not say whose pull request it is.';
  const subject = `it is a bot, and the pull request is by "${author}", whose permission on`;
  return reasonAgainstPerson(author, subject, options);
}

const BOT = 'bots may only when allowed-actors names them in full.';

/** @param subject begins the reason, which goes on with the repository */
async function reasonAgainstPerson(
  login: string,
  subject: string,
  { repository, rest }: ActorCheckOptions,
): Promise<string | undefined> {
  try {
    const { permission, user } = await fetchPermission(login, repository, rest);
    if (user?.type === 'Bot') return BOT;
    // `maintain` is reported as `write` here, an organization's own role as the one that it builds on.
    // Source: GitHub REST, "Get repository permissions for a user".
    if (permission === 'admin' || permission === 'write') return undefined;
    return `${subject} ${repository} is "${permission}", not write.`;
  } catch (error) {
    const advice = rateLimitAdvice(error) ?? 'Check the input github-token, or re-run the job.';
    return `${subject} ${repository} could not be checked (${describeFailure(error)}). ${advice}`;
  }
}

/** Source: no login of a person has brackets. An app's may lack them, such as that of Copilot. */
function isBot(login: string, { bots }: EventFacts): boolean {
  return login.endsWith('[bot]') || bots.some((bot) => isSame(bot, login));
}

async function fetchPermission(login: string, repository: string, rest: RestOptions) {
  const octokit = await openRest(rest);
  const [owner = '', repo = ''] = repository.split('/');
  const answer = await octokit.rest.repos.getCollaboratorPermissionLevel({
    owner,
    repo,
    username: login,
  });
  const parsed = v.safeParse(answerSchema, answer.data);
  if (!parsed.success) throw new Error('GitHub answered something else than a permission');
  return parsed.output;
}

function isNamed(login: string, allowed: AllowedActors): boolean {
  return typeof allowed !== 'string' && allowed.some((name) => isSame(name, login));
}

/** Source: GitHub's logins are unique whatever their case. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
