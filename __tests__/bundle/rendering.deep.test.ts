import { describe, expect, it } from '@jest/globals';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { OpenPlace, Trial } from './step-fixture.ts';
import { commentsOf, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

/** The parser takes minutes for this text, because its time grows with the square of the number of lists. */
const SLOW = 'Text.\n\n- a\n- b\n\n'.repeat(40_000);
/** How long the runner waits after SIGINT (actions/runner, ProcessInvoker). */
const GRACE_MS = 7500;

interface SignalledTrial extends Trial {
  /** The time from the signal to the end of main. */
  readonly endedAfterMs: number;
}

const deliver = [{ name: 'report.md', contentType: 'text/markdown', content: SLOW }];
const miteos = { scenario: [{ afterMs: 0, status: 'complete', deliver }] };

/** Rendering starts after the upload of the artifact. */
async function untilItRenders({ github }: Pick<Trial, 'github'>): Promise<void> {
  while (github.artifacts.length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
}

const trialOf = useTrials({
  'to its end': async (open: OpenPlace): Promise<SignalledTrial> => {
    const place = await open({ miteos });
    return { ...(await place.run({ event: pullRequestEvent() })), endedAfterMs: 0 };
  },
  'with a signal': async (open: OpenPlace): Promise<SignalledTrial> => {
    const place = await open({ miteos });
    const running = await place.start({ event: pullRequestEvent() });
    await untilItRenders(place);
    const start = performance.now();
    running.signal('SIGINT');
    await running.main;
    const endedAfterMs = performance.now() - start;
    return { ...(await place.finish(running)), endedAfterMs };
  },
});

describe('a report that takes minutes to render', () => {
  it('is shown as plain text in comment and summary, with a warning', () => {
    const trial = trialOf('to its end');
    expect(trial.step.conclusion).toBe('success');
    expect(said(trial.step, 'warning')).toEqual([
      expect.stringMatching(/^The report could not be rendered: .* as plain text\.$/),
    ]);
    for (const published of [...commentsOf(trial), trial.step.summary]) {
      expect(published).toContain('<pre lang="md"><code>Text.&#10;&#10;- a&#10;- b&#10;');
      expect(published).toContain('This file is shown as plain text');
      expect(published).toContain('are not shown here');
    }
  });

  it("does not prevent the step from ending within the runner's time limit after a signal", () => {
    const trial = trialOf('with a signal');
    expect(trial.endedAfterMs).toBeLessThan(GRACE_MS);
    expect([trial.step.main.exitCode, trial.step.main.signal]).toEqual([1, null]);
  });

  it('is published by the post step after a signal', () => {
    const trial = trialOf('with a signal');
    expect(commentsOf(trial)).toEqual([expect.stringContaining('- a&#10;- b&#10;')]);
    expect(trial.step.post?.summary).toContain('This file is shown as plain text');
    expect(trial.step.post?.exitCode).toBe(0);
  });
});
