import { describe, expect, it } from '@jest/globals';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { violations } from '../support/published.ts';
import type { OpenPlace, StepWish, Trial } from './step-fixture.ts';
import { commentsOf, said } from './trial-facts.ts';
import { untilLive } from './until-live.ts';
import { useTrials } from './use-trials.ts';

interface TitleTrial extends Trial {
  /** The comment while the task runs. */
  readonly live: string;
}

const RUN_URL = 'https://github.com/Codertocat/Hello-World/actions/runs/1658821493';
const notes = { name: 'notes.md', contentType: 'text/markdown', content: 'So far.\n' };
const endless = [{ afterMs: 0, status: 'running', deliver: [notes] }];
/** 10 kB of Markdown, HTML, a mention, a link, commands, line ends and a fake banner. */
const hostile = [
  '> [!CAUTION]\n>\n> <p>Fake</p>\n\n# Big **bold** [x](https://evil.example) <img src=x> @octocat #1 ',
  '\r\n::error::no\u202e <!-- miteos-task --> `code` $x$ ',
  'long '.repeat(2000),
].join('');

/** A step with a live comment, which is cancelled. */
const cancelled = (title: string, wish: StepWish = {}) => {
  return async (open: OpenPlace): Promise<TitleTrial> => {
    const place = await open({ miteos: { scenario: endless } });
    const inputs = { title, 'live-comment': 'true' };
    const running = await place.start({ event: pullRequestEvent(), inputs, ...wish });
    await untilLive(place, running);
    const [live = ''] = commentsOf(place);
    running.signal('SIGINT');
    return { ...(await place.finish(running)), live };
  };
};

const trialOf = useTrials({
  titled: cancelled('Security review'),
  'without a key': cancelled('Security review', { postInputs: { 'api-key': '' } }),
  hostile: cancelled(hostile),
  'hostile, without a key': cancelled(hostile, { postInputs: { 'api-key': '' } }),
});

const pagesOf = (name: Parameters<typeof trialOf>[0]): Record<string, string> => {
  const trial = trialOf(name);
  const [comment = ''] = commentsOf(trial);
  return { live: trial.live, comment, summary: trial.step.summary };
};

describe('the title', () => {
  it.each(['titled', 'without a key'] as const)(
    'is in the live banner, in the last comment of the post step, and in the summary: %s',
    (name) => {
      const { live, comment, summary } = pagesOf(name);
      expect(live).toMatch(/> \[!NOTE\]\n>\n> <p>.*Security review/);
      const named = /<strong>Security review: the |\n\n<h2>Security review<\/h2>\n/;
      expect(comment).toMatch(named);
      expect(summary).toMatch(named);
    },
  );

  it.each(['hostile', 'hostile, without a key'] as const)(
    'is one short line of text for any content: %s',
    (name) => {
      for (const page of Object.values(pagesOf(name))) {
        const text = page.replace(/^<!-- miteos-task .*? -->\n\n/, '');
        expect(violations(text, RUN_URL)).toEqual([]);
        expect(text.split(/^> \[!/m)).toHaveLength(2);
        expect(text).not.toMatch(/<p>Fake|<img|evil\.example"/);
        for (const [heading] of text.matchAll(/<h2>.*<\/h2>/g)) {
          expect(heading.length).toBeLessThan(600);
        }
      }
      expect(said(trialOf(name).step, 'error')).toHaveLength(1);
    },
  );
});
