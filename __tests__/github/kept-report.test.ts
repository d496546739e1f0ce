import { describe, expect, it } from '@jest/globals';
import type { CommentDraft } from '../../src/ports.ts';
import type { GithubSandbox } from '../../sandbox/github/start-github-sandbox.ts';
import {
  bodiesOf,
  draftOf,
  earlierComment,
  markerOf,
  openComment,
  say,
} from './comment-of-step.ts';
import { useGithub } from './use-github.ts';

const [before, now] = ['b'.repeat(40), 'a'.repeat(40)];

/** A banner above the kept report. */
const bannerOf = (text: string, kind: 'live' | 'notice'): Partial<CommentDraft> => ({
  kind,
  commit: now,
  render: (kept) =>
    ['> ' + text, ...(kept ? [kept.text.replace(/^> .*\s+/, '')] : [])].join('\n\n'),
});
const live = bannerOf('running', 'live');
const notice = bannerOf('cancelled', 'notice');
const report: Partial<CommentDraft> = { kind: 'report', commit: now };

/** The part of each marker after key, step and task. */
const markersOf = ({ comments }: GithubSandbox): string[] =>
  comments.map(({ body }) =>
    body
      .slice(0, body.indexOf(' -->'))
      .replace(/^.* (?=run=)|task=\w+ ?/g, '')
      .trim(),
  );

const inPlace = ['update', 'recreate'] as const;
const modes = [...inPlace, 'new'] as const;

/** A comment of an earlier run or attempt. */
const earlier = (text: string, run: string, draft: Partial<CommentDraft>, attempt = 1) =>
  earlierComment(text, markerOf(run, `task_${run}`, attempt, { commit: before, ...draft }));

const complete = earlier('old', '76', { kind: 'report' });
const partial = earlier('> failed\n\npartial', '76', { kind: 'notice' });

describe.each(inPlace)('a banner, in the mode %s,', (mode) => {
  const start = useGithub();

  it.each([
    ['an older run', [complete], 'old', '76.1'],
    ['an earlier attempt', [earlier('old', '77', { kind: 'report' })], 'old', '77.1'],
    [
      'a comment that a person edited in a browser',
      [earlier('old\r\n\r\nand *more*', '76', { kind: 'report' })],
      'old\r\n\r\nand *more*',
      '76.1',
    ],
    [
      'a run before a run without a report',
      [earlier('old', '75', { kind: 'report' }), partial],
      'old',
      '75.1',
    ],
  ])('stays over the complete report of %s', async (_, comments, kept, source) => {
    const github = await start({ comments });
    const ids = github.comments.map(({ id }) => id);
    const comment = openComment(github, { mode });
    for (const [draft, words, end] of [
      [live, 'running', ' live'],
      [live, 'running', ' live'],
      [notice, 'cancelled', ''],
      [notice, 'cancelled', ''],
    ] as const) {
      const { id } = await say(comment, '', draft);
      expect(ids).toContain(id);
      expect(bodiesOf(github)).toEqual([`> ${words}\n\n${kept}`]);
      expect(markersOf(github)).toEqual([
        `run=77 attempt=2 commit=${now} report=${source}.${before}${end}`,
      ]);
    }
  });

  it('of a later run replaces the banner above the complete report', async () => {
    const github = await start({ comments: [complete] });
    await say(openComment(github, { mode }), '', live);
    const identity = { key: 'mine', step: '["ci","review"]', runId: '78', runAttempt: 1 };
    await say(openComment(github, { mode, identity }), '', notice);
    expect(bodiesOf(github)).toEqual(['> cancelled\n\nold']);
    expect(markersOf(github)).toEqual([`run=78 attempt=1 commit=${now} report=76.1.${before}`]);
  });

  it('goes, with the report before, when the next one is complete', async () => {
    const github = await start({ comments: [complete] });
    const comment = openComment(github, { mode });
    await say(comment, '', live);
    await say(comment, '', notice);
    await say(comment, 'new', report);
    expect(bodiesOf(github)).toEqual(['new']);
    expect(markersOf(github)).toEqual([`run=77 attempt=2 commit=${now} report=77.2.${now}`]);
  });

  it.each([
    ['live', 'running', ' live'],
    ['notice', 'cancelled', ''],
  ] as const)('replaces a partial report: %s', async (kind, text, end) => {
    const github = await start({ comments: [partial] });
    await say(openComment(github, { mode }), '', bannerOf(text, kind));
    expect(bodiesOf(github)).toEqual([`> ${text}`]);
    expect(markersOf(github)).toEqual([`run=77 attempt=2 commit=${now}${end}`]);
  });

  it('of the post step does not change a report that main has just published', async () => {
    const github = await start();
    const { id } = await say(openComment(github, { mode }), 'new', report);
    expect((await say(openComment(github, { mode }), '', notice)).id).toBe(id);
    expect(bodiesOf(github)).toEqual(['new']);
    expect(markersOf(github)).toEqual([`run=77 attempt=2 commit=${now} report=77.2.${now}`]);
  });

  it('goes over a report that only a forged marker claims', async () => {
    const forged = earlierComment('forged', markerOf('76', 'task_76', 1, { kind: 'report' }));
    const body = forged.body.replace('report=76.1', 'report=79.1');
    const github = await start({ comments: [{ ...forged, body }] });
    await say(openComment(github, { mode }), '', notice);
    expect(bodiesOf(github)).toEqual(['> cancelled']);
  });
});

describe.each(modes)('where there is no report, in the mode %s,', (mode) => {
  const start = useGithub();

  it('a banner is alone, and is edited in place', async () => {
    const github = await start();
    const comment = openComment(github, { mode });
    const { id } = await say(comment, '', live);
    expect((await say(comment, '', notice)).id).toBe(id);
    expect(bodiesOf(github)).toEqual(['> cancelled']);
    expect(markersOf(github)).toEqual([`run=77 attempt=2 commit=${now}`]);
  });
});

describe('with `new` a banner', () => {
  const start = useGithub();

  it('does not change the report of an earlier run', async () => {
    const github = await start({ comments: [complete] });
    await say(openComment(github, { mode: 'new' }), '', notice);
    expect(bodiesOf(github)).toEqual(['old', '> cancelled']);
  });
});

describe('with `recreate` a complete report', () => {
  const start = useGithub();
  const mode = 'recreate';
  const talk = { issueNumber: 2, author: 'octocat', body: 'talk' };

  it('moves to the end of the thread, and the earlier report with its banner is deleted', async () => {
    const github = await start({ comments: [complete, talk] });
    const comment = openComment(github, { mode });
    await say(comment, '', live);
    expect(bodiesOf(github)).toEqual(['> running\n\nold', 'talk']);
    await say(comment, 'new', report);
    expect(bodiesOf(github)).toEqual(['talk', 'new']);
  });

  it('moves once, even if the response is lost and its comment was live', async () => {
    const github = await start({ comments: [complete] });
    const comment = openComment(github, { mode });
    await say(comment, '', live);
    github.addFault({ at: 'issues/create-comment', answer: 'reset', takesEffect: true });
    await say(comment, 'new', report);
    expect(bodiesOf(github)).toEqual(['new']);
    const points = github.requests.map(({ point }) => point);
    expect(points.filter((point) => point === 'issues/create-comment')).toHaveLength(1);
  });

  it('is not lost when main was killed before it saved the comment', async () => {
    const github = await start({ comments: [complete] });
    const posted = await say(openComment(github, { mode }), '', live);
    const noted = github.hold('issues/delete-comment', 'before-effect');
    const main = say(openComment(github, { mode, posted }), 'new', report).catch(() => undefined);
    await noted.reached;
    await say(openComment(github, { mode, posted }), '', notice);
    expect(bodiesOf(github)).toContain('new');
    noted.release();
    await main;
    expect(bodiesOf(github)).toEqual(['new']);
  });
});

describe('the only complete report', () => {
  const start = useGithub();

  it('is not deleted for a newer run that has no report yet', async () => {
    const github = await start();
    const hold = github.hold('issues/create-comment', 'before-effect');
    const older = openComment(github).publish(draftOf('report', report));
    await hold.reached;
    const identity = { key: 'mine', step: '["ci","review"]', runId: '78', runAttempt: 1 };
    const newer = openComment(github, { identity });
    await say(newer, '', live);
    hold.release();
    expect((await older).kind).toBe('posted');
    await say(newer, '', notice);
    expect(bodiesOf(github).toSorted()).toEqual(['> cancelled', 'report']);
  });
});

describe('a complete report of an older run', () => {
  const start = useGithub();
  const newerRun = { key: 'mine', step: '["ci","review"]', runId: '78', runAttempt: 1 };
  /** Keeps what is above or below. */
  const late: Partial<CommentDraft> = {
    ...report,
    render: (kept) => (kept?.part === 'banner' ? `${kept.text}, of ${kept.runId}\n\nlate` : 'late'),
  };

  it.each(inPlace)('goes below the banner of a newer run without a report (%s)', async (mode) => {
    const github = await start({ comments: [complete] });
    const older = openComment(github, { mode });
    await say(older, '', live);
    const newer = openComment(github, { mode, identity: newerRun });
    await say(newer, 'newer', { ...notice, render: () => '> newer was cancelled' });
    await say(older, '', late);
    expect(bodiesOf(github)).toEqual(['> newer was cancelled, of 78\n\nlate']);
    expect(markersOf(github)).toEqual([`run=78 attempt=1 commit=${now} report=77.2.${now}`]);
    await say(newer, '', notice);
    expect(bodiesOf(github)[0]).toMatch(/^> cancelled\n\n/);
    await say(newer, 'done', report);
    expect(bodiesOf(github)).toEqual(['done']);
  });

  it('stays live above, for as long as the newer run works', async () => {
    const github = await start();
    const older = openComment(github);
    await say(older, '', live);
    await say(openComment(github, { identity: newerRun }), '', live);
    await say(older, '', late);
    expect(markersOf(github)).toEqual([`run=78 attempt=1 commit=${now} report=77.2.${now} live`]);
  });

  it('is written again when the newer run wrote over it at the same moment', async () => {
    const github = await start();
    const older = openComment(github);
    await say(older, '', live);
    const newer = openComment(github, { identity: newerRun });
    await say(newer, '', live);
    const hold = github.hold('issues/update-comment', 'before-effect');
    const edited = say(newer, '', notice);
    await hold.reached;
    const read = github.hold('issues/get-comment', 'before-effect');
    const published = say(older, '', late);
    await read.reached;
    read.release();
    const again = github.hold('issues/list-comments', 'before-effect');
    await again.reached;
    hold.release();
    await edited;
    again.release();
    await published;
    expect(bodiesOf(github)).toEqual(['> cancelled, of 78\n\nlate']);
  });

  it('is too late when the newer run has a report', async () => {
    const github = await start();
    const older = openComment(github);
    await say(older, '', live);
    await say(openComment(github, { identity: newerRun }), 'newer', report);
    expect((await older.publish(draftOf('late', report))).kind).toBe('superseded');
    expect(bodiesOf(github)).toEqual(['newer']);
  });
});

describe('the report of another step', () => {
  const start = useGithub();
  const equal = (task: string, run: string, draft: Partial<CommentDraft> = {}) =>
    earlierComment(`${task} of ${run}`, markerOf(run, `${task}_${run}`, 1, draft));

  it.each([live, notice])('is not deleted by a run without a report of its own', async (draft) => {
    const github = await start({ comments: [equal('a', '76'), equal('b', '75')] });
    await say(openComment(github), '', draft);
    expect(bodiesOf(github)).toEqual([expect.stringContaining('a of 76'), 'b of 75']);
  });

  it('is not deleted when it took the place of the replaced one meanwhile', async () => {
    const github = await start({ comments: [earlierComment('old', markerOf('70'))] });
    const hold = github.hold('issues/create-comment', 'before-effect');
    const moved = say(openComment(github, { mode: 'recreate' }), 'ours', report);
    await hold.reached;
    const identity = { key: 'mine', step: 'other', runId: '76', runAttempt: 1 };
    await say(openComment(github, { identity }), 'other', { ...report, taskId: 'task_b' });
    hold.release();
    await moved;
    expect(bodiesOf(github).toSorted()).toEqual(['other', 'ours']);
  });

  it('is deleted, where an earlier run left two, with the next report of its step', async () => {
    const github = await start({ comments: [equal('a', '74'), equal('b', '75')] });
    const comment = openComment(github);
    await say(comment, '', live);
    await say(comment, 'new', report);
    expect(bodiesOf(github)).toEqual(['new']);
  });
});
