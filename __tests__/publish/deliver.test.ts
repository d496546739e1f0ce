import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { DeliverContext } from '../../src/publish/context.ts';
import { deliver } from '../../src/publish/deliver.ts';
import { outputRoot } from '../../src/publish/output-root.ts';
import { trySaveState } from '../../src/step/saved-state.ts';
import { endedVerdict } from '../../src/step/outcome.ts';
import type { Verdict } from '../../src/task/verdict.ts';
import type { IssuePort, Ports } from '../../src/ports.ts';
import type { Result } from '../../src/report/result.ts';
import { startDeadline } from '../../src/support/deadline.ts';
import { hang } from '../support/fake-task-service.ts';
import { makeTask } from '../support/make-result.ts';
import { FakeFolder, FakeIssue, FakeWorld, inputsOf, runFacts } from '../support/fake-ports.ts';
import { refusal } from '../support/service-errors.ts';

interface Changes {
  readonly given?: Readonly<Record<string, string>>;
  readonly ports?: Partial<Ports>;
  readonly context?: Partial<DeliverContext>;
  readonly verdict?: Partial<Verdict>;
}

/** A world with a complete task that delivered two files. */
function deliveredWorld(): FakeWorld {
  const world = new FakeWorld();
  const task = world.service.add({ id: 'task_1', status: 'complete', rawStatus: 'complete' });
  world.addDeliverable(task.id, 'report.md', '# The report');
  world.addDeliverable(task.id, 'data/rows.csv', 'a,b');
  return world;
}

async function deliverIn(world: FakeWorld, { given, ports, context, verdict }: Changes = {}) {
  const budget = startDeadline(world.clock, 300_000);
  const delivered = await deliver(
    { ...endedVerdict(world.service.taskOf('task_1')), ...verdict },
    {
      ports: { ...world.ports, ...ports },
      run: runFacts,
      settings: inputsOf(given).settings,
      budget,
      history: { spans: [], agents: [], moreAgents: 0 },
      published: [],
      onPublished: (published) => {
        trySaveState(world.ports, published);
      },
      ...context,
    },
  );
  budget.release();
  if (delivered === undefined) throw new Error('the delivery was stopped');
  return delivered;
}

describe('a delivery with an issue for the report', () => {
  const given = { 'issue-title': 'Weekly report', 'github-token': 'ghs_token' };
  const redacts = (text: string): string => text.replaceAll('report', '***');

  it('publishes the report there instead of in a comment', async () => {
    const world = deliveredWorld();
    const issue = new FakeIssue();
    const delivered = await deliverIn(world, { given, ports: { issue, comment: undefined } });
    expect(delivered).toMatchObject({ failures: [], comment: undefined, issue: { number: 5 } });
    expect(issue.drafts).toMatchObject([
      { kind: 'report', title: 'Weekly report', taskId: 'task_1', commit: runFacts.commit },
    ]);
    expect(issue.drafts[0]?.body).toContain('<h2>The report</h2>');
    expect(world.step.summaries[0]).toContain('<h2>The report</h2>');
  });

  it('publishes the report there without a job summary', async () => {
    const world = deliveredWorld();
    const issue = new FakeIssue();
    const ports = { issue, comment: undefined };
    await deliverIn(world, { given: { ...given, summary: 'false' }, ports });
    expect(issue.drafts[0]?.body).toContain('<h2>The report</h2>');
    expect(world.step.summaries).toEqual([]);
  });

  it('writes the issue even if the artifact took all the time', async () => {
    const world = deliveredWorld();
    world.artifacts.isStalled = true;
    let isOver = true;
    const publish: IssuePort['publish'] = (draft) => {
      isOver = draft.end?.aborted === true;
      return Promise.resolve({ kind: 'none' });
    };
    const context = { budget: startDeadline(world.clock, 50_000) };
    const ports = { issue: { publish }, comment: undefined };
    const { failures } = await deliverIn(world, { given, ports, context });
    expect(failures).toEqual([expect.stringContaining('Could not publish the artifact')]);
    expect(context.budget.isOver()).toBe(true);
    expect(isOver).toBe(false);
  });

  it('ends an issue that takes more than 2 minutes', async () => {
    const world = deliveredWorld();
    const publish: IssuePort['publish'] = ({ end }) =>
      new Promise((_, reject) => {
        end?.addEventListener('abort', () => {
          reject(end.reason as Error);
        });
      });
    const ports = { issue: { publish }, comment: undefined };
    const { failures } = await deliverIn(world, { given, ports });
    expect(failures).toEqual([
      'the time limit of 120 s was reached. The job summary has the report.',
    ]);
  });

  it('redacts the title, which an expression may fill', async () => {
    const world = deliveredWorld();
    world.redact = redacts;
    const issue = new FakeIssue();
    await deliverIn(world, { given, ports: { issue, comment: undefined } });
    expect(issue.drafts[0]?.title).toBe('Weekly ***');
  });

  it.each([
    ['noted', { number: 5 }, 'Commented on the open issue: https://github.com/issues/5'],
    [
      'superseded',
      undefined,
      'The issue https://github.com/issues/5 belongs to a newer run, so this run leaves none open. The job summary has the report.',
    ],
    [
      'none',
      undefined,
      'No issue was created, because there is no complete report. The job summary has the report.',
    ],
  ] as const)('says what became of a run that failed: %s', async (outcome, number, message) => {
    const world = deliveredWorld();
    const issue = new FakeIssue();
    issue.outcome = outcome;
    const verdict = { outcome: 'failed', problems: ['The task failed.'] } as const;
    const changes = { given, ports: { issue, comment: undefined }, verdict };
    const delivered = await deliverIn(world, changes);
    expect(issue.drafts).toMatchObject([{ kind: 'notice' }]);
    expect(delivered.issue).toEqual(number && expect.objectContaining(number));
    expect(world.log.texts('info')).toContain(message);
  });

  it('fails the step when the issue can not be written, and says where the report is', async () => {
    const world = deliveredWorld();
    const issue = new FakeIssue();
    issue.error = new Error('Could not write the issue with the report: no');
    const delivered = await deliverIn(world, { given, ports: { issue, comment: undefined } });
    const message =
      'Could not write the issue with the report: no. The job summary has the report.';
    expect(delivered.failures).toEqual([message]);
    expect(delivered.result.problems).toEqual([message]);
    expect(world.log.texts('warning')).toEqual([]);
  });
});

describe('a delivery on a platform without job summaries', () => {
  const indented = '# The report\n\n- one\n  - two\n';

  function indentedWorld(): FakeWorld {
    const world = new FakeWorld();
    world.service.add({ id: 'task_1', status: 'complete', rawStatus: 'complete' });
    world.addDeliverable('task_1', 'report.md', indented);
    return world;
  }

  it('prints the main report in a group of the log', async () => {
    const world = indentedWorld();
    await deliverIn(world, { ports: { hasSummaries: false } });
    const { entries } = world.log;
    const start = entries.findIndex(({ text }) => text === 'Report: report.md');
    expect(entries.slice(start, start + 6)).toEqual([
      { kind: 'group', text: 'Report: report.md' },
      ...['│ # The report', '│', '│ - one', '│   - two'].map((text) => ({ kind: 'info', text })),
      { kind: 'group-end', text: '' },
    ]);
  });

  it.each([
    ['there is a job summary', {}, {}],
    ['the user wants no summary', { hasSummaries: false }, { summary: 'false' }],
  ])('prints nothing when %s', async (_, ports, given) => {
    const world = indentedWorld();
    await deliverIn(world, { ports, given });
    expect(world.log.texts('group')).not.toContain('Report: report.md');
  });

  it('prints it once, not again in the post step', async () => {
    const world = indentedWorld();
    await deliverIn(world, { ports: { hasSummaries: false }, context: { hasSummary: true } });
    expect(world.log.texts('group')).not.toContain('Report: report.md');
  });

  it('says that the log has the report when the comment failed', async () => {
    const world = indentedWorld();
    world.comment.publish = () => Promise.reject(new Error('No.'));
    await deliverIn(world, { ports: { hasSummaries: false } });
    expect(world.log.texts('warning')).toEqual(['No. The log has the report.']);
  });
});

describe('a delivery', () => {
  it('publishes the files in folder, artifact, comment and summary', async () => {
    const world = deliveredWorld();
    const { result, comment, failures, outputDir } = await deliverIn(world);
    expect(failures).toEqual([]);
    expect(outputDir).toBe('/job/temp/miteos/task_1');
    expect([...(world.folders[0]?.files.keys() ?? [])]).toEqual([
      'report.md',
      'data/rows.csv',
      'miteos-task.json',
    ]);
    expect(world.artifacts.uploads).toEqual([
      { name: 'miteos-task_1', files: ['report.md', 'data/rows.csv', 'miteos-task.json'] },
    ]);
    expect(result.saved.map(({ originalName }) => originalName)).toEqual([
      'report.md',
      'data/rows.csv',
    ]);
    expect(world.comment.bodies[0]).toContain('<h2>The report</h2>');
    expect(world.step.summaries[0]).toContain('The report');
    expect(world.step.summaries[0]).not.toContain('<!--');
    expect(comment).toEqual({ id: 7, url: 'https://github.com/comments/7' });
    expect(world.log.texts('warning')).toEqual([]);
  });

  it('saves for the post step what it has published', async () => {
    const world = deliveredWorld();
    await deliverIn(world);
    expect(world.step.saved('artifacts')).toMatchObject([{ name: 'miteos-task_1', id: 1 }]);
    expect(world.step.saved('comment')).toMatchObject({ id: 7 });
  });

  it('does not upload files of an earlier run in output-dir', async () => {
    const world = deliveredWorld();
    const openFolder: Ports['openFolder'] = (root) => {
      const folder = new FakeFolder(root);
      folder.files.set('old.md', 'of yesterday');
      return folder;
    };
    await deliverIn(world, { ports: { openFolder } });
    expect(world.artifacts.uploads.map(({ files }) => files)).toEqual([
      ['report.md', 'data/rows.csv', 'miteos-task.json'],
    ]);
  });

  it('writes the summary, and saves that for the post step, before the comment begins', async () => {
    const world = deliveredWorld();
    let noted: unknown;
    const publish = world.comment.publish.bind(world.comment);
    world.comment.publish = (draft) => {
      noted = world.step.saved('summary');
      return publish(draft);
    };
    await deliverIn(world);
    expect(noted).toBe(true);
  });

  it('downloads the files that match the patterns', async () => {
    const world = deliveredWorld();
    const { result } = await deliverIn(world, { given: { deliverables: '**\n!data/**' } });
    expect(result.saved.map(({ name }) => name)).toEqual(['report.md']);
    expect(result.leftOut).toBe(1);
  });

  it('writes no comment and no summary if the inputs say so', async () => {
    const world = deliveredWorld();
    const { comment } = await deliverIn(world, {
      given: { summary: 'false' },
      ports: { comment: undefined },
    });
    expect(comment).toBeUndefined();
    expect(world.step.summaries).toEqual([]);
    expect(world.comment.bodies).toEqual([]);
  });
});

describe('the comment of a delivery', () => {
  const source = { commit: 'b'.repeat(40), runId: '41', runAttempt: 1 };
  const old = { part: 'report', text: '<p>Old.</p>', ...source } as const;

  it('is a complete report, which replaces the earlier one', async () => {
    const world = deliveredWorld();
    world.comment.existing = old;
    await deliverIn(world);
    expect(world.comment.drafts).toMatchObject([{ kind: 'report', commit: runFacts.commit }]);
    expect(world.comment.bodies[0]).toMatch(/^<h2>The report<\/h2>\n/);
    expect(world.comment.bodies[0]).not.toContain('Old.');
  });

  it.each<[string, Partial<Verdict>, string | undefined]>([
    ['the task failed', { outcome: 'failed', problems: ['The task failed.'] }, undefined],
    ['none of its files could be downloaded', {}, 'report.md'],
  ])('keeps the earlier complete report below a banner when %s', async (_, verdict, lost) => {
    const world = deliveredWorld();
    world.comment.existing = old;
    if (lost !== undefined) {
      world.service.deliverables.set('task_1', [{ id: 'dlvr_gone', name: lost }]);
    }
    await deliverIn(world, { verdict });
    const [banner, ...kept] = world.comment.bodies[0]?.trimEnd().split('\n\n') ?? [];
    expect(banner).toMatch(/^> \[!(?:CAUTION|WARNING)\]\n>\n> <p>.*aaaaaaa.*actions\/runs\/41/);
    expect(kept).toEqual(['<p>Old.</p>']);
    expect(world.step.summaries[0]).not.toContain('Old.');
  });

  it('shows the deliverables below a banner when there is no complete report', async () => {
    const world = deliveredWorld();
    await deliverIn(world, { verdict: { outcome: 'failed', problems: ['The task failed.'] } });
    expect(world.comment.bodies[0]).toMatch(/^> \[!CAUTION\].*\n>\n.*\n\n<h2>The report<\/h2>\n/);
    expect(world.comment.bodies[0]).not.toContain('Old.');
  });

  it.each([
    [{ runId: '41', runAttempt: 1 }, 'runs/41">an earlier run<'],
    [{ runId: '41', runAttempt: 3 }, 'runs/41/attempts/3">an earlier run<'],
    [{ runId: '42', runAttempt: 1 }, 'runs/42/attempts/1">an earlier attempt of this run<'],
  ])('links the attempt that wrote the kept report: %j', async (facts, link) => {
    const world = deliveredWorld();
    world.comment.existing = { ...old, ...facts };
    await deliverIn(world, { verdict: { outcome: 'failed', problems: ['The task failed.'] } });
    expect(world.comment.bodies[0]).toContain(link);
  });

  it.each([
    ['live', '<p>It is running.</p><p>The report will appear here.</p>', '<p>It is running.</p>'],
    [
      'over an older report',
      '<p>It was cancelled.</p><p>The report below is from somewhere.</p>',
      '<p>It was cancelled.</p>',
    ],
    [
      'too long',
      `<p>${'x'.repeat(2000)}</p>`,
      '<p><a href="https://github.com/octo/repo/actions/runs/43">A newer run</a> has no complete report.</p>',
    ],
  ])('goes below the banner of a newer run, which is %s', async (_, text, start) => {
    const world = deliveredWorld();
    const newer = { part: 'banner', commit: 'b'.repeat(40), runId: '43', runAttempt: 1 } as const;
    world.comment.existing = { ...newer, text: `> [!NOTE]\n>\n> ${text}\n\n<p>Old.</p>` };
    await deliverIn(world);
    const [banner = '', headline] = world.comment.bodies[0]?.split('\n\n') ?? [];
    expect(banner).toContain(`> [!NOTE]\n>\n> ${start}<p>The report below is from <a href=`);
    expect(banner).toMatch(
      /runs\/42">an earlier run<\/a> for <a [^>]*><code>aaaaaaa<\/code><\/a>\./,
    );
    expect(banner.match(/The report/g)).toHaveLength(1);
    expect(headline).toBe('<h2>The report</h2>');
    expect(world.comment.bodies[0]).not.toContain('Old.');
  });

  it('shows no secret in a banner, and leaves what is kept as it is', async () => {
    const world = deliveredWorld();
    world.redact = (text) => text.replaceAll('mt_live_secret', '***');
    world.comment.existing = { ...old, text: '<p>Old mt_live_secret.</p>' };
    const problems = ['The task failed. Miteos says: "mt_live_secret".'];
    await deliverIn(world, { verdict: { outcome: 'failed', problems } });
    const [banner, ...kept] = world.comment.bodies[0]?.trimEnd().split('\n\n') ?? [];
    expect(banner).toContain('***');
    expect(kept).toEqual(['<p>Old mt_live_secret.</p>']);
  });

  it('says that a complete task without a readable report is superseded', async () => {
    const world = deliveredWorld();
    world.head = 'd'.repeat(40);
    world.comment.existing = old;
    world.service.deliverables.set('task_1', [{ id: 'dlvr_gone', name: 'report.md' }]);
    const { result } = await deliverIn(world);
    expect(result.supersededBy).toBe(world.head);
    expect(result.advice).toBeUndefined();
    expect(world.comment.bodies[0]).toMatch(/^> \[!NOTE\].*\n.*\n.*superseded.*ddddddd/);
  });

  it('is a complete report without a question about the head', async () => {
    const world = deliveredWorld();
    world.head = 'd'.repeat(40);
    await deliverIn(world);
    expect(world.step.events).not.toContain('head');
    expect(world.comment.bodies[0]).not.toContain('superseded');
  });

  it.each([
    [
      'was left running',
      { mayStillRun: false },
      / Task <code>task_1<\/code> was left running\. <a/,
    ],
    ['may still run', { mayStillRun: true }, /task_1<\/code> may still be running\..*cancel it/],
  ])('of a superseded run says of its task that it %s', async (_, changes, sentence) => {
    const world = deliveredWorld();
    world.comment.existing = old;
    const task = makeTask({ id: 'task_1', status: 'running' });
    const superseded = { outcome: 'timed-out', supersededBy: 'd'.repeat(40), task } as const;
    await deliverIn(world, { verdict: { ...superseded, ...changes, problems: ['Too slow.'] } });
    expect(world.comment.bodies[0]).toMatch(sentence);
  });

  it('and the summary have the title of the inputs', async () => {
    const world = deliveredWorld();
    await deliverIn(world, { given: { title: 'Security review' } });
    for (const page of [...world.comment.bodies, ...world.step.summaries]) {
      expect(page).toMatch(/^<h2>Security review<\/h2>\n\n<h[23]>The report<\/h[23]>\n/);
    }
  });
});

describe('a report that names lines of code', () => {
  const commit = runFacts.commit ?? '';
  const linked = `<a href="https://github.com/octo/repo/blob/${commit}/src/a.ts#L42">`;

  function codeWorld(text = 'See src/a.ts:42.'): FakeWorld {
    const world = deliveredWorld();
    world.service.contents.set('dlvr_report.md', new TextEncoder().encode(text));
    const files = [{ filename: 'src/a.ts', diff: undefined }];
    world.change = { head: commit, files, isWhole: true };
    return world;
  }
  const asked = ({ step }: FakeWorld) => step.events.filter((event) => event === 'change');

  it('links those in changed files, with one request for the change', async () => {
    const world = codeWorld();
    await deliverIn(world);
    expect(world.comment.bodies[0]).toContain(linked);
    expect(world.step.summaries[0]).toContain(linked);
    expect(asked(world)).toEqual(['change']);
  });

  it.each([
    ['names none', 'All is well at 12:30.', runFacts],
    ['has no known commit', 'See src/a.ts:42.', { ...runFacts, commit: undefined }],
  ])('does not fetch the change when it %s', async (_, text, run) => {
    const world = codeWorld(text);
    await deliverIn(world, { context: { run } });
    expect(asked(world)).toEqual([]);
  });

  it.each([
    ['of another commit', { head: 'd'.repeat(40), files: [{ filename: 'src/a.ts' }] }],
    [
      'that deletes the file',
      { head: commit, files: [{ filename: 'src/a.ts', status: 'removed' }] },
    ],
  ])('links nothing of a change %s', async (_, { head, files }) => {
    const world = codeWorld();
    const changed = files.map((file) => ({ ...file, diff: undefined }));
    world.change = { head, files: changed, isWhole: true };
    await deliverIn(world);
    expect(world.comment.bodies[0]).toContain('See src/a.ts:42.');
  });

  it('is published without links, and without a warning, when the change cannot be read', async () => {
    const world = codeWorld();
    world.change = new Error('502');
    const { failures } = await deliverIn(world);
    expect(failures).toEqual([]);
    expect(world.comment.bodies[0]).toContain('See src/a.ts:42.');
    expect(world.log.texts('warning')).toEqual([]);
  });

  it('does not wait long for the change', async () => {
    const world = codeWorld();
    const fetchChange = () => new Promise<never>(() => undefined);
    await deliverIn(world, { ports: { fetchChange } });
    expect(world.comment.bodies).toHaveLength(1);
    expect(world.clock.monotonicMs()).toBeLessThanOrEqual(10_000);
  });
});

describe('a part of a delivery that fails', () => {
  it('is named, and the rest is published', async () => {
    const world = deliveredWorld();
    world.service.contents.delete('dlvr_report.md');
    const { failures, result } = await deliverIn(world);
    expect(failures).toEqual([
      expect.stringMatching(/^Could not download the deliverable "report\.md" \(dlvr_report\.md\)/),
    ]);
    expect(world.artifacts.uploads[0]?.files).toEqual(['data/rows.csv', 'miteos-task.json']);
    expect(result.problems).toEqual(failures);
    expect(world.folders[0]?.files.get('miteos-task.json')).toContain('dlvr_report.md');
  });

  it('fails the step when the list cannot be read, but the report is published', async () => {
    const world = deliveredWorld();
    world.service.alwaysAnswer('listDeliverables', refusal(500));
    const { failures } = await deliverIn(world);
    expect(failures).toEqual([
      'Could not list the deliverables of task task_1: Miteos returned 500.',
    ]);
    expect(world.comment.bodies[0]).toContain('Could not list the deliverables');
    expect(world.step.summaries).toHaveLength(1);
    // It is not known that there are none.
    expect(world.log.texts('warning')).toEqual([]);
  });

  it('fails the step when it is the artifact, but comment, summary and outputs are complete', async () => {
    const world = deliveredWorld();
    world.artifacts.errors.set('*', new Error('quota hit'));
    const { failures, comment } = await deliverIn(world);
    expect(failures).toEqual([
      'Could not publish the artifact miteos-task_1: quota hit. The deliverables are in /job/temp/miteos/task_1.',
    ]);
    expect(comment).toBeDefined();
    expect(world.comment.bodies[0]).toContain('quota hit');
    expect(world.step.summaries[0]).toContain('The report');
  });

  it('is one warning without a failure when it is the comment', async () => {
    const world = deliveredWorld();
    world.comment.error = new Error('Could not write the comment on #2: 403. Do this.');
    const { failures, comment } = await deliverIn(world);
    expect([failures, comment]).toEqual([[], undefined]);
    expect(world.log.texts('warning')).toEqual([
      'Could not write the comment on #2: 403. Do this. The job summary has the report.',
    ]);
    expect(world.step.summaries).toHaveLength(1);
    expect(world.step.saved('comment')).toBeUndefined();
  });

  it('fails the step when it is the comment and `comment: always` requires one', async () => {
    const world = deliveredWorld();
    world.comment.error = new Error('Could not write the comment on #2: 403. Do this.');
    const delivered = await deliverIn(world, { given: { comment: 'always' } });
    const failure =
      'Could not write the comment on #2: 403. Do this. The job summary has the report.';
    expect(delivered.failures).toEqual([failure]);
    expect(delivered.result.problems).toEqual([failure]);
    expect(delivered.result.advice).toContain('With `task-id`, no new task is created');
    expect(world.log.texts('warning')).toEqual([]);
    expect(world.step.summaries).toHaveLength(1);
  });

  it('does not mention the summary when it is disabled', async () => {
    const world = deliveredWorld();
    world.comment.error = new Error('403');
    await deliverIn(world, { given: { summary: 'false' } });
    expect(world.log.texts('warning')).toEqual(['403.']);
  });

  it('does not update the comment of a newer run, logs that once, and does not fail', async () => {
    const world = deliveredWorld();
    world.comment.isSuperseded = true;
    const { failures, comment } = await deliverIn(world);
    expect([failures, comment]).toEqual([[], undefined]);
    expect(world.log.texts('warning')).toEqual([]);
    expect(world.log.texts('info').filter((text) => text.includes('newer run'))).toEqual([
      'The comment https://github.com/comments/7 belongs to a newer run and is not changed. ' +
        'The job summary has the report.',
    ]);
    expect(world.step.summaries).toHaveLength(1);
  });

  it('is one warning without a failure when it is the summary', async () => {
    const world = deliveredWorld();
    world.step.summaryError = new Error('EACCES');
    expect((await deliverIn(world)).failures).toEqual([]);
    expect(world.log.texts('warning')).toEqual(['Could not write the job summary: EACCES.']);
    expect(world.comment.bodies).toHaveLength(1);
  });

  it('is one warning without a failure when the platform has no artifacts', async () => {
    const world = deliveredWorld();
    const { failures } = await deliverIn(world, { ports: { artifacts: undefined } });
    expect(failures).toEqual([]);
    expect(world.log.texts('warning')).toEqual([
      'There is no service for artifacts here. The deliverables are in /job/temp/miteos/task_1.',
    ]);
    expect(world.folders[0]?.files.get('miteos-task.json')).toContain('dlvr_report.md');
  });

  it('does not prevent the other files from being published when one download never ends', async () => {
    const world = deliveredWorld();
    const [, slow] = world.service.deliverables.get('task_1') ?? [];
    world.service.alwaysAnswer('openDeliverable', hang);
    world.service.answer('openDeliverable', {
      status: 200,
      body: (async function* () {
        await Promise.resolve();
        yield new TextEncoder().encode('# The report');
      })(),
    });
    const { failures, result } = await deliverIn(world);
    expect(world.clock.monotonicMs()).toBeLessThan(300_000);
    expect(failures).toEqual([expect.stringContaining(slow?.name ?? '?')]);
    expect(result.saved.map(({ name }) => name)).toEqual(['report.md']);
    expect(world.artifacts.uploads.map(({ files }) => files)).toEqual([
      ['report.md', 'miteos-task.json'],
    ]);
  });

  it('does not prevent the report when the time limit is reached', async () => {
    const world = deliveredWorld();
    const budget = startDeadline(world.clock, 1);
    await world.clock.sleep(2);
    const { failures } = await deliverIn(world, { context: { budget } });
    expect(failures).toHaveLength(1);
    expect(world.comment.bodies).toHaveLength(1);
    expect(world.step.summaries).toHaveLength(1);
  });
});

describe('a delivery without files', () => {
  const emptyWorld = (): FakeWorld => {
    const world = deliveredWorld();
    world.service.deliverables.clear();
    return world;
  };

  it.each([
    ['warn', [], ['The task has no deliverables.']],
    ['ignore', [], []],
    ['error', ['The task has no deliverables.'], []],
  ])('is handled as the input says: %s', async (ifNone, failures, warnings) => {
    const world = emptyWorld();
    const delivered = await deliverIn(world, { given: { 'if-no-deliverables': ifNone } });
    expect(delivered.failures).toEqual(failures);
    const advice = failures.length === 0 ? undefined : expect.stringContaining('Change the prompt');
    expect(delivered.result.advice).toEqual(advice);
    expect(world.log.texts('warning')).toEqual(warnings);
    expect(world.artifacts.requests).toEqual([]);
    expect(world.comment.bodies).toHaveLength(1);
  });

  it.each(['failed', 'cancelled', 'timed-out', 'over-budget', 'needs-approval'] as const)(
    'is not mentioned when the outcome is %s',
    async (outcome) => {
      const world = new FakeWorld();
      world.service.add({ id: 'task_1', status: 'failed' });
      const { failures } = await deliverIn(world, {
        given: { 'if-no-deliverables': 'error' },
        verdict: { outcome },
      });
      expect(failures).toEqual([]);
      expect(world.log.texts('warning')).toEqual([]);
    },
  );

  it('mentions the patterns when no file matches them', async () => {
    const world = deliveredWorld();
    await deliverIn(world, { given: { deliverables: '*.pdf' } });
    expect(world.log.texts('warning')).toEqual([
      'None of the 2 deliverables of the task matches the input deliverables.',
    ]);
  });
});

describe('a delivery with more text than the limit', () => {
  it('shows the report, even if other files come first', async () => {
    const world = new FakeWorld();
    const task = world.service.add({ id: 'task_1', status: 'complete', rawStatus: 'complete' });
    for (const name of ['a.log', 'b.log', 'c.log', 'd.log']) {
      world.addDeliverable(task.id, name, 'x'.repeat(1_100_000));
    }
    world.addDeliverable(task.id, 'report.md', '# The report');
    await deliverIn(world);
    expect(world.comment.bodies[0]).toContain('<h2>The report</h2>');
  });
});

describe('the process that renders the report', () => {
  it('starts before the deliverables are collected, and gets the result', async () => {
    const world = deliveredWorld();
    const events: string[] = [];
    const openFolder: Ports['openFolder'] = (...given) => {
      events.push('collect');
      return world.ports.openFolder(...given);
    };
    const renderReports = async (result: Promise<Result>) => {
      events.push('start');
      return { comment: 'comment', summary: (await result).outcome };
    };
    await deliverIn(world, { ports: { renderReports, openFolder } });
    expect(events).toEqual(['start', 'collect']);
    expect(world.step.summaries).toEqual(['complete']);
  });

  it('does not start when nothing shows the report', async () => {
    const world = deliveredWorld();
    const renderReports = () => {
      throw new Error('It started.');
    };
    const ports = { renderReports, comment: undefined };
    const { failures } = await deliverIn(world, { ports, given: { summary: 'false' } });
    expect(failures).toEqual([]);
  });
});

describe('a delivery whose texts take too long to render', () => {
  const renderReports = () => Promise.reject(new Error('the time limit of 5 s is over'));

  it('shows them as plain text, and says so', async () => {
    const world = deliveredWorld();
    await deliverIn(world, { ports: { renderReports } });
    const shown = '<pre lang="md"><code># The report</code></pre>';
    expect(world.comment.bodies[0]).toContain(shown);
    expect(world.step.summaries[0]).toContain(shown);
    expect(world.log.texts('warning')).toEqual([
      'The report could not be rendered: the time limit of 5 s is over. Markdown and tables are shown as plain text.',
    ]);
  });

  it('leaves the report to the post step when the step is cancelled', async () => {
    const world = deliveredWorld();
    const stop = async (result: Promise<Result>): Promise<never> => {
      await result;
      world.stopper.abort();
      return renderReports();
    };
    await expect(deliverIn(world, { ports: { renderReports: stop } })).rejects.toThrow('stopped');
    expect([...world.comment.bodies, ...world.step.summaries]).toEqual([]);
  });
});

describe('a delivery that contains a secret', () => {
  /** The report contains the secret, and so does the message of a failed upload. */
  async function deliverSecret() {
    const world = new FakeWorld();
    world.redact = (text) => text.replaceAll('mt_live_secret', '***');
    const task = world.service.add({ id: 'task_1', status: 'complete', rawStatus: 'complete' });
    world.addDeliverable(task.id, 'report.md', '# The key is `mt_live_secret`');
    world.addDeliverable(task.id, 'other.md', '# Fine');
    world.artifacts.errors.set('*', new Error('refused mt_live_secret'));
    return { world, ...(await deliverIn(world)) };
  }

  it('is published without it', async () => {
    const { world } = await deliverSecret();
    const published = [...world.comment.bodies, ...world.step.summaries].join();
    expect(published).not.toContain('secret');
    expect(published.match(/The key is <code>\*\*\*<\/code>/g)).toHaveLength(2);
    expect(published.match(/refused \*\*\*/g)).toHaveLength(2);
  });

  it('causes a warning when Markdown hides the secret until it is rendered', async () => {
    const world = new FakeWorld();
    world.redact = (text) => text.replaceAll('mt_live_secret', '***');
    const task = world.service.add({ id: 'task_1', status: 'complete', rawStatus: 'complete' });
    world.addDeliverable(task.id, 'report.md', 'It is mt\\_live\\_secret.');
    await deliverIn(world);
    const published = [...world.comment.bodies, ...world.step.summaries].join();
    expect(published).not.toContain('mt_live_secret');
    expect(world.log.texts('warning')).toEqual([
      expect.stringMatching(
        /^Text from Miteos contains a secret .* appears only when it is rendered\./,
      ),
    ]);
  });

  it('does not change the file, and names it in a warning', async () => {
    const { world } = await deliverSecret();
    expect(world.folders[0]?.files.get('report.md')).toContain('mt_live_secret');
    expect(world.log.texts('warning')).toEqual([
      expect.stringMatching(
        /^These deliverables contain a secret .*: "report\.md"\. .* replace the key\.$/,
      ),
    ]);
  });
});

describe('the folder of the deliverables', () => {
  const LINUX = { workspace: '/home/runner/work/r/r', runnerTemp: '/home/runner/work/_temp' };
  const WINDOWS = { workspace: 'D:\\a\\r\\r', runnerTemp: 'D:\\a\\_temp' };

  it.each([
    ['', '/home/runner/work/_temp/miteos/task_1'],
    ['out/', '/home/runner/work/r/r/out'],
    ['./a/../b', '/home/runner/work/r/r/b'],
    ['/data', '/data'],
  ])('on Linux and macOS, for %j, is %s', (outputDir, root) => {
    expect(outputRoot({ outputDir, taskId: 'task_1' }, LINUX, path.posix)).toBe(root);
  });

  it.each([
    ['', 'D:\\a\\_temp\\miteos\\task_1'],
    ['out/b', 'D:\\a\\r\\r\\out\\b'],
    ['E:/out', 'E:\\out'],
    ['//server/share/out', '\\\\server\\share\\out'],
    // The drive of the workspace, as for every program on Windows.
    ['\\out', 'D:\\out'],
    ['D:out', 'D:\\a\\r\\r\\out'],
  ])('on Windows, for %j, is %s', (outputDir, root) => {
    expect(outputRoot({ outputDir, taskId: 'task_1' }, WINDOWS, path.win32)).toBe(root);
  });

  it.each(['C:\\x', '..', '../../etc', 'nul', 'a:b', '/x'])(
    'contains only the harmless characters of a task ID: %j',
    (taskId) => {
      const root = outputRoot({ outputDir: '', taskId }, WINDOWS, path.win32);
      expect(path.win32.dirname(root)).toBe('D:\\a\\_temp\\miteos');
      expect(path.win32.basename(root)).not.toMatch(/[:\\]|^(?:nul|\.\.)$/);
    },
  );
});

describe('a report.md that is not UTF-8', () => {
  it('is shown in comment and summary, and both and the log say so', async () => {
    const world = deliveredWorld();
    const report = Buffer.from('# All is well\n\nIt\x92s fine', 'latin1');
    world.service.contents.set('dlvr_report.md', report);
    const { failures } = await deliverIn(world);
    expect(failures).toEqual([]);
    for (const text of [world.comment.bodies[0], world.step.summaries[0]]) {
      expect(text).toContain('It’s fine');
      expect(text).toContain('This file is not UTF-8: it is shown as Windows-1252.');
    }
    expect(world.log.texts('warning')).toEqual([
      'Not UTF-8, so some characters in the report may be wrong: "report.md". ' +
        'The files themselves are unchanged. Ask for UTF-8 text files in the prompt.',
    ]);
  });

  it('is named in the log when it is not text', async () => {
    const world = deliveredWorld();
    world.service.contents.set('dlvr_report.md', Buffer.alloc(100));
    await deliverIn(world);
    expect(world.log.texts('warning')).toEqual([
      'Not text, so the report does not show it: "report.md". ' +
        'The files themselves are unchanged. Ask for UTF-8 text files in the prompt.',
    ]);
  });
});

describe('what the workflow demands of the files', () => {
  const given = { 'output-file': 'report.md', expect: '*.csv' };

  it('fails a complete task that does not meet it, and says how to ask again', async () => {
    const { failures, structuredOutput, result } = await deliverIn(deliveredWorld(), { given });
    expect(structuredOutput).toBeUndefined();
    expect(failures).toEqual([
      'No deliverable matches "*.csv" of the input expect. Delivered: "report.md", "data/rows.csv".',
      expect.stringMatching(/^The file report\.md is not JSON: /),
    ]);
    expect(result.problems).toEqual(failures);
    expect(result.advice).toContain('and start a new run.');
  });

  it('is not compared with what a task delivered that did not complete', async () => {
    const verdict = { outcome: 'failed', problems: ['The task failed.'] } as const;
    const { failures } = await deliverIn(deliveredWorld(), { given, verdict });
    expect(failures).toEqual([]);
  });

  it('is not said of a task whose files could not be listed', async () => {
    const world = deliveredWorld();
    world.service.alwaysAnswer('listDeliverables', refusal(403));
    const { failures } = await deliverIn(world, { given });
    expect(failures).toEqual([expect.stringContaining('Could not list')]);
  });

  it('may be met by a re-run where a file could not be fetched', async () => {
    const world = deliveredWorld();
    world.service.contents.delete('dlvr_data/rows.csv');
    const { result } = await deliverIn(world, { given: { expect: 'data/*.csv' } });
    expect(result.lost).toHaveLength(1);
    expect(result.advice).toMatch(/^Re-run the job/);
  });
});
