import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { pushEvent, workflowRunEvent } from '../../sandbox/github/events/branch-events.ts';
import { pullRequestCommentEvent } from '../../sandbox/github/events/issue-events.ts';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { Fault } from '../../sandbox/github/faults.ts';
import { sampleChange } from '../../sandbox/github/sample-change.ts';
import type { GithubSandboxOptions } from '../../sandbox/github/start-github-sandbox.ts';
import { sampleFindings } from '../../sandbox/miteos/sample-review.ts';
import { readFindings } from '../../src/findings/read-findings.ts';
import { followFinished, type OpenPlace, type StepWish, type Trial } from './step-fixture.ts';
import { artifactOf, bannerOf, commandsOf, commentsOf, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const event = pullRequestEvent();
const head = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const nextHead = 'a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5a0b1';
const base = 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e';
const fork = { ref: 'patch-1', sha: head, repository: 'octocat/Hello-World' };
const readOnly = 'ghs_readonlyreadonlyreadonlyreadonly0000';
const reader = {
  login: 'github-actions[bot]',
  permissions: { pullRequests: 'read', contents: 'read' },
} as const;
const report = { name: 'report.md', contentType: 'text/markdown', content: '# Review\n\nFine.\n' };

interface Wish extends StepWish {
  readonly github?: GithubSandboxOptions;
  /** What the task delivers beside its report. */
  readonly file?: { readonly name: string; readonly content: string };
  readonly faults?: readonly Fault[];
}

const sample = { name: 'findings.json', content: sampleFindings().content as string };

/** The step of a complete task that reviewed the sample change. */
const reviewed =
  ({ github = {}, file = sample, faults = [], ...wish }: Wish = {}) =>
  async (open: OpenPlace): Promise<Trial> => {
    const place = await open({ github: { pulls: [sampleChange], ...github } });
    for (const fault of faults) place.github.addFault(fault);
    const followed = await followFinished(report, file)(place);
    const inputs = { ...followed, findings: file.name, ...wish.inputs };
    return place.run({ event, ...wish, inputs });
  };

const none = { name: 'findings.json', content: '{"findings": []}' };
const quiet = { 'if-no-findings': 'quiet' };

/** A change that adds a file of 50 lines. */
const longPatch = `@@ -0,0 +1,50 @@\n${Array.from({ length: 50 }, (_, index) => `+line ${index + 1}`).join('\n')}`;
const longChange = {
  title: 'Add a long file',
  files: [{ filename: 'long.ts', status: 'added', additions: 50, deletions: 0, patch: longPatch }],
  diff: `diff --git a/long.ts b/long.ts\nnew file mode 100644\n--- /dev/null\n+++ b/long.ts\n${longPatch}\n`,
} as const;

/** A findings file with a finding on each of the first lines of the long file. */
const findingsOn = (count: number, severityOf: (line: number) => string = () => 'high') => ({
  name: 'findings.json',
  content: JSON.stringify({
    findings: Array.from({ length: count }, (_, index) => ({
      path: 'long.ts',
      line: index + 1,
      severity: severityOf(index + 1),
      title: `Finding ${index + 1}`,
      quote: `line ${index + 1}`,
      message: 'Why.',
    })),
  }),
});

const sarif = JSON.stringify({
  version: '2.1.0',
  runs: [
    {
      results: [
        {
          ruleId: 'js/path-injection',
          level: 'error',
          message: { text: 'The path comes from outside.' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'src/uploads/store.ts' },
                region: {
                  startLine: 42,
                  snippet: { text: '  const target = path.join(uploadDir, file.name);' },
                },
              },
            },
          ],
        },
      ],
    },
  ],
});

const trialOf = useTrials({
  review: reviewed(),
  'with the context of the change': async (open) => {
    const place = await open({
      github: { pulls: [sampleChange] },
      miteos: { scenario: 'review' },
    });
    const inputs = { findings: 'findings.json', 'pull-request-context': 'diff' };
    return place.run({ event, inputs });
  },
  'the second run': async (open) => {
    const place = await open({ github: { pulls: [sampleChange] } });
    for (const runId of [1, 2]) {
      const followed = await followFinished(report, sample)(place);
      const trial = await place.run({
        event,
        runId,
        inputs: { ...followed, findings: 'findings.json' },
      });
      if (runId === 2) return trial;
    }
    throw new Error('there is no second run');
  },
  'a read-only token': reviewed({
    github: { tokens: { [readOnly]: reader } },
    inputs: { 'github-token': readOnly },
  }),
  'a push': reviewed({
    event: pushEvent({ before: base, after: head }),
  }),
  Gitea: reviewed({ github: { isGitea: true } }),
  'a run after another one': reviewed({
    event: workflowRunEvent(),
    github: { pulls: [{ ...sampleChange, head: fork }] },
    inputs: { 'allowed-actors': 'all' },
  }),
  'a comment on the pull request of a fork': reviewed({
    event: pullRequestCommentEvent({ comment: { created_at: '2019-05-15T15:21:00Z' } }),
    github: { pulls: [{ ...sampleChange, head: fork }] },
  }),
  'a review that GitHub refuses': reviewed({
    faults: [
      {
        at: 'pulls/create-review',
        answer: 422,
        message: 'Line could not be resolved',
        times: Infinity,
      },
    ],
  }),
  'one comment that GitHub refuses': reviewed({
    github: { pulls: [longChange] },
    file: findingsOn(8),
    faults: [
      {
        at: 'pulls/create-review',
        answer: 422,
        message: 'Line could not be resolved',
        times: Infinity,
        where: ({ body }) => body.includes('"line":6,'),
      },
    ],
  }),
  'more findings than comments': reviewed({
    github: { pulls: [longChange] },
    file: findingsOn(35, (line) => (line <= 5 ? 'low' : 'medium')),
  }),
  'a lost answer': reviewed({
    faults: [{ at: 'pulls/create-review', answer: 'reset', takesEffect: true }],
  }),
  'a head that has moved on': async (open) => {
    const place = await open({ github: { pulls: [sampleChange] } });
    place.github.addPullRequest({
      head: { ref: 'changes', sha: nextHead, repository: place.github.repository },
    });
    const followed = await followFinished(report, sample)(place);
    return place.run({ event, inputs: { ...followed, findings: 'findings.json' } });
  },
  'fail-on high': reviewed({ inputs: { 'fail-on': 'high' } }),
  'fail-on critical': reviewed({ inputs: { 'fail-on': 'critical' } }),
  'fail-on critical, with such a finding': reviewed({
    file: { name: sample.name, content: sample.content.replace('"high"', '"critical"') },
    inputs: { 'fail-on': 'critical' },
  }),
  'fail-on medium': reviewed({ inputs: { 'fail-on': 'medium' } }),
  'fail-on low': reviewed({ inputs: { 'fail-on': 'low' } }),
  'SARIF in': reviewed({ file: { name: 'scan.sarif', content: sarif } }),
  'a broken file': reviewed({
    file: {
      name: 'findings.json',
      content: JSON.stringify({
        findings: [1, {}, { path: 'a', line: 0, severity: '::error::x', title: 't', message: 'm' }],
      }),
    },
  }),
  'quiet without a comment': reviewed({ file: none, inputs: quiet }),
  'quiet over a comment': async (open) => {
    const place = await open({ github: { pulls: [sampleChange] } });
    const inputs = { findings: 'findings.json', ...quiet };
    const first = await followFinished(report, sample)(place);
    await place.run({ event, runId: 1, inputs: { ...first, ...inputs } });
    const second = await followFinished(report, none)(place);
    return place.run({ event, runId: 2, inputs: { ...second, ...inputs } });
  },
  'no change': async (open) => {
    const place = await open();
    return place.run({
      event: pushEvent({ before: '0'.repeat(40) }),
      inputs: { findings: 'findings.json' },
    });
  },
  'killed after the review': async (open) => {
    const place = await open({
      github: { pulls: [sampleChange] },
      miteos: { scenario: 'review' },
    });
    const creation = place.github.hold('issues/create-comment', 'before-effect');
    const running = await place.start({ event, inputs: { findings: 'findings.json' } });
    await creation.reached;
    running.signal('SIGKILL');
    return place.finish(running);
  },
  'killed after the annotations': async (open) => {
    const place = await open({ github: { pulls: [sampleChange], isGitea: true } });
    const followed = await followFinished(report, sample)(place);
    const creation = place.github.hold('issues/create-comment', 'before-effect');
    const running = await place.start({ event, inputs: { ...followed, findings: sample.name } });
    await creation.reached;
    running.signal('SIGKILL');
    return place.finish(running);
  },
  'killed before the review': async (open) => {
    const place = await open({
      github: { pulls: [sampleChange] },
      miteos: { scenario: 'review' },
    });
    const creation = place.github.hold('pulls/create-review', 'before-effect');
    const running = await place.start({ event, inputs: { findings: 'findings.json' } });
    await creation.reached;
    running.signal('SIGKILL');
    return place.finish(running);
  },
});

/** Two steps of one job, of which the second gets its findings when the first has posted its own. */
const jobOf = useTrials({
  'with findings in each step': async (open) => {
    const place = await open({ github: { pulls: [longChange] } });
    const first = await followFinished(report, findingsOn(2))(place);
    const deliver = [report, findingsOn(3)];
    const scenario = [{ afterMs: 0, status: 'running', deliver }];
    const task = place.miteos.createTask({ prompt: 'Review.', scenario });
    const findings = 'findings.json';
    return place.runTogether(
      [
        { event, action: 'first', inputs: { ...first, findings } },
        { event, action: 'second', inputs: { 'task-id': task.id, findings } },
      ],
      async ([running]) => {
        await running?.main;
        task.change({ status: 'complete' });
      },
    );
  },
});

const pathsOf = ({ github }: Trial) => github.reviewComments.map(({ path, line }) => [path, line]);
const reviewedLines = [
  ['src/uploads/store.ts', 42],
  ['src/sessions/renew.ts', 17],
  ['src/errors/page.ts', 8],
];
const annotationsOf = ({ step }: Trial) =>
  commandsOf(step).filter(({ properties }) => 'file' in properties);
const countOf = ({ github }: Trial, point: string) =>
  github.requests.filter((request) => request.point === point).length;

describe('a review with findings', () => {
  it('has a comment on each verified line, and none on others', () => {
    const trial = trialOf('review');
    expect(pathsOf(trial)).toEqual(reviewedLines);
    expect(trial.github.reviews).toMatchObject([{ commit: head, state: 'COMMENTED' }]);
    expect(trial.github.reviewComments[0]?.body).toMatch(
      /\n\n```suggestion\n {2}const target = path\.join\(uploadDir, randomUUID\(\) \+ path\.extname\(file\.name\)\);\n```$/,
    );
    expect(trial.step.conclusion).toBe('success');
    expect(said(trial.step, 'warning')).toEqual([]);
  });

  it('lists them all in comment and summary, below the report', () => {
    const trial = trialOf('review');
    const [comment = ''] = commentsOf(trial);
    for (const page of [comment, trial.step.summary]) {
      expect(page).toMatch(
        /Fine\.<\/p>\n\n<p><strong>5 findings<\/strong>, 3 verified against the change: 1 high, 1 medium, 1 low\. 3 new, 0 already known\. See <a /,
      );
      expect(page).toContain('Not verified: src/auth/token.ts is not in the change.');
      expect(page).toContain('Not verified: line 6 of src/errors/page.ts reads differently.');
    }
  });

  it('sets outputs, and puts SARIF into the archive and the output folder', async () => {
    const { step, github } = trialOf('review');
    expect(step.outputs['findings-count']).toBe('3');
    expect(JSON.parse(step.outputs['findings-by-severity'] ?? '')).toEqual({
      critical: 0,
      high: 1,
      medium: 1,
      low: 1,
      info: 0,
    });
    const text = await readFile(step.outputs['sarif-path'] ?? '', 'utf8');
    const archived = await artifactOf({ github }).files();
    expect(archived.get('findings.sarif')?.toString()).toBe(text);
    const reading = readFindings(text);
    expect('file' in reading && reading.file.findings.map(({ line }) => line)).toEqual([42, 17, 8]);
    expect(step.outputs['deliverables-count']).toBe('2');
  });

  it('reads the change once, for the prompt and for the findings', () => {
    const trial = trialOf('with the context of the change');
    expect(countOf(trial, 'repos/compare-commits-with-basehead')).toBe(1);
    expect(countOf(trial, 'pulls/list-files')).toBe(1);
    expect(pathsOf(trial)).toEqual(reviewedLines);
    const [task] = trial.miteos.tasks;
    expect(task?.prompt).toContain('Deliver a file named "findings.json". It lists what you found');
  });

  it('repeats nothing in a second run', () => {
    const trial = trialOf('the second run');
    expect(pathsOf(trial)).toEqual(reviewedLines);
    expect(trial.github.reviews).toHaveLength(1);
    expect(commentsOf(trial).at(-1)).toContain('0 new, 3 already known.');
  });

  it('has the 30 most severe of many findings, and the report lists the others', () => {
    const trial = trialOf('more findings than comments');
    const lines = trial.github.reviewComments.map(({ line }) => line);
    expect(lines).toEqual(Array.from({ length: 30 }, (_, index) => index + 6));
    expect(trial.github.reviews).toHaveLength(1);
    expect(trial.step.main.rawLog).toContain('Only in the report: 5 findings, the least severe.');
    const [comment = ''] = commentsOf(trial);
    expect(comment).toContain('30 new, 0 already known, 5 without a comment.');
    for (const line of [1, 5, 6, 35]) expect(comment).toContain(`<code>long.ts:${line}</code>`);
    expect(trial.step.outputs['findings-count']).toBe('35');
  });

  it('has all comments but the one that GitHub refuses, which the report lists', () => {
    const trial = trialOf('one comment that GitHub refuses');
    const lines = trial.github.reviewComments.map(({ line }) => line);
    expect(lines.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 7, 8]);
    const [comment = ''] = commentsOf(trial);
    expect(comment).toContain('7 new, 0 already known, 1 not posted. See <a ');
    expect(comment).toMatch(/<code>long\.ts:6<\/code><\/a><\/td><td>not posted<\/td>/);
    expect(said(trial.step, 'warning')).toEqual([
      expect.stringMatching(/^Not posted: 1 of 8 review comments: Line could not be resolved/),
    ]);
    expect(annotationsOf(trial)).toEqual([]);
  });

  it('does not repeat what another step of the job has posted', () => {
    const [first, second] = jobOf('with findings in each step');
    expect(first?.github.reviewComments.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(first?.github.reviews).toHaveLength(2);
    expect(second?.step.main.rawLog).toContain('Already commented on: 2 findings.');
    expect(first && commentsOf(first)).toEqual([
      expect.stringContaining('2 new, 0 already known.'),
      expect.stringContaining('1 new, 2 already known.'),
    ]);
  });

  it('leaves each step of the job its own SARIF and artifact', async () => {
    const job = jobOf('with findings in each step');
    const texts = await Promise.all(
      job.map(({ step }) => readFile(step.outputs['sarif-path'] ?? '', 'utf8')),
    );
    const archived = await Promise.all(
      job.map(async ({ step, github }) => {
        const isOwn = ({ id }: { readonly id: number }) =>
          String(id) === step.outputs['artifact-id'];
        const files = await github.artifacts.find(isOwn)?.files();
        return files?.get('findings.sarif')?.toString();
      }),
    );
    expect(archived).toEqual(texts);
    const countIn = (text: string) => {
      const reading = readFindings(text);
      return 'file' in reading ? reading.file.findings.length : undefined;
    };
    expect(texts.map(countIn)).toEqual([2, 3]);
  });

  it.each(['a run after another one', 'a comment on the pull request of a fork'] as const)(
    'is that of the pull request which the event is about: %s',
    (name) => {
      expect(pathsOf(trialOf(name))).toEqual(reviewedLines);
    },
  );

  it('is written once when its answer is lost', () => {
    const trial = trialOf('a lost answer');
    expect(trial.github.reviews).toHaveLength(1);
    expect(commentsOf(trial)[0]).toContain('3 new, 0 already known. See <a ');
  });

  it('stays on the commit that was reviewed, and the report says which', () => {
    const trial = trialOf('a head that has moved on');
    expect(trial.github.reviewComments.map(({ commit }) => commit)).toEqual([head, head, head]);
    expect(commentsOf(trial)[0]).toMatch(
      /The findings are about <a [^>]+><code>ec26c3e<\/code><\/a>; the pull request is now at <a [^>]+><code>a0b1c2d<\/code><\/a>\./,
    );
  });

  it('reads SARIF', () => {
    const trial = trialOf('SARIF in');
    expect(pathsOf(trial)).toEqual([['src/uploads/store.ts', 42]]);
    expect(trial.github.reviewComments[0]?.body).toContain('High: js/path-injection');
  });

  it.each(['killed after the review', 'killed before the review'] as const)(
    'is written once in all when main is %s',
    (name) => {
      const trial = trialOf(name);
      expect(trial.step.main.signal).toBe('SIGKILL');
      expect(pathsOf(trial)).toEqual(reviewedLines);
      expect(trial.github.reviews).toHaveLength(1);
      expect(commentsOf(trial)).toEqual([expect.stringContaining('3 verified against the change')]);
    },
  );
});

describe('findings where no review can be written', () => {
  it.each([
    [
      'a read-only token',
      /^Could not write the review of #2: .*`permissions: pull-requests: write`/,
    ],
    [
      'Gitea',
      /^Could not write the review of #2: This server has no REST API for comments on lines\. The findings are annotations and in the report\.$/,
    ],
  ] as const)('are annotations with one warning: %s', (name, warning) => {
    const trial = trialOf(name);
    expect(trial.github.reviews).toEqual([]);
    const warnings = commandsOf(trial.step).filter(
      (command) => command.name === 'warning' && !('file' in command.properties),
    );
    expect(warnings.map(({ text }) => text)).toEqual([expect.stringMatching(warning)]);
    expect(
      annotationsOf(trial).map(({ name: level, properties }) => [level, properties['file']]),
    ).toEqual([
      ['error', 'src/uploads/store.ts'],
      ['warning', 'src/sessions/renew.ts'],
      ['notice', 'src/errors/page.ts'],
    ]);
    expect(trial.step.conclusion).toBe('success');
    expect(trial.step.summary).toContain('3 verified against the change');
  });

  it('are annotations once in all when main is killed after its summary', () => {
    const trial = trialOf('killed after the annotations');
    expect(trial.step.main.signal).toBe('SIGKILL');
    expect(annotationsOf(trial)).toHaveLength(3);
    expect(commentsOf(trial)).toEqual([expect.stringContaining('3 verified against the change')]);
  });

  it('are annotations without a warning on a push', () => {
    const trial = trialOf('a push');
    expect(annotationsOf(trial)).toHaveLength(3);
    expect(annotationsOf(trial)[0]).toMatchObject({
      properties: { line: '42', title: 'Path traversal in the file upload' },
    });
    expect(trial.step.conclusion).toBe('success');
    expect(trial.step.outputs['findings-count']).toBe('3');
  });

  it('are listed where GitHub refuses the review', () => {
    const trial = trialOf('a review that GitHub refuses');
    expect([trial.github.reviews, annotationsOf(trial)]).toEqual([[], []]);
    expect(commentsOf(trial)[0]).toContain('3 not posted.');
    expect(said(trial.step, 'warning')).toEqual([
      expect.stringMatching(/^Not posted: 3 of 3 review comments: .*Line could not be/),
    ]);
  });
});

describe('findings that are checked at the end', () => {
  it('fail the step with fail-on, after everything is published', () => {
    const trial = trialOf('fail-on high');
    const problem =
      '1 verified finding of severity high or higher, see the input fail-on. The most severe is high: "Path traversal in the file upload" at src/uploads/store.ts:42.';
    expect([trial.step.conclusion, trial.step.outputs['status']]).toEqual(['failure', 'complete']);
    expect(said(trial.step, 'error')).toEqual([expect.stringContaining(problem)]);
    expect(trial.step.outputs['reason']).toBe(problem);
    expect(pathsOf(trial)).toEqual(reviewedLines);
    expect(commentsOf(trial).map(bannerOf)).toEqual(['']);
  });

  it.each([
    ['fail-on medium', '2 verified findings of severity medium or higher'],
    ['fail-on low', '3 verified findings of severity low or higher'],
    ['fail-on critical, with such a finding', '1 verified finding of severity critical'],
  ] as const)('fail the step from the severity on that the input names: %s', (name, count) => {
    const { step } = trialOf(name);
    expect(said(step, 'error')).toEqual([expect.stringContaining(`${count}, see`)]);
  });

  it('do not fail it when the severe ones are not verified', () => {
    expect(trialOf('fail-on critical').step.conclusion).toBe('success');
  });

  it('fail the step when their file is broken, by the first five places', () => {
    const trial = trialOf('a broken file');
    expect(trial.step.conclusion).toBe('failure');
    expect(said(trial.step, 'error')).toEqual([
      expect.stringContaining(
        'The file findings.json is not valid as findings: /findings/0 must be an object; /findings/1/path is missing; /findings/1/line is missing; ' +
          '/findings/1/severity is missing; /findings/1/title is missing.',
      ),
    ]);
    expect([trial.step.outputs['findings-count'], trial.step.outputs['sarif-path']]).toEqual([
      '',
      '',
    ]);
    expect(commentsOf(trial).map(bannerOf)).toEqual([expect.stringMatching(/^WARNING /)]);
  });

  it('need a change, which is known before the task is made', () => {
    const { step, miteos } = trialOf('no change');
    expect(step.conclusion).toBe('failure');
    expect(said(step, 'error')).toEqual([expect.stringContaining('findings: needs an event with')]);
    expect(miteos.requests).toEqual([]);
  });
});

describe('a run without findings that is to be quiet', () => {
  it('writes no comment', () => {
    const { github, step } = trialOf('quiet without a comment');
    expect([github.comments, github.reviews]).toEqual([[], []]);
    expect(step.conclusion).toBe('success');
    expect(step.summary).toContain('<strong>No findings.</strong>');
    expect(step.outputs['findings-count']).toBe('0');
  });

  it('replaces the comment that is there by one sentence on the commit', () => {
    const comments = commentsOf(trialOf('quiet over a comment'));
    expect(comments).toEqual([
      expect.stringMatching(
        /^<!-- miteos-task [^\n]* -->\n\n<h2>[^\n]*<\/h2>\n\n<p>No findings at <a [^>]+><code>ec26c3e<\/code><\/a>\.<\/p>\n\n<p><sub>[^\n]*<\/sub><\/p>\s*$/,
      ),
    ]);
  });
});
