import { describe, expect, it } from '@jest/globals';
import { pushEvent } from '../../sandbox/github/events/branch-events.ts';
import { followFinished, type OpenPlace } from './step-fixture.ts';
import { said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const report = followFinished({
  name: 'report.md',
  contentType: 'text/markdown',
  content: '# Fine\n\n::error::No command\n',
});

const trialOf = useTrials({
  push: async (open: OpenPlace) => {
    const place = await open();
    const env = { GITHUB_SERVER_URL: 'https://git.octo.example', GITEA_ACTIONS: 'true' };
    return place.run({ event: pushEvent(), inputs: await report(place), env });
  },
});

describe('a step on Gitea, which has no job summaries', () => {
  it('prints the report of a push in a group of the log, as text', () => {
    const { step } = trialOf('push');
    expect(step.conclusion).toBe('success');
    expect(step.main.rawLog.replaceAll('\r', '')).toContain(
      '::group::Report: report.md\n│ # Fine\n│\n│ ::error::No command\n::endgroup::',
    );
    expect(said(step, 'error')).toEqual([]);
  });

  it('mentions Gitea when artifacts are not supported', () => {
    expect(said(trialOf('push').step, 'warning')).toEqual([
      expect.stringContaining(
        "can't publish artifacts on Gitea. To keep the deliverables, add a step",
      ),
    ]);
  });
});
