import fc from 'fast-check';
import { readEventFacts } from '../../src/github/event.ts';
import { pollution, someDeepJson, someJson, someMutation } from './hostile-json.ts';
import { words } from './hostile-text.ts';
import { problemsIn, problemsOrError, type Target } from './target.ts';
import { isText, maybe, shapeProblems } from './typed-values.ts';

/** Events that people without write access can trigger. */
const OUTSIDER_EVENTS = [
  ...words(
    'pull_request pull_request_target pull_request_review issue_comment issues workflow_run',
  ),
  ...words('toString __proto__'),
  '',
];
const EVENTS = [...OUTSIDER_EVENTS, 'push', 'schedule'];

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
const someUser = someMutation({ login: '"octocat"', type: '"Bot"' });
const someComment = someUser.chain((user) =>
  someMutation({ body: '"<!-- miteos-task x -->"', user }),
);
const someIssue = someMutation({ number: '1', pull_request: '{}' });
const someRepository = someMutation({ id: '7', full_name: '"octo/repo"' });
const somePayload = fc
  .tuple(somePull, someRun, someIssue, someComment, someRepository, someUser)
  .chain(([pull_request, workflow_run, issue, comment, repository, sender]) =>
    someMutation({ pull_request, workflow_run, issue, comment, repository, sender }),
  );

interface EventCase {
  readonly name: string;
  readonly payload: string;
  readonly actor: string;
}

/** The function that reads the event. */
export function eventsTarget(read = readEventFacts): Target<EventCase> {
  return {
    name: 'the facts of an event',
    cases: 8000,
    someCase: fc.record({
      name: fc.constantFrom(...EVENTS),
      payload: fc.oneof(
        { weight: 6, arbitrary: somePayload },
        { weight: 2, arbitrary: someJson },
        { weight: 1, arbitrary: someDeepJson },
      ),
      actor: fc.constantFrom('octocat', 'dependabot[bot]', '__proto__', ''),
    }),
    problemsOf: ({ name, payload, actor }) => {
      const value: unknown = JSON.parse(payload);
      return problemsOrError(() => {
        const facts = read(name, value, actor);
        return [
          ...shapeProblems(facts, FACTS),
          ...problemsIn({
            'an outsider is taken for an insider':
              facts.isFromInsider && OUTSIDER_EVENTS.includes(name),
            'a fork is taken for a branch': facts.branchAuthor !== undefined && !isOwn(value),
          }),
          ...pollution(),
        ];
      });
    },
  };
}

/** Whether a pull request is from a branch of the same repository. */
function isOwn(payload: unknown): boolean {
  const own = (value: unknown, key: string): unknown =>
    Object.getOwnPropertyDescriptor(Object(value), key)?.value;
  const nameOf = (side: string): unknown =>
    ['pull_request', side, 'repo', 'full_name'].reduce(own, payload);
  return typeof nameOf('head') === 'string' && nameOf('head') === nameOf('base');
}

const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isNumber = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1;
const hasShape = (shape: Parameters<typeof shapeProblems>[1]) => (value: unknown) =>
  shapeProblems(value, shape).length === 0;

const FACTS = {
  name: isText,
  pullRequest: maybe(
    hasShape({
      number: isNumber,
      baseSha: maybe(isText),
      headSha: maybe(isText),
      commentedAt: maybe(isText),
    }),
  ),
  pullRequestHead: maybe(hasShape({ repository: isText, branch: isText, sha: isText })),
  commentedAt: maybe(isText),
  upstreamCommit: maybe(isText),
  pushed: maybe(hasShape({ baseSha: isText, headSha: isText })),
  issueNumber: maybe(isNumber),
  isWithoutSecrets: isFlag,
  isByDependabot: isFlag,
  isFromInsider: isFlag,
  branchAuthor: maybe(isText),
  bots: (value: unknown) => Array.isArray(value) && value.every(isText),
  upstreamActors: (value: unknown) => Array.isArray(value) && value.every(isText),
  markedComment: maybe(hasShape({ author: maybe(isText) })),
};
