import { expect } from '@jest/globals';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { Scenario } from '../../sandbox/miteos/scenarios.ts';
import type { RunningStep } from '../../sandbox/runner/step-execution.ts';
import type { OpenPlace, Place, StepWish, Trial } from './step-fixture.ts';
import { commentsOf } from './trial-facts.ts';

/** The heads of the pull request, in order. */
export const FIRST = 'a'.repeat(40);
export const SECOND = 'b'.repeat(40);
export const THIRD = 'c'.repeat(40);

const good = {
  name: 'report.md',
  contentType: 'text/markdown',
  content: '# Good\n\nAll is well.\n',
};
const notes = { name: 'notes.md', contentType: 'text/markdown', content: '# So far\n' };
const complete: Scenario = [{ afterMs: 0, status: 'complete', deliver: [good] }];
/** A task that delivers a file immediately, and then never ends. */
export const endless: Scenario = [{ afterMs: 0, status: 'running', deliver: [notes] }];
export const failing: Scenario = [{ afterMs: 0, status: 'failed', deliver: [notes] }];

/** A step of the second run, after the report of the first one. */
export interface SecondRun {
  readonly scenario?: Scenario;
  /** The generation of the API; by default A. */
  readonly generation?: 'A' | 'B';
  readonly inputs?: StepWish['inputs'];
  readonly postInputs?: StepWish['postInputs'];
  /** Interrupts the step, or prepares a request to hold. */
  readonly meet?: (running: RunningStep, place: Place) => unknown;
  /** Whether a commit is pushed while the step runs. */
  readonly isSuperseded?: boolean;
  /** Whether a third run completes after that. */
  readonly isFollowed?: boolean;
}

export interface KeptTrial extends Trial {
  /** The comment of the first run. */
  readonly first: string;
}

/** A first run completes. Then a second one, for the next commit, does not complete. */
export function afterGoodReport(second: SecondRun) {
  return async (open: OpenPlace): Promise<KeptTrial> => {
    const { inputs = {}, postInputs, generation = 'A' } = second;
    const place = await open({ miteos: { scenario: complete, generation } });
    const wishOf = (sha: string, runId: number): StepWish => {
      place.github.addPullRequest({
        head: { ref: 'changes', sha, repository: place.github.repository },
      });
      return { event: pullRequestEvent({ pull_request: { head: { sha } } }), runId };
    };
    await place.run({ ...wishOf(FIRST, 100), inputs });
    const [first = ''] = commentsOf(place);
    place.miteos.settings.scenario = second.scenario ?? endless;
    const wish = { ...wishOf(SECOND, 200), inputs, ...(postInputs ? { postInputs } : {}) };
    const running = await place.start(wish);
    if (second.isSuperseded === true) wishOf(THIRD, 300);
    await second.meet?.(running, place);
    const trial = await place.finish(running);
    if (second.isFollowed !== true) return { ...trial, first };
    place.miteos.settings.scenario = complete;
    return { ...(await place.run({ ...wishOf(THIRD, 300), inputs })), first };
  };
}

/** Interrupts the step while it follows its task. */
export const whileItWaits =
  (signal: 'SIGINT' | 'SIGKILL') =>
  async (running: RunningStep): Promise<void> => {
    await running.waitForLine(/Waiting for task/);
    running.signal(signal);
  };

/** The comment when the second run has kept the report of the first one. */
export interface KeptComment {
  /** The number of comments. */
  readonly comments: number;
  readonly marker: string;
  readonly banners: number;
  readonly banner: string;
  /** Whether what is below the banner is the first run's report as it was. */
  readonly isKept: boolean;
}

const PAGE =
  /^<!-- miteos-task (?<marker>[^\n]*) -->\n\n(?:(?<banner>> \[![^]*?)\n\n(?=<))?(?<rest>[^]*)$/;

export function keptCommentOf(trial: KeptTrial): KeptComment {
  const comments = commentsOf(trial);
  const parts = (comment = '') => PAGE.exec(comment)?.groups ?? {};
  const { marker = '', banner = '', rest = '' } = parts(comments[0]);
  return {
    comments: comments.length,
    marker: marker.replace(/^.*(?=run=)/, '').replace(/ task=\w+/, ''),
    banners: comments.join('\n').split(/^> \[!/m).length - 1,
    banner,
    isKept: rest.trim() === parts(trial.first)['rest']?.trim(),
  };
}

/** The comment of a run that did not complete, above the report of the first one. */
export const overFirst = (banner: RegExp) => ({
  comments: 1,
  marker: `run=200 attempt=1 commit=${SECOND} report=100.1.${FIRST}`,
  banners: 1,
  banner: expect.stringMatching(banner),
  isKept: true,
});
