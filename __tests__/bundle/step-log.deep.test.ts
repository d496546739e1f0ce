import { describe, expect, it } from '@jest/globals';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { said, taskOf } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const prompt = 'Review the secret sauce.';

const trialOf = useTrials({
  complete: async (open) =>
    (await open()).run({ event: pullRequestEvent(), inputs: { prompt, 'live-comment': 'true' } }),
  'many lost files': async (open) => {
    const deliver = Array.from({ length: 9 }, (_, n) => ({ name: `file-${n}.md`, content: 'x' }));
    const place = await open({
      miteos: { scenario: [{ afterMs: 0, status: 'running', deliver }] },
    });
    const missing = { kind: 'answer', status: 404 } as const;
    place.miteos.fail({ origin: 'cdn' }, missing, { times: Infinity });
    place.miteos.fail({ path: /deliverables\/./ }, missing, { times: Infinity });
    const running = await place.start();
    await running.waitForLine(/Waiting for task/);
    running.signal('SIGKILL');
    return place.finish(running);
  },
});

describe('the log of a step', () => {
  it('starts with one notice that says where to watch the task', () => {
    const { step } = trialOf('complete');
    const { id } = taskOf(trialOf('complete'));
    expect(said(step, 'notice')).toEqual([
      expect.stringMatching(`^Created task ${id}\\. Watch it in the War Room: https:`),
    ]);
    expect(said(step, 'warning')).toEqual([]);
  });

  it('is grouped, with one line for each change and the elapsed time', () => {
    const { main } = trialOf('complete').step;
    const groups = main.commands.flatMap(({ name, text }) => (name === 'group' ? [text] : []));
    expect(groups.map((text) => text.split(' ')[0])).toEqual([
      'Waiting',
      'Deliverables',
      'Artifacts',
    ]);
    const lines = main.log.split('\n').filter((line) => /^\d+[hms] {2}/.test(line));
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines).toContainEqual(expect.stringMatching(/^\d+s {2}complete$/));
    expect(lines).toContainEqual(expect.stringMatching(/^\d+s {2}researcher /));
  });

  it('has the lines of the artifact library in a group', () => {
    const { rawLog } = trialOf('complete').step.main;
    const outside = rawLog.replaceAll(/^::group::[^]*?^::endgroup::\n/gm, '');
    expect(rawLog).toContain('Artifact name is valid!');
    expect(outside.split('\n').filter((line) => line !== '' && !line.startsWith('::'))).toEqual([
      expect.stringMatching(/^Published the artifact miteos-task_\w+: https:/),
      expect.stringMatching(/^Published the comment: https:/),
    ]);
  });

  it('is plain text, with details that the runner shows only on demand', () => {
    const { main } = trialOf('complete').step;
    expect(main.rawLog).not.toMatch(/(?![\t\n])\p{Cc}/u);
    const details = main.commands.flatMap(({ name, text }) => (name === 'debug' ? [text] : []));
    expect(details).toContainEqual(expect.stringMatching(/^Next poll in \d+ ms; /));
    expect(details.join('\n')).not.toContain('sauce');
    expect(main.log).not.toContain('Next poll in');
  });
});

describe('the annotations of a step', () => {
  it('are at most five of a kind per phase, and the log has all of them', () => {
    const { post } = trialOf('many lost files').step;
    const warnings = post?.commands.filter(({ name }) => name === 'warning') ?? [];
    expect(warnings).toHaveLength(5);
    expect(warnings[4]?.text).toMatch(/^\d+ more warnings are in the log of this step\.$/);
    for (let n = 0; n < 9; n += 1) expect(post?.log).toContain(`"file-${n}.md"`);
  });
});
