import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { GithubSandbox } from '../../sandbox/github/start-github-sandbox.ts';
import { commentMarker, formatMarker } from '../../src/github/comment-marker.ts';
import { findPlace } from '../../src/github/comment-place.ts';
import type { ExistingComment } from '../../src/github/issue-comments.ts';
import type { StickyCommentOptions } from '../../src/github/sticky-comment.ts';
import {
  bodiesOf,
  draftOf,
  earlierComment,
  identityOf,
  markerOf,
  openComment,
  say,
} from './comment-of-step.ts';
import { FakeLog } from '../support/fake-log.ts';
import { restOf, useGithub } from './use-github.ts';

const modes = ['update', 'recreate', 'new'] as const;
const live = { kind: 'live' } as const;

/** The comment of a step in a run. */
const ofRun = (
  github: GithubSandbox,
  runId: string,
  { runAttempt, ...changes }: Partial<StickyCommentOptions> & { runAttempt?: number } = {},
) => openComment(github, { identity: identityOf(runId, runAttempt), ...changes });

interface Facts {
  readonly run?: number;
  readonly attempt?: number;
  readonly task?: string;
  readonly step?: string;
  readonly key?: string;
  readonly kind?: 'notice' | 'report';
}

const factsMarker = ({ run = 9, attempt = 1, task = 't', step = 's', ...facts }: Facts) => {
  const { key = 'k', kind = 'report' } = facts;
  return commentMarker(
    { key, step, runId: String(run), runAttempt: attempt },
    { taskId: task, commit: undefined, kind },
  );
};

/** The place of a comment of run 9 among these, e.g. `older 2`; a comment's name is its place in the list. */
function placeOf(comments: readonly (Facts | string)[], given: Facts = {}): string | undefined {
  const existing = comments.map((facts, index): ExistingComment => {
    const isText = typeof facts === 'string';
    const body = isText ? facts : `${formatMarker(factsMarker(facts))}\n\nReport`;
    return { id: index + 1, url: '', body };
  });
  const place = findPlace(existing, factsMarker({ task: 'now', ...given }));
  return place && `${place.kind} ${place.comment.id}`;
}

describe('the place of a comment', () => {
  it.each<[string, readonly (Facts | string)[], string | undefined]>([
    ['nothing', [], undefined],
    ['not one with another key', [{ run: 8, key: 'other' }], undefined],
    ['not one without a marker', ['Report', '> quote'], undefined],
    ['the one of an earlier run', [{ run: 8 }], 'older 1'],
    ['the latest one of the earlier runs', [{ run: 7 }, { run: 8 }, { run: 6 }], 'older 2'],
    ['the first one of a run', [{ run: 8 }, { run: 8 }], 'older 1'],
    ['one with a report, not a later one', [{ run: 7 }, { run: 8, kind: 'notice' }], 'older 1'],
    ['the first of a run that has a report', [{ run: 8, kind: 'notice' }, { run: 8 }], 'older 1'],
    [
      'the latest one when none has a report',
      [7, 8].map((run) => ({ run, kind: 'notice' })),
      'older 2',
    ],
    ['the one of the same step, not a later one', [{ run: 7 }, { run: 8, step: 'x' }], 'older 1'],
    ['the one of another step when there is no other', [{ run: 8, step: 'x' }], 'older 1'],
    ['the one of the same task, not a later one', [{ run: 6, task: 'now' }, { run: 8 }], 'older 1'],
    ['not one of another step in this attempt', [{ step: 'x' }, {}], undefined],
    ["the step's own, even if there are newer ones", [{ run: 10 }, { task: 'now' }, {}], 'own 2'],
    ['the one of a newer run', [{ run: 10 }], 'newer 1'],
    ['the one of a later attempt', [{ attempt: 2 }], 'newer 1'],
    ['the one of a newer run among older ones', [{ run: 8 }, { run: 10 }, { run: 7 }], 'newer 2'],
    [
      "the one of another step's newer run, when this step has none",
      [{ run: 10, step: 'x' }],
      'newer 1',
    ],
    ["not the one of another step's newer run", [{ run: 8 }, { run: 10, step: 'x' }], 'older 1'],
  ])('is %s', (_, comments, place) => {
    expect(placeOf(comments)).toBe(place);
  });

  it('is a different one for each of equal steps in a run, in order, also on a re-run', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((task) => ({
      task,
      attempt: task < 'c' ? 1 : 2,
    }));
    expect(placeOf([a ?? {}, b ?? {}], c)).toBe('older 1');
    expect(placeOf([c ?? {}, b ?? {}], d)).toBe('older 2');
    expect(placeOf([c ?? {}, d ?? {}], { attempt: 2, task: 'e' })).toBeUndefined();
    expect(placeOf([a ?? {}, b ?? {}], { ...b, attempt: 2 })).toBe('older 2');
  });

  it('is not the one of another job that is not re-run because it did not fail', () => {
    expect(placeOf([{ step: 'another job' }], { attempt: 2 })).toBeUndefined();
  });
});

describe('the comment of several runs', () => {
  const start = useGithub();

  it.each([
    ['run', '99', 1],
    ['attempt', '100', 1],
  ])('keeps the report of the newer %s when an older one comes late', async (_, run, attempt) => {
    const github = await start();
    const { id } = await say(ofRun(github, '100', { runAttempt: 2 }), 'newer');
    const late = ofRun(github, run, { runAttempt: attempt });
    expect(await late.publish(draftOf('late'))).toMatchObject({ kind: 'superseded', by: { id } });
    expect(bodiesOf(github)).toEqual(['newer']);
  });

  it.each(['update', 'recreate'] as const)(
    'stays with the newer run that took it while the older one ran (%s)',
    async (mode) => {
      const github = await start();
      const older = ofRun(github, '99', { mode });
      const posted = await say(older, 'older runs', live);
      await say(ofRun(github, '100', { mode }), 'newer');
      expect((await older.publish(draftOf('late'))).kind).toBe('superseded');
      const post = ofRun(github, '99', { mode, posted });
      expect((await post.publish(draftOf('late'))).kind).toBe('superseded');
      expect(bodiesOf(github)).toEqual(['newer']);
    },
  );

  it('is a separate one for each run with `new`, in any order of their ends', async () => {
    const github = await start();
    const older = ofRun(github, '99', { mode: 'new' });
    await say(older, 'older runs', live);
    await say(ofRun(github, '100', { mode: 'new' }), 'newer');
    await say(older, 'late');
    expect(bodiesOf(github)).toEqual(['late', 'newer']);
  });

  it('is written again by the newer run when an older run wrote over it at the same time', async () => {
    const github = await start();
    const older = ofRun(github, '99');
    await say(older, 'older runs', live);
    const hold = github.hold('issues/update-comment', 'before-effect');
    const late = say(older, 'late');
    await hold.reached;
    const newer = ofRun(github, '100');
    await say(newer, 'newer runs', live);
    hold.release();
    await late;
    expect(bodiesOf(github)).toEqual(['late']);
    await say(newer, 'newer');
    expect(bodiesOf(github)).toEqual(['newer']);
  });
});

describe('the comments of two runs that start at the same time', () => {
  const start = useGithub();

  /** Both runs find no comment before either creates one. */
  async function race(modes: readonly ['update' | 'recreate', 'update' | 'recreate']) {
    const github = await start();
    const holds = modes.map(() => github.hold('issues/create-comment', 'before-effect'));
    const runs = modes.map((mode, index) => ofRun(github, String(99 + index), { mode }));
    const written = runs.map((run, index) => run.publish(draftOf(`live ${index}`, live)));
    await Promise.all(holds.map(({ reached }) => reached));
    return { github, holds, runs, written };
  }

  it.each([
    ['update', [0, 1]],
    ['update', [1, 0]],
    ['recreate', [0, 1]],
    ['recreate', [1, 0]],
  ] as const)('become one, of the newer run: %s, in the order %j', async (mode, order) => {
    const { github, holds, runs, written } = await race([mode, mode]);
    for (const index of order) {
      holds[index]?.release();
      await Promise.race(written);
    }
    await Promise.all(written);
    const [older, newer] = runs;
    if (older === undefined || newer === undefined) throw new Error('no runs');
    const late = draftOf('older', { kind: 'notice' });
    expect((await older.publish(late)).kind).toBe('superseded');
    await say(newer, 'newer');
    expect(bodiesOf(github)).toEqual(['newer']);
  });

  it('are both left until the next run writes, if neither run had a live comment', async () => {
    const github = await start();
    const holds = ['99', '100'].map(() => github.hold('issues/create-comment', 'before-effect'));
    const written = ['99', '100'].map((run) => say(ofRun(github, run), `of ${run}`));
    await Promise.all(holds.map(({ reached }) => reached));
    for (const hold of holds) hold.release();
    await Promise.all(written);
    expect(bodiesOf(github).sort()).toEqual(['of 100', 'of 99']);
    await say(ofRun(github, '101'), 'of 101');
    expect(bodiesOf(github)).toEqual(['of 101']);
  });

  it('become one when the next run writes, if two were left', async () => {
    const comments = ['75', '76'].map((run) => earlierComment(run, markerOf(run, `task_${run}`)));
    const github = await start({ comments });
    await say(ofRun(github, '99'), 'report');
    expect(bodiesOf(github)).toEqual(['report']);
  });

  it('stay with the older run if the other comment claims to be from a run that does not exist', async () => {
    const github = await start();
    const hold = github.hold('issues/create-comment', 'before-effect');
    const written = ofRun(github, '99').publish(draftOf('ours'));
    await hold.reached;
    github.addComment(earlierComment('forged', markerOf('999', 'task_9')));
    hold.release();
    expect((await written).kind).toBe('posted');
    expect(bodiesOf(github)).toEqual(['forged', 'ours']);
  });
});

describe('a comment whose creation was in progress when main was killed', () => {
  const start = useGithub();

  it.each(modes)('is the only one, however late it appears (%s)', async (mode) => {
    const github = await start();
    const hold = github.hold('issues/create-comment', 'before-effect');
    const stop = new AbortController();
    const rest = restOf(github, { stop: stop.signal });
    const main = ofRun(github, '99', { mode, rest }).publish(draftOf('live', live));
    await hold.reached;
    stop.abort();
    await expect(main).rejects.toThrow();
    const late = github.hold('issues/create-comment', 'before-effect');
    const post = say(ofRun(github, '99', { mode, mayExist: true }), 'report');
    await late.reached;
    hold.release();
    while (github.comments.length === 0) await setImmediate();
    late.release();
    await post;
    expect(bodiesOf(github)).toEqual(['report']);
  });

  it.each(modes)('and was made twice is one after the next report (%s)', async (mode) => {
    const comments = ['one', 'two'].map((text) => earlierComment(text, markerOf('99')));
    const github = await start({ comments });
    await say(ofRun(github, '99', { mode }), 'report');
    expect(bodiesOf(github)).toEqual(['report']);
  });
});

describe('the comments of two steps that share a key', () => {
  const start = useGithub();
  const first = { taskId: 'task_a' };
  const second = { taskId: 'task_b' };

  /** Both list the comments, then the first one writes, and the second one before the first one lists them again. */
  async function race(github: GithubSandbox): Promise<void> {
    const writes = [first, second].map((task, index) => {
      const hold = github.hold('issues/update-comment', 'before-effect');
      return { hold, said: say(ofRun(github, '99'), `report ${index}`, task) };
    });
    await Promise.all(writes.map(({ hold }) => hold.reached));
    const read = github.hold('issues/list-comments', 'before-effect');
    writes[0]?.hold.release();
    const saids = writes.map(({ said }) => said);
    await Promise.race([read.reached, ...saids]);
    writes[1]?.hold.release();
    await Promise.race(saids);
    read.release();
    await Promise.all(saids);
  }

  it.each(modes)('are two, each edited by its own step (%s)', async (mode) => {
    const github = await start();
    const one = ofRun(github, '99', { mode });
    await say(one, 'a runs', { ...first, ...live });
    await say(one, 'a', first);
    const two = ofRun(github, '99', { mode });
    await say(two, 'b runs', { ...second, ...live });
    await say(ofRun(github, '99', { mode }), 'b', second);
    expect(bodiesOf(github)).toEqual(['a', 'b']);
  });

  it('are separate even if both were created at the same time', async () => {
    const github = await start();
    await Promise.all([
      say(ofRun(github, '99'), 'a', first),
      say(ofRun(github, '99'), 'b', second),
    ]);
    expect(bodiesOf(github).sort()).toEqual(['a', 'b']);
  });

  it('are one, of the step that writes last, if both replace the only older one at the same time', async () => {
    const github = await start({ comments: [earlierComment('old')] });
    await race(github);
    expect(github.comments).toHaveLength(1);
  });

  it('are separate even if both replaced the same one of several at the same time', async () => {
    const comments = ['a', 'b'].map((name) => earlierComment(name, markerOf('75', `task_${name}`)));
    const github = await start({ comments });
    await race(github);
    expect(bodiesOf(github).sort()).toEqual(['report 0', 'report 1']);
  });

  it('are one for each matrix job, even if the jobs of the next run race', async () => {
    const github = await start();
    const job = (run: string, step: string) =>
      ofRun(github, run, { identity: { key: 'shared', step, runId: run, runAttempt: 1 } });
    await say(job('98', 'job 1'), '1 of 98', { taskId: 't1' });
    await say(job('98', 'job 2'), '2 of 98', { taskId: 't2' });
    await Promise.all([
      say(job('99', 'job 2'), '2 of 99', { taskId: 't3' }),
      say(job('99', 'job 1'), '1 of 99', { taskId: 't4' }),
    ]);
    expect(bodiesOf(github)).toEqual(['1 of 99', '2 of 99']);
  });
});

describe('with `recreate` the comment', () => {
  const start = useGithub();
  const mode = 'recreate';

  it('moves to the end of the thread, where its step edits it', async () => {
    const talk = { issueNumber: 2, author: 'octocat', body: 'talk' };
    const github = await start({ comments: [earlierComment('old'), talk] });
    const comment = ofRun(github, '99', { mode });
    await say(comment, 'new');
    await say(comment, 'newer');
    expect(bodiesOf(github)).toEqual(['talk', 'newer']);
  });

  it('does not delete the old one when the new one fails', async () => {
    const github = await start({ comments: [earlierComment('old')] });
    github.addFault({ at: 'issues/create-comment', answer: 422 });
    await expect(say(ofRun(github, '99', { mode }), 'new')).rejects.toThrow();
    expect(bodiesOf(github)).toEqual(['old']);
  });

  it('is published even if the old one cannot be deleted, which the post step retries', async () => {
    const github = await start({ comments: [earlierComment('old')] });
    github.addFault({ at: 'issues/delete-comment', answer: 403 });
    const posted = await say(ofRun(github, '99', { mode }), 'new');
    expect(bodiesOf(github)).toEqual(['old', 'new']);
    await say(ofRun(github, '99', { mode, posted }), 'again');
    expect(bodiesOf(github)).toEqual(['again']);
  });

  it.each(['issues/create-comment', 'issues/delete-comment'] as const)(
    'replaces the old one once, even if a response was lost (%s)',
    async (at) => {
      const github = await start({ comments: [earlierComment('old')] });
      github.addFault({ at, answer: 502, takesEffect: true });
      await say(ofRun(github, '99', { mode }), 'new');
      expect(bodiesOf(github)).toEqual(['new']);
    },
  );

  it('is written again without replacing the report of another step that shares the key', async () => {
    const github = await start();
    const step = (run: string, name: string, changes: Partial<StickyCommentOptions> = {}) => {
      const identity = { key: 'shared', step: name, runId: run, runAttempt: 1 };
      return ofRun(github, run, { mode, identity, ...changes });
    };
    await say(step('76', 'a'), 'a of 76');
    await say(step('76', 'b'), 'b of 76');
    const posted = await say(step('77', 'a'), 'a of 77');
    await say(step('77', 'a', { posted }), 'a of 77, by post');
    expect(bodiesOf(github)).toEqual(['b of 76', 'a of 77, by post']);
  });

  it('is deleted in favor of a newer run that replaces the old one at the same time', async () => {
    const github = await start({ comments: [earlierComment('old')] });
    const hold = github.hold('issues/create-comment', 'after-effect');
    const older = ofRun(github, '99', { mode }).publish(draftOf('older'));
    await hold.reached;
    await say(ofRun(github, '100'), 'newer', { taskId: 'task_0' });
    hold.release();
    expect((await older).kind).toBe('superseded');
    expect(bodiesOf(github)).toEqual(['newer']);
  });

  it('deletes all older ones of its step, which earlier runs could not delete', async () => {
    const others = ['73', '74', '75'].map((run) =>
      earlierComment(`of ${run}`, markerOf(run, `task_${run}`)),
    );
    const github = await start({ comments: [...others, earlierComment('old')] });
    await say(ofRun(github, '99', { mode }), 'new');
    expect(bodiesOf(github)).toEqual(['new']);
  });

  it('logs a warning when the old one cannot be deleted', async () => {
    const github = await start({ comments: [earlierComment('old')] });
    const fault = github.addFault({
      ...{ at: 'issues/delete-comment', answer: 502, times: Infinity },
      message: 'Oh',
    });
    const log = new FakeLog();
    await say(ofRun(github, '99', { mode, rest: restOf(github, { log }) }), 'new');
    expect(fault.fired).toBe(3);
    expect(log.texts('warning')).toEqual([
      'An older comment of this step on #2 could not be deleted: Oh. The next run tries again.',
    ]);
  });
});
