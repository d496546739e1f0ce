import { describe, expect, it } from '@jest/globals';
import type { GithubSandbox } from '../../sandbox/github/start-github-sandbox.ts';
import { commentMarker, formatMarker } from '../../src/github/comment-marker.ts';
import type { StickyCommentOptions } from '../../src/github/sticky-comment.ts';
import {
  bodiesOf,
  draftOf,
  earlierComment,
  identityOf,
  openComment,
  say,
  useGithub,
} from './comment-of-step.ts';

const modes = ['update', 'recreate', 'new'] as const;

/** The comment of a step of that run. */
const ofRun = (
  started: GithubSandbox,
  runId: string,
  { runAttempt, ...changes }: Partial<StickyCommentOptions> & { runAttempt?: number } = {},
) => openComment(started, { identity: identityOf(runId, runAttempt), ...changes });

const live = { isLive: true };

describe('the comment of several runs', () => {
  const start = useGithub();

  it.each([
    ['run', '99', 1],
    ['attempt', '100', 1],
  ])('keeps the report of the newer %s when an older one comes late', async (_, run, attempt) => {
    const started = await start();
    await say(ofRun(started, '100', { runAttempt: 2 }), 'newer');
    const late = ofRun(started, run, { runAttempt: attempt });
    const id = started.comments[0]?.id;
    expect(await late.publish(draftOf('late'))).toMatchObject({ kind: 'superseded', by: { id } });
    expect(bodiesOf(started)).toEqual(['newer']);
  });

  it.each(['update', 'recreate'] as const)(
    'stays with the newer run that took it while the older one ran (%s)',
    async (mode) => {
      const started = await start();
      const older = ofRun(started, '99', { mode });
      await say(older, 'older runs', live);
      await say(ofRun(started, '100', { mode }), 'newer');
      expect((await older.publish(draftOf('late'))).kind).toBe('superseded');
      const posted = { id: 1, url: '' };
      const post = ofRun(started, '99', { mode, isPost: true, posted });
      expect((await post.publish(draftOf('late'))).kind).toBe('superseded');
      expect(bodiesOf(started)).toEqual(['newer']);
    },
  );

  it('is each its own with `new`, whichever run ends first', async () => {
    const started = await start();
    const older = ofRun(started, '99', { mode: 'new' });
    await say(older, 'older runs', live);
    await say(ofRun(started, '100', { mode: 'new' }), 'newer');
    await say(older, 'late');
    expect(bodiesOf(started)).toEqual(['late', 'newer']);
  });

  it('is taken back by the newer run when an older one wrote over it at the same moment', async () => {
    const started = await start();
    const older = ofRun(started, '99');
    await say(older, 'older runs', live);
    const hold = started.hold('issues/update-comment', 'before-effect');
    const late = say(older, 'late');
    await hold.reached;
    const newer = ofRun(started, '100');
    await say(newer, 'newer runs', live);
    hold.release();
    await late;
    expect(bodiesOf(started)).toEqual(['late']);
    await say(newer, 'newer');
    expect(bodiesOf(started)).toEqual(['newer']);
  });

  it('of an earlier attempt is replaced by that of a later one', async () => {
    const started = await start();
    await say(ofRun(started, '99', { runAttempt: 1 }), 'first attempt');
    await say(ofRun(started, '99', { runAttempt: 2 }), 'second attempt');
    expect(bodiesOf(started)).toEqual(['second attempt']);
  });

  it.each(modes)('is made again by its own run when somebody deleted it (%s)', async (mode) => {
    const started = await start();
    const comment = ofRun(started, '99', { mode });
    const { id } = await say(comment, 'live', live);
    started.removeComment(id);
    await say(comment, 'report');
    expect(bodiesOf(started)).toEqual(['report']);
  });
});

describe('the comments of two steps that share a key', () => {
  const start = useGithub();
  const first = { taskId: 'task_a' };
  const second = { taskId: 'task_b' };

  it.each(modes)('are two, each edited by its own step (%s)', async (mode) => {
    const started = await start();
    const one = ofRun(started, '99', { mode });
    await say(one, 'a runs', { ...first, ...live });
    await say(one, 'a', first);
    const two = ofRun(started, '99', { mode });
    await say(two, 'b runs', { ...second, ...live });
    await say(ofRun(started, '99', { mode, isPost: true }), 'b', second);
    expect(bodiesOf(started)).toEqual(['a', 'b']);
  });

  it('are taken in order by the same steps of the next run', async () => {
    const started = await start();
    for (const run of ['99', '100']) {
      await say(ofRun(started, run), `a of ${run}`, { taskId: `a${run}` });
      await say(ofRun(started, run), `b of ${run}`, { taskId: `b${run}` });
    }
    expect(bodiesOf(started)).toEqual(['a of 100', 'b of 100']);
  });

  it('are two although both were made at the same moment', async () => {
    const started = await start();
    await Promise.all([
      say(ofRun(started, '99'), 'a', first),
      say(ofRun(started, '99'), 'b', second),
    ]);
    expect(bodiesOf(started).sort()).toEqual(['a', 'b']);
  });

  it('are two although both took an older one at the same moment', async () => {
    const started = await start({ comments: [earlierComment('old')] });
    const writes = [first, second].map((task, index) => {
      const hold = started.hold('issues/update-comment', 'before-effect');
      return { hold, said: say(ofRun(started, '99'), `report ${index}`, task) };
    });
    await Promise.all(writes.map(({ hold }) => hold.reached));
    // Neither knows of the other; the first one looks again after the second one wrote over it.
    const look = started.hold('issues/get-comment', 'before-effect');
    writes[0]?.hold.release();
    await look.reached;
    writes[1]?.hold.release();
    await Promise.race(writes.map(({ said }) => said));
    look.release();
    await Promise.all(writes.map(({ said }) => said));
    expect(bodiesOf(started).sort()).toEqual(['report 0', 'report 1']);
  });

  it('are two although one was about to take what the other one just took', async () => {
    const started = await start({ comments: [earlierComment('old')] });
    const hold = started.hold('issues/get-comment', 'before-effect');
    const one = say(ofRun(started, '99'), 'a', first);
    await hold.reached;
    await say(ofRun(started, '99'), 'b', second);
    hold.release();
    await one;
    expect(bodiesOf(started).sort()).toEqual(['a', 'b']);
  });

  it('are one for each leg of a matrix, although the legs of the next run race', async () => {
    const started = await start();
    const leg = (run: string, step: string) =>
      ofRun(started, run, { identity: { key: 'shared', step, runId: run, runAttempt: 1 } });
    await say(leg('98', 'leg 1'), '1 of 98', { taskId: 't1' });
    await say(leg('98', 'leg 2'), '2 of 98', { taskId: 't2' });
    await Promise.all([
      say(leg('99', 'leg 2'), '2 of 99', { taskId: 't3' }),
      say(leg('99', 'leg 1'), '1 of 99', { taskId: 't4' }),
    ]);
    expect(bodiesOf(started)).toEqual(['1 of 99', '2 of 99']);
  });
});

describe('the previous report', () => {
  const start = useGithub();

  it('is handed to the draft that takes its place, without its marker', async () => {
    const started = await start({ comments: [earlierComment('old report')] });
    const seen: unknown[] = [];
    const comment = ofRun(started, '99');
    for (const isLive of [true, false]) {
      await comment.publish({
        taskId: 'task_1',
        isLive,
        render: ({ marker, replaced }) => {
          seen.push(replaced);
          return `${marker}\n\nnew`;
        },
      });
    }
    expect(seen).toEqual([{ text: 'old report', isLive: false, runId: '76' }, undefined]);
  });

  it('stands beside a live comment with `recreate`, and goes when the new one comes', async () => {
    const started = await start({ comments: [earlierComment('old')] });
    const main = ofRun(started, '99', { mode: 'recreate' });
    const posted = await say(main, 'live', live);
    expect(bodiesOf(started)).toEqual(['old', 'live']);
    await say(ofRun(started, '99', { mode: 'recreate', isPost: true, posted }), 'report');
    expect(bodiesOf(started)).toEqual(['report']);
  });

  it('goes with `recreate` although the answer to the making of the new one was lost', async () => {
    const started = await start({ comments: [earlierComment('old')] });
    started.addFault({ at: 'issues/create-comment', answer: 502, takesEffect: true });
    await say(ofRun(started, '99', { mode: 'recreate' }), 'new');
    expect(bodiesOf(started)).toEqual(['new']);
  });

  it('goes with `recreate` although the answer to the last word of a live comment was lost', async () => {
    const started = await start({ comments: [earlierComment('old')] });
    const comment = ofRun(started, '99', { mode: 'recreate' });
    await say(comment, 'live', live);
    started.addFault({ at: 'issues/update-comment', answer: 502, takesEffect: true });
    await say(comment, 'report');
    expect(bodiesOf(started)).toEqual(['report']);
  });

  describe.each([
    ['which main had saved', true],
    ['which main never learnt of', false],
  ])('that stands beside a last word, %s, when the post step comes', (_, isSaved) => {
    const lookOf = async (oldStep: string): Promise<string[]> => {
      const identity = { ...identityOf('76'), step: oldStep };
      const marker = commentMarker(identity, { taskId: 'task_0', isLive: false });
      const started = await start({ comments: [earlierComment('old', formatMarker(marker))] });
      const own = await say(ofRun(started, '99', { mode: 'new' }), 'report');
      const posted = isSaved ? own : undefined;
      await say(ofRun(started, '99', { mode: 'recreate', isPost: true, posted }), 'again');
      return bodiesOf(started);
    };

    it('goes with `recreate`: main was killed before it could delete it', async () => {
      expect(await lookOf(identityOf('76').step)).toEqual(['again']);
    });

    it('stays when it is that of another step, whose own comes yet', async () => {
      expect(await lookOf('another step')).toEqual(['old', 'again']);
    });
  });

  it('is not deleted by `recreate` when a newer run has taken it meanwhile', async () => {
    const started = await start({ comments: [earlierComment('old')] });
    const hold = started.hold('issues/create-comment', 'after-effect');
    const older = say(ofRun(started, '99', { mode: 'recreate' }), 'older');
    await hold.reached;
    await say(ofRun(started, '100'), 'newer', { taskId: 'task_0' });
    hold.release();
    await older;
    expect(bodiesOf(started)).toEqual(['newer', 'older']);
  });
});
