import { describe, expect, it } from '@jest/globals';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { Place } from './step-fixture.ts';
import { said, taskOf } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const prompt = 'Review the secret sauce.';
const file = { name: 'report.md', contentType: 'text/markdown', content: '# Fine\n' };

const trialOf = useTrials({
  complete: async (open) =>
    (await open()).run({ event: pullRequestEvent(), inputs: { prompt, 'live-comment': 'true' } }),
  'many lost files': async (open) => {
    const deliver = Array.from({ length: 9 }, (_, n) => ({ ...file, name: `file-${n}.md` }));
    const place: Place = await open({
      miteos: { scenario: [{ afterMs: 0, status: 'running', deliver }] },
    });
    place.miteos.fail({ origin: 'cdn' }, { kind: 'answer', status: 404 }, { times: Infinity });
    place.miteos.fail(
      { path: /deliverables\/./ },
      { kind: 'answer', status: 404 },
      { times: Infinity },
    );
    const running = await place.start();
    await running.waitForLine(/Waiting for task/);
    running.signal('SIGKILL');
    return place.finish(running);
  },
});

describe('the log of a step', () => {
  const shown = () => trialOf('complete').step.main.log.split('\n');

  it('begins with one notice that says where to watch the task', () => {
    const { step } = trialOf('complete');
    const notices = said(step, 'notice');
    expect(notices).toEqual([
      expect.stringMatching(/^Created task \S+\. Watch it in the War Room: https:/),
    ]);
    expect(notices[0]).toContain(taskOf(trialOf('complete')).id);
    expect(said(step, 'warning')).toEqual([]);
  });

  it('is grouped', () => {
    const groups = trialOf('complete').step.main.commands.filter(({ name }) => /group$/.test(name));
    expect(groups.map(({ name, text }) => (name === 'group' ? text.split(' ')[0] : 'end'))).toEqual(
      ['Waiting', 'end', 'Deliverables', 'end'],
    );
  });

  it('has one line for each change, with the time gone', () => {
    const lines = shown().filter((line) => /^\d+[hms] {2}/.test(line));
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines).toContainEqual(expect.stringMatching(/^\d+s {2}complete$/));
    expect(lines).toContainEqual(expect.stringMatching(/^\d+s {2}researcher /));
  });

  it('is text that needs no terminal', () => {
    expect(trialOf('complete').step.main.rawLog).not.toMatch(/(?![\t\n])\p{Cc}/u);
  });

  it('tells details as debug commands, which the runner shows on demand only', () => {
    const { main } = trialOf('complete').step;
    const details = main.commands.filter(({ name }) => name === 'debug').map(({ text }) => text);
    expect(details).toContainEqual(
      expect.stringMatching(/^Next poll in \d+ ms; \d+ of \d+ requests/),
    );
    expect(details).toContainEqual(expect.stringMatching(/^Comment on #2, mode update: found/));
    expect(details.join('\n')).not.toContain('sauce');
    expect(main.log).not.toContain('Next poll in');
  });
});

describe('the annotations of a step', () => {
  it('are never more than five of a kind from one phase; the log has them all', () => {
    const { post } = trialOf('many lost files').step;
    const warnings = post?.commands.filter(({ name }) => name === 'warning') ?? [];
    expect(warnings).toHaveLength(5);
    expect(warnings[4]?.text).toMatch(/^And \d+ more warnings: see the log of the step\.$/);
    for (let n = 0; n < 9; n += 1) expect(post?.log).toContain(`"file-${n}.md"`);
  });
});
