import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/findings/finding.ts';
import { readFindings } from '../../src/findings/read-findings.ts';
import type { Ports, ReviewOutcome, ReviewRequest, RunFacts } from '../../src/ports.ts';
import type { SentPrompt } from '../../src/publish/context.ts';
import { deliver, type Delivered } from '../../src/publish/deliver.ts';
import { endedVerdict } from '../../src/step/outcome.ts';
import { PermissionError } from '../../src/support/errors.ts';
import { startDeadline } from '../../src/support/deadline.ts';
import { appendCommit } from '../../src/task/prompt.ts';
import { makeFile, makeFinding } from '../findings/make-finding.ts';
import { FakeIssue, FakeWorld, inputsOf, runFacts } from '../support/fake-ports.ts';

const HEAD = 'c'.repeat(40);

/** A world with a complete task that delivered findings, as agents write them. */
function worldWith(findings: readonly Partial<Finding>[], verdict?: string): FakeWorld {
  const items = findings.map((one) => {
    const { endLine, ...finding } = makeFinding(one);
    return { ...finding, end_line: endLine };
  });
  const world = worldWithText(JSON.stringify({ verdict, findings: items }));
  world.change = { head: HEAD, files: [makeFile()], isWhole: true };
  return world;
}

function worldWithText(text: string): FakeWorld {
  const world = new FakeWorld();
  const prompt = appendCommit('Review.', HEAD);
  world.service.add({ id: 'task_1', status: 'complete', rawStatus: 'complete', prompt });
  world.addDeliverable('task_1', 'findings.json', text);
  return world;
}

interface Changes {
  readonly given?: Readonly<Record<string, string>>;
  readonly ports?: Partial<Ports>;
  readonly run?: Partial<RunFacts>;
  readonly hasSummary?: boolean;
  readonly sent?: SentPrompt;
}

async function publish(world: FakeWorld, changes: Changes = {}): Promise<Delivered> {
  const budget = startDeadline(world.clock, 300_000);
  const delivered = await deliver(endedVerdict(world.service.taskOf('task_1')), {
    ports: { ...world.ports, ...changes.ports },
    run: { ...runFacts, ...changes.run },
    settings: inputsOf({ findings: 'findings.json', ...changes.given }).settings,
    budget,
    history: { spans: [], agents: [], moreAgents: 0 },
    published: [],
    onPublished: () => undefined,
    hasSummary: changes.hasSummary ?? false,
    sent: changes.sent,
  });
  budget.release();
  if (delivered === undefined) throw new Error('the delivery was stopped');
  return delivered;
}

const statesOf = ({ result }: Delivered) => result.findings?.verified.map(({ state }) => state);
const postedOf = ({ review }: FakeWorld) => [...review.posted.values()];

describe('the findings of a complete task', () => {
  it('are posted on their lines when they are verified, and listed with the reason when not', async () => {
    const world = worldWith([{}, { line: 9, title: 'Invented' }, { path: 'b.ts' }]);
    const { result, failures } = await publish(world);
    expect(failures).toEqual([]);
    expect(world.review.requests).toMatchObject([
      { commit: HEAD, comments: [{ path: 'src/a.ts', line: 2, startLine: undefined }] },
    ]);
    expect(postedOf(world)).toEqual([
      '<p><strong>High: Query built from input</strong></p>\n\n<p>Use a parameter.</p>',
    ]);
    expect(result.findings).toMatchObject({
      commit: HEAD,
      reviewUrl: 'https://github.com/reviews/9',
      verified: [{ state: 'new' }],
      unverified: [
        { reason: 'line 9 of src/a.ts is not in the diff' },
        { reason: 'b.ts is not in the change' },
      ],
    });
    expect(world.comment.bodies[0]).toContain('<strong>3 findings</strong>, 1 verified');
    expect(world.step.summaries[0]).toContain('<strong>3 findings</strong>, 1 verified');
    expect(world.log.texts('info')).toContain(
      'Checked 3 findings against the change: 1 verified, 2 not.',
    );
  });

  it('about several lines are posted on all of them', async () => {
    const world = worldWith([{ line: 2, endLine: 4 }]);
    await publish(world);
    expect(world.review.requests[0]?.comments).toMatchObject([{ line: 4, startLine: 2 }]);
  });

  it('have the review say whose it is', async () => {
    const world = worldWith([{}]);
    await publish(world, { given: { title: 'Security <review> @octocat' } });
    expect(world.review.requests[0]?.body).toBe(
      `<p><strong>Security &lt;review> <code>@octocat</code></strong>. <a href="${runFacts.runUrl}">View the run</a>.</p>`,
    );
  });

  it.each([
    ['an older commit', appendCommit('Review.', 'b'.repeat(40))],
    ['an unknown commit', 'Review.'],
  ])('are posted only where a quote proves the line if the task is about %s', async (_, prompt) => {
    const world = worldWith([{ title: 'Without' }, { quote: 'run(query);' }]);
    world.service.change('task_1', 'complete', { prompt });
    const { result } = await publish(world);
    expect(world.review.requests).toMatchObject([{ comments: [{ line: 2 }] }]);
    expect(result.findings).toMatchObject({
      verified: [{ state: 'new', finding: { title: 'Query built from input' } }],
      unverified: [
        {
          finding: { title: 'Without' },
          reason: 'it does not quote all of its lines, and the agents may have seen another commit',
        },
      ],
    });
  });

  it.each([undefined, 'Review.'])(
    'are posted without a quote if this step sent the commit, whatever prompt the task shows: %s',
    async (prompt) => {
      const world = worldWith([{}]);
      world.service.add({
        ...{ id: 'task_1', status: 'complete', rawStatus: 'complete' },
        ...(prompt === undefined ? {} : { prompt }),
      });
      expect(statesOf(await publish(world, { sent: { commit: HEAD } }))).toEqual(['new']);
      const other = await publish(world, { sent: { commit: 'b'.repeat(40) } });
      expect(other.result.findings?.unverified).toHaveLength(1);
    },
  );

  it('take the place of their file in the report, which still has its other texts', async () => {
    const world = worldWith([{}]);
    world.addDeliverable('task_1', 'report.md', 'All of it.');
    const { result } = await publish(world);
    expect(result.texts.map(({ name }) => name)).toEqual(['report.md']);
    expect(result.saved.map(({ name }) => name)).toEqual(['findings.json', 'report.md']);
    const body = world.comment.bodies[0] ?? '';
    expect(body.indexOf('All of it.')).toBeLessThan(body.indexOf('1 finding'));
    expect(body.indexOf('1 finding')).toBeLessThan(body.indexOf('2 files'));
  });

  it('are known before when an earlier run posted them', async () => {
    const world = worldWith([{}, { line: 4, title: 'Other' }]);
    await publish(world);
    const again = await publish(world);
    expect(statesOf(again)).toEqual(['known', 'known']);
    expect(world.log.texts('info')).toContain('Already commented on: 2 findings.');
  });

  it('with one rule on one line are all in the report, and a later run posts one more', async () => {
    const first = { rule: 'SEC-1', title: 'Injection' };
    const second = { rule: 'SEC-1', title: 'No time limit' };
    const world = worldWith([first, second]);
    expect(statesOf(await publish(world))).toEqual(['new', 'new']);
    const later = worldWith([{ rule: 'SEC-1', title: 'Found later' }, second, first]);
    for (const [fingerprint, text] of world.review.posted) {
      later.review.posted.set(fingerprint, text);
    }
    const { result } = await publish(later);
    const verified = result.findings?.verified ?? [];
    expect(verified.map(({ state }) => state).sort()).toEqual(['known', 'known', 'new']);
    expect(later.comment.bodies[0]).toContain('Found later');
    expect(later.review.posted.size).toBe(3);
  });

  it('beyond the maximum of a review are only in the report', async () => {
    const world = worldWith([{ severity: 'low' }, { line: 4 }]);
    world.review.maxComments = 1;
    expect(statesOf(await publish(world))).toEqual(['new', 'none']);
    expect(world.log.texts('info')).toContain('Only in the report: 1 finding, the least severe.');
  });

  it('that GitHub refuses are only in the report, with one warning', async () => {
    const world = worldWith([{}]);
    world.review.refusal = 'Line could not be resolved';
    expect(statesOf(await publish(world))).toEqual(['refused']);
    expect(world.log.texts('warning')).toEqual([
      'Not posted: 1 of 1 review comment: Line could not be resolved. The findings are in the report.',
    ]);
    expect(world.annotations).toEqual([]);
  });

  it('that may have been posted are no annotations, and have one warning', async () => {
    const world = worldWith([{}, { line: 4 }]);
    world.review.refusal = 'The operation timed out';
    world.review.isUnclear = true;
    expect(statesOf(await publish(world))).toEqual(['unclear', 'unclear']);
    expect(world.log.texts('warning')).toEqual([
      'May have been posted: 2 of 2 review comments: The operation timed out. The findings are in the report.',
    ]);
    expect(world.annotations).toEqual([]);
  });

  it('that GitHub accepts in parts, after it refused the whole, cause no warning', async () => {
    const world = worldWith([{}]);
    const accepting = async (request: ReviewRequest): Promise<ReviewOutcome> => {
      const outcome = await world.review.publish(request);
      return { ...outcome, refusal: 'Line could not be resolved' };
    };
    await publish(world, { ports: { review: { publish: accepting } } });
    expect(world.log.texts('warning')).toEqual([]);
    expect(world.log.texts('info')).toContainEqual(expect.stringMatching(/^Published 1 review/));
  });

  it('say which commit the comments are on when the pull request has moved on', async () => {
    const world = worldWith([{}]);
    world.head = 'd'.repeat(40);
    const { result } = await publish(world);
    expect(result.findings?.newerHead).toBe(world.head);
    expect(world.comment.bodies[0]).toMatch(
      /The findings are about <a [^>]+><code>ccccccc<\/code><\/a>; the pull request is now at <a [^>]+><code>ddddddd<\/code><\/a>\./,
    );
  });

  it('ask for no head where nothing is commented on', async () => {
    const world = worldWith([{ line: 9 }]);
    await publish(world);
    expect(world.step.events).not.toContain('head');
    expect(world.review.requests).toEqual([]);
  });

  it('are not read of a task that did not complete', async () => {
    const world = worldWith([{}]);
    world.service.change('task_1', 'failed');
    const { result, findings } = await publish(world);
    expect(result.findings).toBeUndefined();
    expect(findings).toEqual({ failures: [] });
    expect(world.step.events).not.toContain('change');
  });

  it('lose a secret, and a suggestion that has one', async () => {
    const world = worldWith([{ title: 'The KEY', message: 'See KEY.', suggestion: 'use(KEY)' }]);
    world.redact = (text) => text.replaceAll('KEY', '***');
    await publish(world);
    expect(postedOf(world)).toEqual(['<p><strong>High: The ***</strong></p>\n\n<p>See ***.</p>']);
  });

  it('are verified also where the line that they quote has a secret', async () => {
    const world = worldWith([{ quote: 'run(query);', title: 'run(query) is KEY' }]);
    world.redact = (text) => text.replaceAll('query', '***');
    const { result } = await publish(world);
    expect(result.findings?.verified).toMatchObject([{ finding: { title: 'run(***) is KEY' } }]);
    expect(world.folders[0]?.files.get('findings.sarif')).not.toContain('query');
  });

  it('may delete lines, by an empty suggestion of SARIF', async () => {
    const region = { startLine: 2, startColumn: 1, endLine: 3, endColumn: 1 };
    const artifactLocation = { uri: 'src/a.ts' };
    const replacements = [{ deletedRegion: region }];
    const result = {
      ruleId: 'R',
      message: { text: 'Unused.' },
      locations: [{ physicalLocation: { artifactLocation, region } }],
      fixes: [{ artifactChanges: [{ artifactLocation, replacements }] }],
    };
    const world = worldWithText(
      JSON.stringify({ version: '2.1.0', runs: [{ results: [result] }] }),
    );
    world.change = { head: HEAD, files: [makeFile()], isWhole: true };
    await publish(world);
    expect(postedOf(world)[0]).toMatch(/\n\n```suggestion\n```$/);
  });

  it('lose a secret that shows only when it is rendered, and keep the suggestion as it is', async () => {
    const world = worldWith([{ message: 'K*E*Y', suggestion: 'a < b\n\nK<i>E</i>Y' }]);
    world.redact = (text) => text.replaceAll('KEY', '***');
    await publish(world);
    expect(postedOf(world)[0]).toMatch(
      /<pre><code>\*\*\*<\/code><\/pre>\n\n```suggestion\na < b\n\nK<i>E<\/i>Y\n```$/,
    );
  });

  it('show Markdown as plain text where it takes too long to render', async () => {
    const world = worldWith([{ message: '*now*' }]);
    const renderFindings = () => Promise.reject(new Error('the time limit of 5 s was reached'));
    await publish(world, { ports: { renderFindings } });
    expect(postedOf(world)[0]).toContain('<pre><code>*now*</code></pre>');
    expect(world.log.texts('warning')).toEqual([
      'The comments could not be rendered: the time limit of 5 s was reached. They show Markdown as plain text.',
    ]);
  });
});

describe('findings where no review can be written', () => {
  it('are annotations, by their severity, with one warning that says what to change', async () => {
    const world = worldWith([
      { severity: 'critical', title: 'A', message: 'Why A.' },
      { severity: 'medium', title: 'B', message: '' },
      { severity: 'info', title: 'C', line: 2, endLine: 4 },
    ]);
    world.review.error = new Error('Set `pull-requests: write`.');
    expect(statesOf(await publish(world))).toEqual(['none', 'none', 'none']);
    expect(world.log.texts('warning')).toEqual([
      'Set `pull-requests: write`. The findings are annotations and in the report.',
    ]);
    expect(world.annotations).toEqual([
      'error src/a.ts:2 A: Why A.',
      'warning src/a.ts:2 B: B',
      'notice src/a.ts:2 C: Use a parameter.',
    ]);
  });

  it.each([
    ['one warning, if the same permission is missing for the comment', PermissionError, 1],
    ['another warning, if the comment fails for another reason', Error, 2],
  ])('come with %s', async (_, CommentError, count) => {
    const world = worldWith([{}]);
    world.review.error = new PermissionError('No review. Set `pull-requests: write`.');
    world.comment.error = new CommentError('No comment.');
    await publish(world);
    const warnings = world.log.texts('warning');
    expect(warnings).toHaveLength(count);
    expect(warnings[0]).toMatch(/^No review\./);
    expect([...warnings, ...world.log.texts('info')]).toContain(
      'No comment. The job summary has the report.',
    );
  });

  it.each([undefined, 'd'.repeat(40)])(
    'are only in the report if the annotations would be on another commit, %s',
    async (annotatedCommit) => {
      const world = worldWith([{}]);
      world.review.error = new Error('Set `pull-requests: write`.');
      await publish(world, { run: { annotatedCommit } });
      expect(world.annotations).toEqual([]);
      expect(world.log.texts('warning')).toEqual([
        'Set `pull-requests: write`. The findings are only in the report.',
      ]);
      expect(world.comment.bodies[0]).toContain('all verified');
    },
  );

  it('are annotations, without a warning, where there is no pull request', async () => {
    const world = worldWith([{ severity: 'low' }, { line: 9 }]);
    await publish(world, { ports: { review: undefined } });
    expect(world.annotations).toEqual([
      'notice src/a.ts:2 Query built from input: Use a parameter.',
    ]);
    expect(world.log.texts('warning')).toEqual([]);
  });

  it.each([
    'src/a\u200B.ts',
    'src/a\u2060.ts',
    'src/a\u00AD.ts',
    ' src/a.ts',
    'src/a.ts ',
    'src/\x1b[1ma.ts',
    '::x',
    '##[x',
  ])('are no annotations on a file whose path the log would change: %j', async (path) => {
    const world = worldWith([
      ...Array.from({ length: 9 }, (_, n) => ({ path, title: `${n}` })),
      { path: 'src/a.ts' },
    ]);
    world.change = {
      head: HEAD,
      files: [makeFile(), makeFile({ filename: path })],
      isWhole: true,
    };
    const { result } = await publish(world, { ports: { review: undefined } });
    expect(world.annotations).toEqual([
      'error src/a.ts:2 Query built from input: Use a parameter.',
    ]);
    expect(result.findings?.verified).toHaveLength(10);
  });

  it('are no annotations again in the post step, when main has written the summary after them', async () => {
    const world = worldWith([{}]);
    await publish(world, { ports: { review: undefined }, hasSummary: true });
    expect(world.annotations).toEqual([]);
  });

  it('are at most nine annotations of a level, so that the error of the step has room', async () => {
    const world = worldWith(
      Array.from({ length: 40 }, (_, index) => ({
        title: `Finding ${index}`,
        severity: index % 2 === 0 ? ('high' as const) : ('low' as const),
      })),
    );
    await publish(world, { ports: { review: undefined } });
    const levels = world.annotations.map((text) => text.split(' ')[0]);
    expect(levels.filter((level) => level === 'error')).toHaveLength(9);
    expect(levels.filter((level) => level === 'notice')).toHaveLength(9);
  });
});

describe('a findings file that is Markdown by its name', () => {
  const given = { findings: 'findings.md', title: 'Review' };

  it('is no report: the findings are shown instead, and the report of the run is complete', async () => {
    const world = worldWith([{}]);
    const json = world.service.contents.get('dlvr_findings.json');
    world.service.deliverables.clear();
    world.addDeliverable('task_1', 'findings.md', new TextDecoder().decode(json));
    const { failures, result } = await publish(world, { given });
    expect(failures).toEqual([]);
    expect(world.comment.drafts).toMatchObject([{ kind: 'report' }]);
    expect(world.comment.bodies[0]).toMatch(/^<h2>Review<\/h2>\n\n<p><strong>1 finding<\/strong>/);
    expect(result.texts).toEqual([]);
  });
});

describe('a findings file that can not be used', () => {
  it.each([
    [
      'not JSON',
      '{"findings": [',
      /^The file findings\.json is not valid as findings: the file is not JSON/,
    ],
    [
      'of another format',
      JSON.stringify({ findings: Array.from({ length: 9 }, () => ({ path: 'a' })) }),
      /: \/findings\/0\/line is missing; \/findings\/0\/severity is missing; \/findings\/0\/title is missing; \/findings\/0\/message is missing; \/findings\/1\/line is missing\.$/,
    ],
    ['too long', ' '.repeat(4_000_001), /^The file findings\.json is larger than 4 MB\.$/],
  ])('fails the step: %s', async (_, text, message) => {
    const world = worldWithText(text);
    const { failures, result, findings } = await publish(world);
    expect(failures).toEqual([expect.stringMatching(message)]);
    expect(result.advice).toContain('and start a new run.');
    expect(findings).toEqual({ failures: [] });
    expect(world.comment.bodies[0]).toContain('[!WARNING]');
    expect(world.review.requests).toEqual([]);
  });

  it.each([
    [
      'alone, as the report',
      [],
      /\n\n<pre lang="json"><code>\{"findings": \[\{"title": "Lost\?"\}/,
    ],
    [
      'next to a report, in a fold',
      ['report.md'],
      /<p>All is well\.<\/p>\n\n<details><summary><code>findings\.json<\/code>.*Lost\?.*<\/details>/,
    ],
  ])('is shown as it is, so that nothing of it is lost: %s', async (_, reports, shown) => {
    const world = worldWithText('{"findings": [{"title": "Lost?"}]}');
    for (const name of reports) world.addDeliverable('task_1', name, 'All is well.');
    await publish(world);
    expect(world.comment.bodies[0]).toMatch(shown);
    expect(world.step.summaries[0]).toMatch(shown);
  });

  it('fails the step when it is missing, and says what came instead', async () => {
    const world = worldWithText('{}');
    const { failures } = await publish(world, { given: { findings: 'other.json' } });
    expect(failures).toEqual([
      'The file other.json of the input findings is missing. Delivered: "findings.json".',
    ]);
  });

  it('fails the step when the change can not be read, and shows the file in its report', async () => {
    const world = worldWith([{}]);
    world.change = new Error('Pull request #2 could not be read: add `contents: read`');
    const { failures, result, findings } = await publish(world);
    expect(failures).toEqual([
      'The findings could not be checked: Pull request #2 could not be read: add `contents: read`.',
    ]);
    expect(result.texts.map(({ name }) => name)).toEqual(['findings.json']);
    expect(findings.checked).toBeUndefined();
  });

  it.each([[[]], [[{}, { path: 'b.ts' }]]])(
    'fails nothing where GitHub lists only a part of the files, which the report and one warning say: %j',
    async (findings: Partial<Finding>[]) => {
      const world = worldWith(findings);
      world.change = { head: HEAD, files: [makeFile()], isWhole: false };
      const { failures, result } = await publish(world);
      expect(failures).toEqual([]);
      expect(result.findings?.unverified).toHaveLength(findings.length / 2);
      expect(world.log.texts('warning')).toEqual([
        "GitHub lists only 1 of the changed files. Findings in the others can't be verified.",
      ]);
      expect(world.comment.bodies[0]).toContain('GitHub lists only a part of the change.');
    },
  );

  it('is not the cause of a second warning where one has named the files that are not listed', async () => {
    const world = worldWith([{}]);
    world.change = { head: HEAD, files: [makeFile()], isWhole: false };
    await publish(world, { sent: { commit: HEAD, hasGaps: true } });
    expect(world.log.texts('warning')).toEqual([]);
  });

  it('does not wait for the change for long', async () => {
    const world = worldWith([{}]);
    const fetchChange = () => new Promise<never>(() => undefined);
    const { failures } = await publish(world, { ports: { fetchChange } });
    expect(failures).toEqual([
      'The findings could not be checked: the time limit of 60 s was reached.',
    ]);
  });
});

describe('the SARIF file', () => {
  it('has the verified findings, and is in the archive and the output folder', async () => {
    const world = worldWith([{}, { line: 9 }]);
    const { findings, result } = await publish(world);
    const text = world.folders[0]?.files.get('findings.sarif') ?? '';
    expect(readFindings(text)).toMatchObject({
      file: { findings: [{ path: 'src/a.ts', line: 2 }] },
    });
    expect(findings.sarif?.path).toMatch(/\/findings\.sarif$/);
    expect(world.artifacts.uploads).toEqual([
      { name: 'miteos-task_1', files: ['findings.json', 'findings.sarif', 'miteos-task.json'] },
    ]);
    expect(result.saved.map(({ name }) => name)).toEqual(['findings.json']);
  });

  it('is an artifact of its own with `artifact: files`', async () => {
    const world = worldWith([{}]);
    await publish(world, { given: { artifact: 'files' } });
    expect(world.artifacts.uploads.map(({ files }) => files)).toEqual([
      ['findings.json'],
      ['findings.sarif'],
    ]);
  });

  it('takes no name of a deliverable', async () => {
    const world = worldWith([{}]);
    world.addDeliverable('task_1', 'Findings.SARIF', 'theirs');
    const { findings } = await publish(world);
    expect(world.folders[0]?.files.get('Findings.SARIF')).toBe('theirs');
    expect(findings.sarif?.name).toBe('findings (2).sarif');
  });

  it('that can not be written fails the step, and nothing else is lost', async () => {
    const world = worldWith([{}]);
    const folder = world.ports.openFolder('/out', 'task_1');
    const createFile = folder.createFile.bind(folder);
    folder.createFile = (name) =>
      name.endsWith('.sarif') ? Promise.reject(new Error('ENOSPC')) : createFile(name);
    const { failures, findings } = await publish(world, { ports: { openFolder: () => folder } });
    expect(failures).toEqual(['The file findings.sarif could not be written: ENOSPC.']);
    expect(findings.sarif).toBeUndefined();
    expect(world.review.posted.size).toBe(1);
  });
});

describe('the input fail-on', () => {
  const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
  const counts = { none: 0, low: 4, medium: 3, high: 2, critical: 1 };

  it.each(Object.entries(counts))(
    '%s fails the step for %d of five findings',
    async (level, count) => {
      const world = worldWith(severities.map((severity) => ({ severity, title: severity })));
      const { failures, result } = await publish(world, { given: { 'fail-on': level } });
      expect(result.outcome).toBe('complete');
      expect(failures).toEqual(
        count === 0
          ? []
          : [
              expect.stringMatching(
                new RegExp(
                  `^${count} verified findings? of severity ${level}${level === 'critical' ? '' : ' or higher'}, see the input fail-on\\. The most severe is critical: "critical" at src/a\\.ts:2\\.$`,
                ),
              ),
            ],
      );
      expect(result.problems).toEqual(failures);
      expect(result.advice).toBeUndefined();
      // All is published before, and the report has no banner.
      expect(world.comment.bodies[0]).not.toContain('[!');
      expect(world.review.posted.size).toBe(5);
    },
  );

  it.each([
    ['none', []],
    ['high', ['2 unverified findings of severity high or higher do not count']],
    ['critical', ['1 unverified finding of severity critical does not count']],
  ])(
    '%s counts verified findings alone, and a warning counts the others',
    async (level, counts) => {
      const world = worldWith([
        { severity: 'critical', line: 9 },
        { severity: 'high', line: 9 },
        { severity: 'medium', line: 9 },
        { severity: 'low' },
      ]);
      const { failures } = await publish(world, { given: { 'fail-on': level } });
      expect(failures).toEqual([]);
      expect(world.log.texts('warning')).toEqual(
        counts.map((count) => `${count} for the input fail-on. Check the report.`),
      );
    },
  );
});

describe('a real finding after thousands of invented ones', () => {
  const invented = Array.from(
    { length: 1500 },
    (_, index) => ({ severity: 'critical', path: 'none.ts', line: index + 1 }) as const,
  );

  it('is listed first, fails the step, and one warning says that others are left out', async () => {
    const world = worldWith([...invented, { severity: 'high' }]);
    const { failures, result } = await publish(world, { given: { 'fail-on': 'high' } });
    expect(failures).toEqual([expect.stringMatching(/^1 verified finding of severity high or/)]);
    expect(result.findings?.unverified).toHaveLength(999);
    expect(result.findings?.more).toBe(501);
    expect(world.log.texts('warning')).toEqual([
      '1,500 unverified findings of severity high or higher do not count for the input fail-on. Check the report.',
      '501 findings beyond the maximum of 1,000 are left out.',
    ]);
    expect(world.comment.bodies[0]).toContain('501 findings beyond the maximum are left out.');
  });
});

describe('the input if-no-findings: quiet', () => {
  const quiet = { given: { 'if-no-findings': 'quiet', title: 'Review' } };

  it('writes only into a comment that is there, and only that nothing was found', async () => {
    const world = worldWith([]);
    world.addDeliverable('task_1', 'report.md', 'All is well.');
    const { failures } = await publish(world, quiet);
    expect(failures).toEqual([]);
    expect(world.comment.drafts).toMatchObject([{ kind: 'report', isOnlyUpdate: true }]);
    expect(world.comment.bodies[0]).toMatch(
      /^<h2>Review<\/h2>\n\n<p>No findings at <a [^>]+><code>[0-9a-f]{7}<\/code><\/a>\.<\/p>\n\n<p><sub>.*<\/sub><\/p>\n$/,
    );
    expect(world.step.summaries[0]).toContain('All is well.');
  });

  it('writes only into an issue that is open, and only that nothing was found', async () => {
    const issue = new FakeIssue();
    const given = { ...quiet.given, 'issue-title': 'Review', 'github-token': 'ghs_token' };
    await publish(worldWith([]), { given, ports: { issue, comment: undefined } });
    expect(issue.drafts).toMatchObject([{ kind: 'report', isOnlyUpdate: true }]);
    expect(issue.drafts[0]?.body).toContain('<p>No findings at ');
  });

  it.each([
    ['a verified finding', [{}]],
    ['an unverified finding', [{ line: 9 }]],
  ])('comments as usual with %s', async (_, findings) => {
    const world = worldWith(findings);
    await publish(world, quiet);
    expect(world.comment.drafts).toMatchObject([{ isOnlyUpdate: false }]);
    expect(world.comment.bodies[0]).toContain('<strong>1 finding</strong>');
  });

  it.each([
    ['the agents saw', true, { commit: HEAD, hasGaps: true }, 'The agents saw'],
    ['GitHub lists', false, { commit: HEAD }, 'GitHub lists'],
  ])('comments as usual if %s only a part of the change', async (_, isWhole, sent, start) => {
    const world = worldWith([]);
    world.change = { head: HEAD, files: [makeFile()], isWhole };
    await publish(world, { ...quiet, sent });
    expect(world.comment.drafts).toMatchObject([{ isOnlyUpdate: false }]);
    const sentence = `<strong>No findings.</strong> ${start} only a part of the change.`;
    expect(world.comment.bodies[0]).toContain(sentence);
    expect(world.step.summaries[0]).toContain(sentence);
  });

  it('comments as usual with a problem', async () => {
    const world = worldWith([]);
    world.addDeliverable('task_1', 'lost.md', '');
    world.service.contents.delete('dlvr_lost.md');
    await publish(world, quiet);
    expect(world.comment.drafts).toMatchObject([{ isOnlyUpdate: false }]);
  });

  it.each([
    ['approve', true],
    ['Approved', true],
    ['request-changes', false],
    ['do not approve', false],
    ['not approved', false],
  ])('is quiet on a verdict only if it approves: %s', async (verdict, isQuiet) => {
    const world = worldWith([], verdict);
    await publish(world, quiet);
    expect(world.comment.drafts).toMatchObject([{ isOnlyUpdate: isQuiet }]);
    expect(world.comment.bodies[0]?.includes(`Verdict: <code>${verdict}</code>`)).toBe(!isQuiet);
  });

  it('comments as usual on a file that is broken', async () => {
    const world = worldWithText('{}');
    await publish(world, quiet);
    expect(world.comment.drafts).toMatchObject([{ isOnlyUpdate: false }]);
  });
});
