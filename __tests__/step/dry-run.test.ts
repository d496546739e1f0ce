import { describe, expect, it } from '@jest/globals';
import type { MainPorts } from '../../src/ports.ts';
import type { Ending } from '../../src/step/follow.ts';
import { runStep } from '../../src/step/run.ts';
import { UserError } from '../../src/support/errors.ts';
import { FakeWorld, inputsOf, runFacts } from '../support/fake-ports.ts';

async function dryRun(
  world: FakeWorld,
  given: Readonly<Record<string, string>> = {},
  ports: Partial<MainPorts> = {},
): Promise<Ending> {
  const inputs = inputsOf({ 'dry-run': 'true', ...given });
  return runStep({ inputs, ports: { ...world.ports, ...ports }, run: runFacts });
}

const planOf = ({ log }: FakeWorld): string[] =>
  log.texts('info').flatMap((text) => (text.startsWith('- ') ? [text.slice(2)] : []));

describe('a dry run', () => {
  it('sends nothing to Miteos, publishes only the summary, and ends as skipped', async () => {
    const world = new FakeWorld();
    const given = { 'pull-request-context': 'diff', findings: 'findings.json' };
    const ending = await dryRun(world, given, {
      react: () => Promise.reject(new Error('must not react')),
    });
    expect(ending).toEqual({ failure: undefined, isFinished: true });
    expect(world.service.calls).toEqual([]);
    expect([world.comment.bodies, world.artifacts.uploads, world.review.requests]).toEqual([
      [],
      [],
      [],
    ]);
    expect(world.step.summaries).toHaveLength(1);
    expect(world.step.outputs.get('status')).toBe('skipped');
    expect(world.step.outputs.get('reason')).toBe(
      'This is a dry run (`dry-run: true`), so no task was created.',
    );
    expect(world.log.texts('notice')).toHaveLength(1);
    expect([world.step.saved('create'), world.step.saved('task')]).toEqual([undefined, undefined]);
  });

  it('shows the prompt with its context and the wanted files, and the config', async () => {
    const world = new FakeWorld();
    world.workspaceFiles.set('p.md', 'Review {{what}}.');
    await dryRun(world, {
      'prompt-file': 'p.md',
      'prompt-variables': 'what=it',
      'pull-request-context': 'diff',
      'output-file': 'verdict.json',
      config: '{"tone":"dry"}',
      'max-agents': '2',
    });
    const shown = world.log.texts('info').join('\n');
    for (const page of [shown, world.step.summaries[0]]) {
      expect(page).toContain('Review it.');
      expect(page).toContain('the diff');
      expect(page).toContain('Deliver a file named "verdict.json".');
      expect(page).toContain('"tone": "dry"');
      expect(page).toContain('"max_agents": 2');
    }
  });

  it('warns about the context as a run with a task does', async () => {
    const world = new FakeWorld();
    world.gaps.push('the diff is truncated');
    world.hidden.push('2 characters marked in a.ts');
    await dryRun(world, { 'pull-request-context': 'diff' });
    expect(world.log.texts('warning')).toEqual([
      expect.stringContaining('the diff is truncated'),
      expect.stringContaining('2 characters marked in a.ts'),
    ]);
  });

  it.each<[string, Readonly<Record<string, string>>, Partial<MainPorts>, string[]]>([
    [
      'by default',
      {},
      {},
      [
        'creates a task at `https://api.miteos.com/v1` with this prompt, after which one line names this workflow run',
        'saves the files in `RUNNER_TEMP/miteos/<task>` and publishes them as the artifact `miteos-<task>`',
        'writes the report as a comment on #2 (`comment-mode: update`)',
        'writes the report to the job summary',
      ],
    ],
    [
      'with an issue for the report',
      { 'issue-title': 'Weekly report', 'github-token': 'ghs_token' },
      { comment: undefined },
      [
        'creates a task at `https://api.miteos.com/v1` with this prompt, after which one line names this workflow run',
        'saves the files in `RUNNER_TEMP/miteos/<task>` and publishes them as the artifact `miteos-<task>`',
        'writes the report as the issue "Weekly report" (`issue-mode: new`)',
        'writes the report to the job summary',
      ],
    ],
    [
      'with an issue that has labels and assignees',
      {
        'issue-title': 'Weekly report',
        'issue-mode': 'update',
        'issue-labels': 'report,to read',
        'issue-assignees': 'octocat',
        'github-token': 'ghs_token',
        artifact: 'none',
        summary: 'false',
      },
      { comment: undefined },
      [
        expect.stringContaining('creates a task') as unknown as string,
        'saves the files in `RUNNER_TEMP/miteos/<task>` and publishes no artifact',
        'writes the report as the issue "Weekly report" (`issue-mode: update`) with the labels `report`, `to read` and the assignees `octocat`',
        'writes no job summary',
      ],
    ],
    [
      'with everything else',
      {
        'api-key': '',
        'run-reference': 'false',
        'workspace-id': 'ws_1',
        'output-dir': '/out',
        artifact: 'files',
        'artifact-name': 'review',
        comment: 'never',
        findings: 'findings.json',
        reaction: 'eyes',
        summary: 'false',
      },
      { comment: undefined, react: () => Promise.resolve() },
      [
        'needs the input `api-key`, which is empty',
        'creates a task at `https://api.miteos.com/v1` in the workspace `ws_1` with this prompt',
        'reacts to the comment with `eyes`',
        'saves the files in `/out` and publishes each as an artifact whose name begins with `review`',
        'writes no comment',
        'posts the findings as a review of the pull request',
        'writes no job summary',
      ],
    ],
    [
      'where there is nothing to comment on',
      { artifact: 'none', findings: 'findings.json' },
      { comment: undefined, review: undefined, hasSummaries: false },
      [
        expect.stringContaining('creates a task') as unknown as string,
        'saves the files in `RUNNER_TEMP/miteos/<task>` and publishes no artifact',
        'writes no comment, because the event has no pull request and the input `issue-number` is empty',
        'posts the findings as annotations',
        'writes the report to the log',
      ],
    ],
    [
      'without a wait',
      { wait: 'false', reaction: '+1' },
      { react: () => Promise.resolve() },
      [
        expect.stringContaining('creates a task') as unknown as string,
        'reacts to the comment with `+1`',
        'does not wait for the task, and publishes nothing',
      ],
    ],
  ])('says where the results would go, %s', async (_, given, ports, plan) => {
    const world = new FakeWorld();
    await dryRun(world, given, ports);
    expect(planOf(world)).toEqual(plan);
    expect(world.step.summaries).toHaveLength(given['summary'] === 'false' ? 0 : 1);
  });

  it('says why there would be no comment, and does not fail for it', async () => {
    const world = new FakeWorld();
    world.comment.error = new Error('There is no pull request or issue to comment on.');
    await dryRun(world);
    expect(planOf(world)).toContain(
      'writes no comment. There is no pull request or issue to comment on.',
    );
  });

  it('shows only the plan for a task that exists, whose prompt is not sent', async () => {
    const world = new FakeWorld();
    const given = { 'task-id': 'task_9', reaction: 'eyes' };
    await dryRun(world, given, { react: () => Promise.resolve() });
    expect(planOf(world)[0]).toBe('follows the task `task_9`');
    expect(planOf(world).join()).not.toContain('reacts');
    expect(world.step.summaries[0]).not.toContain('<details>');
    expect(world.service.calls).toEqual([]);
  });

  it('redacts secrets in the summary', async () => {
    const world = new FakeWorld();
    world.redact = (text) => text.replaceAll('hunter2', '***');
    await dryRun(world, {
      prompt: 'Use hunter2.',
      config: '{"a":"hunter2"}',
      title: 'hunter2',
      'artifact-name': 'hunter2',
    });
    expect(world.step.summaries.join()).not.toContain('hunter2');
    expect(world.log.texts('info').join()).not.toContain('hunter2');
  });

  it('fails for the problems for which a run with a task fails', async () => {
    const world = new FakeWorld();
    await expect(dryRun(world, { expect: 'report.md', deliverables: '*.csv' })).rejects.toThrow(
      UserError,
    );
    await expect(
      dryRun(world, { 'output-file': 'a.json', 'output-schema': '{"$ref":"x"}' }),
    ).rejects.toThrow(UserError);
    await expect(dryRun(world, { prompt: '{{a}}', 'prompt-variables': 'b=1' })).rejects.toThrow(
      UserError,
    );
    world.refusal = { reason: '"octocat" may not.', advice: 'Ask.', isUnchecked: false };
    await expect(dryRun(world)).rejects.toThrow('"octocat" may not. Ask.');
    expect(world.step.summaries).toEqual([]);
  });

  it('shows at least the log when the summary can not be written', async () => {
    const world = new FakeWorld();
    world.step.summaryError = new Error('disk full');
    const ending = await dryRun(world);
    expect(ending.failure).toBeUndefined();
    expect(world.log.texts('warning')).toEqual(['Could not write the job summary: disk full.']);
    expect(world.log.texts('info').join()).toContain('Review.');
  });
});
