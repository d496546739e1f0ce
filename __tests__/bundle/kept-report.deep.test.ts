import { describe, expect, it } from '@jest/globals';
import type { GithubSandbox } from '../../sandbox/github/start-github-sandbox.ts';
import type { Scenario } from '../../sandbox/miteos/scenarios.ts';
import type { RunningStep } from '../../sandbox/runner/step-execution.ts';
import {
  afterGoodReport,
  failing,
  FIRST,
  keptCommentOf,
  overFirst,
  SECOND,
  whileItWaits,
  type SecondRun,
} from './kept-report-trials.ts';
import type { Place } from './step-fixture.ts';
import { commentsOf, said } from './trial-facts.ts';
import { untilLive } from './until-live.ts';
import { useTrials } from './use-trials.ts';

type HeldAtGithub = Parameters<GithubSandbox['hold']>;
type HeldAtMiteos = Parameters<Place['miteos']['hold']>;

/** Kills main during a request to GitHub, which continues after that. */
const killedAt =
  (...held: HeldAtGithub) =>
  async (running: RunningStep, { github }: Place): Promise<void> => {
    const hold = github.hold(...held);
    await hold.reached;
    running.signal('SIGKILL');
    await running.main;
    hold.release();
  };

const killedAtMiteos =
  (...held: HeldAtMiteos) =>
  async (running: RunningStep, { miteos }: Place): Promise<void> => {
    const hold = miteos.hold(...held);
    await hold.reached;
    running.signal('SIGKILL');
    await running.main;
    hold.release();
  };

const createCall = { method: 'POST', path: '/tasks' };
const cancelled = /^> \[!NOTE\]\n>\n> <p>.*bbbbbbb.*was cancelled/;
const failed = /^> \[!CAUTION\]\n>\n> <p>.*bbbbbbb.* failed/;
const timedOut = /^> \[!WARNING\]\n>\n> <p>.*bbbbbbb.*did not end within the timeout of 1s/;
const keyless = /^> \[!NOTE\]\n>\n> <p>.*bbbbbbb.*was cancelled.*post step got no api-key/;

const seconds: readonly (readonly [string, SecondRun, RegExp])[] = [
  ['is cancelled', { meet: whileItWaits('SIGINT') }, cancelled],
  ['is killed while it waits', { meet: whileItWaits('SIGKILL') }, cancelled],
  [
    'is killed before its task is created',
    { meet: killedAtMiteos(createCall, 'before-effect') },
    cancelled,
  ],
  [
    'is killed before it learns of its task',
    { meet: killedAtMiteos(createCall, 'after-effect') },
    cancelled,
  ],
  [
    'is cancelled, and its post step gets no key',
    {
      meet: async (running, place) => {
        await untilLive(place, running);
        running.signal('SIGINT');
      },
      postInputs: { 'api-key': '' },
    },
    keyless,
  ],
  ['fails', { scenario: failing }, failed],
  ['times out', { inputs: { timeout: '1s' } }, timedOut],
  ...(['before-effect', 'after-effect'] as const).map(
    (moment) =>
      [
        `fails, and is killed while its banner is written (${moment})`,
        { scenario: failing, meet: killedAt('issues/update-comment', moment) },
        failed,
      ] as const,
  ),
];

const modes = ['update', 'recreate'];
const cases = modes.flatMap((mode) =>
  ['false', 'true'].flatMap((live) =>
    seconds
      // Without a live comment, post knows no comment of main, so it only writes to the log.
      .filter(([, { postInputs }]) => postInputs === undefined || live === 'true')
      .map(([name, second, banner]) => {
        const inputs = { ...second.inputs, 'comment-mode': mode, 'live-comment': live };
        return {
          name: `${name} (comment-mode: ${mode}, live-comment: ${live})`,
          second: { ...second, inputs },
          banner,
        };
      }),
  ),
);

const trialOf = useTrials(
  Object.fromEntries(cases.map(({ name, second }) => [name, afterGoodReport(second)])),
);

describe('the last complete report is kept below one banner when the next run', () => {
  it.each(cases)('$name', ({ name, banner }) => {
    const trial = trialOf(name);
    expect(keptCommentOf(trial)).toEqual(overFirst(banner));
    const warnings = said(trial.step, 'warning').filter((text) => /comment|report/.test(text));
    expect(warnings).toEqual([]);
  });
});

const report = { name: 'report.md', contentType: 'text/markdown', content: '# Better\n' };
const better: Scenario = [{ afterMs: 0, status: 'complete', deliver: [report] }];

const otherTrialOf = useTrials({
  'fails, and is killed while a live comment is replaced': afterGoodReport({
    scenario: failing,
    inputs: { 'live-comment': 'true' },
    meet: async (running, place) => {
      place.github.hold('issues/update-comment', 'after-effect').release();
      await killedAt('issues/update-comment', 'before-effect')(running, place);
    },
  }),
  'ends well though it was killed while it published': afterGoodReport({
    scenario: better,
    inputs: { 'live-comment': 'true' },
    meet: killedAtMiteos({ origin: 'cdn' }, 'before-effect'),
  }),
  'ends well though it was killed while its report was posted': afterGoodReport({
    scenario: better,
    inputs: { 'live-comment': 'true', 'comment-mode': 'recreate' },
    meet: killedAt('issues/create-comment', 'after-effect'),
  }),
});

describe('the comment of a run that', () => {
  it('fails, and is killed while a live comment is replaced, says once how it ended', () => {
    const trial = otherTrialOf('fails, and is killed while a live comment is replaced');
    expect(keptCommentOf(trial)).toEqual(overFirst(failed));
  });

  it.each([
    'ends well though it was killed while it published',
    'ends well though it was killed while its report was posted',
  ] as const)('%s has its own report, and no banner', (name) => {
    const trial = otherTrialOf(name);
    expect(trial.miteos.tasks.map(({ status }) => status)).toEqual(['complete', 'complete']);
    const marker = `run=200 attempt=1 commit=${SECOND} report=200.1.${SECOND}`;
    expect(keptCommentOf(trial)).toMatchObject({ comments: 1, marker, banners: 0, isKept: false });
    expect(commentsOf(trial)[0]).toContain('<h2>Better</h2>');
    expect(commentsOf(trial)[0]).not.toContain(FIRST);
  });
});
