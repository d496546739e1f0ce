import { describe, expect, it } from '@jest/globals';
import {
  afterGoodReport,
  keptCommentOf,
  overFirst,
  SECOND,
  THIRD,
  whileItWaits,
} from './kept-report-trials.ts';
import { said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const cancelled = { meet: whileItWaits('SIGINT') };
const live = { inputs: { 'live-comment': 'true' } };

const capped = {
  scenario: 'expensive',
  generation: 'B',
  inputs: { 'max-cost-cents': '10' },
} as const;

const trialOf = useTrials({
  cancelled: afterGoodReport(cancelled),
  'cancelled, with a live comment': afterGoodReport({ ...cancelled, ...live }),
  superseded: afterGoodReport({ ...cancelled, isSuperseded: true }),
  'superseded, with a live comment': afterGoodReport({ ...cancelled, ...live, isSuperseded: true }),
  'over budget': afterGoodReport(capped),
  'over budget, and killed while it cancels': afterGoodReport({
    ...capped,
    meet: async (running, { miteos }) => {
      const cancel = miteos.hold({ method: 'POST', path: /\/cancel$/ }, 'after-effect');
      await cancel.reached;
      running.signal('SIGKILL');
      await running.main;
      cancel.release();
    },
  }),
  followed: afterGoodReport({ ...cancelled, ...live, isFollowed: true }),
});

describe('a run over budget keeps the last complete report', () => {
  it.each(['over budget', 'over budget, and killed while it cancels'] as const)(
    'below one banner, which names the cost and the maximum: %s',
    (name) => {
      const banner = /bbbbbbb.*it has cost \d+ cents, and max-cost-cents is 10\..*aaaaaaa/;
      expect(keptCommentOf(trialOf(name))).toEqual(overFirst(banner));
      expect(trialOf(name).miteos.activeTasks).toEqual([]);
    },
  );
});

describe('a cancelled run keeps the last complete report', () => {
  it.each(['cancelled', 'cancelled, with a live comment'] as const)(
    'below one banner, which names the commits of both: %s',
    (name) => {
      const banner = /^> \[!NOTE\]\n>\n> <p>.*bbbbbbb.*cancelled.*runs\/100.*aaaaaaa.*<\/p>$/;
      expect(keptCommentOf(trialOf(name))).toEqual(overFirst(banner));
    },
  );

  it.each(['superseded', 'superseded, with a live comment'] as const)(
    'and says only that when the pull request has new commits: %s',
    (name) => {
      const trial = trialOf(name);
      const kept = keptCommentOf(trial);
      expect(kept).toEqual(
        overFirst(/bbbbbbb.*was superseded: the pull request is now at.*ccccccc/),
      );
      expect(kept.banner).not.toMatch(/cancelled|stopped|crashed|[Rr]e-run|War Room/);
      const log = trial.step.main.log + (trial.step.post?.log ?? '');
      expect(log).not.toMatch(/[Rr]e-run|start again/);
      expect(said(trial.step, 'error')).toEqual([expect.stringMatching(/was cancelled\./)]);
    },
  );

  it('until the next run completes, which removes the banner', () => {
    const kept = keptCommentOf(trialOf('followed'));
    const marker = `run=300 attempt=1 commit=${THIRD} report=300.1.${THIRD}`;
    expect(kept).toMatchObject({ comments: 1, marker, banners: 0 });
    expect(trialOf('followed').github.comments[0]?.body).not.toContain(SECOND);
  });
});
