import fc from 'fast-check';
import { readEventFacts } from '../../src/github/event.ts';
import { publishedPayloads } from '../support/published-events.ts';
import { pollution, someDeepJson, someJson, someMutation } from './hostile-json.ts';
import type { Target } from './target.ts';
import { shapeProblems } from './typed-values.ts';

const EVENTS = [
  ...['pull_request', 'pull_request_target', 'issue_comment', 'issues', 'workflow_run', 'push'],
  ...['pull_request_review', 'schedule', 'toString', '__proto__', ''],
];

const someSide = someMutation({
  sha: '"f95f852bd8fca8fcc58a9a2d6c842781e32a215e"',
  repo: '{"id":7,"full_name":"octo/repo"}',
});
const somePull = fc
  .tuple(someSide, someSide)
  .chain(([base, head]) =>
    someMutation({ number: '2', base, head, user: '{"login":"dependabot[bot]"}' }),
  );
const someRun = someMutation({
  ...{ event: '"pull_request"', head_branch: '"main"', head_sha: '"f95f852b"' },
  head_repository: '{"id":8,"full_name":"fork/repo"}',
  ...{ actor: '{"login":"octocat"}', triggering_actor: '{"login":"other"}' },
});
const someUser = someMutation({ login: '"octocat"' });
const someComment = someUser.chain((user) =>
  someMutation({ body: '"<!-- miteos-task x -->"', user }),
);
const someIssue = someMutation({ number: '1', pull_request: '{}' });
const someRepository = someMutation({ id: '7', full_name: '"octo/repo"' });
const somePayload = fc
  .tuple(somePull, someRun, someIssue, someComment, someRepository)
  .chain(([pull_request, workflow_run, issue, comment, repository]) =>
    someMutation({ pull_request, workflow_run, issue, comment, repository }),
  );

/** Payloads of GitHub's own, each field of which may be another's. */
const someRealPayload = fc
  .constantFrom(...EVENTS.flatMap((name) => publishedPayloads(name).slice(0, 3)))
  .chain((payload) =>
    someMutation(
      Object.fromEntries(
        Object.entries(payload).map(([key, value]) => [key, JSON.stringify(value)]),
      ),
    ),
  );

export interface EventCase {
  readonly name: string;
  readonly payload: string;
  readonly actor: string;
}

/** The reading of the event that a run is for. */
export function eventsTarget(read = readEventFacts): Target<EventCase> {
  return {
    name: 'the facts of an event',
    cases: 8000,
    someCase: fc.record({
      name: fc.constantFrom(...EVENTS),
      payload: fc.oneof(
        { weight: 6, arbitrary: somePayload },
        { weight: 1, arbitrary: someRealPayload },
        { weight: 2, arbitrary: someJson },
        { weight: 1, arbitrary: someDeepJson },
      ),
      actor: fc.constantFrom('octocat', 'dependabot[bot]', '__proto__', ''),
    }),
    problemsOf: ({ name, payload, actor }) => {
      const value: unknown = JSON.parse(payload);
      try {
        const facts = read(name, value, actor);
        const isStrange = facts.isFromInsider && OUTSIDERS.has(name) && !isOwn(value);
        return [
          ...shapeProblems(facts, FACTS),
          ...(isStrange ? ['an outsider is taken for an insider'] : []),
          ...pollution(),
        ];
      } catch (error) {
        return [`it threw ${String(error)}`];
      }
    },
  };
}

/** Events that people without write access can cause; `pull_request` by a pull request from a fork. */
const OUTSIDERS = new Set([
  ...['pull_request', 'pull_request_target', 'issue_comment', 'issues', 'workflow_run'],
  ...['pull_request_review', 'toString', '__proto__', ''],
]);

/** Whether a pull request comes from the repository that it is made in. */
function isOwn(payload: unknown): boolean {
  const nameOf = (side: string): unknown =>
    ['pull_request', side, 'repo', 'full_name'].reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as Record<string, unknown>)[key]
          : undefined,
      payload,
    );
  return typeof nameOf('head') === 'string' && nameOf('head') === nameOf('base');
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isNumber = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1;
const maybe =
  (check: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || check(value);
const hasShape = (shape: Parameters<typeof shapeProblems>[1]) => (value: unknown) =>
  shapeProblems(value, shape).length === 0;

const FACTS = {
  name: isText,
  pullRequest: maybe(
    hasShape({ number: isNumber, baseSha: maybe(isText), headSha: maybe(isText) }),
  ),
  pullRequestHead: maybe(hasShape({ repository: isText, branch: isText, sha: isText })),
  issueNumber: maybe(isNumber),
  isWithoutSecrets: isFlag,
  isByDependabot: isFlag,
  isFromInsider: isFlag,
  upstreamActors: (value: unknown) => Array.isArray(value) && value.every(isText),
  markedComment: maybe(hasShape({ author: maybe(isText) })),
};
